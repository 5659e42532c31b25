"""Turns a request into a command of the session.

It only looks up names and numbers; whether the command is allowed is decided by the session.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.box import parse_box_command
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.outcomes import parse_outcome_command
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.people import parse_people_command
from coprod_tui.plain.parsing.questions import parse_question_command
from coprod_tui.plain.parsing.requests import Request
from coprod_tui.plain.parsing.roles import parse_role_command
from coprod_tui.plain.parsing.sense import parse_sense_command
from coprod_tui.plain.parsing.themes import parse_theme_command
from coprod_tui.plain.parsing.turns import parse_turn_command
from coprod_tui.plain.parsing.words import parse_words_command
from server.domain import commands as c
from server.domain.decide.session import require_room_only
from server.port import CloseJoining, RenewCode

#: What reads the requests of each subject, and gives None for those of another.
_SUBJECTS: Final[tuple[Callable[[SessionReplica, Request], ParsedCommand | None], ...]] = (
    parse_question_command,
    parse_words_command,
    parse_theme_command,
    parse_sense_command,
    parse_outcome_command,
    parse_turn_command,
    parse_people_command,
    parse_role_command,
    parse_box_command,
)


def understood(replica: SessionReplica, request: Request) -> tuple[Request, ParsedCommand | None]:
    """The command for a request, with the request that was meant. Raises InvalidLine.

    Where nothing has the names of a request, the same line is read as forms with fewer words read it, so that
    "rename Theme keeper: home to X" finds the role.
    """
    try:
        return request, parse_command(replica, request)
    except InvalidLine:
        for shorter in request.shorter:
            with suppress(InvalidLine):
                return shorter, parse_command(replica, shorter)
        raise


def parse_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request; None for a request that only asks for an answer. Raises InvalidLine."""
    match request.form.action:
        case "answer":
            call = references.call(replica, request.first)
            return ParsedCommand(c.AnswerCall(call.id), call=call)
        case "break" if request.form.places:
            return ParsedCommand(c.StartBreak(references.minutes(request.first)))
        case "break":
            return ParsedCommand(c.EndBreak())
        case "notice":
            return ParsedCommand(c.SendNotice(request.first))
        case "title":
            return ParsedCommand(c.ChangeTitle(request.first))
        case "door":
            return ParsedCommand(CloseJoining(request.word == "close door"))
        case "new_code":
            return ParsedCommand(RenewCode())
        case "undo":
            return ParsedCommand(c.Undo())
        case "redo":
            return ParsedCommand(c.Redo())
        case "end":
            return ParsedCommand(c.EndSession())
        case "redact":
            return _redaction(replica)
        case _:
            parsed = (parse(replica, request) for parse in _SUBJECTS)
            return next((command for command in parsed if command is not None), None)


def _redaction(replica: SessionReplica) -> ParsedCommand:
    """Nothing is asked about where there is nothing to delete, or where that was chosen already. Raises Rejected."""
    if replica.state.phase == "ended":
        require_room_only(replica.state)
    if replica.state.redacts_room_only:
        raise InvalidLine('They will be deleted as the room closes already; "undo" keeps them.')
    return ParsedCommand(c.RedactRoomOnly())
