"""Turns a request about turns into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from coprod_tui.plain.parsing.themes import theme_and
from server.domain import commands as c

_BY_THEME = "turn theme"


def parse_turn_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about turns; None for another request. Raises InvalidLine."""
    match request.form.action:
        case "make_turn":
            return _made(replica, request)
        case "set_turn" | "park_turn" | "change_turn" | "take_away_turn":
            return _about(replica, request)
        case _:
            return None


def _made(replica: SessionReplica, request: Request) -> ParsedCommand:
    """A turn with what led to it: a theme, contributions, or nothing."""
    if request.word == _BY_THEME:
        theme, text = theme_and(replica, request, str)
        return ParsedCommand(c.MakeTurn(text, themes=(theme,)))
    *typed, text = request.readings[0]
    led = references.contributions(replica, " ".join(typed)) if typed else ()
    return ParsedCommand(c.MakeTurn(text, tuple(row.id for row in led)), led[0] if led else None)


def _about(replica: SessionReplica, request: Request) -> ParsedCommand:
    """What is done with the turn whose number the request names."""
    typed, *said = request.readings[0]
    turn = references.turn(replica, typed)
    match request.word, said:
        case "set turn", _:
            return ParsedCommand(c.SetTurn(turn.id), turn=turn)
        case "take away turn", _:
            return ParsedCommand(c.TakeAwayTurn(turn.id), turn=turn)
        case "change turn", [text]:
            return ParsedCommand(c.ChangeTurn(turn.id, text), turn=turn)
        case "helps", [text]:
            return ParsedCommand(c.ParkTurn(turn.id, helps=text), turn=turn)
        case "look again", [text]:
            return ParsedCommand(c.ParkTurn(turn.id, look_again=text), turn=turn)
        case "unpark", [text]:
            return ParsedCommand(c.UnparkTurn(turn.id, text), turn=turn)
        case _, text:
            return ParsedCommand(c.ParkTurn(turn.id, " ".join(text)), turn=turn)
