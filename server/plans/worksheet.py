"""Writes an imported method as a plan file to work on.

A stage that asks nothing becomes a comment in the file, ready for a question in the facilitator's own words.
"""

from collections.abc import Iterator
from itertools import count

from server.domain.events import PlannedQuestion
from server.plans.method import Method, Stage, planned
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
        phase = _remark(words + written_phase(stage.title, [planned("", _YOURS, stage, first=True)]))
    else:
        questions = [
            planned(known, text, stage, first=not number)
            for number, (known, text) in enumerate(zip(ids, stage.questions, strict=True))
        ]
        phase = written_phase(stage.title, questions)
    return "\n".join((phase, *_proposals(stage)))


def _proposals(stage: Stage) -> Iterator[str]:
    """What the stage may ask, each as a comment with the sentence that it came from."""
    if stage.proposals:
        yield _remark(f"“{stage.title}” may ask these. To ask one, take the # off the lines below its “From”.")
    for proposal in stage.proposals:
        # A stage with a question has its phase in the file already.
        lines = written_phase(stage.title, [PlannedQuestion("", proposal.question)])
        lines = lines[lines.index("[[phase.question]]") :] if stage.questions else lines.replace("\n\n", "\n")
        yield _remark(f"From: {' '.join(proposal.sentence.split())}\n{lines}")


def _remark(text: str) -> str:
    lines = (f"# {line}".rstrip() for line in text.strip("\n").split("\n"))
    return "\n".join(lines) + "\n" if text else ""
