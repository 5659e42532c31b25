"""Turns a request about the drop-in box into what is asked of it."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import BoxWish, ParsedCommand
from coprod_tui.plain.parsing.requests import Request


def parse_box_command(_: SessionReplica, request: Request) -> ParsedCommand | None:
    """What a request asks of the box; None for another request. Raises InvalidLine."""
    match request.form.word:
        case "open box":
            return ParsedCommand(BoxWish("open"))
        case "show concern":
            return ParsedCommand(BoxWish("show", _number(request)))
        case "hide concern":
            return ParsedCommand(BoxWish("hide"))
        case "coming":
            return ParsedCommand(BoxWish("come", _number(request)))
        case "hand on":
            return ParsedCommand(BoxWish("hand on", _number(request)))
        case _:
            return None


def _number(request: Request) -> int:
    number = references.number(request.first)
    if number is None:
        raise InvalidLine(f'"{request.first}" is no number; "open box" gives each thing in the box one.')
    return number
