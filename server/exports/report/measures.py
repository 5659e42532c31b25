"""Measures as blocks of the report, each with its formula and its blind spot."""

from collections.abc import Iterable, Iterator

from server.exports.markdown import inline
from server.projections.measures.view import MeasureView


def measure_blocks(heading: str, stance: str, measures: Iterable[MeasureView]) -> Iterator[str]:
    """The measures below a heading and a sentence on their use; nothing where there are none."""
    shown = tuple(measures)
    if not shown:
        return
    yield f"## {heading}"
    yield stance
    for measure in shown:
        yield f"### {measure.id} {inline(measure.name)}"
        yield "\n".join(f"- {inline(sentence)}" for sentence in measure.says)
        yield f"Worked out as: {inline(measure.formula)}."
        yield f"What it cannot see: {inline(measure.blind_spot)}"
