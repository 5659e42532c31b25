"""The report's part about what people are unsure about. Not knowing yet is a result."""

from collections.abc import Iterator

from server.exports.markdown import inline
from server.exports.report.questions import who_said
from server.projections.record import ContributionRecord, Record


def water_blocks(record: Record) -> Iterator[str]:
    """The blocks about open water; none where nobody was unsure."""
    unsure = [said for said in record.contributions if said.kind == "unsure"]
    still = [said for said in unsure if not said.words.closed_because]
    if still:
        yield "## What we are still unsure about"
        yield "\n".join(f"- {_said(said)}" for said in still)
    if len(still) < len(unsure):
        yield "## What we were unsure about, and why it is open no longer"
        yield "\n".join(
            f"- {_said(said)} Open no longer: {inline(said.words.closed_because)}"
            for said in unsure
            if said.words.closed_because
        )


def _said(said: ContributionRecord) -> str:
    return f"{who_said(said)}, to “{inline(said.question)}”: “{inline(said.words.text)}”"
