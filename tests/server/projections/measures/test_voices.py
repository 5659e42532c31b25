from datetime import datetime, timedelta

import pytest

from server.domain import commands as c
from server.projections.measures.cells import HELD_BACK
from server.projections.measures.uptake import Link
from server.projections.measures.voices import voice_measures
from tests.session import BEGINNING, Session

WORK, USE, CARE = "I work here", "I use this service", "I care for somebody"
SIDES = frozenset({WORK}), frozenset({USE})


@pytest.fixture
def session() -> Session:
    """Open, with a question asked."""
    session = Session()
    session.does(c.OpenSession())
    session.ask()
    return session


def at(minute: float) -> datetime:
    return BEGINNING + timedelta(minutes=minute)


def says(session: Session, measure: str, minute: float = 60, **more: object) -> tuple[str, ...]:
    views = voice_measures(session.state, at(minute), **more)  # type: ignore[arg-type]
    return {view.id: view.says for view in views}[measure]


def room(session: Session, *groups: tuple[str, int]) -> list[str]:
    """So many people who speak from each."""
    people = []
    for name, count in groups:
        for _ in range(count):
            people.append(session.join())
            session.phone(people[-1], c.SayPerspectives((name,)))
    return people


def test_every_measure_has_its_formula_and_its_blind_spot(session: Session) -> None:
    views = voice_measures(session.state, at(60))
    assert [view.id for view in views] == ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"]
    assert all(view.name and view.formula and view.blind_spot and view.says for view in views)


def test_a_session_where_nothing_happened_has_no_figures(session: Session) -> None:
    nothing = "Nothing has been said under a name yet."
    unsaid = "Too few have said what they speak from, or have spoken since, to tell without pointing at anybody."
    assert [view.says for view in voice_measures(session.state, at(60))] == [
        ("Nobody has joined yet.",),
        (nothing,),
        ("It is shown from eight people and two contributions a head on, after a first natural pause.",),
        (nothing,),
        (unsaid,),
        ("Nothing has been marked as taken up yet, so there is nothing to tell.",),
        ("Fewer than 20 build-ons between people, or fewer than 5 people, are too few to tell.",),
        (unsaid,),
        ("Fewer than 5 people have answered, so this is not shown.",),
    ]


def test_the_worked_example_in_words(session: Session) -> None:
    people = [session.join() for _ in range(8)]
    for person, count in zip(people, (9, 6, 4, 3, 2, 1, 1, 0), strict=True):
        for _ in range(count):
            session.say(person, "words")
    session.phone(people[-1], c.PassQuestion(session.state.asked[-1]))
    assert says(session, "V1") == ("7 of 8 have spoken · 8 responded.",)
    assert says(session, "V2") == (
        "5.4 voices' worth, of 8 people.",
        "4.6 voices' worth where many small shares count less.",
    )
    once, band, of = says(session, "V3")
    assert once == "Spread at the edge of what chance gives: one more look will tell."
    assert band.startswith("G* 0.54; chance gives 0.19 to 0.4")
    assert ", about 0.31. C 0.33, p 0.00" in band
    assert of == "26 contributions of 8 people, at the last of the natural pauses."
    assert says(session, "V4") == (
        "The largest share that one person has is 35% of all contributions under a name.",
        "1 of 8 (12%) have none under their name.",
    )


def test_one_voice_is_one_voices_worth(session: Session) -> None:
    session.say(session.join(), "words")
    assert says(session, "V2")[0] == "1.0 voice's worth, of 1 person."


def test_perspectives_in_words(session: Session) -> None:
    people = room(session, (WORK, 5), (USE, 6))
    for person in people[:9]:
        session.now = at(3)
        session.say(person, "words")
    (use, work) = says(session, "V5")
    assert use == f"“{USE}” had 0.8× the share of contributions that they have of presence."
    assert work == f"“{WORK}” had 1.2× the share of contributions that they have of presence."
    assert says(session, "V8") == (
        "Too few have said what they speak from, or have spoken since, to tell without pointing at anybody.",
    )
    for person in people[5:]:
        session.say(person, "words")
    assert says(session, "V8") == (
        f"“{USE}”: under 5 min from joining to the first contribution (the median).",
        f"“{WORK}”: under 5 min from joining to the first contribution (the median).",
    )


@pytest.mark.parametrize(("minute", "words"), [(7, "5 to 10 min"), (200, "40 min or more")])
def test_a_first_voice_that_came_later_is_told_as_a_span(session: Session, minute: int, words: str) -> None:
    people = room(session, (WORK, 5))
    for _ in range(2):
        session.now = at(minute)
        for person in people:
            session.say(person, "words")
        session.does(c.CloseQuestion())
        session.ask()
    assert says(session, "V8", minute=minute + 1)[0].startswith(f"“{WORK}”: {words} from joining")


def test_what_few_people_speak_from_is_held_back(session: Session) -> None:
    for person in room(session, (WORK, 4), (USE, 6), (CARE, 7)):
        session.say(person, "words")
    assert [CARE in says(session, measure)[0] for measure in ("V5", "V8")] == [True, True]
    assert [says(session, measure)[1:] for measure in ("V5", "V8")] == [(HELD_BACK,), (HELD_BACK,)]


def test_whose_words_travel_in_words(session: Session) -> None:
    people = room(session, (WORK, 6), (USE, 6))
    taken_up = [session.say(person, "words") for person in people[:6] for _ in range(3)]
    floated = [session.say(person, "words") for person in people[6:] for _ in range(3)]
    assert says(session, "V6", taken_up=[*taken_up[:15], *floated[:3]]) == (
        f"17% of what was said from “{USE}” was taken up.",
        f"83% of what was said from “{WORK}” was taken up.",
        f"From “{WORK}” more was taken up than from “{USE}”: by 67 points in a hundred (35 to 82).",
    )
    assert says(session, "V6", taken_up=[*taken_up[:4], *floated[:3]]) == (
        f"17% of what was said from “{USE}” was taken up.",
        f"22% of what was said from “{WORK}” was taken up.",
    )


def test_whose_words_travel_is_not_told_of_few(session: Session) -> None:
    few = room(session, (WORK, 2))
    words = [session.say(person, "words") for person in few]
    (told,) = says(session, "V6", taken_up=words)
    assert told.startswith("Too few")
    for person in room(session, (USE, 5), (CARE, 6)):
        session.say(person, "words")
    assert says(session, "V6", taken_up=words) == (f"0% of what was said from “{CARE}” was taken up.", HELD_BACK)


def test_who_builds_on_whom_in_words(session: Session) -> None:
    ring = [Link(f"p{place}", f"p{(place + 1) % 20}", SIDES[place % 2], SIDES[(place + 1) % 2]) for place in range(20)]
    back = Link("p1", "p0", *SIDES)
    assert says(session, "V7", links=[*ring, back]) == (
        "21 of 21 build-ons are between people who speak from something else.",
        "1 of 20 pairs built on each other.",
    )
    assert says(session, "V7", links=[*ring[1:], Link("p0", "p1")])[0] == (
        "Of too few of 20 build-ons it is known what both speak from."
    )


def test_what_was_felt_in_words(session: Session) -> None:
    people = [session.join() for _ in range(5)]
    session.does(c.EndSession())
    felt = [(3, 3), (2, 0), (2, 1), (0, 1), (3, 2)]
    for place, (person, (said, taken)) in enumerate(zip(people, felt, strict=True)):
        session.phone(person, c.SayFelt(said, taken, f"{place:032x}"))
    assert says(session, "V9") == (
        "“I could say what I needed to”: 1 said 0, 0 said 1, 2 said 2, 2 said 3 (0 not at all, 3 fully);"
        " 80% of 5 said 2 or 3.",
        "“What I said was taken seriously”: 1 said 0, 2 said 1, 1 said 2, 1 said 3 (0 not at all, 3 fully);"
        " 40% of 5 said 2 or 3.",
    )
