"""Deciding on words that somebody puts in for somebody else; it must not know of roles.

Words of somebody who joined wait for that person's own yes. Words of somebody without a phone, who says yes across the
table, are kept like any words without a name: nothing tells whose they are or who put them in.
"""

from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import questions
from server.domain.decide.context import Context
from server.domain.decide.contributions import hash_of, is_late, worded
from server.domain.decide.session import known_person, require_running
from server.domain.errors import Rejected
from server.domain.state import Captured, State

WAITING: Final = 20
WAITING_FROM_ONE: Final = 3


def capture(state: State, command: c.CaptureWords, by: str, context: Context) -> tuple[e.Event, ...]:
    """Putting words in."""
    if (command.person is None) == (command.key is None):
        raise Rejected("bad_value", "Say whose words they are, or put them in without a name.", "person")
    key_hash = None if command.key is None else hash_of(command.key)
    if key_hash is not None and key_hash in state.keys:
        return ()
    require_running(state)
    question = questions.known(state, command.question)
    text = worded(command.text)
    late = is_late(question, says_so=command.late)
    channel, consent = command.channel, command.consent
    if command.person is None:
        made = context.new_id("c")
        nameless = e.ContributionMade(
            made, question.id, text, key_hash=key_hash, channel=channel, consent=consent, late=late
        )
        return (nameless,)
    person = known_person(state, command.person).id
    if person == by:
        raise Rejected("bad_value", "Those would be your own words. Please send them as yours.", "person")
    _require_patience(state, person, by)
    return (e.WordsCaptured(context.new_id("w"), question.id, text, person, by, channel, consent, late),)


def _require_patience(state: State, person: str, by: str) -> None:
    """Nobody's phone is to be filled by somebody else."""
    waiting = [state.captured[words] for words in state.captured_for.get(person, ())]
    own = sum(words.by == by for words in waiting)
    if own >= WAITING_FROM_ONE or len(waiting) >= WAITING:
        told = f"{state.label(person)} has enough to say yes or no to just now. Please wait for an answer first."
        raise Rejected("already", told, "person")
    if len(state.captured_by.get(by, ())) >= WAITING:
        raise Rejected(
            "already", f"{WAITING} of these wait for somebody's yes. Please wait for some answers.", "person"
        )


def confirm(state: State, command: c.ConfirmWords, person: str, context: Context) -> tuple[e.Event, ...]:
    """The yes of whose words they are; if the question closed meanwhile, they are late, and as welcome."""
    require_running(state)
    words = state.captured.get(command.words)
    if words is None or words.person != person:
        raise Rejected("not_found", "Those words are not waiting for you any more.", "words")
    question = state.questions[words.question]
    made = e.ContributionMade(
        context.new_id("c"),
        question.id,
        words.text,
        person=person,
        channel=words.channel,
        consent=words.consent,
        late=words.late or question.closed_at is not None,
    )
    return (_dropped(words), made)


def drop(state: State, command: c.DropWords, person: str) -> tuple[e.Event, ...]:
    """The no of whose words they are, or of who put them in; gone already is fine."""
    words = state.captured.get(command.words)
    if words is None or person not in (words.person, words.by):
        return ()
    return (_dropped(words),)


def _dropped(words: Captured) -> e.WordsDropped:
    return e.WordsDropped(words.id, words.person, words.by)
