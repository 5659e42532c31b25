"""The calls of role holders to the room, on one line."""

from typing import assert_never

from textual.content import Content

from coprod_tui.display import cell_width, line, shorten
from server.projections.calls import CallRow


def call_line(calls: tuple[CallRow, ...], width: int, *, is_first: bool = True) -> Content:
    """The oldest call in at most `width` cells, then how many more wait, and the key where that would answer it."""
    more = len(calls) - 1
    waits = f", {more} more" if more else ""
    key = " · k answers" if is_first else ""
    room = max(1, width - cell_width(waits + key))
    return Content.assemble((shorten(words(calls[0]), room), "bold $foreground"), (waits, "$others"), (key, "$muted"))


def words(call: CallRow) -> str:
    """Who calls, in which role, and for what: "Dee, Timekeeper: five more minutes?"."""
    who = f"{line(call.label)}, {line(call.role)}"
    match call.kind:
        case "more_time":
            return f"{who}: five more minutes?"
        case "theme":
            return f"{who} proposes a theme: {line(call.text)}"
        case "bring_us_back":
            return f"{who}: bring us back to what this should change"
        case "plainer":
            return f"{who}: say it plainer, please"
        case "break":
            return f"{who}: shall we break?"
        case _:
            assert_never(call.kind)
