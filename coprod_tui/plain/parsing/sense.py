"""Turns a request about the design group into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from coprod_tui.plain.parsing.themes import theme_named
from server.domain import commands as c
from server.domain.errors import Rejected
from server.projections.direction.sense import run_past_view


def parse_sense_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about the design group; None for another request. Raises InvalidLine."""
    match request.word:
        case "run past question":
            return _run_past(replica, "question", references.planned(replica, request.first).id)
        case "run past theme":
            return _run_past(replica, "theme", theme_named(replica, request.first))
        case "run past turn":
            return _run_past(replica, "turn", references.turn(replica, request.first).id)
        case "ask leaders":
            return _asked_of_leaders(replica, request)
        case "close check":
            return ParsedCommand(c.CloseCheck(_check(replica, request.first)))
        case _:
            return None


def _run_past(replica: SessionReplica, kind: c.CheckKind, target: str) -> ParsedCommand:
    return ParsedCommand(c.RunPast(kind, target), to_run_past=run_past_view(replica.state, kind, target))


def _asked_of_leaders(replica: SessionReplica, request: Request) -> ParsedCommand:
    """Raises Rejected where there is no such turn, so that the line is not read as a question to the room."""
    typed, text = request.readings[0]
    if references.number(typed) is None:
        raise InvalidLine(f'"{typed}" is no number of a turn; "turns" lists them with their numbers.')
    try:
        turn = references.turn(replica, typed)
    except InvalidLine as invalid:
        raise Rejected("no_such_turn", field="turn") from invalid
    return ParsedCommand(c.AskLeaders(turn.id, text), turn=turn)


def _check(replica: SessionReplica, typed: str) -> str:
    number = references.number(typed)
    known = next((check for check in replica.state.direction.checks if check.number == number), None)
    if known is None:
        raise InvalidLine(f'There is no check {typed}; "sense" lists them with their numbers.')
    return known.id
