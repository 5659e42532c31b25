"""The mirror, and that it and the measures say what a plain count of a random session says."""

from datetime import datetime, timedelta
from random import Random

import pytest

from server.codec import encode
from server.domain import commands as c
from server.projections.measures.cells import HELD_BACK
from server.projections.measures.spoken import by_perspective, looks, spreads
from server.projections.measures.spread import Spread
from server.projections.measures.voices import spread_words, voice_measures
from server.projections.voices import ChannelRow, PerspectiveRow, VoicesView, voices_view
from tests.server.projections.naive_voices import Heard
from tests.session import BEGINNING, Session

WORK, USE, CARE = "I work here", "I use this service", "I care for somebody"
SEEDS = range(6)
TIGHT_LOOK = Spread(gini=0.6, expected=0.3, corrected=0.4, low=0.2, high=0.45, p=0.01)
LOOSE_LOOK = Spread(gini=0.3, expected=0.3, corrected=0.0, low=0.2, high=0.45, p=0.5)
EVEN_LOOK = Spread(gini=0.1, expected=0.3, corrected=-0.3, low=0.2, high=0.45, p=1.0)


@pytest.fixture
def session() -> Session:
    """Open, with a question asked."""
    session = Session()
    session.does(c.OpenSession())
    session.ask()
    return session


def after(session: Session, minutes: float) -> datetime:
    """The moment so long after the session was made, at which the next command is asked."""
    session.now = BEGINNING + timedelta(minutes=minutes)
    return session.now


def says_from(session: Session, person: str, *names: str) -> None:
    session.phone(person, c.Contribute(session.state.asked[-1], "words", late=True, speaking=names))


def wandered(seed: int) -> Session:
    """About 26 people for up to two hours: they speak, pass, change what they speak from, and take words back."""
    random = Random(seed)  # noqa: S311
    session = Session()
    session.does(c.OpenSession())
    session.ask()
    people = [session.join() for _ in range(10)]
    loud = people[: random.choice([2, 10])]
    named: list[tuple[str, str]] = []
    for step in range(random.randrange(150, 400)):
        session.now += timedelta(seconds=random.randrange(20))
        person, chance = random.choice(loud if random.random() < 0.6 else people), random.random()
        if chance < 0.55:
            named.append((person, session.say(person, f"words {step}")))
        elif chance < 0.65:
            says_from(session, person, *random.sample([WORK, USE, CARE], random.choice([1, 1, 2])))
        elif chance < 0.70:
            session.say(person, f"words {step}", key=f"{step:032x}")
        elif chance < 0.80:
            names = random.choice([(), (WORK,), (WORK,), (USE,), (WORK, USE), (CARE,)])
            if names != session.state.people[person].perspectives:
                session.phone(person, c.SayPerspectives(names))
        elif chance < 0.84 and named:
            session.phone(*_taken_back(named.pop()))
        elif chance < 0.90 and len(people) < 26:
            people.append(session.join())
        elif chance < 0.95:
            question = session.ask(f"What helps, {step}?")
            session.phone(person, c.PassQuestion(question))
        elif session.state.open_question:
            session.does(c.CloseQuestion())
    return session


def _taken_back(said: tuple[str, str]) -> tuple[str, c.Command]:
    person, words = said
    return person, c.TakeBackContribution(words)


@pytest.fixture(scope="module", params=SEEDS)
def random_session(request: pytest.FixtureRequest) -> Session:
    return wandered(request.param)


@pytest.fixture(scope="module")
def naive(random_session: Session) -> Heard:
    return Heard(map(encode, random_session.entries))


def test_who_was_heard_is_what_a_plain_count_gives(random_session: Session, naive: Heard) -> None:
    view = voices_view(random_session.state, random_session.now)
    each = {person: naive.count(person, naive.now) for person in naive.joined}
    assert view.people == len(naive.joined)
    assert view.heard == len([1 for count in each.values() if count])
    assert view.responded == len([1 for person, count in each.items() if count or person in naive.passed])
    assert {row.channel: row.count for row in view.channels} == {"phone": len(naive.channels)}
    nameless = len(naive.channels) - sum(each.values())
    assert view.blind_spots[0].startswith(f"{nameless} contribution")


def test_looks_are_what_a_plain_count_gives(random_session: Session, naive: Heard) -> None:
    taken = looks(random_session.state, random_session.now)
    assert len(taken) == 2
    assert [(look.at, list(look.counts)) for look in taken] == naive.looks(random_session.now)


def test_a_look_stays_the_same_as_time_goes_by(random_session: Session) -> None:
    """Two dashboards look at other moments and see the same, and so does one that was started again."""
    first, second = looks(random_session.state, random_session.now)
    assert looks(random_session.state, second.at) == (first, second)
    assert spreads((first,)) == spreads(looks(random_session.state, first.at)[-1:])


def test_figures_by_perspective_are_what_a_plain_count_gives(random_session: Session, naive: Heard) -> None:
    moment = naive.settled(random_session.now)
    cells = by_perspective(random_session.state, random_session.now)
    assert (cells is None) == (moment is None)
    if cells is not None and moment is not None:
        wanted = naive.ratios(moment)
        assert cells.ratios == {name: pytest.approx(float(wanted[name])) for name in cells.ratios}
        assert set(wanted) >= set(cells.waits)


def test_some_of_the_random_sessions_show_perspectives_and_some_hold_them_back() -> None:
    cells = [by_perspective(session.state, session.now) for session in map(wandered, SEEDS)]
    assert any(one is not None and one.ratios for one in cells)
    assert any(one is not None and one.held_back for one in cells)


def test_an_empty_room_has_an_empty_mirror() -> None:
    view = voices_view(Session().state, BEGINNING)
    assert view == VoicesView(blind_spots=view.blind_spots)
    assert view.sentence == "Nobody has joined yet."
    assert looks(Session().state, BEGINNING) == ()


def test_the_mirror_in_words(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    session.say(ama, "words")
    session.phone(bo, c.PassQuestion(session.state.asked[-1]))
    view = voices_view(session.state, session.now)
    assert view.responded == 2
    session.say(cleo, "words")
    assert voices_view(session.state, session.now).sentence == (
        "2 of 3 have spoken; it is too early to say whether a few voices carry more than chance would give."
    )


def test_a_few_voices_that_carry_it_are_told_plainly() -> None:
    assert VoicesView(26, 24, 25, "tight").sentence == (
        "24 of 26 have spoken; a few voices carry more than chance would give."
    )


def test_words_without_a_name_mark_nobody(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.say(ama, "words", key="a" * 32)
    view = voices_view(session.state, session.now)
    assert (view.heard, view.responded) == (0, 0)
    assert view.blind_spots[0] == "1 contribution without a name: in no figure about people."
    assert looks(session.state, after(session, 60)) == ()
    session.say(bo, "words")
    (look,) = looks(session.state, after(session, 120))
    assert look.counts == (1, 0)


def test_how_voices_came_in(session: Session) -> None:
    ama, question = session.join("Ama"), session.state.asked[-1]
    words = session.say(ama, "words")
    session.does(c.CaptureWords(question, "said aloud", "aloud"))
    session.does(c.CountHands(question, 7, "Who would try it?"))
    session.does(c.CountHands(question, 4, "Who would not?"))
    assert voices_view(session.state, session.now).channels == (
        ChannelRow("phone", 1),
        ChannelRow("aloud", 1),
        ChannelRow("hands", 2, hands=11),
    )
    session.phone(ama, c.TakeBackContribution(words))
    assert [row.channel for row in voices_view(session.state, session.now).channels] == ["aloud", "hands"]


@pytest.mark.parametrize(
    ("spread", "words", "amber"),
    [
        ((), "too_early", False),
        ((None,), "too_early", False),
        ((None, LOOSE_LOOK), "within", False),
        ((TIGHT_LOOK, LOOSE_LOOK), "within", False),
        ((LOOSE_LOOK, EVEN_LOOK), "evener", False),
        ((TIGHT_LOOK,), "once", False),
        ((None, TIGHT_LOOK), "once", False),
        ((LOOSE_LOOK, TIGHT_LOOK), "once", False),
        ((TIGHT_LOOK, TIGHT_LOOK), "tight", True),
        ((LOOSE_LOOK, TIGHT_LOOK, TIGHT_LOOK), "tight", True),
    ],
)
def test_it_is_amber_only_when_two_looks_in_a_row_say_so(
    spread: tuple[Spread | None, ...], words: str, *, amber: bool
) -> None:
    view = voices_view(Session().state, BEGINNING, spread)
    assert (view.spread, view.amber) == (words, amber)


def loud(session: Session) -> list[str]:
    """Eight people of whom two carry it, over two pauses."""
    people = [session.join() for _ in range(8)]
    for minute in (2, 7):
        after(session, minute)
        for person, words in zip(people, (7, 6, 1, 1, 1), strict=False):
            for _ in range(words):
                session.say(person, "words")
    return people


def test_a_few_voices_that_carry_it_turn_the_mirror_amber_at_the_second_pause(session: Session) -> None:
    loud(session)
    state = session.state
    assert [spread is not None and spread.tight for spread in spreads(looks(state, after(session, 8)))] == [True]
    both = spreads(looks(state, after(session, 12)))
    view = voices_view(state, session.now, both)
    assert (view.amber, spread_words(view.spread)) == (True, "tighter than chance: a few voices carry this")


def test_perspectives_move_at_pauses_only_and_small_ones_stay_hidden(session: Session) -> None:
    people = [session.join() for _ in range(14)]
    for place, person in enumerate(people):
        session.phone(person, c.SayPerspectives((WORK,) if place < 6 else (USE,) if place < 11 else (CARE,)))
    for person in people[:5]:
        session.say(person, "words")
    assert voices_view(session.state, after(session, 4)).perspectives == ()
    view = voices_view(session.state, after(session, 6))
    assert [row.name for row in view.perspectives] == [WORK]
    assert HELD_BACK in view.blind_spots
    assert view.perspectives[0].ratio == pytest.approx(14 / 6, abs=0.06)
    for person in people[6:10]:
        session.say(person, "words")
    assert voices_view(session.state, after(session, 11)).perspectives == view.perspectives
    session.say(people[0], "words")
    assert voices_view(session.state, after(session, 16)).perspectives == (
        PerspectiveRow(WORK, pytest.approx(0.6 * 14 / 6, abs=0.06)),  # type: ignore[arg-type]
    )


def test_nobody_is_named_in_any_of_it(session: Session) -> None:
    zacharias = session.join("Zacharias")
    loud(session)
    session.say(zacharias, "words")
    now = after(session, 20)
    told = repr(
        (voices_view(session.state, now, spreads(looks(session.state, now))), voice_measures(session.state, now, {}))
    )
    assert "Zacharias" not in told
    assert f"'{zacharias}'" not in told
