"""Who speaks next: whoever has not spoken yet first, then whoever asked first, and no name that is not wished."""

from datetime import timedelta

import pytest

from server.domain import commands as c
from server.projections.people.hands import (
    Hand,
    HandQueue,
    HandRow,
    HandRows,
    hand_queue,
    hand_rows,
    hands_view,
    own_hand,
)
from tests.session import BEGINNING, Session


def hand(number: int, person: str, *, named: bool = False) -> Hand:
    return Hand(number, person, named, BEGINNING + timedelta(seconds=number))


@pytest.fixture
def session() -> Session:
    session = Session()
    session.does(c.OpenSession())
    for name in ("Ama", "Bo", "Mei"):
        session.join(name)
    session.ask()
    return session


def people(session: Session) -> list[str]:
    return sorted(session.state.people, key=lambda known: session.state.people[known].number)


def order(session: Session, *hands: Hand, word: int | None = None, spoke: frozenset[str] = frozenset()) -> list[str]:
    return [session.label(known.person) for known in hand_queue(session.state, hands, word, spoke).waiting]


def test_who_has_not_spoken_comes_first_then_who_asked_first(session: Session) -> None:
    ama, bo, mei = people(session)
    hands = (hand(1, ama), hand(2, bo), hand(3, mei))
    assert order(session, *reversed(hands)) == ["Ama", "Bo", "Mei"]
    said = session.say(ama, "Mornings")
    assert order(session, *hands) == ["Bo", "Mei", "Ama"]
    assert order(session, *hands, spoke=frozenset({bo})) == ["Mei", "Ama", "Bo"]
    session.phone(ama, c.TakeBackContribution(said))
    assert order(session, *hands) == ["Ama", "Bo", "Mei"]


def test_words_without_a_name_tell_nobody_that_somebody_has_spoken(session: Session) -> None:
    ama, bo, _ = people(session)
    session.say(ama, "Mornings", key="0" * 32)
    assert order(session, hand(1, ama), hand(2, bo)) == ["Ama", "Bo"]


def test_who_has_the_word_does_not_wait_for_it(session: Session) -> None:
    ama, bo, mei = people(session)
    queue = hand_queue(session.state, (hand(1, ama), hand(2, bo), hand(3, mei, named=True)), 2, frozenset())
    assert queue.speaking == hand(2, bo)
    standings = [own_hand(queue, (known,)) for known in (ama, bo, mei, "somebody else")]
    assert [None if own is None else (own.standing, own.named) for own in standings] == [
        ("next", False),
        ("word", False),
        ("waiting", True),
        None,
    ]


def test_a_name_is_told_only_where_it_is_wished(session: Session) -> None:
    ama, bo, _ = people(session)
    session.say(bo, "Mornings")
    queue = hand_queue(session.state, (hand(1, ama), hand(2, bo, named=True)), None, frozenset())
    view = hands_view(session.state, queue)
    assert ama not in repr(view)
    rows = hand_rows(session.state, view)
    at = BEGINNING + timedelta(seconds=1)
    assert rows.waiting == (HandRow(1, None, at, False), HandRow(2, "Bo", at + timedelta(seconds=1), True))
    assert rows.oldest == at
    assert HandRows().oldest is None
    word = hand_queue(session.state, (hand(2, bo, named=True),), 2, frozenset())
    assert hand_rows(session.state, hands_view(session.state, word)).speaking == rows.waiting[1]


def test_two_phones_of_one_person_have_one_hand(session: Session) -> None:
    ama, bo, _ = people(session)
    again = session.join("Ama")
    session.does(c.AskIfSame(ama, again))
    session.phone(again, c.ConfirmSame(ama))
    queue = hand_queue(session.state, (hand(1, again, named=True), hand(2, bo), hand(3, ama)), None, frozenset())
    assert [known.number for known in queue.waiting] == [1, 2]
    assert own_hand(queue, (ama, again)) is not None
    assert hands_view(session.state, queue).waiting[0].person == ama


def test_who_was_removed_and_a_session_that_has_ended_have_no_hands(session: Session) -> None:
    ama, _, mei = people(session)
    hands = (hand(1, ama), hand(2, mei, named=True))
    view = hands_view(session.state, hand_queue(session.state, hands, None, frozenset()))
    session.does(c.RemovePeople((mei,)))
    assert order(session, *hands) == ["Ama"]
    assert [row.who for row in hand_rows(session.state, view).waiting] == [None, None]
    session.does(c.EndSession())
    assert hand_queue(session.state, hands, 1, frozenset()) == HandQueue()
