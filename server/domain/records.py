"""The parts of a session's state, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime
from typing import Final

import msgspec
from rpds import HashTrieMap, HashTrieSet, List

from server.domain.commands import (
    Arrival,
    CallKind,
    Channel,
    Consent,
    ContributionKind,
    Moderation,
    QuestionKind,
    Reveal,
)
from server.domain.events import HowBegan, HowEnded
from server.domain.messages import Text
from server.domain.person_ids import PersonId

MOST_FELT: Final = 3


class Person(msgspec.Struct, frozen=True):
    """A person in the session."""

    id: str
    #: Their place in the order of arrival, from 1.
    number: int
    name: str
    #: Their place among people with the same name, from 1.
    name_number: int
    joined_at: datetime
    #: The ids of contributions under their name, newest first.
    contributions: List[str] = List()
    #: False for a person without a phone, whom the facilitator put on the list.
    phone: bool = True
    #: The number of contributions under their name that were not taken back.
    kept_contributions: int = 0
    #: The number of questions that they passed on.
    passes: int = 0
    #: The perspectives from which they speak in general. Private.
    perspectives: tuple[str, ...] = ()
    #: When they last said so; None if they never did.
    perspectives_at: datetime | None = None
    #: When they were last invited; None if they have since said something under their name or passed.
    invited_at: datetime | None = None
    #: The number of invitations that they got.
    invitations: int = 0
    #: The number of invitations after which they said something under their name or passed.
    taken_up: int = 0
    #: Whether they showed the key of simulated people.
    simulated: bool = False
    #: The number of contributions under their name that are marked as heard and were not taken back.
    heard_contributions: int = 0
    #: The code by which they find what they said under their name in the report; empty without a phone.
    code: str = ""


class Question(msgspec.Struct, frozen=True):
    """A question that was asked."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    asked_at: datetime
    #: None while it is open.
    closed_at: datetime | None = None
    #: The number of contributions that were not taken back, with and without a name.
    answered: int = 0
    #: The ids of the people with a contribution under their name that was not taken back.
    speakers: HashTrieSet[str] = HashTrieSet()
    #: The ids of the people who passed.
    passed: HashTrieSet[str] = HashTrieSet()
    #: The number of people in both `speakers` and `passed`.
    spoke_and_passed: int = 0
    #: The ids of all contributions, newest first.
    said: List[str] = List()
    #: Whether it was revealed to everybody.
    revealed: bool = False
    #: When the time that the room gave it is over; None if no time was set.
    until: datetime | None = None
    reveal: Reveal = "when_revealed"
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
    kind: QuestionKind = "question"
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    #: The id of the planned question that it came from; None if it was asked on the spot.
    planned: str | None = None
    #: The id of the question of which it is a further round; None for a first round.
    again: str | None = None
    #: The id of the person who asked it with a role; None for the facilitator.
    by: str | None = None
    #: Its earlier wordings, oldest first.
    wordings: tuple[str, ...] = ()
    #: For each of them: whether it was put right, rather than replaced by a wording that the room adopted.
    put_right: tuple[bool, ...] = ()
    #: By person: the id of the wording that they offered last and that was not adopted.
    offered: HashTrieMap[str, str] = HashTrieMap()
    #: Pairs of a person and each wording that they ever offered.
    ever_offered: HashTrieSet[tuple[str, str]] = HashTrieSet()

    @property
    def responders(self) -> int:
        """The number of people who said something to it under their name, or passed."""
        return len(self.speakers) + len(self.passed) - self.spoke_and_passed

    @property
    def read_by_all(self) -> bool:
        """Whether everybody may read what was said to it."""
        return self.revealed and self.moderation != "closed"

    @property
    def read_by_others(self) -> bool:
        """Whether others may read what was said to it: everybody, or whoever responded."""
        return self.moderation != "closed" and (self.revealed or self.reveal == "after_answer")

    def keeps_waiting(self, *, from_facilitator: bool) -> bool:
        """Whether what is said to it now waits until somebody lets others read it.

        Where it is only looked at first, what the facilitator puts in was looked at.
        """
        return self.moderation == "closed" or (self.moderation == "look" and not from_facilitator)

    def may_be_read_by(self, person: str | None) -> bool:
        """Whether a person may read what others said to it; None stands for a guest of the room."""
        return self.read_by_all or (self.read_by_others and person is not None and self.responded(person))

    def responded(self, person: str) -> bool:
        """Whether a person said something to it under their name, or passed."""
        return person in self.speakers or person in self.passed


class Wording(msgspec.Struct, frozen=True):
    """A wording that a person offered for a question."""

    id: str
    #: Its number among all offered wordings of the session, from 1.
    number: int
    question: str
    text: str
    person: PersonId
    at: datetime


class HeldBack(msgspec.Struct, frozen=True):
    """How words are held back: nobody but their author reads them."""

    #: What the author is told; empty for words that wait for a look.
    reason: Text = ""
    #: The id in the record of who did it with a role; None for the facilitator.
    by: str | None = None
    #: The name of that role at that time; empty for the facilitator.
    role: Text = ""
    #: Whether the author has said it otherwise since.
    changed: bool = False


class Contribution(msgspec.Struct, frozen=True):
    """Words that were said to a question."""

    id: str
    #: Its number in the session, from 1, by which the facilitator refers to it.
    number: int
    question: str
    text: str
    #: UTC; cut to the minute for words without a name.
    said_at: datetime
    #: The speaker; None for words without a name.
    person: PersonId | None
    #: The hash of the key with which a phone keeps words without a name; None for all others.
    key_hash: str | None
    kind: ContributionKind
    channel: Channel
    consent: Consent
    #: Whether it came after the question closed.
    late: bool
    #: The wording of the question when this was said.
    asked: str = ""
    #: The perspectives that the speaker named for these words. They are shown with the words.
    speaking: tuple[str, ...] = ()
    #: The same; if the speaker named none for these words, their general perspectives. Private.
    perspectives: tuple[str, ...] = ()
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None = None
    #: The code of the paper slip on which it was written.
    slip: str | None = None
    #: The contribution that it builds on or challenges; None if it answers the question itself.
    to: str | None = None
    #: What a challenger values in that contribution; empty for other kinds.
    value: str = ""
    #: The id in the record of who stood beside a challenger; None if nobody did.
    beside: str | None = None
    #: The ids of the contributions that build on this one or challenge it, newest first.
    answers: tuple[str, ...] = ()
    #: The hashes of the keys of those who said "Me too".
    me_too: frozenset[str] = frozenset()
    #: When it was marked as heard; None if it is not.
    heard_at: datetime | None = None
    taken_back: bool = False
    #: How it is held back; None if it is not.
    held: HeldBack | None = None
    #: Whether it was said, or said otherwise, while its question was closed to others.
    said_closed: bool = False
    #: The ids of the themes that it is in, sorted, so that an undo leaves no trace.
    themes: tuple[str, ...] = ()
    #: Whether a simulated person said these words or put them in.
    simulated: bool = False
    #: Why what its author was unsure about is open no longer; empty while it is open.
    closed_because: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether others may read it where they may read what was said to its question."""
        return not self.taken_back and self.held is None and not self.redacted

    @property
    def redacted(self) -> bool:
        """Whether its words were deleted as the session closed."""
        return not self.text

    @property
    def waits(self) -> bool:
        """Whether it waits for a look."""
        return self.held is not None and not self.held.reason

    @property
    def waits_unread(self) -> bool:
        """Whether it waits and was said for the facilitator alone, who lets it through by itself or not at all."""
        return self.waits and self.said_closed

    @property
    def put_in(self) -> bool:
        """Whether the facilitator put these words in without a name, so that no phone keeps them."""
        return self.person is None and self.key_hash is None


class WaitingChallenge(msgspec.Struct, frozen=True):
    """A challenge that waits until it arrives. Nobody but its author sees it, and whoever is asked to stand beside."""

    id: str
    #: Its number among all challenges that ever waited, from 1.
    number: int
    #: The contribution that it challenges.
    contribution: str
    #: What the challenger values in it.
    value: str
    #: What the challenger would test.
    text: str
    arrives: Arrival
    #: The challenger; None for words without a name.
    person: PersonId | None
    #: The hash of the key with which a phone keeps words without a name; None for all others.
    key_hash: str | None
    #: Who is asked to stand beside the challenger; None if nobody is, or no longer.
    beside: PersonId | None
    consent: Consent
    #: Whether a simulated person challenged.
    simulated: bool
    at: datetime


class Agreement(msgspec.Struct, frozen=True):
    """A sentence on how the room is together."""

    id: str
    text: str


class Offer(msgspec.Struct, frozen=True):
    """A role that is offered to a person."""

    role: str
    person: PersonId
    at: datetime
    #: The holder who passes it on; None for the facilitator.
    by: PersonId | None


class Ask(msgspec.Struct, frozen=True):
    """A request to hold or to shadow a role."""

    role: str
    person: PersonId
    at: datetime
    #: The holder who is asked; None for the facilitator.
    of: PersonId | None = None
    #: Whether they ask to shadow the holder rather than to hold the role.
    shadow: bool = False


class Tenure(msgspec.Struct, frozen=True):
    """One person's holding of a role."""

    id: str
    #: Its number in the session, from 1.
    number: int
    role: str
    #: The name of the role when it began.
    name: Text
    person: PersonId
    since: datetime
    how_began: HowBegan
    #: Whether the holder had shadowed the role before.
    shadowed: bool = False
    #: The previous holder who stayed beside them; None if nobody did.
    beside: PersonId | None = None
    #: When it ended; None while it lasts.
    until: datetime | None = None
    how_ended: HowEnded | None = None
    #: The ids of the tenures that it takes in, where one person held the role under two ids at the same time.
    takes_in: tuple[str, ...] = ()


class Shadow(msgspec.Struct, frozen=True):
    """`person` sees what `holder` of a role is prompted."""

    id: str
    role: str
    person: PersonId
    holder: PersonId
    since: datetime
    #: When it ended; None while it lasts.
    until: datetime | None = None


class Shoulder(msgspec.Struct, frozen=True):
    """`beside`, the previous holder of a role, stays beside `person` for a while."""

    role: str
    person: PersonId
    beside: PersonId
    #: The end of that time.
    until: datetime


class Call(msgspec.Struct, frozen=True):
    """A call that a holder of a role made to the room."""

    id: str
    #: Its number in the session, from 1.
    number: int
    kind: CallKind
    role: str
    person: PersonId
    #: The name of a proposed theme; empty for other kinds.
    text: str
    #: The newest question when it was made.
    question: str | None
    at: datetime
    #: When it was answered; None while it waits.
    answered_at: datetime | None = None


class CapturedWords(msgspec.Struct, frozen=True):
    """Words that were put in for `person` and wait for their yes."""

    id: str
    question: str
    text: str
    person: PersonId
    #: The person who put them in; None for the facilitator.
    by: PersonId | None
    channel: Channel
    consent: Consent
    #: Whether they came after the question closed.
    late: bool
    at: datetime
    #: The code of the paper slip on which they were written.
    slip: str | None = None


class Break(msgspec.Struct, frozen=True):
    """A break of the session."""

    since: datetime
    #: When it is meant to be over.
    until: datetime
    #: None while it lasts.
    ended_at: datetime | None = None


class Notice(msgspec.Struct, frozen=True):
    """A sentence from the facilitator to every phone."""

    id: str
    text: str
    at: datetime


class Pause(msgspec.Struct, frozen=True):
    """A natural pause of the session: a question closed, or the session ended."""

    #: The question that closed; None for the end of the session.
    question: str | None
    #: The people as they were at that moment.
    people: HashTrieMap[str, Person]


class ClosingAnswers(msgspec.Struct, frozen=True):
    """A person's answers at the close, each from 0 to MOST_FELT."""

    #: "I could say what I needed to".
    said: int
    #: "What I said was taken seriously".
    taken: int
