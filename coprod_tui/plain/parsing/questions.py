"""Turns a request about questions and the plan into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.plan import parse_plan_command
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c
from server.projections.questions.closing import closing_command, closing_question
from server.sentences import sentence


def parse_question_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about questions or the plan; None for another request. Raises InvalidLine."""
    match request.form.action:
        case "ask":
            return ParsedCommand(c.AskQuestion(request.first))
        case "ask_outcomes":
            return ParsedCommand(c.AskQuestion(sentence("outcomes.question"), kind="outcomes"))
        case "closing":
            text = request.first if request.form.places else closing_question(replica.state)
            return ParsedCommand(closing_command(replica.state, text))
        case "close":
            return ParsedCommand(c.CloseQuestion())
        case "reveal":
            return _revealed(replica)
        case "reword":
            return ParsedCommand(c.RewordQuestion(references.newest(replica), request.first))
        case "again":
            return ParsedCommand(c.AskAgain(references.newest(replica)))
        case "minute":
            return ParsedCommand(c.GiveTime(references.minutes(request.first) if request.form.places else 1))
        case "adopt":
            offered = references.wording(replica, request.first)
            return ParsedCommand(c.AdoptWording(offered.id), wording=offered)
        case _:
            return parse_plan_command(replica, request)


def _revealed(replica: SessionReplica) -> ParsedCommand:
    """Raises InvalidLine where nobody else may read it, with the command that changes that."""
    question = replica.state.question
    if question is not None and question.moderation == "closed":
        closed = f"What is said to question {question.number} is closed to others"
        raise InvalidLine(f'{closed}; "moderate look" or "moderate open" lets them read it.')
    return ParsedCommand(c.RevealQuestion(references.newest(replica)))
