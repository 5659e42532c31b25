"""The actions on the room: undo, joining, export, end."""

from typing import Final

from coprod_tui.actions.action import BESIDE_SAID, NOT_HERE, SESSION, Action, places
from coprod_tui.actions.labels import (
    always,
    home_label,
    redo_label,
    scope_label,
    undo_label,
)
from coprod_tui.actions.reasons import (
    no_other_address,
    not_linked,
    not_running,
    not_stopped,
    nothing_to_export,
    nothing_to_redo,
    nothing_to_undo,
    nothing_written,
)

UNDO: Final = Action(
    "undo",
    ("u",),
    "Undo",
    "Takes back the newest act that still can be, yours or a Host's: a question, a mark, an offer, the end.",
    SESSION,
    plain="undo",
    reason=nothing_to_undo,
    label=undo_label,
)
REDO: Final = Action(
    "redo",
    ("U",),
    "Redo",
    "Does again what you undid last, as far as it still can be done.",
    SESSION,
    plain="redo",
    spare=True,
    reason=nothing_to_redo,
    label=redo_label,
)

ACTIONS: Final = (
    Action(
        "title",
        ("T",),
        "Change the title",
        "Calls the session otherwise. Phones show it at once, and the record keeps the title that it began with.",
        SESSION,
        plain="title: TEXT",
        in_footer=False,
        reason=not_linked,
    ),
    Action(
        "reopen",
        ("enter",),
        "Open the room again",
        "Starts the room's server again where it has stopped. Phones come back by themselves.",
        SESSION,
        takes_over=True,
        in_footer=False,
        reason=not_stopped,
    ),
    Action("back", ("escape",), "Back", "Goes back to what is said.", BESIDE_SAID),
    Action(
        "suggest",
        (),
        "Suggest",
        "Names who is open to a role, and why they are named.",
        NOT_HERE,
        plain="suggest ROLE",
    ),
    Action("calls", (), "Calls", "Lists what holders of roles call to the room.", NOT_HERE, plain="calls"),
    Action(
        "join_code",
        ("j",),
        "Join code",
        "Lays the QR code, the address and the code over the screen for whoever comes late.",
        places("live"),
    ),
    Action(
        "next_address",
        ("n",),
        "Next address",
        "Shows the next address of this laptop, if phones cannot reach the one shown.",
        places("lobby"),
        reason=no_other_address,
    ),
    Action(
        "scope",
        ("v",),
        "Show all",
        "Lists the words to every question, or to the newest one only.",
        places("live"),
        label=scope_label,
    ),
    Action(
        "export",
        ("x",),
        "Export",
        "Writes the record into a folder of its own. Words kept to the room are never in it.",
        places("home", "live", "review"),
        spare=True,
        reason=nothing_to_export,
    ),
    Action(
        "show_folder",
        ("f",),
        "Open the folder",
        "Opens the folder of the export that was just written, where the system can.",
        places("review"),
        reason=nothing_written,
        label=always("Folder"),
    ),
    Action("people", (), "People", "Lists everybody who joined, and who is away.", NOT_HERE, plain="people"),
    Action(
        "home",
        ("escape",),
        "Home",
        "Goes back to the first screen. A room that is open stays open.",
        places("lobby", "review"),
        label=home_label,
    ),
    Action(
        "end",
        ("ctrl+e",),
        "End the session",
        "Ends the session for everyone, after asking you. Undo opens it again.",
        places("lobby", "live"),
        plain="end",
        destructive=True,
        reason=not_running,
        label=always("End"),
    ),
)
