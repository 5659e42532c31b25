"""What is asked about the plan, of what was typed; it must not know what was said to any question."""

from dataclasses import dataclass

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import Unclear
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c
from server.projections.questions.plan import PlannedRow


@dataclass(frozen=True, slots=True)
class PlanCommand:
    """What is asked, and the question of the plan that it is about, if it is about one."""

    asked: c.Command
    planned: PlannedRow | None = None


def parse_plan_command(replica: SessionReplica, request: Request) -> PlanCommand | None:
    """What a request asks about the plan, None where it is about something else. Raises Unclear."""
    match request.word:
        case "next":
            return PlanCommand(c.AskPlanned(_next(replica)))
        case "plan add":
            return PlanCommand(c.AddPlanned(request.first))
        case "plan edit":
            typed, text = request.readings[0]
            row = references.planned(replica, typed)
            return PlanCommand(_reading(row, text), row)
        case "plan skip" | "plan take in":
            row = references.planned(replica, request.first)
            return PlanCommand(c.SkipPlanned(row.id, skipped=request.word == "plan skip"), row)
        case "plan move":
            return _moved(replica, *request.readings[0])
        case _:
            return None


def _next(replica: SessionReplica) -> str:
    coming = replica.state.next_planned
    if coming is not None:
        return coming.id
    if replica.state.plan:
        raise Unclear('Every question of the plan was asked or left out; "plan add TEXT" adds one.')
    raise Unclear('Nothing is planned; "plan add TEXT" adds a question, "ask TEXT" asks one at once.')


def _reading(row: PlannedRow, text: str) -> c.ChangePlanned:
    """The question with other words, and all else as it was."""
    return c.ChangePlanned(row.id, text, row.phase, row.minutes, row.reveal, row.notes, row.probes)


def _moved(replica: SessionReplica, typed: str, place: str) -> PlanCommand:
    row, last = references.planned(replica, typed), len(replica.state.plan)
    to = references.number(place)
    if to is None or not 1 <= to <= last:
        raise Unclear(f'"{place}" is no place in the plan; its places are 1 to {last}.')
    return PlanCommand(c.MovePlanned(row.id, to - 1), row)
