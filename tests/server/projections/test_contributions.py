import time

from server.domain import commands as c
from server.projections.contributions import ContributionIndex, ContributionsView
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
    assert (view.count, view.unheard, view.rows(0, 10), view.find("c1")) == (0, 0, (), None)


def test_what_waits_to_be_heard_stands_first(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    first = session.say(ama, "first")
    session.say(ama, "second")
    third = session.say(ama, "third")
    session.does(c.MarkHeard(third))
    session.does(c.MarkHeard(first))
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
    session.does(c.MarkHeard(said[0]))
    view = followed(session).view()
    assert [row.text for row in view.rows(3, 6)] == ["words 4", "words 5", "words 0"]
    assert [row.text for row in view.rows(5, 99)] == ["words 0"]
    assert [view.find(one) for one in said] == [5, 0, 1, 2, 3, 4]


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


def test_a_long_list_takes_one_more_as_quickly_as_a_short_one(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    index = followed(session)
    for number in range(3000):
        session.say(ama, f"words {number}")
        index.step(session.state, session.entries[-1].events)
    began = time.process_time()
    for number in range(100):
        session.say(ama, f"more words {number}")
        index.step(session.state, session.entries[-1].events)
        index.view().rows(0, 40)
    assert time.process_time() - began < 1
