"""Commands by which one contribution answers another."""

from typing import Literal

from server.domain.commands.command import BaseCommand, Consent
from server.domain.person_ids import PersonId

Arrival = Literal["now", "after_break", "beside"]
"""When a challenge arrives: now; when the next break ends, or else the session; or when somebody stands beside."""


class Build(BaseCommand, frozen=True, tag="build"):
    """Build on what somebody said."""

    contribution: str
    text: str
    consent: Consent = "notes"
    #: The phone's key for words without a name, as in `Contribute`.
    key: str | None = None


class Challenge(BaseCommand, frozen=True, tag="challenge"):
    """Challenge with care what somebody said."""

    contribution: str
    #: What one values in it.
    value: str
    #: What one would test.
    text: str
    arrives: Arrival = "now"
    #: Who holds Encourager and is asked to stand beside one; None unless it arrives "beside".
    beside: PersonId | None = None
    consent: Consent = "notes"
    #: The phone's key for words without a name, as in `Contribute`.
    key: str | None = None


class ChangeArrival(BaseCommand, frozen=True, tag="change_arrival"):
    """Say anew when one's waiting challenge arrives."""

    challenge: str
    arrives: Arrival
    beside: PersonId | None = None
    #: Needed for words without a name.
    key: str | None = None


class TakeBackChallenge(BaseCommand, frozen=True, tag="take_back_challenge"):
    """Take back one's waiting challenge, which then goes nowhere."""

    challenge: str
    #: Needed for words without a name.
    key: str | None = None


class StandBeside(BaseCommand, frozen=True, tag="stand_beside"):
    """Say yes to standing beside somebody who challenges. The challenge then arrives."""

    challenge: str


class DeclineToStandBeside(BaseCommand, frozen=True, tag="decline_to_stand_beside"):
    """Say "Not now" to standing beside somebody. Their challenge goes on waiting."""

    challenge: str


class SayMeToo(BaseCommand, frozen=True, tag="say_me_too"):
    """Say "Me too" to a contribution. Nothing says who did."""

    contribution: str
    #: 32 hexadecimal digits made by the phone, for this contribution alone.
    key: str


class TakeBackMeToo(BaseCommand, frozen=True, tag="take_back_me_too"):
    """Take back one's "Me too"."""

    contribution: str
    #: The key with which it was said.
    key: str
