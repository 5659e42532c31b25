"""Lines that list the themes, and what answers a contribution."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.contributions.index import ContributionRow
from server.projections.counting import many


def themes(replica: SessionReplica) -> Iterator[str]:
    """Every theme with what is in it, in order, then how many contributions are in none."""
    state = replica.state
    for place, theme in enumerate(state.themes, 1):
        there = [known for known in theme.contributions if not state.contributions[known].taken_back]
        holds = wording.numbered(state, tuple(there)) if there else "nothing in it"
        yield f"Theme {place}, {wording.name(theme.name)}: {holds}"
    if not state.themes:
        yield 'There is no theme yet; "theme N: NAME" adds one with contribution N in it'
        return
    loose = sum(not known.themes and not known.taken_back for known in state.contributions.values())
    yield f"In no theme: {many(loose, 'contribution')}"


def builds(replica: SessionReplica, row: ContributionRow) -> Iterator[str]:
    """What builds on a contribution or challenges it, oldest first."""
    state = replica.state
    answers = [state.contributions[answer] for answer in reversed(state.contributions[row.id].answers)]
    standing = [known for known in answers if not known.taken_back]
    for known in standing:
        yield f"Contribution {wording.contribution(state, known)}"
    if not standing:
        yield f"Nothing builds on contribution {row.number} or challenges it"
