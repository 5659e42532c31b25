"""Decisions about words that one person puts in for another.

The words of somebody with a phone wait for that person's yes. Somebody without a phone says yes across the table, as
does the speaker of words without a name. For the latter nothing says whose words they are or, unless it was the
facilitator, who put them in.
"""

from dataclasses import dataclass
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain import slips
from server.domain.actors import Actor, Facilitator, Participant, person_of
from server.domain.decide import questions
from server.domain.decide.context import Context
from server.domain.decide.contributions import clean_words, is_late
from server.domain.decide.keys import hash_of
from server.domain.decide.people import is_simulated, known_person
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import CapturedWords, State

MOST_WAITING: Final = 20
MOST_WAITING_FROM_ONE: Final = 3
MOST_HANDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class _CheckedWords:
    """Words that may be put in."""

    question: str
    text: str
    late: bool
    slip: str | None


def is_repeat(state: State, command: c.Command) -> bool:
    """Whether the command repeats words without a name: their key is known, which only one phone has.

    Raises Rejected if the key is invalid.
    """
    return (
        isinstance(command, c.CaptureWords)
        and command.key is not None
        and hash_of(command.key) in state.contribution_by_key
    )


def capture(state: State, command: c.CaptureWords, context: Context) -> tuple[e.Event, ...]:
    """Puts words in."""
    key_hash = None if command.key is None else hash_of(command.key)
    require_running(state)
    _require_matching_key(command, context.actor)
    words = _checked(state, command, context.actor)
    if command.person is None:
        return (_contribution(state, command, words, context, person=None, key_hash=key_hash),)
    person = known_person(state, command.person)
    by = person_of(context.actor)
    if person.id == by:
        raise Rejected("words_are_yours", field="person")
    if not person.phone:
        return (_contribution(state, command, words, context, person=person.id, key_hash=None),)
    _require_few_waiting(state, person.id, by)
    captured = e.WordsCaptured(
        context.new_id("w"),
        words.question,
        words.text,
        person.id,
        by,
        command.channel,
        command.consent,
        words.late,
        words.slip,
    )
    return (captured,)


def count_hands(state: State, command: c.CountHands, context: Context) -> tuple[e.Event, ...]:
    """Puts in a show of hands."""
    require_running(state)
    question = questions.known(state, command.question)
    if not 1 <= command.hands <= MOST_HANDS:
        raise Rejected("hands_out_of_range", {"most": MOST_HANDS}, "hands")
    text, late = clean_words(command.text), question.closed_at is not None
    made = e.ContributionMade(context.new_id("c"), question.id, text, channel="hands", late=late, hands=command.hands)
    return (made,)


def _require_matching_key(command: c.CaptureWords, actor: Actor) -> None:
    """Requires a key for words without a name from a phone, and no key for any others. Raises Rejected."""
    nameless = isinstance(actor, Participant) and command.person is None
    if nameless == (command.key is None):
        raise Rejected("words_of_nobody", field="person")


def _checked(state: State, command: c.CaptureWords, actor: Actor) -> _CheckedWords:
    question = questions.known(state, command.question)
    text = clean_words(command.text)
    late = is_late(question, says_so=command.late or isinstance(actor, Facilitator))
    if command.slip is None:
        return _CheckedWords(question.id, text, late, None)
    if command.channel != "paper":
        raise Rejected("slip_not_paper", field="slip")
    slip = slips.read(command.slip)
    if slip is None:
        raise Rejected("slip_unknown", field="slip")
    waits = any(words.slip == slip for words in state.captured.values())
    if slip in state.slips or waits:
        raise Rejected("slip_used", {"slip": slip}, "slip")
    return _CheckedWords(question.id, text, late, slip)


def _contribution(
    state: State,
    command: c.CaptureWords,
    words: _CheckedWords,
    context: Context,
    *,
    person: str | None,
    key_hash: str | None,
) -> e.ContributionMade:
    return e.ContributionMade(
        context.new_id("c"),
        words.question,
        words.text,
        person=person,
        key_hash=key_hash,
        channel=command.channel,
        consent=command.consent,
        late=words.late,
        slip=words.slip,
        simulated=is_simulated(state, person_of(context.actor)),
        waits=state.questions[words.question].keeps_waiting(from_facilitator=isinstance(context.actor, Facilitator)),
    )


def _require_few_waiting(state: State, person: str, by: str | None) -> None:
    """Raises Rejected if too many words wait for this person's yes, or for a yes to words from the same source."""
    waiting = [state.captured[words] for words in state.captured_for.get(person, ())]
    own = sum(words.by == by for words in waiting)
    if own >= MOST_WAITING_FROM_ONE or len(waiting) >= MOST_WAITING:
        raise Rejected("person_asked_enough", {"person": state.label(person)}, "person")
    if by is not None and len(state.captured_by.get(by, ())) >= MOST_WAITING:
        raise Rejected("words_waiting", {"count": MOST_WAITING}, "person")


def confirm(state: State, command: c.ConfirmWords, person: str, context: Context) -> tuple[e.Event, ...]:
    """The speaker's yes. If the question closed meanwhile, the words are marked as late."""
    require_running(state)
    words = state.captured.get(command.words)
    if words is None or words.person != person:
        raise Rejected("words_not_waiting", field="words")
    question = state.questions[words.question]
    made = e.ContributionMade(
        context.new_id("c"),
        question.id,
        words.text,
        person=person,
        channel=words.channel,
        consent=words.consent,
        late=words.late or question.closed_at is not None,
        slip=words.slip,
        simulated=is_simulated(state, person, words.by),
        waits=question.keeps_waiting(from_facilitator=words.by is None),
    )
    return (_dropped(words), made)


def drop(state: State, command: c.DropWords, actor: Actor) -> tuple[e.Event, ...]:
    """The speaker's no, or a withdrawal by the person who put the words in. If nothing waits, nothing changes."""
    words = state.captured.get(command.words)
    by = person_of(actor)
    if words is None or (by not in (words.person, words.by)):
        return ()
    return (_dropped(words),)


def _dropped(words: CapturedWords) -> e.WordsDropped:
    return e.WordsDropped(words.id, words.person, words.by)
