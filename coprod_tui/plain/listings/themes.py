"""Lines that list the themes, and what answers a contribution."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.contributions.index import ContributionRow
from server.projections.counting import many
from server.projections.proposals import ProposalRow, proposal_rows
from server.projections.say_back import SayBackView, say_back_view


def themes(replica: SessionReplica) -> Iterator[str]:
    """Every theme with what is in it and how it is said back, then what is in none, and what is proposed."""
    state = replica.state
    for place, theme in enumerate(state.themes, 1):
        there = [known for known in theme.contributions if not state.contributions[known].taken_back]
        holds = wording.numbered(state, tuple(there)) if there else "nothing in it"
        yield f"Theme {place}, {wording.name(theme.name)}: {holds}"
        if theme.sentence is not None:
            yield from _said_back(say_back_view(state, theme.sentence))
    if not state.themes:
        yield 'There is no theme yet; "theme N: NAME" adds one with contribution N in it'
    else:
        loose = sum(not known.themes and not known.taken_back for known in state.contributions.values())
        yield f"In no theme: {many(loose, 'contribution')}"
    yield from map(_proposed, proposal_rows(state))


def _said_back(said: SayBackView) -> Iterator[str]:
    counts = f"{said.yes} yes, {said.nearly} nearly, {said.not_mine} not mine"
    yield f"  said back: {wording.one_line(said.text)} ({counts})"
    for row in said.lines:
        yield f"  nearly, {'' if row.label is None else f'{wording.name(row.label)}: '}{wording.one_line(row.line)}"


def _proposed(row: ProposalRow) -> str:
    who = "somebody" if row.label is None else wording.name(row.label)
    named = f", as {wording.name(row.name)}" if row.name else ""
    gone = f", {row.gone} more taken back" if row.gone else ""
    numbers = f" ({', '.join(map(str, row.numbers))})" if row.numbers else ""
    what = f"{many(len(row.numbers), 'contribution')}{numbers}{gone}"
    return f"Proposal {row.number}, by {who}{named}: {what}: {wording.one_line(row.reason)}"


def builds(replica: SessionReplica, row: ContributionRow) -> Iterator[str]:
    """What builds on a contribution or challenges it, oldest first."""
    state = replica.state
    answers = [state.contributions[answer] for answer in reversed(state.contributions[row.id].answers)]
    standing = [known for known in answers if not known.taken_back]
    for known in standing:
        yield f"Contribution {wording.contribution(state, known)}"
    if not standing:
        yield f"Nothing builds on contribution {row.number} or challenges it"
