"""Measures as blocks of the report: what they say with their blind spots, and at its end how they are worked out."""

from collections.abc import Iterable, Iterator

from server.exports.markdown import inline
from server.projections.measures.view import MeasureView


def measure_blocks(heading: str, stance: str, measures: Iterable[MeasureView]) -> Iterator[str]:
    """The measures below a heading and a sentence on their use; those that tell nothing share one line."""
    shown = tuple(measures)
    if not shown:
        return
    yield f"## {heading}"
    yield stance
    for measure in shown:
        if measure.is_told:
            yield f"### {inline(measure.name)}"
            yield "\n".join(f"- {inline(sentence)}" for sentence in measure.says)
            yield f"What it cannot see: {inline(measure.blind_spot)}"
    untold = [f"“{inline(measure.name)}”" for measure in shown if not measure.is_told]
    if untold:
        yield f"Too little to tell: {', '.join(untold)}."


def formula_blocks(measures: Iterable[MeasureView]) -> Iterator[str]:
    """How the measures that tell something are worked out; nothing where none does."""
    told = [f"- {inline(measure.name)}: {inline(measure.formula)}." for measure in measures if measure.is_told]
    if told:
        yield "## How the figures are worked out"
        yield "\n".join(told)
