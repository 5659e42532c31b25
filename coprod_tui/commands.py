"""Every user command, once: its keys, its title, its help, and when it applies; it must not know how it is carried out.

Key bindings, footer, palette and help of the dashboard, and the words of plain mode, are all read from `COMMANDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from server.projections.contributions import ContributionRow
from server.projections.summary import SummaryView

Place = Literal["home", "lobby", "live", "review"]
ROOM: Final[frozenset[Place]] = frozenset({"lobby", "live", "review"})
EVERYWHERE: Final[frozenset[Place]] = frozenset({"home", "lobby", "live", "review"})
NOT_HERE: Final[frozenset[Place]] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands apply now.

    `row` is the contribution in hand, `next_question` the prepared question that comes next, `addresses` how many the
    laptop has, `earlier` the title of the session chosen on home, `everything` whether words to all questions are
    listed, `busy` whether an export is being written, `writing` whether letters go into the ask line just now.
    """

    place: Place
    summary: SummaryView = field(default_factory=SummaryView)
    linked: bool = True
    row: ContributionRow | None = None
    next_question: str | None = None
    addresses: int = 0
    earlier: str | None = None
    everything: bool = False
    busy: bool = False
    writing: bool = False


def _always(_: Situation) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a facilitator can do.

    `keys` are Textual's names of keys, the first one is shown; `plain` is how plain mode writes it, empty where it has
    no place there; `reason` says why it does not apply now, None where it does; `label` says what it would do now.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[Place]
    plain: str = ""
    destructive: bool = False
    in_footer: bool = True
    reason: Callable[[Situation], str | None] = _always
    label: Callable[[Situation], str] | None = None

    def applies(self, situation: Situation) -> str | None:
        """The reason why this is disabled now, in one sentence, or None where it is not."""
        return self.reason(situation)

    def now(self, situation: Situation) -> str:
        """What the command would do in this situation, as shortly as its key is shown."""
        return self.label(situation) if self.label else self.title


def _running(situation: Situation) -> str | None:
    if situation.summary.phase == "ended":
        return "The session has ended. Undo opens it again."
    return _linked(situation)


def _linked(situation: Situation) -> str | None:
    return None if situation.linked else "The link to the room is lost. It comes back by itself; then this works again."


def _close(situation: Situation) -> str | None:
    question = situation.summary.question
    if question is None:
        return "No question has been asked yet."
    if question.closed_at is not None:
        return f"Question {question.number} is closed already."
    return _running(situation)


def _next(situation: Situation) -> str | None:
    if situation.next_question is None:
        return "Every prepared question has been asked. Press a to ask your own."
    return _running(situation)


def _heard(situation: Situation) -> str | None:
    if situation.row is None:
        return "There is no contribution in the list yet."
    if situation.row.heard:
        return f"Contribution {situation.row.number} is marked as heard already."
    return _running(situation)


def _undo(situation: Situation) -> str | None:
    if situation.summary.undo is None:
        return "There is nothing that can be undone now."
    return _linked(situation)


def _role(situation: Situation) -> str | None:
    if not situation.summary.here:
        return "Nobody has arrived yet, so there is nobody to offer a role to."
    return _running(situation)


def _address(situation: Situation) -> str | None:
    if situation.addresses == 0:
        return "No address is known yet."
    return None if situation.addresses > 1 else "This laptop has only this one address."


def _earlier(situation: Situation) -> str | None:
    return None if situation.earlier else "Choose an earlier session in the list first."


def _export(situation: Situation) -> str | None:
    if situation.busy:
        return "An export is being written already."
    return _earlier(situation) if situation.place == "home" else None


def _named(label: str) -> Callable[[Situation], str]:
    return lambda _: label


def _undo_label(situation: Situation) -> str:
    return f"Undo: {situation.summary.undo}" if situation.summary.undo else "Undo"


def _heard_label(situation: Situation) -> str:
    row = situation.row
    return "Heard" if row is None or row.heard else f"Heard {row.number}"


def _close_label(situation: Situation) -> str:
    question = situation.summary.question
    return "Close" if question is None or question.closed_at else f"Close {question.number}"


def _scope_label(situation: Situation) -> str:
    return "This question" if situation.everything else "All"


def _in(*places: Place) -> frozenset[Place]:
    return frozenset(places)


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "start",
        ("s",),
        "Start a session",
        "Asks for a title, then opens a room that people join from their phones.",
        _in("home"),
    ),
    Command(
        "open",
        ("o",),
        "Open",
        "Opens the chosen session again, or goes back into its room if that is still open.",
        _in("home"),
        reason=_earlier,
    ),
    Command(
        "go_live",
        ("enter",),
        "Go live",
        "Leaves the lobby. People who come later can still join.",
        _in("lobby"),
        reason=_running,
    ),
    Command(
        "ask",
        ("a",),
        "Ask",
        "Puts you in the ask line. Enter there asks the room; Escape leaves it and keeps what you wrote.",
        _in("live"),
        plain="ask TEXT",
        reason=_running,
    ),
    Command(
        "next",
        ("n",),
        "Next question",
        "Puts the next prepared question into the ask line. Nothing is asked until you press Enter there.",
        _in("live"),
        reason=_next,
        label=_named("Next"),
    ),
    Command(
        "close",
        ("c",),
        "Close question",
        "Closes the question that is open. Late words stay welcome and are marked as late.",
        _in("live"),
        plain="close",
        reason=_close,
        label=_close_label,
    ),
    Command(
        "heard",
        ("space",),
        "Heard",
        "Tells whoever said it that the contribution in hand was heard. It moves below those not heard yet.",
        _in("live"),
        plain="heard N",
        reason=_heard,
        label=_heard_label,
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Takes back your newest act that still can be: a question asked or closed, a mark, an offer, the end.",
        ROOM,
        plain="undo",
        reason=_undo,
        label=_undo_label,
    ),
    Command(
        "role",
        ("r",),
        "Role",
        "Offers a role to someone: pick the role, then the person. Nothing moves until they say yes.",
        _in("live"),
        plain="offer ROLE to PERSON",
        reason=_role,
    ),
    Command(
        "join_code",
        ("j",),
        "Join code",
        "Lays the QR code, the address and the code over the screen for whoever comes late.",
        _in("live"),
    ),
    Command(
        "next_address",
        ("n",),
        "Next address",
        "Shows the next address of this laptop, if phones cannot reach the one shown.",
        _in("lobby"),
        reason=_address,
    ),
    Command(
        "scope",
        ("v",),
        "Show all",
        "Lists the words to every question, or to the newest one only.",
        _in("live"),
        label=_scope_label,
    ),
    Command(
        "export",
        ("x",),
        "Export",
        "Writes the record into a folder of its own. Words kept to the room are never in it.",
        _in("home", "live", "review"),
        reason=_export,
    ),
    Command(
        "said",
        (),
        "Said",
        "Lists the contributions, those not heard yet first.",
        NOT_HERE,
        plain="said",
    ),
    Command("people", (), "People", "Lists everybody who joined, and who is away.", NOT_HERE, plain="people"),
    Command(
        "roles",
        (),
        "Roles",
        "Lists the roles, who holds them, who is offered them and who asks.",
        NOT_HERE,
        plain="roles",
    ),
    Command(
        "home",
        ("escape",),
        "Home",
        "Goes back to the first screen. A room that is open stays open.",
        _in("lobby", "review"),
    ),
    Command(
        "end",
        ("ctrl+e",),
        "End the session",
        "Ends the session for everyone, after asking you. Undo opens it again.",
        _in("lobby", "live"),
        plain="end",
        destructive=True,
        reason=_running,
        label=_named("End"),
    ),
    Command(
        "colours",
        ("ctrl+t",),
        "Colours",
        "Takes the next colour theme: dark, light, and both again with high contrast.",
        EVERYWHERE,
        in_footer=False,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        "Commands",
        "Finds any command by its name.",
        EVERYWHERE,
        in_footer=False,
    ),
    Command(
        "quit",
        ("ctrl+q",),
        "Quit",
        "Leaves the dashboard. With a room open it asks first: leave the room open, or end the session.",
        EVERYWHERE,
        plain="quit",
        destructive=True,
    ),
    Command(
        "help",
        ("question_mark",),
        "Help",
        "Shows every key and what the marks mean.",
        EVERYWHERE,
        plain="help",
    ),
)


_BY_ID: Final = {command.id: command for command in COMMANDS}


def commands_at(place: Place) -> tuple[Command, ...]:
    """The commands of one screen, in the order of its footer."""
    return tuple(command for command in COMMANDS if place in command.places)


def command(id_: str) -> Command:
    """The command with this id. Raises KeyError."""
    return _BY_ID[id_]


def key_name(key: str) -> str:
    """A key as people read it on a keyboard: "?", "space", "Esc", "Ctrl-Q"."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return {"question_mark": "?", "escape": "Esc", "enter": "Enter"}.get(key, key)
