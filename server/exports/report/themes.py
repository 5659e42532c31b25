"""The report's part about themes, and about challenges with what was replied. It ranks nobody."""

from collections.abc import Iterator

from server.exports.markdown import inline
from server.exports.report.questions import ELSEWHERE, on_one_line, who_said
from server.exports.wording import answer_counts
from server.projections.counting import many
from server.projections.record import ContributionRecord, Record, ThemeRecord
from server.projections.say_back import SayBackView


def theme_blocks(record: Record) -> Iterator[str]:
    """What was said, by theme; nothing where there are no themes."""
    if not record.themes:
        return
    yield "## What was said, by theme"
    yield "In the order in which the room has its themes. What was said may be in several of them."
    loose = sum(not contribution.themes for contribution in record.contributions)
    yield f"In no theme: {many(loose, 'contribution')}."
    for theme in record.themes:
        yield f"### {inline(theme.name)}"
        yield from _said_back(theme)
        if theme.contributions:
            yield "\n".join(f"- {_line(contribution)}" for contribution in theme.contributions)
        else:
            yield "Nothing that can be read here is in it."


def _said_back(theme: ThemeRecord) -> Iterator[str]:
    """The sentence with its answers, those before it, and why people proposed the theme."""
    if theme.said_back is not None:
        yield f"Said back: {_answered(theme.said_back)}"
    for before in theme.said_before:
        yield f"Said back before that: {_answered(before)}"
    for proposed in theme.proposed:
        yield f"{inline(proposed.person) or 'Somebody'} proposed it: {inline(proposed.reason)}"


def _answered(said: SayBackView) -> str:
    lines = "".join(f"\n- Nearly, {inline(row.label or 'without a name')}: {inline(row.line)}" for row in said.lines)
    return f"{inline(said.text)}\n\n{answer_counts(said)}" + (f"\n{lines}" if lines else "")


def challenge_blocks(record: Record) -> Iterator[str]:
    """Each challenge behind the words that it challenges, and with what was replied; nothing where there are none."""
    challenges = [contribution for contribution in record.contributions if contribution.kind == "challenge"]
    if not challenges:
        return
    known = {contribution.id: contribution for contribution in record.contributions}
    replies: dict[str, list[ContributionRecord]] = {}
    for contribution in record.contributions:
        replies.setdefault(contribution.to, []).append(contribution)
    yield "## Challenged with care, and what was replied"
    for number, challenge in enumerate(challenges, 1):
        yield f"### Challenge {number}"
        lines = (
            _challenged(known.get(challenge.to)),
            _line(challenge, f", with {inline(challenge.beside)} beside" if challenge.beside else ""),
            *(_line(reply, " replied") for reply in replies.get(challenge.id, ())),
        )
        yield "\n".join(f"- {line}" for line in lines)
        if challenge.id not in replies:
            yield "Nothing that can be read here was replied."


def _challenged(contribution: ContributionRecord | None) -> str:
    """The words that are challenged, if they are in the record."""
    return f"To {ELSEWHERE}" if contribution is None else _line(contribution, " had said")


def _line(contribution: ContributionRecord, did: str = "") -> str:
    return f"{who_said(contribution)}{did}: {on_one_line(contribution)}"
