"""Who was offered a role, asked for one, held it, shadowed it; it must not know of questions."""

from datetime import datetime
from typing import Literal

from server.domain.events.event import AnEvent

HowBegan = Literal["offered", "asked", "taken_up", "passed_on"]
HowEnded = Literal["stepped_back", "passed_on", "session_ended"]


class RoleOffered(AnEvent, frozen=True, tag="role_offered"):
    """`by` is the holder who wants to pass the role on, None where the facilitator offers it."""

    role: str
    person: str
    by: str | None = None


class OfferClosed(AnEvent, frozen=True, tag="offer_closed"):
    """The offer is no longer out. Whether by "Not now" or otherwise is not recorded."""

    role: str
    person: str


class RoleAskedFor(AnEvent, frozen=True, tag="role_asked_for"):
    """Somebody asked to hold a role, or with `shadow` to shadow it; `of` is the holder who is asked, if one is."""

    role: str
    person: str
    of: str | None = None
    shadow: bool = False


class AskWithdrawn(AnEvent, frozen=True, tag="ask_withdrawn"):
    """They ask no longer. Whether they were told "Not now" is not recorded."""

    role: str
    person: str


class OpennessSaid(AnEvent, frozen=True, tag="openness_said"):
    """Somebody is open to holding a role, or no longer."""

    role: str
    person: str
    open: bool = True


class ShadowBegan(AnEvent, frozen=True, tag="shadow_began"):
    """`person` sees from now on what `holder` is prompted in a role."""

    shadow: str
    role: str
    person: str
    holder: str


class ShadowEnded(AnEvent, frozen=True, tag="shadow_ended"):
    """They shadow no longer."""

    shadow: str


class ShoulderBegan(AnEvent, frozen=True, tag="shoulder_began"):
    """`beside`, who held the role before, stays at the shoulder of `person` until then."""

    role: str
    person: str
    beside: str
    until: datetime


class TenureBegan(AnEvent, frozen=True, tag="tenure_began"):
    """A person holds a role from now on."""

    tenure: str
    role: str
    person: str
    how: HowBegan


class TenureEnded(AnEvent, frozen=True, tag="tenure_ended"):
    """They hold it no longer."""

    tenure: str
    how: HowEnded
