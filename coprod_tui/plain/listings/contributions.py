"""Lines that list and search contributions."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.contributions.index import ContributionsView
from server.projections.contributions.sorting import Order
from server.projections.counting import many
from server.projections.pending_yeses import pending_yeses_view, pending_yeses_words


def listed(replica: SessionReplica, order: Order) -> Iterator[str]:
    """Every contribution, with its question where there are several, then the words that wait for a yes."""
    view = replica.contributions.view(order=order)
    if not view.count:
        yield "Nothing has been said yet"
    yield from _lines(replica, view)
    if (yeses := pending_yeses_view(replica.state)).words:
        yield wording.one_line(pending_yeses_words(yeses))


def found(replica: SessionReplica, order: Order, words: str) -> Iterator[str]:
    """How many contributions contain these words in text or name, and which."""
    view = replica.contributions.view(order=order, needle=words)
    yield f'Found: {many(view.count, "contribution")} with "{wording.one_line(words)}"'
    yield from _lines(replica, view)


def _lines(replica: SessionReplica, view: ContributionsView) -> Iterator[str]:
    state = replica.state
    for row in view.rows(0, view.count):
        question = f"Question {row.question}, c" if len(state.asked) > 1 else "C"
        yield f"{question}ontribution {wording.contribution(state, state.contributions[row.id])}"
