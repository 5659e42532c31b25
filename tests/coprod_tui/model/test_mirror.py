from datetime import timedelta

import pytest

from coprod_tui.model import mirror as under_test
from coprod_tui.model.mirror import mirror
from server.domain import commands as c
from server.projections.measures.spread import Spread, spread_look
from server.projections.voices import voices_view
from tests.session import Session


def crowded(say: int) -> Session:
    """Ten people who said so many things each."""
    session = Session()
    session.does(c.OpenSession())
    people = [session.join(f"P{at}") for at in range(10)]
    session.ask()
    for number in range(say):
        for person in people:
            session.say(person, f"word {number}")
    session.does(c.CloseQuestion())
    return session


def test_it_says_what_the_view_says() -> None:
    session = crowded(1)
    assert mirror(session.state, session.now) == voices_view(session.state, session.now)
    assert mirror(session.state, session.now).spread == "too_early"


def test_what_chance_gives_is_drawn_once_for_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def counted(counts: tuple[int, ...], seed: str) -> Spread | None:
        drawn.append(seed)
        return spread_look(counts, seed, draws=200)

    monkeypatch.setattr(under_test, "spread_look", counted)
    under_test._spread.cache_clear()
    session = crowded(3)
    later = session.now + timedelta(seconds=30)
    first = mirror(session.state, later)
    assert first.spread != "too_early"
    assert len(drawn) == 1
    assert mirror(session.state, later + timedelta(seconds=30)) == first
    assert len(drawn) == 1
    under_test._spread.cache_clear()
