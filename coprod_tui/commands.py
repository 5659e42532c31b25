"""Every user command, once: its keys, its title, its help, and when it applies; it must not know how it is carried out.

Key bindings, footer, palette and help of the dashboard, and the words of plain mode, are all read from `COMMANDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coprod_tui.situation import (
    Place,
    Situation,
    always,
    always_applies,
    close_label,
    heard_label,
    no_other_address,
    nobody_to_offer_to,
    not_running,
    nothing_chosen,
    nothing_prepared,
    nothing_to_close,
    nothing_to_export,
    nothing_to_mark,
    nothing_to_undo,
    scope_label,
    undo_label,
)

ROOM: Final[frozenset[Place]] = frozenset({"lobby", "live", "review"})
EVERYWHERE: Final[frozenset[Place]] = frozenset({"home", "lobby", "live", "review"})
NOT_HERE: Final[frozenset[Place]] = frozenset()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a facilitator can do.

    `keys` are Textual's names of keys, the first one is shown; `plain` is how plain mode writes it, with " · " between
    several forms, empty where it has no place there; `reason` says why it does not apply now, None where it does;
    `label` says what it would do now.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[Place]
    plain: str = ""
    destructive: bool = False
    in_footer: bool = True
    reason: Callable[[Situation], str | None] = always_applies
    label: Callable[[Situation], str] | None = None

    def applies(self, situation: Situation) -> str | None:
        """The reason why this is disabled now, in one sentence, or None where it is not."""
        return self.reason(situation)

    def now(self, situation: Situation) -> str:
        """What the command would do in this situation, as shortly as its key is shown."""
        return self.label(situation) if self.label else self.title


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
        reason=nothing_chosen,
    ),
    Command(
        "go_live",
        ("enter",),
        "Go live",
        "Leaves the lobby. People who come later can still join.",
        _in("lobby"),
        reason=not_running,
    ),
    Command(
        "ask",
        ("a",),
        "Ask",
        "Puts you in the ask line. Enter there asks the room; Escape leaves it and keeps what you wrote.",
        _in("live"),
        plain="ask TEXT",
        reason=not_running,
    ),
    Command(
        "next",
        ("n",),
        "Next question",
        "Puts the next prepared question into the ask line. Nothing is asked until you press Enter there.",
        _in("live"),
        reason=nothing_prepared,
        label=always("Next"),
    ),
    Command(
        "close",
        ("c",),
        "Close question",
        "Closes the question that is open. Late words stay welcome and are marked as late.",
        _in("live"),
        plain="close",
        reason=nothing_to_close,
        label=close_label,
    ),
    Command(
        "heard",
        ("space",),
        "Heard",
        "Tells whoever said it that the contribution in hand was heard. It moves below those not heard yet.",
        _in("live"),
        plain="heard N",
        reason=nothing_to_mark,
        label=heard_label,
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Takes back your newest act that still can be: a question asked or closed, a mark, an offer, the end.",
        ROOM,
        plain="undo",
        reason=nothing_to_undo,
        label=undo_label,
    ),
    Command(
        "role",
        ("r",),
        "Role",
        "Offers a role to someone: pick the role, then the person. Nothing moves until they say yes.",
        _in("live"),
        plain="offer ROLE to PERSON",
        reason=nobody_to_offer_to,
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
        reason=no_other_address,
    ),
    Command(
        "scope",
        ("v",),
        "Show all",
        "Lists the words to every question, or to the newest one only.",
        _in("live"),
        label=scope_label,
    ),
    Command(
        "export",
        ("x",),
        "Export",
        "Writes the record into a folder of its own. Words kept to the room are never in it.",
        _in("home", "live", "review"),
        reason=nothing_to_export,
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
        "suggest",
        (),
        "Suggest",
        "Lists who said that they are open to a role, and why they come first.",
        NOT_HERE,
        plain="suggest ROLE",
    ),
    Command(
        "reveal",
        (),
        "Reveal",
        "Lets everybody read on their phone what was said to the newest question.",
        NOT_HERE,
        plain="reveal",
        reason=not_running,
    ),
    Command(
        "calls",
        (),
        "Calls",
        "Lists what holders of roles call to the room and nobody has answered yet.",
        NOT_HERE,
        plain="calls",
    ),
    Command(
        "answer",
        (),
        "Answer",
        "Says that a call was heard; to a call for more time it is the yes, and gives the question five minutes.",
        NOT_HERE,
        plain="answer N",
        reason=not_running,
    ),
    Command(
        "withdraw",
        (),
        "Withdraw",
        "Takes back an offer of yours that nobody has answered yet.",
        NOT_HERE,
        plain="withdraw ROLE from PERSON",
        reason=not_running,
    ),
    Command(
        "not_now",
        (),
        "Not now",
        "Says not now to somebody who asks for a role. It is private and needs no reason.",
        NOT_HERE,
        plain="not now ROLE to PERSON",
        reason=not_running,
    ),
    Command(
        "river",
        (),
        "River",
        "Shows for each role who has held it, from when to when, and how that began and ended.",
        NOT_HERE,
        plain="river",
    ),
    Command(
        "path",
        (),
        "Path",
        "Shows the roles that one person has held.",
        NOT_HERE,
        plain="path PERSON",
    ),
    Command(
        "measures",
        (),
        "Measures",
        "Says what the roles come to in figures, each with its formula and with what it does not see.",
        NOT_HERE,
        plain="measures",
    ),
    Command(
        "add_role",
        (),
        "Add a role",
        "Adds a role to this session.",
        NOT_HERE,
        plain="add role NAME: SENTENCE",
        reason=not_running,
    ),
    Command(
        "change_role",
        (),
        "Change a role",
        "Names, describes or limits a role anew. What was keeps the name that it had then.",
        NOT_HERE,
        plain="rename ROLE to NAME · describe ROLE as SENTENCE · limit ROLE to N",
        reason=not_running,
    ),
    Command(
        "hide_role",
        (),
        "Hide or show a role",
        "Takes a role out of the lists, or lists it again. Whoever holds it goes on.",
        NOT_HERE,
        plain="hide ROLE · show ROLE",
        reason=not_running,
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
        reason=not_running,
        label=always("End"),
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
