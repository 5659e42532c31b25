"""The counts of what was shown: the least shown first, and no trace of what came before."""

from server.domain import commands as c
from server.engine.showings import OFFERED, Showings
from server.projections.showings import ShowingsView
from tests.session import Session


def said(session: Session, count: int) -> Showings:
    """A room in which so many contributions may be read."""
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "at_once"))
    for number in range(count):
        session.say(ama, f"Said {number}")
    return Showings(session.state.contributions.values(), lambda: 0.5)


def offer(session: Session, showings: Showings) -> frozenset[str]:
    known = map(session.state.questions.__getitem__, session.state.asked)
    return showings.offer(known, lambda _: False)


def test_offers_go_round_and_what_was_shown_comes_last(session: Session) -> None:
    showings = said(session, 3 * OFFERED)
    offers = [offer(session, showings) for _ in range(3)]
    assert frozenset().union(*offers) == frozenset(session.state.contributions), "each once, until all were offered"
    showings.count(offers[0])
    assert not offer(session, showings) & offers[0]


def test_memory_does_not_grow_with_what_is_shown(session: Session) -> None:
    showings = said(session, OFFERED)
    (shelf,) = vars(showings)["_shelves"].values()
    for _ in range(100):
        showings.count(offer(session, showings))
    assert len(vars(shelf)["_heap"]) <= 3 * OFFERED
    asked = [session.state.questions[known] for known in session.state.asked]
    assert showings.view(asked) == ShowingsView(OFFERED, 100, OFFERED)


def test_what_others_may_not_read_any_more_is_neither_offered_nor_counted(session: Session) -> None:
    showings = said(session, 2)
    gone, kept = sorted(session.state.contributions)
    showings.count((gone, kept))
    person = str(session.state.contributions[gone].person)
    for event in session.phone(person, c.TakeBackContribution(gone)):
        showings.follow(session.state, event)
    showings.count((gone,))
    assert offer(session, showings) == {kept}
    asked = [session.state.questions[known] for known in session.state.asked]
    assert showings.view(asked) == ShowingsView(1, 1, 1)
