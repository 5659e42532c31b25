"""What a person said, as they see it themselves."""

from itertools import islice

import msgspec

from server.domain.commands import Channel, Consent, ContributionKind
from server.domain.messages import Text
from server.domain.state import Person, State
from server.projections.marks import TurnMark, answered, theme_names, turn_marks
from server.projections.said import shown_words

SAID_SHOWN = 50


class OwnContribution(msgspec.Struct, frozen=True, omit_defaults=True):
    """One's own contribution."""

    id: str
    #: Its number in the session, by which contributions are sorted.
    number: int
    question: str
    #: The wording of the question when this was said.
    asked: str
    text: str
    kind: ContributionKind
    consent: Consent
    #: Whether it came after the question closed.
    late: bool
    #: Whether it is marked as heard.
    heard: bool
    channel: Channel
    #: The perspectives that one named for these words.
    speaking: tuple[str, ...]
    #: The words of another contribution on which it builds or which it challenges, empty if they are not shown;
    #: None if it answers the question.
    to: str | None = None
    #: What one values in those words, for a challenge.
    value: str = ""
    #: How many said "Me too".
    me_too: int = 0
    #: The number of contributions that build on it.
    built_on: int = 0
    #: The number of challenges that have arrived.
    challenged: int = 0
    #: The names of the themes that it is in.
    themes: tuple[str, ...] = ()
    #: Why it is held back, empty if it waits for a look; None if it is shown.
    held: Text | None = None
    #: Why what one was unsure about is open no longer; empty while it is open.
    closed_because: str = ""
    #: Whether its words were deleted as the session closed; `text` says so then.
    deleted: bool = False
    #: The turns to which it led, in order.
    turns: tuple[TurnMark, ...] = ()


def own_contributions(state: State, person: Person) -> tuple[OwnContribution, ...]:
    """The newest SAID_SHOWN contributions under this person's name that stand, oldest first."""
    newest = map(state.contributions.__getitem__, islice(person.contributions, SAID_SHOWN))
    shown = [
        OwnContribution(
            own.id,
            own.number,
            own.question,
            own.asked,
            shown_words(own),
            own.kind,
            own.consent,
            own.late,
            own.heard_at is not None,
            own.channel,
            own.speaking,
            None if own.to is None else state.words_read_by_others(own.to),
            own.value,
            len(own.me_too),
            *answered(state, own),
            theme_names(state, own),
            None if own.held is None else own.held.reason,
            own.closed_because,
            own.redacted,
            turn_marks(state, own),
        )
        for own in newest
        if not own.taken_back
    ]
    return tuple(shown[::-1])
