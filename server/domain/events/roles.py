"""Events of offers, asks, tenures and shadows."""

from datetime import datetime
from typing import Literal

from server.domain.events.event import BaseEvent
from server.domain.person_ids import PersonId

HowBegan = Literal["offered", "asked", "taken_up", "passed_on"]
HowEnded = Literal["stepped_back", "passed_on", "session_ended"]


class RoleOffered(BaseEvent, frozen=True, tag="role_offered"):
    """A role was offered to a person."""

    role: str
    person: PersonId
    #: The holder who wants to pass it on; None for the facilitator.
    by: PersonId | None = None


class OfferClosed(BaseEvent, frozen=True, tag="offer_closed"):
    """The offer is over. Whether it was declined is not recorded."""

    role: str
    person: PersonId


class RoleAskedFor(BaseEvent, frozen=True, tag="role_asked_for"):
    """A person asked to hold or to shadow a role."""

    role: str
    person: PersonId
    #: The holder who is asked; None for the facilitator.
    of: PersonId | None = None
    #: Whether they ask to shadow the holder rather than to hold the role.
    shadow: bool = False


class AskWithdrawn(BaseEvent, frozen=True, tag="ask_withdrawn"):
    """The request is over. Whether it was declined is not recorded."""

    role: str
    person: PersonId


class OpennessSaid(BaseEvent, frozen=True, tag="openness_said"):
    """A person said that they are open to holding a role, or no longer are."""

    role: str
    person: PersonId
    open: bool = True


class ShadowBegan(BaseEvent, frozen=True, tag="shadow_began"):
    """From now on, `person` sees what `holder` of a role is prompted."""

    shadow: str
    role: str
    person: PersonId
    holder: PersonId


class ShadowEnded(BaseEvent, frozen=True, tag="shadow_ended"):
    """The shadowing ended."""

    shadow: str


class ShoulderBegan(BaseEvent, frozen=True, tag="shoulder_began"):
    """`beside`, the previous holder of a role, stays beside `person` for a while."""

    role: str
    person: PersonId
    beside: PersonId
    #: The end of that time.
    until: datetime


class TenureBegan(BaseEvent, frozen=True, tag="tenure_began"):
    """A person holds a role from now on."""

    tenure: str
    role: str
    person: PersonId
    how: HowBegan


class TenureEnded(BaseEvent, frozen=True, tag="tenure_ended"):
    """The person no longer holds the role."""

    tenure: str
    how: HowEnded
