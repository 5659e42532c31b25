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
    answer_label,
    close_label,
    heard_label,
    hide_label,
    no_other_address,
    no_role,
    nobody_to_offer_to,
    not_running,
    nothing_chosen,
    nothing_prepared,
    nothing_to_answer,
    nothing_to_close,
    nothing_to_decline,
    nothing_to_export,
    nothing_to_mark,
    nothing_to_offer,
    nothing_to_reveal,
    nothing_to_undo,
    nothing_to_withdraw,
    scope_label,
    undo_label,
)

ROOM: Final[frozenset[Place]] = frozenset({"lobby", "live", "review"})
OVER_ROOM: Final[frozenset[Place]] = frozenset({"board", "river"})
EVERYWHERE: Final[frozenset[Place]] = frozenset({"home", *ROOM, *OVER_ROOM})
NOT_HERE: Final[frozenset[Place]] = frozenset()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a facilitator can do.

    `keys` are Textual's names of keys, the first one is shown; `plain` is how plain mode writes it, with " · " between
    several forms, empty where it has no place there; `reason` says why it does not apply now, None where it does;
    `label` says what it would do now; a `spare` one is missed least where the footer has too little room.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[Place]
    plain: str = ""
    destructive: bool = False
    in_footer: bool = True
    spare: bool = False
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
        "check",
        (),
        "Check",
        "Says how a question could be opened: yes or no, two in one, an answer built in, blame, jargon, length.",
        NOT_HERE,
        plain="check WORDS",
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
        "reveal",
        ("s",),
        "Reveal",
        "Shows on everybody's phone what is said to this question, with or without names as each chose.",
        _in("live"),
        plain="reveal",
        reason=nothing_to_reveal,
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
        "Takes back the newest act that still can be, yours or a Host's: a question, a mark, an offer, the end.",
        ROOM | {"board"},
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
        "offer_this",
        ("r",),
        "Offer",
        "Offers the role in hand: pick the person. Those who are open to it stand first. To who asked, it is the yes.",
        _in("board"),
        reason=nothing_to_offer,
    ),
    Command(
        "withdraw",
        ("w",),
        "Withdraw",
        "Takes back an offer of the role in hand that nobody has answered yet.",
        _in("board"),
        plain="withdraw ROLE from PERSON",
        reason=nothing_to_withdraw,
    ),
    Command(
        "not_now",
        ("n",),
        "Not now",
        "Says not now to somebody who asks for the role in hand. Nobody is told why, and nothing is counted.",
        _in("board"),
        plain="not now ROLE to PERSON",
        reason=nothing_to_decline,
    ),
    Command(
        "answer",
        ("k",),
        "Answer",
        "Says that the oldest call was heard. To a call for more time it is the yes: five minutes.",
        _in("live"),
        plain="answer N",
        reason=nothing_to_answer,
        label=answer_label,
    ),
    Command(
        "board",
        ("b",),
        "Role board",
        "Shows every role: who holds it for how long, who is offered it, who asks, and what nobody holds.",
        ROOM,
        label=always("Board"),
    ),
    Command(
        "river",
        ("R",),
        "Role river",
        "Shows who held which role when, as a river, and any one person's path through it.",
        ROOM | {"board"},
        plain="river",
        spare=True,
        label=always("River"),
    ),
    Command(
        "change_role",
        ("e",),
        "Change",
        "Names, describes or limits the role in hand anew. What was so far keeps its name in the record.",
        _in("board"),
        plain="rename ROLE to NAME · describe ROLE as SENTENCE · limit ROLE to N",
        reason=no_role,
    ),
    Command(
        "add_role",
        ("plus",),
        "Add",
        "Adds a role of your own to this session.",
        _in("board"),
        plain="add role NAME: SENTENCE",
        reason=not_running,
    ),
    Command(
        "hide_role",
        ("h",),
        "Hide",
        "Takes the role in hand out of the lists, or puts it back. Whoever holds it goes on.",
        _in("board"),
        plain="hide ROLE · show ROLE",
        reason=no_role,
        label=hide_label,
    ),
    Command(
        "path",
        ("p",),
        "Path",
        "Turns the river into one person's path through the roles, and back.",
        _in("river"),
        plain="path PERSON",
    ),
    Command(
        "measures",
        ("m",),
        "Measures",
        "What the roles come to in figures, each with what it cannot see. Nowhere else, and never on a phone.",
        _in("river"),
        plain="measures",
    ),
    Command(
        "zoom_in",
        ("plus",),
        "Closer",
        "Draws a shorter time more widely.",
        _in("river"),
    ),
    Command("zoom_out", ("minus",), "Wider", "Draws a longer time on the same screen.", _in("river")),
    Command("back", ("escape",), "Back", "Goes back to the screen before.", OVER_ROOM),
    Command(
        "suggest",
        (),
        "Suggest",
        "Names who is open to a role, and why they are named.",
        NOT_HERE,
        plain="suggest ROLE",
    ),
    Command("calls", (), "Calls", "Lists what holders of roles call to the room.", NOT_HERE, plain="calls"),
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
        spare=True,
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
    return {"question_mark": "?", "escape": "Esc", "enter": "Enter", "plus": "+", "minus": "-"}.get(key, key)
