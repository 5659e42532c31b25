from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.projections.held_up import ever_held_up
from server.projections.measures.cells import HELD_BACK
from server.projections.measures.voices import voice_measures
from tests.session import BEGINNING, Session

WORK, USE, CARE = "I work here", "I use this service", "I care for somebody"


@pytest.fixture
def session() -> Session:
    """Open, with a question asked."""
    session = Session()
    session.does(c.OpenSession())
    session.ask()
    return session


def at(minute: float) -> datetime:
    return BEGINNING + timedelta(minutes=minute)


def says(session: Session, measure: str, minute: float = 60) -> tuple[str, ...]:
    views = voice_measures(session.state, at(minute), ever_held_up(session.entries))
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
    views = voice_measures(session.state, at(60), {})
    assert [view.id for view in views] == ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"]
    assert all(view.name and view.formula and view.blind_spot and view.says for view in views)


def test_a_session_where_nothing_happened_has_no_figures(session: Session) -> None:
    nothing = "Nothing has been said under a name yet."
    unsaid = "Too few have said what they speak from, or have spoken since, to tell without pointing at anybody."
    assert [view.says for view in voice_measures(session.state, at(60), {})] == [
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


def reading(session: Session) -> list[str]:
    """Six who work here and six who use the service, and everybody can read along."""
    session.does(c.RevealQuestion(session.state.asked[-1]))
    return room(session, (WORK, 6), (USE, 6))


def build(session: Session, words: str, by: str, key: str | None = None) -> str:
    (made,) = session.phone(by, c.Build(words, "And evenings", key=key))
    assert isinstance(made, e.ContributionMade)
    return made.contribution


def challenge(session: Session, words: str, by: str) -> str:
    (made,) = session.phone(by, c.Challenge(words, "That you see it", "Does it hold?"))
    assert isinstance(made, e.ContributionMade)
    return made.contribution


def without_names(session: Session, by: str, words: Iterable[str]) -> None:
    """Builds that count for those whose words they take up, and for nobody else."""
    for number, one in enumerate(words):
        build(session, one, by, f"{number:032x}")
    session.now += timedelta(minutes=1)  # of words without a name only the minute is known


def test_whose_words_travel_in_words(session: Session) -> None:
    people = reading(session)
    of_work = [session.say(person, "words") for person in people[:6] for _ in range(3)]
    of_use = [session.say(person, "words") for person in people[6:] for _ in range(3)]
    without_names(session, session.join(), [*of_work[:4], *of_use[:3]])
    session.does(c.CloseQuestion())
    assert says(session, "V6") == (
        f"17% of what was said from “{USE}” was taken up.",
        f"22% of what was said from “{WORK}” was taken up.",
    )


def test_a_gap_in_whose_words_travel_is_told_where_chance_would_seldom_give_it(session: Session) -> None:
    people = reading(session)
    of_work = [session.say(person, "words") for person in people[:6] for _ in range(3)]
    of_use = [session.say(person, "words") for person in people[6:] for _ in range(3)]
    without_names(session, session.join(), [*of_work[:15], *of_use[:3]])
    session.does(c.CloseQuestion())
    assert says(session, "V6") == (
        f"17% of what was said from “{USE}” was taken up.",
        f"83% of what was said from “{WORK}” was taken up.",
        f"From “{WORK}” more was taken up than from “{USE}”: by 67 points in a hundred (35 to 82).",
    )


def test_whose_words_travel_is_not_told_of_few(session: Session) -> None:
    session.does(c.RevealQuestion(session.state.asked[-1]))
    few = room(session, (WORK, 2))
    words = [session.say(person, "words") for person in few]
    without_names(session, session.join(), words)
    session.does(c.CloseQuestion())
    (told,) = says(session, "V6")
    assert told.startswith("Too few")
    for person in room(session, (USE, 5), (CARE, 6)):
        session.say(person, "words")
    assert says(session, "V6", minute=70) == (f"0% of what was said from “{CARE}” was taken up.", HELD_BACK)


def test_no_figure_moves_for_one_persons_words_alone(session: Session) -> None:
    people = reading(session)
    said = [session.say(person, "words") for person in people]
    session.does(c.CloseQuestion())
    without_names(session, session.join(), said[:1])
    session.does(c.AskQuestion("What else?"))
    session.does(c.CloseQuestion())
    assert says(session, "V6") == (
        f"0% of what was said from “{USE}” was taken up.",
        f"0% of what was said from “{WORK}” was taken up.",
    )
    for person in people[:5]:
        session.say(person, "more words")
    session.does(c.AskQuestion("What now?"))
    session.does(c.CloseQuestion())
    assert says(session, "V6")[1] == f"9% of what was said from “{WORK}” was taken up."


def test_a_challenge_takes_words_up_once_somebody_has_replied(session: Session) -> None:
    people = reading(session)
    said = [session.say(person, "words") for person in people]
    asked = challenge(session, said[0], people[6])
    none = "Nothing has been marked as taken up yet, so there is nothing to tell."
    assert says(session, "V6") == (none,)
    reply = build(session, asked, people[0])
    session.does(c.CloseQuestion())
    assert says(session, "V6")[1] == f"14% of what was said from “{WORK}” was taken up."
    session.phone(people[0], c.TakeBackContribution(reply))
    assert says(session, "V6") == (none,)


def test_words_that_were_held_up_are_taken_up_also_once_they_are_put_down(session: Session) -> None:
    people = reading(session)
    said = [session.say(person, "words") for person in people]
    session.does(c.HoldUp(said[0]))
    session.does(c.CloseQuestion())
    told = (
        f"0% of what was said from “{USE}” was taken up.",
        f"17% of what was said from “{WORK}” was taken up.",
    )
    assert says(session, "V6") == told
    session.does(c.HoldUp(said[1]))
    session.does(c.PutDown())
    assert says(session, "V6") == told, "held up after the last natural pause"
    session.does(c.AskQuestion("What else?"))
    for person in people:
        session.say(person, "more words")
    session.does(c.CloseQuestion())
    assert says(session, "V6")[1] == f"17% of what was said from “{WORK}” was taken up."
    session.phone(people[0], c.TakeBackContribution(said[0]))
    assert says(session, "V6")[1] == f"9% of what was said from “{WORK}” was taken up."


def test_what_is_not_known_of_build_ons_counts_as_not_between(session: Session) -> None:
    session.does(c.RevealQuestion(session.state.asked[-1]))
    people = [session.join() for _ in range(25)]
    for place, person in enumerate(people[:22]):
        session.phone(person, c.SayPerspectives(((WORK, USE)[place % 2],)))
    said = [session.say(person, "words") for person in people]
    for place, person in enumerate(people):
        build(session, said[place - 1], person)
    session.does(c.CloseQuestion())
    assert says(session, "V7")[0] == (
        "21 of 25 build-ons are between people who speak from something else; of 21 it is known what both speak from."
    )


def test_who_builds_on_whom_in_words(session: Session) -> None:
    session.does(c.RevealQuestion(session.state.asked[-1]))
    people = [session.join() for _ in range(20)]
    for place, person in enumerate(people):
        session.phone(person, c.SayPerspectives(((WORK, USE)[place % 2],)))
    said = [session.say(person, "words") for person in people]
    for place, person in enumerate(people):
        build(session, said[(place + 1) % 20], person)
    back = build(session, said[0], people[1])
    assert says(session, "V7", minute=2) == (
        "Of too few of 21 build-ons it is known what both speak from.",
        "1 of 20 pairs built on each other.",
    )
    session.does(c.CloseQuestion())
    assert says(session, "V7") == (
        "21 of 21 build-ons are between people who speak from something else; of 21 it is known what both speak from.",
        "1 of 20 pairs built on each other.",
    )
    session.phone(people[1], c.TakeBackContribution(back))
    assert says(session, "V7")[1] == "0 of 20 pairs built on each other."
    session.phone(people[0], c.TakeBackContribution(said[0]))
    assert says(session, "V7") == (
        "Fewer than 20 build-ons between people, or fewer than 5 people, are too few to tell.",
    )


def test_builds_without_a_name_and_challenges_are_no_build_ons_between_people(session: Session) -> None:
    people = reading(session)
    said = [session.say(person, "words") for person in people]
    for place, one in enumerate(said):
        build(session, one, people[place - 1], f"{place:032x}")
        challenge(session, one, people[place - 1])
    session.does(c.CloseQuestion())
    assert says(session, "V7")[0].startswith("Fewer than 20")


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
