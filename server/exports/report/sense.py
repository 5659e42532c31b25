"""The report's part about what was run past the design group. It says who was worried only as they allow."""

from collections.abc import Iterator

from server.exports.markdown import inline
from server.exports.report.questions import QUOTABLE
from server.exports.wording import moment
from server.projections.counting import many
from server.projections.direction.sense import ANSWER_NAMES, KIND_NAMES, answer_counts
from server.projections.direction.sense_record import CheckRecord, SenseLine
from server.projections.record import Record


def sense_blocks(record: Record) -> Iterator[str]:
    """What was run past the design group before the room saw it; nothing where nothing was."""
    if not record.checks:
        return
    yield "## What the design group said first"
    yield "Its members were asked before the room saw it. Beside what they said stand the roles that they held then."
    for check in record.checks:
        yield f"### {KIND_NAMES[check.kind]}: {inline(check.text)}"
        yield _stands(check)
        if check.lines:
            yield "\n".join(f"- {_line(said)}" for said in check.lines)


def _stands(check: CheckRecord) -> str:
    kept = many(check.kept_to_room, "line", "lines")
    told = (
        f"{moment(check.at)}: {answer_counts(check.given)}.",
        f"{kept} kept to the room." if check.kept_to_room else "",
        "It was changed afterwards; this is what they saw." if check.changed else "",
    )
    return " ".join(filter(None, told))


def _line(said: SenseLine) -> str:
    roles = f" ({inline(', '.join(said.roles))})" if said.roles else ""
    quotable = f" ({QUOTABLE})" if said.consent == "quoted" else ""
    return f"{inline(said.person)}{roles}, {ANSWER_NAMES[said.answer].lower()}: {inline(said.line)}{quotable}"
