import time

import pytest

from server.domain import commands as c
from server.domain.evolve import apply
from server.domain.evolve.deletion import without_room_only
from server.domain.state import State
from server.projections.contributions.index import ContributionIndex, ContributionsView
from server.projections.contributions.sorting import Order
from server.projections.themes import NO_THEME
from tests.session import Session


def followed(session: Session) -> ContributionIndex:
    """The index of somebody who came late and was told everything at once."""
    index = ContributionIndex()
    for entry in session.entries:
        index.step(session.state, entry.events)
    return index


def texts(view: ContributionsView) -> list[str]:
    return [row.text for row in view.rows(0, view.count)]


def test_before_anything_was_said_the_list_is_empty() -> None:
    view = ContributionIndex().view()
    assert (view.count, view.unheard, view.rows(0, 10), view.find("c1"), view.newest) == (0, 0, (), None, 0)


def test_words_that_were_deleted_as_the_room_closed_are_read_again(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    kept, told = session.say(ama, "for this room", consent="room"), session.say(ama, "for the notes")
    index = followed(session)
    assert texts(index.view(needle="for")) == ["for this room", "for the notes"]
    index.read_again(without_room_only(session.state), (kept, ama))
    assert texts(index.view(needle="for the")) == ["for the notes"]
    assert "for this room" not in texts(index.view())
    assert index.view().find(told) is not None


def test_what_arrived_after_a_number_is_told_in_the_order_of_arrival(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, text) for text in ("one", "two", "three")]
    index = followed(session)
    assert index.arrived_after(0)[-3:] == tuple(said)
    assert index.arrived_after(len(index.arrived_after(0)) - 1) == (said[-1],)
    assert index.arrived_after(len(index.arrived_after(0))) == ()


def test_what_waits_to_be_heard_stands_first(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    first = session.say(ama, "first")
    session.say(ama, "second")
    third = session.say(ama, "third")
    session.does(c.MarkHeard((third,)))
    session.does(c.MarkHeard((first,)))
    view = followed(session).view()
    assert texts(view) == ["second", "first", "third"]
    assert (view.count, view.unheard) == (3, 1)


def test_a_row_says_who_said_what_and_how(session: Session) -> None:
    session.ask()
    said = session.say(session.join("Ama"), "Would it cost more?", kind="unsure")
    (row,) = followed(session).view().rows(0, 1)
    assert (row.id, row.number, row.label, row.kind, row.channel, row.late, row.heard) == (
        said,
        1,
        "Ama",
        "unsure",
        "phone",
        False,
        False,
    )


def test_words_without_a_name_are_nobodys(session: Session) -> None:
    session.ask()
    session.say(session.join("Ama"), "words", key="a" * 32)
    (row,) = followed(session).view().rows(0, 1)
    assert row.label is None


def test_each_question_has_its_own_list(session: Session) -> None:
    ama = session.join("Ama")
    first = session.ask("One?")
    session.say(ama, "to the first")
    second = session.ask("Two?")
    session.say(ama, "to the second")
    index = followed(session)
    assert texts(index.view(first)) == ["to the first"]
    assert texts(index.view(second)) == ["to the second"]
    assert texts(index.view()) == ["to the first", "to the second"]
    assert texts(index.view("q99")) == []


def test_lists_of_other_questions_stay_as_they_are(session: Session) -> None:
    ama = session.join("Ama")
    first = session.ask("One?")
    session.say(ama, "to the first")
    second = session.ask("Two?")
    index = followed(session)
    assert texts(index.view(second)) == []
    assert texts(index.view(first)) == ["to the first"]
    session.say(ama, "to the second")
    index.step(session.state, session.entries[-1].events)
    assert texts(index.view(first)) == ["to the first"]
    assert texts(index.view(second)) == ["to the second"]
    assert index.view(first).newest == 1


def test_words_taken_back_leave_the_list(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    gone = session.say(ama, "gone")
    session.say(ama, "here")
    session.phone(ama, c.TakeBackContribution(gone))
    view = followed(session).view()
    assert texts(view) == ["here"]
    assert view.find(gone) is None


def test_only_the_rows_that_show_are_asked_for(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, f"words {number}") for number in range(6)]
    session.does(c.MarkHeard((said[0],)))
    view = followed(session).view()
    assert [row.text for row in view.rows(3, 6)] == ["words 4", "words 5", "words 0"]
    assert [row.text for row in view.rows(5, 99)] == ["words 0"]
    assert [view.find(one) for one in said] == [5, 0, 1, 2, 3, 4]


def test_a_row_is_found_by_its_number_while_it_is_listed(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    gone = session.say(ama, "gone")
    here = session.say(ama, "here")
    session.phone(ama, c.TakeBackContribution(gone))
    view = followed(session).view()
    found = view.numbered(2)
    assert found is not None
    assert (found.id, found.number) == (here, 2)
    assert [view.numbered(number) for number in (0, 1, 3)] == [None, None, None]


def test_a_list_that_is_shown_stays_as_it_was_until_it_is_asked_for_again(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    said = session.say(ama, "first")
    index = followed(session)
    everything, answers = index.view(), index.view(question)
    session.phone(ama, c.ChangeContribution(said, "changed"))
    index.step(session.state, session.entries[-1].events)
    session.say(ama, "second")
    index.step(session.state, session.entries[-1].events)
    assert texts(everything) == texts(answers) == ["first"]
    assert everything.rows(0, 99) == answers.rows(0, 99)
    assert texts(index.view()) == ["changed", "second"]


def test_lists_are_equal_until_something_that_shows_changes(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.say(ama, "first")
    index = followed(session)
    before = index.view()
    session.phone(ama, c.PassQuestion(question))
    index.step(session.state, session.entries[-1].events)
    assert index.view() == before
    session.join("Ama")
    index.step(session.state, session.entries[-1].events)
    assert index.view() != before
    assert index.view().rows(0, 1)[0].label == "Ama (1)"


def test_the_row_of_a_show_of_hands_says_how_many(session: Session) -> None:
    session.does(c.CountHands(session.ask(), 14, "Evening calls first"))
    (row,) = followed(session).view().rows(0, 1)
    assert (row.label, row.channel, row.hands, row.text) == (None, "hands", 14, "Evening calls first")


def test_a_row_says_what_it_is_spoken_from_and_what_was_asked_then(session: Session) -> None:
    ama = session.join("Ama")
    session.ask("Another?")
    question = session.ask("What works?")
    session.phone(ama, c.Contribute(question, "before", speaking=("I work here",)))
    session.phone(ama, c.OfferWording(question, "What works for you?"))
    index = followed(session)
    before = index.view()
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.say(ama, "after")
    for entry in session.entries[-2:]:
        index.step(session.state, entry.events)
    first, second = index.view().rows(0, 2)
    assert (first.question, first.speaking, first.asked) == (2, ("I work here",), "What works?")
    assert (second.question, second.speaking, second.asked) == (2, (), None)
    assert before.rows(0, 1)[0].asked is None


@pytest.fixture
def mixed(session: Session) -> Session:
    """Two questions with words of all sorts; the fourth, a doubt, was heard."""
    ama, bo = session.join("Ama"), session.join("Bö")
    session.ask("One?")
    session.say(ama, "first")
    session.say(bo, "Second, who pays?")
    second = session.ask("Two?")
    session.say(ama, "third")
    heard = session.say(ama, "Fourth, perhaps", kind="unsure")
    session.phone(bo, c.Contribute(session.state.asked[0], "fifth, late", late=True))
    session.phone(bo, c.Contribute(second, "Sixth, perhaps", kind="unsure"))
    session.does(c.MarkHeard((heard,)))
    return session


ORDERED: list[tuple[Order, list[int]]] = [
    ("unheard", [1, 2, 3, 5, 6, 4]),
    ("newest", [6, 5, 4, 3, 2, 1]),
    ("question", [1, 2, 5, 3, 4, 6]),
    ("reply", [2, 6, 1, 3, 5, 4]),
]


def numbers(view: ContributionsView) -> list[int]:
    return [row.number for row in view.rows(0, view.count)]


@pytest.mark.parametrize(("order", "expected"), ORDERED)
def test_a_list_has_the_order_that_it_is_asked_for_in(mixed: Session, order: Order, expected: list[int]) -> None:
    view = followed(mixed).view(None, order)
    assert numbers(view) == expected
    assert (view.order, view.count, view.unheard) == (order, 6, 5)
    assert [view.find(row.id) for row in view.rows(0, 6)] == list(range(6))
    assert [view.rows(at, at + 1)[0].number for at in range(6)] == expected
    assert [view.newer(number) for number in range(7)] == [6, 5, 4, 3, 2, 1, 0]
    assert view.newest == 6


@pytest.mark.parametrize(("order", "expected"), ORDERED)
def test_a_list_that_is_followed_is_the_one_of_whoever_came_late(
    mixed: Session, order: Order, expected: list[int]
) -> None:
    index = ContributionIndex()
    state = State()
    for entry in mixed.entries:
        state = apply(state, entry)
        index.step(state, entry.events)
        index.view(None, order)
        index.view(None, order, "i")
    assert numbers(index.view(None, order)) == expected
    assert index.view(None, order) == followed(mixed).view(None, order)
    assert numbers(index.view(None, order, "i")) == [number for number in expected if number not in (2, 4)]


def test_only_what_is_looked_for_is_listed(mixed: Session) -> None:
    index = followed(mixed)
    view = index.view(None, "unheard", "bo i")
    assert (numbers(view), view.count, view.unheard, view.needle) == ([5, 6], 2, 2, "bo i")
    assert numbers(index.view(mixed.state.asked[1], "unheard", "BO")) == [6]
    assert numbers(index.view(None, "newest", "4")) == [4]
    assert numbers(index.view(None, "newest", "nothing like it")) == []
    (first, *_) = index.view().rows(0, 1)
    assert view.find(first.id) is None
    assert index.view(None, "unheard", "a") != index.view(None, "unheard", "o")


def test_words_without_a_name_are_found_by_what_they_say(session: Session) -> None:
    session.ask()
    session.say(session.join("Ama"), "Evening calls", key="a" * 32)
    index = followed(session)
    assert numbers(index.view(None, "unheard", "evening")) == [1]
    assert numbers(index.view(None, "unheard", "ama")) == []


def test_words_join_and_leave_what_is_looked_for_as_they_change(mixed: Session) -> None:
    index = followed(mixed)
    bo = mixed.state.contributions[index.view().rows(1, 2)[0].id]
    assert bo.person is not None
    before = index.view(None, "reply", "pays")
    mixed.phone(bo.person, c.ChangeContribution(bo.id, "Second: nobody does"))
    index.step(mixed.state, mixed.entries[-1].events)
    assert (numbers(before), numbers(index.view(None, "reply", "pays"))) == ([2], [])
    assert numbers(index.view(None, "reply")) == [6, 1, 2, 3, 5, 4]
    mixed.phone(bo.person, c.ChangeContribution(bo.id, "Second, who pays?"))
    index.step(mixed.state, mixed.entries[-1].events)
    assert numbers(index.view(None, "reply", "pays")) == [2]


def test_who_is_called_otherwise_since_somebody_came_is_found_by_that(mixed: Session) -> None:
    index = followed(mixed)
    assert numbers(index.view(None, "unheard", "ama (1)")) == []
    mixed.join("ama")
    index.step(mixed.state, mixed.entries[-1].events)
    assert numbers(index.view(None, "unheard", "ama (1)")) == [1, 3, 4]
    mixed.does(c.WelcomePerson("Bö"))
    index.step(mixed.state, mixed.entries[-1].events)
    assert numbers(index.view(None, "unheard", "bo (1)")) == [2, 5, 6]
    before = index.view()
    mixed.does(c.Undo())
    index.step(mixed.state, mixed.entries[-1].events)
    assert numbers(index.view(None, "unheard", "bo (1)")) == []
    assert index.view() != before


def test_an_undone_rewording_makes_a_list_another(mixed: Session) -> None:
    ama, question = next(iter(mixed.state.people)), mixed.state.asked[1]
    mixed.phone(ama, c.OfferWording(question, "Two, differently?"))
    index = followed(mixed)
    (wording,) = mixed.state.offered_wordings
    mixed.does(c.AdoptWording(wording))
    index.step(mixed.state, mixed.entries[-1].events)
    reworded = index.view(question)
    mixed.does(c.Undo())
    index.step(mixed.state, mixed.entries[-1].events)
    assert index.view(question) != reworded
    assert [view.rows(0, 1)[0].asked for view in (reworded, index.view(question))] == ["Two?", None]


def test_however_many_lists_are_looked_at_each_is_right(mixed: Session) -> None:
    index = followed(mixed)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for order, expected in ORDERED:
            found = [number for number in expected if letter in haystack(mixed, number)]
            assert numbers(index.view(None, order, letter)) == found


def haystack(session: Session, number: int) -> str:
    (words,) = [words for words in session.state.contributions.values() if words.number == number]
    return f"{words.text} {'bo' if words.person == 'p2' else 'ama'}".lower()


def test_a_long_list_takes_one_more_as_quickly_as_a_short_one(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    index = followed(session)
    for number in range(3000):
        session.say(ama if number % 2 else bo, f"words {number}")  # nobody may fill the record alone
        index.step(session.state, session.entries[-1].events)
    began = time.process_time()
    for number in range(100):
        session.say(ama, f"more words {number}")
        index.step(session.state, session.entries[-1].events)
        index.view().rows(0, 40)
    assert time.process_time() - began < 1


@pytest.fixture
def gathered(mixed: Session) -> Session:
    """The first, the third and the fifth are in a theme, the third in another one as well."""
    said = by_number(mixed)
    mixed.does(c.AddTheme("Mornings", (said[1], said[3], said[5])))
    mixed.does(c.AddTheme("Evenings", (said[3],)))
    return mixed


def by_number(session: Session) -> dict[int, str]:
    return {words.number: words.id for words in session.state.contributions.values()}


def test_each_theme_has_its_list_and_so_has_what_is_in_none(gathered: Session) -> None:
    index = followed(gathered)
    mornings, evenings = (theme.id for theme in gathered.state.themes)
    assert numbers(index.view(None, "question", "", mornings)) == [1, 5, 3]
    assert numbers(index.view(None, "newest", "", evenings)) == [3]
    assert numbers(index.view(None, "question", "", NO_THEME)) == [2, 4, 6]
    assert numbers(index.view(None, "question", "", "h99")) == []
    assert numbers(index.view(None, "question", "fi", mornings)) == [1, 5]
    assert numbers(index.view(gathered.state.asked[1], "question", "", mornings)) == [3]
    view = index.view(None, "question", "", mornings)
    assert (view.theme, view.count, view.unheard) == (mornings, 3, 3)
    assert view.find(by_number(gathered)[2]) is None
    assert index.view() != view


def test_words_join_and_leave_the_lists_of_themes_as_they_are_gathered(gathered: Session) -> None:
    index = followed(gathered)
    said, (mornings, evenings) = by_number(gathered), [theme.id for theme in gathered.state.themes]
    second = gathered.state.asked[1]
    steps: list[tuple[c.Command, list[int], list[int]]] = [
        (c.PutIntoTheme(mornings, (said[2], said[6])), [1, 2, 5, 3, 6], [4]),
        (c.TakeOutOfTheme(mornings, (said[3],)), [1, 2, 5, 6], [4]),
        (c.TakeOutOfTheme(evenings, (said[3],)), [1, 2, 5, 6], [3, 4]),
        (c.Undo(), [1, 2, 5, 6], [4]),
        (c.Redo(), [1, 2, 5, 6], [3, 4]),
        (c.RemoveTheme(mornings), [], [1, 2, 5, 3, 4, 6]),
        (c.Undo(), [1, 2, 5, 6], [3, 4]),
    ]
    everything = index.view(None, "question")
    for command, inside, loose in steps:
        before = index.view(None, "question", "", mornings)
        in_second = index.view(second, "question", "", mornings)
        kept, kept_in_second = numbers(before), numbers(in_second)
        gathered.does(command)
        index.step(gathered.state, gathered.entries[-1].events)
        assert numbers(index.view(None, "question", "", mornings)) == inside
        assert numbers(index.view(None, "question", "", NO_THEME)) == loose
        assert numbers(index.view(second, "question", "", mornings)) == [one for one in inside if one in (3, 4, 6)]
        assert (numbers(before), numbers(in_second)) == (kept, kept_in_second)
        assert numbers(index.view(None, "question")) == numbers(everything)


def test_a_row_names_its_themes_in_their_order(gathered: Session) -> None:
    index = followed(gathered)
    assert [row.themes for row in index.view(None, "newest").rows(0, 6)][2:] == [
        (),
        ("Mornings", "Evenings"),
        (),
        ("Mornings",),
    ]
    gathered.does(c.MoveTheme(gathered.state.themes[1].id, 0))
    before = index.view(None, "newest")
    index.step(gathered.state, gathered.entries[-1].events)
    assert index.view(None, "newest") != before
    assert index.view(None, "newest").rows(3, 4)[0].themes == ("Evenings", "Mornings")


def test_a_row_says_what_it_answers_and_what_answers_it(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    first = session.say(ama, "first")
    session.does(c.RevealQuestion(question))
    session.phone(bo, c.Build(first, "and more"))
    session.phone(bo, c.Challenge(first, "That it is calm.", "Whether it lasts."))
    session.phone(bo, c.Challenge(first, "That it is short.", "Whether it helps."))
    session.phone(bo, c.SayMeToo(first, "a" * 32))
    one, build, challenge, other = followed(session).view().rows(0, 4)
    assert (one.builds, one.challenges, one.me_too, one.to, one.value) == (1, 2, 1, None, "")
    assert (build.to, build.to_gone, build.value, build.builds) == (1, False, "", 0)
    assert (challenge.to, challenge.value, challenge.text) == (1, "That it is calm.", "Whether it lasts.")
    session.phone(bo, c.TakeBackContribution(other.id))
    session.phone(ama, c.TakeBackContribution(first))
    build, challenge = followed(session).view().rows(0, 2)
    assert (build.to, build.to_gone, challenge.to_gone) == (1, True, True)


def test_a_me_too_and_an_answer_make_a_list_another(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    first = session.say(ama, "first")
    session.does(c.RevealQuestion(question))
    index = followed(session)
    for command in (
        c.SayMeToo(first, "a" * 32),
        c.TakeBackMeToo(first, "a" * 32),
        c.Build(first, "more"),
    ):
        before = index.view()
        session.phone(bo, command)
        index.step(session.state, session.entries[-1].events)
        assert index.view() != before
    assert index.view().rows(0, 1)[0].builds == 1


def test_a_row_says_what_may_be_done_with_the_words_now(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = session.say(ama, "one", consent="quoted")
    index = followed(session)
    before = index.view()
    session.phone(ama, c.ChangeConsent(said, "room"))
    index.step(session.state, session.entries[-1].events)
    after = index.view()
    assert [row.consent for view in (before, after) for row in view.rows(0, 1)] == ["quoted", "room"]
    assert after != before
