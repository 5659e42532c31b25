"""Turns a request about outcomes into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request, numbers
from coprod_tui.plain.parsing.themes import theme_and, theme_rows
from server.domain import commands as c
from server.projections.direction.outcomes import OutcomeRow, outcomes_view

_NONE = "none"


def parse_outcome_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about outcomes; None for another request. Raises InvalidLine."""
    match request.form.action:
        case "adopt_outcome":
            row = references.contribution(replica, request.first)
            return ParsedCommand(c.AdoptOutcome(row.id), row)
        case "drop_outcome":
            return ParsedCommand(c.DropOutcome(_outcome(replica, request.first).id))
        case "came_of":
            return ParsedCommand(c.SayWhatCame(_outcome(replica, request.first).id, request.readings[0][1]))
        case "serve_outcomes_by_turn":
            number, typed = request.readings[0]
            return ParsedCommand(c.ServeOutcomes(references.turn(replica, number).id, _outcomes(replica, typed)))
        case "serve_outcomes":
            theme, outcomes = theme_and(replica, request, lambda typed: _outcomes(replica, typed))
            served_by = next(row for row in theme_rows(replica) if row.id == theme)
            return ParsedCommand(c.ServeOutcomes(theme, outcomes), theme=served_by)
        case _:
            return None


def _outcome(replica: SessionReplica, typed: str) -> OutcomeRow:
    """The outcome with this number. Raises InvalidLine."""
    wanted = references.numbered("outcome", "outcomes", typed)
    row = next((row for row in outcomes_view(replica.state).rows if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no outcome {wanted}; "outcomes" lists them with their numbers.')
    return row


def _outcomes(replica: SessionReplica, typed: str) -> tuple[str, ...]:
    """The ids of the outcomes with these numbers; none of them for "none". Raises InvalidLine."""
    if typed.casefold() == _NONE:
        return ()
    return tuple(_outcome(replica, number).id for number in numbers(typed) or [typed])
