"""Two in the list who are one person."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.projections.affected import affected_people
from server.projections.measures.spoken import counts
from server.projections.mine import SameView, mine_view
from server.projections.people.presence import PresenceView
from server.projections.record import record
from server.projections.summary import summary_view
from tests.session import FACILITATOR, Session, is_nobodys


@pytest.fixture
def session() -> Session:
    """Ama came twice, once from another address of the laptop, and Bo."""
    session = Session()
    for name in ("Ama", "Bo", "Ama"):
        session.join(name)
    session.ask("What helps?")
    return session


AMA, BO, AGAIN = "p1", "p2", "p3"


def become_one(session: Session, later: str = AGAIN, earlier: str = AMA) -> None:
    session.does(c.AskIfSame(later, earlier))
    session.phone(later, c.ConfirmSame(earlier))


@pytest.fixture(autouse=True)
def known_ids(session: Session) -> None:
    assert [session.label(person) for person in (AMA, BO, AGAIN)] == ["Ama (1)", "Bo", "Ama (2)"]


def test_nothing_moves_until_the_newer_phone_says_yes(session: Session) -> None:
    session.does(c.AskIfSame(AMA, AGAIN))
    assert mine_view(session.state, AGAIN).same is not None
    assert mine_view(session.state, AMA).same is None
    assert len(session.state.people) == 3
    session.phone(AGAIN, c.ConfirmSame(AMA))
    assert {session.label(person) for person in session.state.people} == {"Ama", "Bo"}
    assert mine_view(session.state, AGAIN).same is None
    assert session.phone(AGAIN, c.ConfirmSame(AMA)) == ()


def test_not_now_is_private_and_changes_nothing(session: Session) -> None:
    session.does(c.AskIfSame(AGAIN, AMA))
    session.phone(AGAIN, c.DeclineSame(AMA))
    assert len(session.state.people) == 3
    assert mine_view(session.state, AGAIN).same is None
    assert is_nobodys(session.entries[-1])
    assert session.phone(AGAIN, c.DeclineSame(AMA)) == ()


def test_only_who_is_asked_can_say_yes_and_only_to_that(session: Session) -> None:
    session.does(c.AskIfSame(AGAIN, AMA))
    assert session.refused(Participant(BO), c.ConfirmSame(AMA)).code == "same_not_asked"
    assert session.refused(Participant(AGAIN), c.ConfirmSame(BO)).code == "same_not_asked"
    assert session.refused(Participant(BO), c.AskIfSame(AGAIN, AMA)).code == "not_allowed"


def test_who_has_no_phone_cannot_say_yes_but_can_be_the_earlier_one(session: Session) -> None:
    (welcomed,) = session.does(c.WelcomePerson("Cleo"))
    assert isinstance(welcomed, e.PersonWelcomed)
    refused = session.refused(FACILITATOR, c.AskIfSame(welcomed.person, AMA))
    assert refused.code == "same_without_phone"
    phone = session.join("Cleo")
    become_one(session, phone, welcomed.person)
    assert session.label(phone) == "Cleo"
    session.phone(phone, c.Contribute(session.state.asked[-1], "Evenings"))


def test_one_person_cannot_be_asked_about_themselves(session: Session) -> None:
    assert session.refused(FACILITATOR, c.AskIfSame(AMA, AMA)).code == "one_already"
    assert session.refused(FACILITATOR, c.AskIfSame(AMA, "nobody")).code == "no_such_person"
    become_one(session)
    assert session.refused(FACILITATOR, c.AskIfSame(AMA, AGAIN)).code == "one_already"


def test_asking_again_about_somebody_else_replaces_the_question(session: Session) -> None:
    session.does(c.AskIfSame(AGAIN, AMA))
    assert session.does(c.AskIfSame(AGAIN, AMA)) == ()
    session.does(c.AskIfSame(AGAIN, BO))
    assert session.refused(Participant(AGAIN), c.ConfirmSame(AMA)).code == "same_not_asked"
    session.does(c.Undo())
    assert mine_view(session.state, AGAIN).same is None


def test_words_and_figures_follow(session: Session) -> None:
    session.say(AMA, "The same carer")
    session.say(AGAIN, "Evening calls")
    session.phone(BO, c.PassQuestion(session.state.asked[-1]))
    session.does(c.CloseQuestion())
    become_one(session)
    state = session.state
    assert [own.text for own in mine_view(state, AGAIN).said] == ["The same carer", "Evening calls"]
    assert replace(mine_view(state, AGAIN), newer=mine_view(state, AMA).newer) == mine_view(state, AMA)
    assert counts(state) == {AMA: 2, BO: 0}
    assert state.question is not None
    assert state.question.responders == 2
    assert [(row.person, row.contributions) for row in record(state).people] == [("Ama", 2), ("Bo", 0)]
    assert {row.person for row in record(state).contributions} == {"Ama"}


def test_a_pass_and_words_of_one_person_are_one_response(session: Session) -> None:
    question = session.state.asked[-1]
    session.phone(AMA, c.PassQuestion(question))
    session.phone(AGAIN, c.PassQuestion(question))
    session.say(AGAIN, "Evening calls")
    become_one(session)
    asked = session.state.questions[question]
    assert (asked.responders, len(asked.passed), asked.spoke_and_passed) == (1, 1, 1)
    assert session.state.people[AMA].passes == 1


def test_a_role_that_both_hold_counts_once_and_ends_once(session: Session) -> None:
    session.hold("host", AMA, AGAIN)
    become_one(session)
    assert session.holders("host") == ["Ama"]
    (held,) = record(session.state).tenures
    assert held.person == "Ama"
    session.hold("host", BO)  # there is a place again
    session.phone(AMA, c.StepBack("host"))
    assert session.holders("host") == ["Bo"]
    assert not session.state.tools(AGAIN)
    assert [(row.person, row.how_ended) for row in record(session.state).tenures] == [
        ("Ama", "stepped_back"),
        ("Bo", None),
    ]


def test_a_right_of_the_one_is_a_right_on_both_phones(session: Session) -> None:
    session.hold("host", AMA)
    become_one(session)
    session.phone(AGAIN, c.AskQuestion("And in short?"))
    question = session.state.question
    assert question is not None
    assert question.by == AMA


def test_the_entry_keeps_the_id_that_acted(session: Session) -> None:
    become_one(session)
    session.say(AGAIN, "Evening calls")
    entry = session.entries[-1]
    (made,) = entry.events
    assert isinstance(made, e.ContributionMade)
    assert (entry.actor, made.person) == (AGAIN, AGAIN)
    assert next(iter(session.state.contributions.values())).person == AMA


def test_undo_makes_them_two_with_what_each_did_meanwhile(session: Session) -> None:
    session.hold("scribe", AGAIN)
    before = session.say(AMA, "The same carer")
    become_one(session)
    meanwhile = session.say(AGAIN, "Evening calls")
    session.does(c.Undo())
    state = session.state
    assert [state.contributions[said].person for said in (before, meanwhile)] == [AMA, AGAIN]
    assert session.holders("scribe") == ["Ama (2)"]
    assert [own.text for own in mine_view(state, AGAIN).said] == ["Evening calls"]
    session.does(c.Redo())
    assert session.label(AGAIN) == "Ama"
    assert session.holders("scribe") == ["Ama"]


def test_undo_waits_where_a_role_would_have_too_many_holders(session: Session) -> None:
    session.hold("host", AMA, AGAIN)
    become_one(session)
    session.hold("host", BO)
    assert summary_view(session.state, PresenceView()).undo != "Ama said that two in the list are Ama"
    session.phone(BO, c.StepBack("host"))
    assert summary_view(session.state, PresenceView()).undo == "Ama said that two in the list are Ama"


def test_redo_waits_while_both_have_what_one_cannot_have_twice(session: Session) -> None:
    become_one(session)
    session.does(c.Undo())
    session.phone(AMA, c.AskForRole("host"))
    session.phone(AGAIN, c.AskForRole("host"))
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"


def test_what_one_person_cannot_have_twice_ends(session: Session) -> None:
    session.hold("host", AMA)
    session.shadow("host", AGAIN, AMA)
    session.phone(AMA, c.PassOn("host", AGAIN))
    for role in ("scribe", "weaver"):
        session.does(c.OfferRole(role, AMA))
        session.phone(AGAIN, c.AskForRole(role))
    session.does(c.OfferRole("scribe", BO))
    become_one(session)
    state = session.state
    assert session.holders("host") == ["Ama"]
    assert not state.shadowing
    assert sorted(state.offers) == [("scribe", AMA), ("scribe", BO), ("weaver", AMA)]
    assert not state.asks


def test_what_waits_for_the_later_one_waits_for_both_phones(session: Session) -> None:
    session.does(c.OfferRole("weaver", AGAIN))
    session.does(c.CaptureWords(session.state.asked[-1], "More light", "aloud", AGAIN))
    become_one(session)
    view = mine_view(session.state, AMA)
    assert [offer.role for offer in view.offers] == ["weaver"]
    assert [words.text for words in view.words] == ["More light"]
    session.phone(AMA, c.AcceptOffer("weaver"))
    assert session.holders("weaver") == ["Ama"]
    session.does(c.Undo())
    assert session.state.offers.get(("weaver", AGAIN)) is None


def test_three_can_be_one_and_part_one_by_one(session: Session) -> None:
    third = session.join("")
    become_one(session, third, AGAIN)
    become_one(session, AGAIN, AMA)
    assert session.state.ids_of(AMA) == (AMA, *sorted([AGAIN, third], key=[*session.state.ids_of(AMA)].index))
    assert session.state.person_id(third) == AMA
    session.does(c.Undo())
    assert session.state.person_id(third) == AGAIN
    session.does(c.Undo())
    assert session.state.recorded is None


def test_who_gave_no_name_takes_that_of_the_later_one(session: Session) -> None:
    nameless, named = session.join(""), session.join("Cleo")
    become_one(session, named, nameless)
    assert session.label(named) == "Cleo"


def test_whoever_comes_after_has_a_number_and_a_label_of_their_own(session: Session) -> None:
    become_one(session)
    session.join("")
    other = session.join("Ama")
    assert session.state.people[other].number == 5
    assert session.label(other) == "Ama (3)"
    assert session.label(AMA) == "Ama (1)"


def test_what_they_speak_from_is_what_they_said_last(session: Session) -> None:
    session.phone(AMA, c.SayPerspectives(("I work here",)))
    session.now += timedelta(minutes=1)
    session.phone(AGAIN, c.SayPerspectives(("A neighbour",)))
    become_one(session)
    assert session.state.people[AMA].perspectives == ("A neighbour",)


def test_the_invitation_of_one_is_taken_up_on_the_other_phone(session: Session) -> None:
    session.does(c.InvitePerson(AMA))
    become_one(session)
    session.say(AGAIN, "Evening calls")
    assert mine_view(session.state, AMA).invited is None
    session.does(c.Undo())
    assert mine_view(session.state, AMA).invited is None


def test_whoever_was_here_before_is_told_of_the_newer_phone_and_can_deny_it(session: Session) -> None:
    session.say(AMA, "The same carer")
    become_one(session)
    assert mine_view(session.state, AMA).newer == (SameView(AGAIN, "Ama (2)"),)
    assert mine_view(session.state, AGAIN).newer == mine_view(session.state, BO).newer == ()
    for person in (AGAIN, BO):
        assert session.phone(person, c.DenySame(AGAIN)) == ()
    session.phone(AMA, c.DenySame(AGAIN))
    state = session.state
    assert state.recorded is None
    assert [own.text for own in mine_view(state, AMA).said] == ["The same carer"]
    assert not mine_view(state, AGAIN).said
    assert not mine_view(state, AMA).newer
    assert session.entries[-1].actor == AMA
    assert session.phone(AMA, c.DenySame(AGAIN)) == ()
    assert summary_view(state, PresenceView()).undo != "Ama said that two in the list are Ama"


def test_of_three_phones_each_is_told_of_those_that_came_after_it(session: Session) -> None:
    third = session.join("")
    become_one(session, AGAIN, AMA)
    become_one(session, third, AMA)
    newer = [[one.person for one in mine_view(session.state, own).newer] for own in (AMA, AGAIN, third)]
    assert newer == [[AGAIN, third], [third], []]
    session.phone(AGAIN, c.DenySame(third))
    assert session.state.ids_of(AMA) == (AMA, AGAIN)


def test_who_was_denied_leaves_a_role_that_has_no_place_for_both(session: Session) -> None:
    session.hold("host", AMA, AGAIN)
    session.hold("scribe", AGAIN)
    become_one(session)
    session.hold("host", BO)
    session.phone(AMA, c.DenySame(AGAIN))
    assert session.holders("host") == ["Ama (1)", "Bo"]
    assert session.holders("scribe") == ["Ama (2)"]


def test_two_can_be_one_after_the_end(session: Session) -> None:
    session.hold("host", AGAIN)
    session.does(c.EndSession())
    become_one(session)
    assert [row.person for row in record(session.state).tenures] == ["Ama"]
    session.does(c.Undo())
    session.does(c.Redo())
    session.does(c.Undo())
    session.does(c.Undo())
    assert session.state.phase == "live"


def test_whoever_is_told_of_the_newer_phone_is_told_again_once_somebody_has_that_name(session: Session) -> None:
    session.join("Bea")
    become_one(session, "p5", BO)
    assert mine_view(session.state, BO).newer == (SameView("p5", "Bea"),)
    session.join("Bea")
    assert mine_view(session.state, BO).newer == (SameView("p5", "Bea (1)"),)
    assert affected_people(session.state, session.entries[-1].events[0]) is None
