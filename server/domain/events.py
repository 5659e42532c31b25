"""What happened, in the past tense, and the entry that carries it; it must not know why it was allowed.

An event's tag carries its version once there is a second one; `codec` upcasts older ones. Fields marked with `PERSONAL`
hold personal data.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from server.domain.commands import Channel, Consent, Kind

PERSONAL = msgspec.Meta(extra={"personal": True})
PersonalText = Annotated[str, PERSONAL]

HowBegan = Literal["offered", "asked", "taken_up", "passed_on"]
HowEnded = Literal["stepped_back", "passed_on", "session_ended"]


class Role(msgspec.Struct, frozen=True):
    """A role in the catalogue. `limit` is the most holders at once, None for any number.

    `offerable` is false for a role that is taken up, never assigned; `first` says that it is shown before the rest.
    """

    id: str
    name: str
    sentence: str
    prompt: str
    limit: int | None = None
    offerable: bool = True
    first: bool = False


class _Event(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    pass


class SessionCreated(_Event, frozen=True, tag="session_created"):
    """A session begins. Its roles are kept in it, so that the file stands alone."""

    session: str
    title: PersonalText
    code: str
    roles: tuple[Role, ...]
    practice: bool = False


class SessionOpened(_Event, frozen=True, tag="session_opened"):
    """The session went live."""


class SessionEnded(_Event, frozen=True, tag="session_ended"):
    """The session ended, and every tenure with it."""


class SessionReopened(_Event, frozen=True, tag="session_reopened"):
    """The ending was undone; tenures that it ended go on."""


class Undone(_Event, frozen=True, tag="undone"):
    """The act in entry `seq` was taken back by the events beside this one."""

    seq: int


class PersonJoined(_Event, frozen=True, tag="person_joined"):
    """`name` is empty where none was given."""

    person: str
    secret_hash: str
    name: PersonalText = ""


class QuestionAsked(_Event, frozen=True, tag="question_asked"):
    """A question was put to the room."""

    question: str
    text: PersonalText


class QuestionClosed(_Event, frozen=True, tag="question_closed"):
    """The question closed; late words stay welcome."""

    question: str


class QuestionReopened(_Event, frozen=True, tag="question_reopened"):
    """The closing was undone."""

    question: str


class QuestionWithdrawn(_Event, frozen=True, tag="question_withdrawn"):
    """The asking was undone before anybody responded."""

    question: str


class QuestionPassed(_Event, frozen=True, tag="question_passed"):
    """Somebody has nothing to say on it, which counts as having responded."""

    question: str
    person: str


class ContributionMade(_Event, frozen=True, tag="contribution_made"):
    """`person` is None and `key_hash` set for words without a name: nothing then says whose they are."""

    contribution: str
    question: str
    text: PersonalText
    person: str | None = None
    key_hash: str | None = None
    kind: Kind = "answer"
    channel: Channel = "phone"
    consent: Consent = "notes"
    late: bool = False


class ContributionChanged(_Event, frozen=True, tag="contribution_changed"):
    """Other words stand in place of the first; `nameless` where they have no name."""

    contribution: str
    text: PersonalText
    nameless: bool = False


class ContributionTakenBack(_Event, frozen=True, tag="contribution_taken_back"):
    """The words were taken back by whoever said them."""

    contribution: str
    nameless: bool = False


class ContributionHeard(_Event, frozen=True, tag="contribution_heard"):
    """The facilitator acknowledged the words."""

    contribution: str


class ContributionUnheard(_Event, frozen=True, tag="contribution_unheard"):
    """The acknowledging was undone."""

    contribution: str


class RoleOffered(_Event, frozen=True, tag="role_offered"):
    """`by` is the holder who wants to pass the role on, None where the facilitator offers it."""

    role: str
    person: str
    by: str | None = None


class OfferClosed(_Event, frozen=True, tag="offer_closed"):
    """The offer is no longer out. Whether by "Not now" or otherwise is not recorded."""

    role: str
    person: str


class RoleAskedFor(_Event, frozen=True, tag="role_asked_for"):
    """Somebody asked to hold a role."""

    role: str
    person: str


class AskWithdrawn(_Event, frozen=True, tag="ask_withdrawn"):
    """They ask no longer."""

    role: str
    person: str


class TenureBegan(_Event, frozen=True, tag="tenure_began"):
    """A person holds a role from now on."""

    tenure: str
    role: str
    person: str
    how: HowBegan


class TenureEnded(_Event, frozen=True, tag="tenure_ended"):
    """They hold it no longer."""

    tenure: str
    how: HowEnded


Event = (
    SessionCreated
    | SessionOpened
    | SessionEnded
    | SessionReopened
    | Undone
    | PersonJoined
    | QuestionAsked
    | QuestionClosed
    | QuestionReopened
    | QuestionWithdrawn
    | QuestionPassed
    | ContributionMade
    | ContributionChanged
    | ContributionTakenBack
    | ContributionHeard
    | ContributionUnheard
    | RoleOffered
    | OfferClosed
    | RoleAskedFor
    | AskWithdrawn
    | TenureBegan
    | TenureEnded
)


class Cause(msgspec.Struct, frozen=True):
    """The command that led to an entry: the id its sender gave it, and a digest that tells another one under the same
    id.
    """

    id: str
    digest: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the journal: the unit of atomicity, position and dedupe.

    `seq` counts from 1 without a gap. `actor` is "facilitator", a person's id, or None where the record must not say.
    """

    seq: int
    at: datetime
    events: tuple[Event, ...]
    actor: str | None = None
    cause: Cause | None = None
