"""Writes an imported method as a plan file to work on.

A stage that asks nothing becomes a comment in the file, ready for a question in the facilitator's own words.
"""

from itertools import count

from server.domain.events import PlannedQuestion
from server.plans.method import Method, Stage
from server.plans.writing import written_head, written_phase

_YOURS = "Your question here"


def worksheet(method: Method) -> str:
    """The text of a valid plan file, with comments on what is still to do."""
    numbers = count(1)
    credit = _remark("\n".join(method.credit))
    phases = [_phase(stage, [f"n-{next(numbers)}" for _ in stage.questions]) for stage in method.stages]
    return "\n".join(filter(None, (credit, written_head(method.plan), *phases)))


def _phase(stage: Stage, ids: list[str]) -> str:
    if not stage.questions:
        words = f"“{stage.title}” asks nothing word for word. To ask something here, take the # off the lines below.\n"
        return _remark(words + written_phase(stage.title, [PlannedQuestion("", _YOURS, notes=stage.notes)]))
    questions = [
        PlannedQuestion(known, text, notes="" if number else stage.notes)
        for number, (known, text) in enumerate(zip(ids, stage.questions, strict=True))
    ]
    return written_phase(stage.title, questions)


def _remark(text: str) -> str:
    lines = (f"# {line}".rstrip() for line in text.strip("\n").split("\n"))
    return "\n".join(lines) + "\n" if text else ""
