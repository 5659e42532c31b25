from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from server.domain import commands as c
from server.projections.measures.cells import Perspectives
from server.projections.measures.roles import role_measures
from server.projections.measures.view import MeasureView
from tests.session import BEGINNING, Session

WORK, USE, CARE = "I work here", "I use this service", "I care for somebody"
UNSAID = ("Nobody has said what they speak from, so this cannot be told.",)


@pytest.fixture
def session() -> Session:
    """Open since ten o'clock sharp, and asked nothing yet."""
    session = Session()
    session.now -= timedelta(seconds=1)
    session.does(c.OpenSession())
    return session


def at(session: Session, minute: float) -> None:
    """The next command is asked so long after ten o'clock."""
    session.now = BEGINNING + timedelta(minutes=minute) - timedelta(seconds=1)


def offered(session: Session, role: str, person: str, minute: float) -> None:
    session.does(c.OfferRole(role, person))
    at(session, minute)
    session.phone(person, c.AcceptOffer(role))


def passed_on(session: Session, role: str, holder: str, person: str, minute: float) -> None:
    session.phone(holder, c.PassOn(role, person))
    at(session, minute)
    session.phone(person, c.AcceptOffer(role))


def measures(session: Session, minute: float = 60, said: Perspectives | None = None) -> dict[str, MeasureView]:
    now = BEGINNING + timedelta(minutes=minute)
    views = role_measures(session.state, now) if said is None else role_measures(session.state, now, said)
    return {view.id: view for view in views}


def says(session: Session, measure: str, minute: float = 60, said: Perspectives | None = None) -> tuple[str, ...]:
    return measures(session, minute, said)[measure].says


def test_every_measure_has_its_formula_and_its_blind_spot(session: Session) -> None:
    views = measures(session)
    assert list(views) == ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"]
    assert all(view.name and view.formula and view.blind_spot and view.says for view in views.values())


def test_a_session_where_nothing_happened_has_no_figures(session: Session) -> None:
    views = measures(session)
    assert views.pop("R1").says == ("Nobody has joined yet.",)
    for view in views.values():
        assert view.says in (UNSAID, ("Nobody has held a role yet, so there is nothing to tell.",))


def test_hands_in_words(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    assert says(session, "R1") == ("0 of 3 have held a role. Nobody has said yet that they are open to one.",)
    for person in (ama, bo):
        session.phone(person, c.SayOpenTo("host"))
    assert says(session, "R1") == ("0 of 3 have held a role; 2 who said they are open to it have not yet.",)
    session.phone(ama, c.AskForRole("listener"))
    assert says(session, "R1") == ("1 of 3 have held a role; 1 who said they are open to it has not yet.",)
    session.phone(bo, c.AskForRole("listener"))
    assert says(session, "R1") == ("2 of 3 have held a role; so has everybody who said they are open to it.",)
    assert cleo


def test_one_person_alone(session: Session) -> None:
    ama = session.join("Ama")
    at(session, 0)
    session.phone(ama, c.AskForRole("listener"))
    views = measures(session)
    assert views["R1"].says == ("1 of 1 has held a role. Nobody has said yet that they are open to one.",)
    assert views["R2"].says == ("Listener: 1.0 person's worth (1 held it).",)
    assert views["R3"].says == (
        "0 handovers in 60 min, 0.0 an hour.",
        "A role was held for 60 min (the median), at the longest for 60 min.",
        "Listener held 60 of 60 min by one person.",
    )
    assert views["R4"].says == (
        "Whoever held a role held 1.0 different ones on average; 0 of 1 held two or more.",
        "Nobody held more than 1 role at once.",
    )
    assert views["R7"].says == (
        "1 of 1 began with the holder's own yes.",
        "1 because they asked for it or took it up, 0 because they said yes to an offer or were handed it.",
    )
    assert views["R9"].says == ("1 first time in a role in this session, none of them after shadowing it.",)


def test_an_hour_worked_by_hand(session: Session) -> None:
    """Host: Ama 55 min, then Bo 5; Scribe: Ama, Cleo and Dee for 20 min each; Ama also listens from 10 to 20."""
    ama, bo, cleo, dee = (session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee"))
    offered(session, "host", ama, 0)
    offered(session, "scribe", ama, 0)
    at(session, 10)
    session.phone(ama, c.AskForRole("listener"))
    session.phone(cleo, c.AskToShadow("scribe", ama))
    session.phone(ama, c.LetShadow("scribe", cleo))
    at(session, 20)
    session.phone(ama, c.StepBack("listener"))
    passed_on(session, "scribe", ama, cleo, 20)
    passed_on(session, "scribe", cleo, dee, 40)
    passed_on(session, "host", ama, bo, 55)
    views = measures(session)
    assert views["R2"].says == (
        "Host: 1.3 people's worth (2 held it).",
        "Scribe: 3.0 people's worth (3 held it).",
        "Listener: 1.0 person's worth (1 held it).",
    )
    assert views["R3"].says == (
        "3 handovers in 60 min, 3.0 an hour.",
        "A role was held for 20 min (the median), at the longest for 55 min.",
        "Host held 55 of 60 min by one person.",
        "Scribe held 20 of 60 min by one person.",
        "Listener held 10 of 60 min by one person.",
    )
    assert views["R4"].says == (
        "Whoever held a role held 1.5 different ones on average; 1 of 4 held two or more.",
        "Nobody held more than 3 roles at once.",
        "That can be a lot to carry. It may help to ask who would share.",
    )
    assert views["R7"].says == (
        "6 of 6 began with the holder's own yes.",
        "1 because they asked for it or took it up, 5 because they said yes to an offer or were handed it.",
    )
    assert views["R9"].says == ("6 first times in a role in this session, 1 of them after shadowing it.",)


def test_a_session_that_ended_is_measured_up_to_its_end(session: Session) -> None:
    ama = session.join("Ama")
    offered(session, "host", ama, 0)
    at(session, 30)
    session.does(c.EndSession())
    assert says(session, "R3", minute=600)[2] == "Host held 30 of 30 min by one person."


def test_a_role_held_in_the_lobby_counts_from_there() -> None:
    session = Session()
    ama = session.join("Ama")
    offered(session, "host", ama, 10)
    at(session, 40)
    session.does(c.OpenSession())
    assert says(session, "R3", minute=60)[2] == "Host held 50 of 50 min by one person."


def test_a_few_minutes_are_too_short_for_figures_by_the_hour(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    offered(session, "host", ama, 0)
    passed_on(session, "host", ama, bo, 2)
    assert says(session, "R3", minute=6) == (
        "1 handover in 6 min, too short a time to say how many an hour.",
        "A role was held for 3 min (the median), at the longest for 4 min.",
    )


def test_a_role_held_for_no_time_is_not_weighed(session: Session) -> None:
    ama = session.join("Ama")
    offered(session, "host", ama, 5)
    assert says(session, "R2", minute=5) == ("No role has been held for any time yet.",)


def room(session: Session, people: dict[str, int], silent: int = 0) -> dict[str, frozenset[str]]:
    """So many people who speak from each, all there from the beginning, and others who said nothing."""
    said: dict[str, frozenset[str]] = {}
    for name, count in people.items():
        for _ in range(count):
            at(session, 0)
            said[session.join()] = frozenset({name})
    for _ in range(silent):
        at(session, 0)
        said[session.join()] = frozenset()
    return said


def hosts_by_turns(session: Session, people: list[str]) -> None:
    """Each of five hosts for twelve minutes."""
    offered(session, "host", people[0], 0)
    for turn, (holder, person) in enumerate(pairwise(people), 1):
        passed_on(session, "host", holder, person, 12 * turn)


def test_who_steers_in_words(session: Session) -> None:
    said = room(session, {WORK: 5, USE: 5}, silent=2)
    people = list(said)
    hosts_by_turns(session, [*people[:4], people[5]])
    host = (f"“{USE}” held Host 0.4× their presence.", f"“{WORK}” held Host 1.6× their presence.")
    together = (
        f"“{USE}” held steering roles together 0.4× their presence.",
        f"“{WORK}” held steering roles together 1.6× their presence.",
    )
    assert says(session, "R5", said=said) == (*host, *together)
    offered(session, "weaver", people[6], 0)
    assert says(session, "R5", said=said) == host
    offered(session, "weaver", people[11], 0)
    assert says(session, "R5", said=said) == host


def test_a_role_that_few_held_does_not_tell_what_they_speak_from(session: Session) -> None:
    said = room(session, {WORK: 5, USE: 5})
    people = list(said)
    offered(session, "host", people[0], 0)
    offered(session, "weaver", people[5], 0)
    passed_on(session, "host", people[0], people[5], 45)
    (told,) = says(session, "R5", said=said)
    assert "too few held a role" in told
    (told,) = says(session, "R6", said=said)
    assert told == "Whether roles follow what people speak from cannot be told from so little."


def test_what_people_say_in_the_session_is_what_they_speak_from(session: Session) -> None:
    people = list(room(session, {WORK: 5, USE: 5}))
    for place, person in enumerate(people):
        session.phone(person, c.SayPerspectives((WORK if place < 5 else USE,)))
    hosts_by_turns(session, [*people[:4], people[5]])
    assert says(session, "R5") == UNSAID
    session.ask()
    session.does(c.CloseQuestion())
    assert says(session, "R5")[1] == f"“{WORK}” held Host 1.6× their presence."


def test_what_one_says_anew_moves_no_figure_before_four_others_do(session: Session) -> None:
    people = list(room(session, {WORK: 5, USE: 6}))
    for place, person in enumerate(people):
        session.phone(person, c.SayPerspectives((WORK if place < 5 else USE,)))
    hosts_by_turns(session, [*people[:4], people[5]])
    session.ask()
    session.does(c.CloseQuestion())
    before = says(session, "R5")
    for known, person in enumerate(people[6:], 1):
        session.phone(person, c.SayPerspectives((WORK,)))
        session.ask()
        session.does(c.CloseQuestion())
        assert (says(session, "R5") == before) == (known < 5)
    session.does(c.EndSession())
    session.does(c.Undo())
    assert [pause.question for pause in session.state.pauses] == list(session.state.asked)


def test_that_holders_speak_from_nothing_of_a_kind_is_not_told(session: Session) -> None:
    said = room(session, {WORK: 5, USE: 5})
    hosts_by_turns(session, list(said)[:5])
    assert [one for one in says(session, "R5", said=said) if USE in one] == []


def test_what_few_people_speak_from_is_not_in_any_words(session: Session) -> None:
    said = room(session, {WORK: 2, USE: 5, CARE: 6})
    for person in list(said)[:8]:
        offered(session, "design-group-member", person, 0)
    told = says(session, "R5", said=said)
    assert told[-1] == "What fewer than 5 people speak from is not shown, nor what would give it away."
    assert all(CARE in one for one in told[:-1])
    assert len(told) == 3


def test_where_all_cells_are_small_nothing_is_told(session: Session) -> None:
    said = room(session, {WORK: 2, USE: 2})
    offered(session, "host", next(iter(said)), 0)
    (told,) = says(session, "R5", said=said)
    assert told.startswith("Too few people share what they speak from")


def test_where_no_steering_role_was_held_nothing_is_told(session: Session) -> None:
    said = room(session, {WORK: 5, USE: 5})
    (told,) = says(session, "R5", said=said)
    assert "too few held a role" in told


def test_somebody_who_never_joined_says_nothing(session: Session) -> None:
    assert says(session, "R5", said={"nobody": frozenset({WORK})}) == UNSAID
    assert says(session, "R8", said={"nobody": frozenset({WORK})}) == UNSAID


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (lambda place: place < 6, "Roles follow what people speak from more than chance would have it. (NMI 1.00.)"),
        (
            lambda place: place % 2 == 0,
            "Roles do not follow what people speak from more than chance would have it. (NMI 0.00.)",
        ),
        (
            lambda place: place in (0, 1, 2, 3, 4, 6, 7),
            "Whether roles follow what people speak from cannot be told from so little. (NMI 0.20.)",
        ),
        (
            lambda place: False,
            "All that was held is of one role, or by people who speak from the same, so this cannot be told.",
        ),
    ],
    ids=["follow", "mixed", "between", "one role"],
)
def test_whether_roles_follow_perspectives_in_words(session: Session, work: Callable[[int], bool], told: str) -> None:
    said = room(session, {WORK: 6, USE: 6})
    for place, person in enumerate(said):
        at(session, 0)
        session.phone(person, c.AskForRole("listener" if work(place) else "encourager"))
    assert says(session, "R6", said=said) == (told,)


def test_the_table_in_words(session: Session) -> None:
    said = room(session, {WORK: 5, USE: 1})
    assert says(session, "R8", said=said) == ("Nobody has sat at the design group's table yet.",)
    for person in list(said)[:5]:
        offered(session, "design-group-member", person, 30)
    assert says(session, "R8", said=said) == (
        "25% of what people in the room speak from had somebody at the design group's table, over the time.",
    )
    assert says(session, "R8", minute=0, said=said) == ("Too little time has gone by to tell.",)


def test_of_a_table_of_few_nothing_is_told(session: Session) -> None:
    said = room(session, {WORK: 4, USE: 4}) | {session.join(): frozenset[str]()}
    for person in [*list(said)[:4], list(said)[-1]]:
        offered(session, "design-group-member", person, 0)
    (told,) = says(session, "R8", said=said)
    assert told.startswith("Too few at the design group's table")


def test_that_two_holders_speak_from_the_same_is_not_told(session: Session) -> None:
    told = set()
    for names in ({WORK: 2}, {WORK: 1, USE: 1}):
        said = room(session, names)
        for person, role in zip(said, ("listener", "encourager"), strict=True):
            session.phone(person, c.AskForRole(role))
        told.add(says(session, "R6", said=said))
        for person, role in zip(said, ("listener", "encourager"), strict=True):
            session.phone(person, c.StepBack(role))
    assert len(told) == 1


def test_nobody_is_named_and_nobody_has_a_figure_of_their_own(session: Session) -> None:
    ama, bo = session.join("Zacharias"), session.join("Yolanda")
    offered(session, "host", ama, 0)
    passed_on(session, "host", ama, bo, 55)
    words = repr(tuple(measures(session).values()))
    assert "Zacharias" not in words
    assert "Yolanda" not in words
    assert f"'{ama}'" not in words
