"""What happened, in the past tense, and the entry that carries it; it must not know why it was allowed.

An event's tag carries its version once there is a second one; `codec` upcasts older ones. Fields marked with `PERSONAL`
hold personal data.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from server.domain.commands import Call, Channel, Consent, Kind, Tool

PERSONAL = msgspec.Meta(extra={"personal": True})
PersonalText = Annotated[str, PERSONAL]

HowBegan = Literal["offered", "asked", "taken_up", "passed_on"]
HowEnded = Literal["stepped_back", "passed_on", "session_ended"]


class Moments(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a role prompts while no question was asked, while one is open, and once it closed; empty for no more than
    the role's own prompt.
    """

    waiting: str = ""
    open: str = ""
    closed: str = ""


class Role(msgspec.Struct, frozen=True, omit_defaults=True):
    """A role in the catalogue. `limit` is the most holders at once, None for any number.

    `offerable` is false for a role that is taken up, never assigned; `first` says that it is shown before the rest;
    `tools` are what its holders may do while they hold it; a `hidden` one can be neither offered nor asked for.
    """

    id: str
    name: str
    sentence: str
    prompt: str
    limit: int | None = None
    offerable: bool = True
    first: bool = False
    moments: Moments = Moments()
    tools: tuple[Tool, ...] = ()
    hidden: bool = False


class _Event(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    pass


class SessionCreated(_Event, frozen=True, tag="session_created"):
    """A session begins. Its roles are kept in it, so that the file stands alone."""

    session: str
    title: PersonalText
    code: str
    roles: tuple[Role, ...]
    practice: bool = False


class RoleAdded(_Event, frozen=True, tag="role_added"):
    """The catalogue has one more role."""

    role: Role


class RoleChanged(_Event, frozen=True, tag="role_changed"):
    """A role is named, described or limited anew, as it was `before` no more; tenures keep the name they began with."""

    role: Role
    before: Role


class RoleHidden(_Event, frozen=True, tag="role_hidden"):
    """A role is listed no more."""

    role: str


class RoleShown(_Event, frozen=True, tag="role_shown"):
    """A hidden role is listed again."""

    role: str


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


class QuestionRevealed(_Event, frozen=True, tag="question_revealed"):
    """Everybody may read what was and will be said to it."""

    question: str


class QuestionConcealed(_Event, frozen=True, tag="question_concealed"):
    """The revealing was undone."""

    question: str


class TimeSet(_Event, frozen=True, tag="time_set"):
    """The room gives a question time until then, where it had until `before`; nothing happens by itself at its end."""

    question: str
    until: datetime | None
    before: datetime | None = None


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
    """Somebody asked to hold a role, or with `shadow` to shadow it; `of` is the holder who is asked, if one is."""

    role: str
    person: str
    of: str | None = None
    shadow: bool = False


class AskWithdrawn(_Event, frozen=True, tag="ask_withdrawn"):
    """They ask no longer. Whether they were told "Not now" is not recorded."""

    role: str
    person: str


class OpennessSaid(_Event, frozen=True, tag="openness_said"):
    """Somebody is open to holding a role, or no longer."""

    role: str
    person: str
    open: bool = True


class ShadowBegan(_Event, frozen=True, tag="shadow_began"):
    """`person` sees from now on what `holder` is prompted in a role."""

    shadow: str
    role: str
    person: str
    holder: str


class ShadowEnded(_Event, frozen=True, tag="shadow_ended"):
    """They shadow no longer."""

    shadow: str


class ShoulderBegan(_Event, frozen=True, tag="shoulder_began"):
    """`beside`, who held the role before, stays at the shoulder of `person` until then."""

    role: str
    person: str
    beside: str
    until: datetime


class CallMade(_Event, frozen=True, tag="call_made"):
    """A holder of `role` said to the room what that role is there to say, while `question` was the newest."""

    call: str
    kind: Call
    role: str
    person: str
    text: PersonalText = ""
    question: str | None = None


class CallAnswered(_Event, frozen=True, tag="call_answered"):
    """The call was heard."""

    call: str


class CallReopened(_Event, frozen=True, tag="call_reopened"):
    """The answering was undone."""

    call: str


class WordsCaptured(_Event, frozen=True, tag="words_captured"):
    """`by` put in words of `person`, who is asked; nothing is said until they say yes."""

    words: str
    question: str
    text: PersonalText
    person: str
    by: str
    channel: Channel
    consent: Consent = "notes"
    late: bool = False


class WordsDropped(_Event, frozen=True, tag="words_dropped"):
    """The words wait for a yes no longer; whether they became a contribution stands beside this."""

    words: str
    person: str
    by: str


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
    | RoleAdded
    | RoleChanged
    | RoleHidden
    | RoleShown
    | SessionOpened
    | SessionEnded
    | SessionReopened
    | Undone
    | PersonJoined
    | QuestionAsked
    | QuestionClosed
    | QuestionReopened
    | QuestionWithdrawn
    | QuestionRevealed
    | QuestionConcealed
    | TimeSet
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
    | OpennessSaid
    | ShadowBegan
    | ShadowEnded
    | ShoulderBegan
    | CallMade
    | CallAnswered
    | CallReopened
    | WordsCaptured
    | WordsDropped
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
