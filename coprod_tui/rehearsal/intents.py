"""What a simulated person may want to do, and what that depends on besides what their phone shows."""

from dataclasses import dataclass, field

from coprod_tui.rehearsal.hand_intents import HandRequest
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.role_tools import HearWords, PutIn
from coprod_tui.rehearsal.schedule import Answer, Response
from coprod_tui.rehearsal.theme_intents import GatherThemes
from server.domain import commands as c
from server.port import GiveWord, LeaveConcern


@dataclass(frozen=True, slots=True)
class Confirm:
    """Says yes to words that somebody put in for them."""

    #: The id of the words.
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class PassOnRole:
    """Passes a role on to somebody who has yet to be found."""

    #: The id of the role.
    role: str


@dataclass(frozen=True, slots=True)
class AnswerOther:
    """Builds on what somebody said, or challenges it with care."""

    #: The id of the contribution.
    contribution: str
    #: When a challenge arrives; None for a build.
    arrives: c.Arrival | None = None
    #: Who is asked to stand beside them.
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class ReadThree:
    """Reads a few contributions of others that were shown least."""


NeedsPerson = PassOnRole | PutIn
#: What begins with a question to the server.
Asking = NeedsPerson | ReadThree | HearWords | GatherThemes
Intent = Answer | AnswerOther | Confirm | Asking | HandRequest | GiveWord | LeaveConcern | c.Command


@dataclass(frozen=True, slots=True)
class IntentContext:
    """What a person's next intent depends on, besides what their phone shows."""

    #: Whether they gave all their answers; then they only reply to others.
    finished: bool = False
    #: Whether no question has been open for long.
    quiet: bool = False
    #: The ids of the questions that they asked themselves.
    asked: frozenset[str] = frozenset()
    #: The keys that their phone keeps.
    keys: PhoneKeys = field(default_factory=PhoneKeys)
    #: The ids of what they hold back.
    held_back: frozenset[str] = frozenset()
    #: Whether they have yet to say what they speak from.
    introduces: bool = False
    #: Whether they answer by a schedule instead of whenever they can.
    scheduled: bool = False
    #: What their schedule has now.
    response_due: Response | None = None
