"""Turns a request about the plan into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c
from server.projections.questions.plan import PlannedRow, next_question


def parse_plan_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about the plan; None for another request. Raises InvalidLine."""
    match request.word:
        case "next":
            return ParsedCommand(_next(replica))
        case "plan add":
            return ParsedCommand(c.AddPlanned(request.first))
        case "plan edit":
            typed, text = request.readings[0]
            row = references.planned(replica, typed)
            return ParsedCommand(_reading(row, text), planned=row)
        case "plan skip" | "plan take in":
            row = references.planned(replica, request.first)
            return ParsedCommand(c.SkipPlanned(row.id, skipped=request.word == "plan skip"), planned=row)
        case "plan move":
            return _moved(replica, *request.readings[0])
        case _:
            return None


def _next(replica: SessionReplica) -> c.AskPlanned | c.AskQuestion:
    """Asks the next question of the plan; where nothing is planned, the next of the ready ones."""
    next_planned = replica.state.next_planned
    if next_planned is not None:
        return c.AskPlanned(next_planned.id)
    if replica.state.plan:
        raise InvalidLine('Every question of the plan was asked or left out; "plan add TEXT" adds one.')
    ready = next_question(replica.state)
    if ready is None:
        raise InvalidLine('Every ready question was asked; "ask TEXT" asks one of your own.')
    return c.AskQuestion(ready)


def _reading(row: PlannedRow, text: str) -> c.ChangePlanned:
    """The question with another text and everything else unchanged."""
    return c.ChangePlanned(row.id, text, row.phase, row.minutes, row.reveal, row.notes, row.probes, row.moderation)


def _moved(replica: SessionReplica, typed: str, place: str) -> ParsedCommand:
    row, last = references.planned(replica, typed), len(replica.state.plan)
    to = references.number(place)
    if to is None or not 1 <= to <= last:
        raise InvalidLine(f'"{place}" is no place in the plan; its places are 1 to {last}.')
    return ParsedCommand(c.MovePlanned(row.id, to - 1), planned=row)
