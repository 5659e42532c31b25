"""Decisions about contributions that answer another one: builds, challenges with care, and "Me too".

The challenger chooses when a challenge arrives. Until then nobody else sees it, not even the person whose words it
challenges.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.contributions import clean_words
from server.domain.decide.keys import hash_of
from server.domain.decide.people import is_simulated
from server.domain.decide.reading import may_read
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Contribution, State, WaitingChallenge
from server.domain.text import CONTRIBUTION_CHARACTERS, CONTRIBUTION_LINES, required

MOST_WAITING_CHALLENGES: Final = 200
MOST_WAITING_FROM_ONE: Final = 5
ENCOURAGER: Final = "encourager"


@dataclass(frozen=True, slots=True)
class _Author:
    """Whose words they are: exactly one of the two is known."""

    person: str | None
    key_hash: str | None


def build(state: State, command: c.Build, person: str, context: Context) -> tuple[e.Event, ...]:
    """Builds on a contribution."""
    author = _author(person, command.key)
    if _is_repeat(state, author):
        return ()
    require_running(state)
    to = _readable(state, command.contribution, person, context)
    text = clean_words(command.text)
    simulated = is_simulated(state, person)
    return (_made(state, to, author, text, context, kind="build", consent=command.consent, simulated=simulated),)


def challenge(state: State, command: c.Challenge, person: str, context: Context) -> tuple[e.Event, ...]:
    """Challenges a contribution, now or later."""
    author = _author(person, command.key)
    if _is_repeat(state, author):
        return ()
    require_running(state)
    to = _readable(state, command.contribution, person, context)
    value = required(command.value, most=CONTRIBUTION_CHARACTERS, lines=CONTRIBUTION_LINES, field="value")
    text = clean_words(command.text)
    _check_arrival(state, command, to, author)
    consent, simulated = command.consent, is_simulated(state, person)
    if command.arrives == "now":
        made = _made(
            state, to, author, text, context, kind="challenge", value=value, consent=consent, simulated=simulated
        )
        return (made,)
    _require_few_waiting(state, author)
    kept = e.ChallengeKept(
        context.new_id("g"),
        to.id,
        value,
        text,
        command.arrives,
        author.person,
        author.key_hash,
        command.beside,
        consent,
        simulated,
    )
    return (kept,)


def change_arrival(state: State, command: c.ChangeArrival, person: str, context: Context) -> tuple[e.Event, ...]:
    """Lets one's waiting challenge arrive at another moment, or asks somebody else to stand beside one."""
    waiting = own_waiting(state, command.challenge, person, command.key)
    if waiting is None:
        raise Rejected("challenge_gone", field="challenge")
    to = state.contributions[waiting.contribution]
    _check_arrival(state, command, to, _Author(waiting.person, waiting.key_hash))
    if command.arrives == "now":
        return arrived(state, waiting, context)
    if (waiting.arrives, waiting.beside) == (command.arrives, command.beside):
        return ()
    return (e.ArrivalChanged(waiting.id, waiting.person, command.arrives, command.beside, waiting.beside),)


def take_back(state: State, command: c.TakeBackChallenge, person: str) -> tuple[e.Event, ...]:
    """Takes one's waiting challenge back. If it does not wait any more, nothing changes."""
    waiting = own_waiting(state, command.challenge, person, command.key)
    return () if waiting is None else (_dropped(waiting),)


def stand_beside(state: State, command: c.StandBeside, person: str, context: Context) -> tuple[e.Event, ...]:
    """The yes of somebody who is asked to stand beside a challenger."""
    waiting = state.challenges.get(command.challenge)
    if waiting is None or waiting.beside != person:
        raise Rejected("challenge_gone", field="challenge")
    if state.tenure_of(ENCOURAGER, person) is None:
        raise Rejected("not_holding", {"role": state.role_name(ENCOURAGER)})
    return arrived(state, waiting, context)


def decline(state: State, command: c.DeclineToStandBeside, person: str) -> tuple[e.Event, ...]:
    """The "Not now" of somebody who is asked to stand beside a challenger. If nobody asks, nothing changes."""
    waiting = state.challenges.get(command.challenge)
    if waiting is None or waiting.beside != person:
        return ()
    return (e.ArrivalChanged(waiting.id, waiting.person, waiting.arrives, None, person),)


def say_me_too(state: State, command: c.SayMeToo, person: str, context: Context) -> tuple[e.Event, ...]:
    """Says "Me too" to a contribution."""
    key_hash = hash_of(command.key)
    require_running(state)
    contribution = _readable(state, command.contribution, person, context)
    return () if key_hash in contribution.me_too else (e.MeTooSaid(contribution.id, key_hash),)


def take_back_me_too(state: State, command: c.TakeBackMeToo) -> tuple[e.Event, ...]:
    """Takes a "Me too" back. If it was not said, nothing changes."""
    key_hash, contribution = hash_of(command.key), state.contributions.get(command.contribution)
    if contribution is None or key_hash not in contribution.me_too:
        return ()
    return (e.MeTooTakenBack(contribution.id, key_hash),)


def arriving(state: State, context: Context) -> tuple[e.Event, ...]:
    """The challenges that arrive as a break ends or the session does, in the order in which they came.

    One to words that were taken back goes on waiting, and its author is told that nobody else reads it.
    """
    waiting = sorted(state.challenges.values(), key=lambda known: known.number)
    gone = {known.id for known in waiting if state.contributions[known.contribution].taken_back}
    after_break = (known for known in waiting if known.arrives == "after_break" and known.id not in gone)
    return tuple(event for known in after_break for event in arrived(state, known, context))


def arrived(state: State, waiting: WaitingChallenge, context: Context) -> tuple[e.Event, ...]:
    """A waiting challenge arrives. Raises Rejected words_gone if the words that it challenges were taken back."""
    to = state.contributions[waiting.contribution]
    if to.taken_back:
        raise Rejected("words_gone", field="challenge")
    made = _made(
        state,
        to,
        _Author(waiting.person, waiting.key_hash),
        waiting.text,
        context,
        kind="challenge",
        consent=waiting.consent,
        simulated=waiting.simulated,
        value=waiting.value,
        beside=waiting.beside,
        said_at=waiting.at,
    )
    return (_dropped(waiting), made)


def _made(
    state: State,
    to: Contribution,
    author: _Author,
    text: str,
    context: Context,
    *,
    kind: c.ContributionKind,
    consent: c.Consent,
    simulated: bool,
    value: str = "",
    beside: str | None = None,
    said_at: datetime | None = None,
) -> e.ContributionMade:
    """A contribution that answers another one, said now or, where it waited, at `said_at`.

    Where others do not read that one now, this one waits for a look.
    """
    question = state.questions[to.question]
    closed_at = question.closed_at
    return e.ContributionMade(
        context.new_id("c"),
        to.question,
        text,
        author.person,
        author.key_hash,
        kind,
        consent=consent,
        late=closed_at is not None and (said_at is None or said_at >= closed_at),
        simulated=simulated,
        to=to.id,
        value=value,
        beside=beside,
        waits=question.keeps_waiting(from_facilitator=False) or to.held is not None,
    )


def _dropped(waiting: WaitingChallenge) -> e.ChallengeDropped:
    return e.ChallengeDropped(waiting.id, waiting.person, waiting.beside)


def _author(person: str, key: str | None) -> _Author:
    return _Author(person, None) if key is None else _Author(None, hash_of(key))


def _is_repeat(state: State, author: _Author) -> bool:
    """Whether words without a name came before: their key is known, which only one phone has."""
    return author.key_hash is not None and state.kept_by_key(author.key_hash) is not None


def _readable(state: State, contribution: str, person: str, context: Context) -> Contribution:
    """A contribution of somebody else that the person may read. Raises Rejected."""
    found = state.contributions.get(contribution)
    if found is None or not found.is_shown or not may_read(state.questions[found.question], person, context):
        raise Rejected("words_gone", field="contribution")
    if found.person == person:
        raise Rejected("words_your_own", field="contribution")
    return found


def _check_arrival(state: State, command: c.Challenge | c.ChangeArrival, to: Contribution, author: _Author) -> None:
    """Raises Rejected unless somebody is asked exactly where somebody has to be, who holds Encourager.

    That is neither the challenger nor whoever said the words that are challenged.
    """
    if (command.arrives == "beside") != (command.beside is not None):
        raise Rejected("beside_whom", field="beside")
    if command.beside is None:
        return
    if author.person is None:
        raise Rejected("beside_nameless", field="beside")
    if command.beside == author.person:
        raise Rejected("beside_oneself", field="beside")
    if state.tenure_of(ENCOURAGER, command.beside) is None:
        raise Rejected("beside_not_holding", field="beside")
    if command.beside == to.person:
        raise Rejected("beside_own_words", field="beside")


def _require_few_waiting(state: State, author: _Author) -> None:
    """Raises Rejected if too many challenges wait, of all or under the author's own name."""
    own = 0 if author.person is None else sum(known.person == author.person for known in state.challenges.values())
    for waiting, most in ((own, MOST_WAITING_FROM_ONE), (len(state.challenges), MOST_WAITING_CHALLENGES)):
        if waiting >= most:
            raise Rejected("challenges_waiting", {"count": waiting})


def own_waiting(state: State, challenge: str, person: str, key: str | None) -> WaitingChallenge | None:
    """One's own challenge, if it waits."""
    waiting = state.challenges.get(challenge)
    if waiting is None:
        return None
    if waiting.person is None:
        return waiting if key is not None and hash_of(key) == waiting.key_hash else None
    return waiting if waiting.person == person else None
