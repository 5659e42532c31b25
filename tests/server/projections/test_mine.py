from server.domain import commands as c
from server.domain import events as e
from server.projections.mine import SAID_SHOWN, HeldView, OfferView, concerned, mine_view
from tests.session import Session


def test_somebody_who_just_came_sees_their_name_and_nothing_else(session: Session) -> None:
    ama = session.join("Ama")
    mine = mine_view(session.state, ama)
    assert (mine.person, mine.label) == (ama, "Ama")
    assert (mine.said, mine.passed, mine.holding, mine.offers, mine.asks) == ((), False, (), (), ())


def test_own_words_are_shown_with_their_question_and_their_state(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask("What helps?")
    session.say(bo, "somebody else's")
    said = session.say(ama, "mine", consent="quoted")
    session.does(c.MarkHeard(said))
    (own,) = mine_view(session.state, ama).said
    assert (own.id, own.asked, own.text, own.consent, own.late, own.heard) == (
        said,
        "What helps?",
        "mine",
        "quoted",
        False,
        True,
    )


def test_words_without_a_name_and_words_taken_back_are_not_among_ones_own(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "nobody's", key="a" * 32)
    session.phone(ama, c.TakeBackContribution(session.say(ama, "taken back")))
    assert mine_view(session.state, ama).said == ()


def test_only_the_newest_of_ones_words_are_sent_oldest_first(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    for number in range(SAID_SHOWN + 3):
        session.say(ama, f"words {number}")
    said = mine_view(session.state, ama).said
    assert [said[0].text, said[-1].text, len(said)] == ["words 3", f"words {SAID_SHOWN + 2}", SAID_SHOWN]


def test_a_pass_is_about_the_newest_question(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.PassQuestion(session.ask("One?")))
    assert mine_view(session.state, ama).passed
    session.ask("Two?")
    assert not mine_view(session.state, ama).passed


def test_roles_held_offered_and_asked_for_are_ones_own(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.phone(bo, c.AskForRole("listener"))
    since = session.now
    session.phone(bo, c.PassOn("listener", ama))
    session.does(c.OfferRole("host", ama))
    session.phone(ama, c.AskForRole("scribe"))
    mine = mine_view(session.state, ama)
    assert mine.offers == (OfferView("host", None), OfferView("listener", "Bo"))
    assert (mine.holding, mine.asks) == ((), ("scribe",))
    assert mine_view(session.state, bo).holding == (HeldView("listener", since, "taken_up"),)


def test_a_tenure_that_ended_concerns_who_held_it(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.AskForRole("listener"))
    (ended,) = session.phone(ama, c.StepBack("listener"))
    assert concerned(session.state, ended) == (ama,)


def test_a_second_ama_concerns_everybody_who_reads_the_first_ones_name(session: Session) -> None:
    session.join("Ama")
    session.join("Bo")
    assert concerned(session.state, session.entries[-1].events[0]) == ()
    session.join("AMA")
    assert concerned(session.state, session.entries[-1].events[0]) is None


def test_opening_the_room_concerns_nobodys_own_view(session: Session) -> None:
    assert concerned(session.state, e.SessionOpened()) == ()
