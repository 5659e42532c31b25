"""What a session's state is made of, each frozen; it must not know how it came about."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime
from typing import Final

import msgspec
from rpds import HashTrieMap, HashTrieSet, List

from server.domain.commands import Call, Channel, Consent, Kind, Reveal
from server.domain.events import HowBegan, HowEnded

MOST_FELT: Final = 3


class Person(msgspec.Struct, frozen=True):
    """`number` counts arrivals from 1, `nth` those of a name; `contributions` are ids of words under their name,
    newest first, `kept_contributions` how many of them were not taken back, `passes` the questions that they passed on.

    `phone` is false for somebody whom the facilitator put on the list. `invited_at` is when they were invited last, as
    long as they said nothing under their name and passed on nothing since; `invitations` counts all, `taken_up` those
    after which they did.
    """

    id: str
    number: int
    name: str
    nth: int
    joined_at: datetime
    contributions: List[str] = List()
    phone: bool = True
    kept_contributions: int = 0
    passes: int = 0
    perspectives: tuple[str, ...] = ()
    invited_at: datetime | None = None
    invitations: int = 0
    taken_up: int = 0


class Question(msgspec.Struct, frozen=True):
    """`answered` counts contributions that stand, with and without a name; `passed` and `voiced` hold people's ids,
    `both` counts those in both, `said` has the ids of all contributions, newest first.

    `until` is when the time that the room gave it is over, None where nobody set one. `wordings` are the texts as which
    it was asked before the one that stands, oldest first; `offered` maps people to the wording that each offered last,
    where nobody adopted it, `worded` has each person with each text that they ever offered; `planned`, `again` and `by`
    as in `QuestionAsked`.
    """

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None = None
    answered: int = 0
    voiced: HashTrieSet[str] = HashTrieSet()
    passed: HashTrieSet[str] = HashTrieSet()
    both: int = 0
    said: List[str] = List()
    revealed: bool = False
    until: datetime | None = None
    reveal: Reveal = "when_revealed"
    minutes: int | None = None
    planned: str | None = None
    again: str | None = None
    by: str | None = None
    wordings: tuple[str, ...] = ()
    offered: HashTrieMap[str, str] = HashTrieMap()
    worded: HashTrieSet[tuple[str, str]] = HashTrieSet()

    @property
    def responders(self) -> int:
        """How many people said something to it under their name, or passed on it."""
        return len(self.voiced) + len(self.passed) - self.both

    def responded(self, person: str) -> bool:
        """Whether somebody said something to it under their name, or passed on it."""
        return person in self.voiced or person in self.passed


class Wording(msgspec.Struct, frozen=True):
    """How `person` would rather be asked; `number` counts all that were offered, from 1."""

    id: str
    number: int
    question: str
    text: str
    person: str
    at: datetime


class Contribution(msgspec.Struct, frozen=True):
    """`number` is what the facilitator calls it, from 1; `person` is None for words without a name.

    `asked` is the question as it was worded then; `speaking` is what its writer speaks from in these words, shown with
    them, `perspectives` the same, or, where they said nothing for these words, what they spoke from in general.
    """

    id: str
    number: int
    question: str
    text: str
    said_at: datetime
    person: str | None
    key_hash: str | None
    kind: Kind
    channel: Channel
    consent: Consent
    late: bool
    asked: str = ""
    speaking: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    hands: int | None = None
    slip: str | None = None
    heard_at: datetime | None = None
    taken_back: bool = False

    @property
    def put_in(self) -> bool:
        """Whether the facilitator put these words in, and no phone keeps them."""
        return self.person is None and self.key_hash is None


class Offer(msgspec.Struct, frozen=True):
    """A role offered to a person; `by` is the holder who passes it on, None for the facilitator."""

    role: str
    person: str
    at: datetime
    by: str | None


class Ask(msgspec.Struct, frozen=True):
    """A person asks to hold a role, or with `shadow` to shadow it; `of` is the holder who is asked, if one is."""

    role: str
    person: str
    at: datetime
    of: str | None = None
    shadow: bool = False


class Tenure(msgspec.Struct, frozen=True):
    """One person's holding of a role; `until` is None while it lasts. `number` counts tenures from 1.

    `name` is the role's when it began, whatever it is called later; `shadowed` says that they had shadowed it before;
    `beside` is who held it before and stayed at their shoulder, if somebody did.
    """

    id: str
    number: int
    role: str
    name: str
    person: str
    since: datetime
    how_began: HowBegan
    shadowed: bool = False
    beside: str | None = None
    until: datetime | None = None
    how_ended: HowEnded | None = None


class Shadow(msgspec.Struct, frozen=True):
    """`person` sees what `holder` is prompted in a role; `until` is None while it lasts."""

    id: str
    role: str
    person: str
    holder: str
    since: datetime
    until: datetime | None = None


class Shoulder(msgspec.Struct, frozen=True):
    """`beside`, who held the role before, stays at the shoulder of `person` until then."""

    role: str
    person: str
    beside: str
    until: datetime


class Called(msgspec.Struct, frozen=True):
    """What a holder of a role said to the room; `answered_at` is None until somebody says that it was heard."""

    id: str
    number: int
    kind: Call
    role: str
    person: str
    text: str
    question: str | None
    at: datetime
    answered_at: datetime | None = None


class Captured(msgspec.Struct, frozen=True):
    """Words of `person` that `by`, None for the facilitator, put in, waiting for their yes."""

    id: str
    question: str
    text: str
    person: str
    by: str | None
    channel: Channel
    consent: Consent
    late: bool
    at: datetime
    slip: str | None = None


class Pause(msgspec.Struct, frozen=True):
    """The people as they were when `question` closed, None for the session's end."""

    question: str | None
    people: HashTrieMap[str, Person]


class Felt(msgspec.Struct, frozen=True):
    """How far somebody could say what they needed to, and felt taken seriously, each from 0 to MOST_FELT."""

    said: int
    taken: int
