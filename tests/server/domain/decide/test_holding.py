"""Words that are held back: nobody but their author reads them, and everybody can read the reasons there are."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide import holding
from server.domain.messages import Message
from server.domain.plan import SessionPlan, plain_plan
from server.domain.state import HeldBack
from server.projections.affected import affects_room_view
from server.projections.mine import mine_view
from server.projections.people.presence import PresenceView
from server.projections.record import HeldRecord, record
from server.projections.room import HeldWords, held_up, room_view
from server.projections.room_words import changes_earlier_words
from server.projections.summary import summary_view
from tests.session import FACILITATOR, Session

KEY = "a" * 32
HURTS = Message("reasons.hurts")


@pytest.fixture
def session() -> Session:
    """Ama and Bo; a question that everybody reads along, with words by Ama."""
    session = Session()
    session.join("Ama")
    session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    session.say("p1", "HELD")
    return session


def first(session: Session) -> str:
    return min(session.state.contributions.values(), key=lambda known: known.number).id


def hold(session: Session, *said: str, reason: str = "reasons.hurts") -> tuple[e.Event, ...]:
    return session.does(c.HoldBack(said or (first(session),), reason))


def test_words_that_are_held_back_are_shown_to_their_author_with_the_reason_and_to_nobody_else(
    session: Session,
) -> None:
    said = first(session)
    build = session.phone("p2", c.Build(said, "And more"))
    assert len(build) == 1
    (event,) = hold(session)
    assert event == e.ContributionHeldBack(said, HURTS)
    assert affects_room_view(session.state, event)
    for person in ("p1", "p2"):
        everything = (room_view(session.state), room_view(session.state, for_responders=True))
        assert ("HELD" in repr((everything, mine_view(session.state, person)))) == (person == "p1")
    (own,) = mine_view(session.state, "p1").said
    assert (own.text, own.held, own.built_on) == ("HELD", HURTS, 1)
    assert mine_view(session.state, "p2").said[0].to == ""
    session.does(c.Restore((said,)))
    assert [row.text for row in room_view(session.state).said] == ["HELD", "And more"]
    assert mine_view(session.state, "p1").said[0].held is None


def test_nobody_answers_words_that_are_held_back(session: Session) -> None:
    said = first(session)
    hold(session)
    for command in (c.Build(said, "And"), c.Challenge(said, "Good", "But?"), c.SayMeToo(said, KEY)):
        assert session.refused(Participant("p2"), command).code == "words_gone"


def test_an_author_says_it_otherwise_and_it_stays_held_back_until_it_is_restored(session: Session) -> None:
    said = first(session)
    hold(session)
    session.phone("p1", c.ChangeContribution(said, "KINDER"))
    assert session.state.contributions[said].held == HeldBack(HURTS, changed=True)
    assert "KINDER" not in repr(room_view(session.state))
    session.does(c.Restore((said,)))
    assert "KINDER" in repr(room_view(session.state))


def test_a_reason_is_one_of_the_sessions(session: Session) -> None:
    rejected = session.refused(FACILITATOR, c.HoldBack((first(session),), "I do not like it"))
    assert (rejected.code, rejected.field) == ("no_such_reason", "reason")


def test_a_plan_can_give_the_reasons() -> None:
    plain = plain_plan("Home care")
    session = Session(plan=SessionPlan(plain.title, plain.roles, plain.perspectives, reasons=("Too long.",)))
    session.join("Ama")
    session.ask()
    said = session.say("p1", "words")
    assert session.refused(FACILITATOR, c.HoldBack((said,), "reasons.hurts")).code == "no_such_reason"
    session.does(c.HoldBack((said,), "Too long."))
    assert mine_view(session.state, "p1").said[0].held == "Too long."
    assert [reason.words for reason in room_view(session.state).reasons] == ["Too long."]


def test_repeats_change_nothing_and_another_reason_replaces_the_first(session: Session) -> None:
    said = first(session)
    assert session.does(c.Restore((said,))) == ()
    hold(session)
    assert hold(session, said, said) == ()
    assert len(hold(session, reason="reasons.private")) == 2
    assert session.state.contributions[said].held == HeldBack(Message("reasons.private"))
    session.does(c.Undo())
    assert session.state.contributions[said].held == HeldBack(HURTS)


def test_the_record_says_who_did_it_and_as_what_but_neither_the_words_nor_whose_they_are(session: Session) -> None:
    session.does(c.AddRole("Keeper", "Keeps it kind.", hold_back=True))
    session.hold(session.state.roles[-1].id, "p2")
    said = first(session)
    session.phone("p2", c.HoldBack((said,), "reasons.hurts"))
    assert session.entries[-1].actor == "p2"
    kept = record(session.state)
    assert kept.held_back == (HeldRecord(1, "It may hurt somebody.", "Bo", "Keeper"),)
    assert "HELD" not in repr(kept)
    assert kept.kept_to_room == 0
    session.hold("host", "p1")
    session.phone("p1", c.Restore((said,)))
    assert record(session.state).held_back == ()


def test_the_phone_that_keeps_nameless_words_finds_them_among_all_that_are_held_back(session: Session) -> None:
    (event,) = session.phone("p2", c.Contribute(session.state.asked[-1], "NAMELESS", key=KEY))
    assert isinstance(event, e.ContributionMade)
    hold(session, event.contribution)
    assert room_view(session.state).held == (HeldWords(event.contribution, HURTS),)
    (changed,) = session.phone("p1", c.ChangeContribution(event.contribution, "OTHER", KEY))
    assert affects_room_view(session.state, changed)
    assert "OTHER" not in repr(room_view(session.state))
    session.phone("p1", c.TakeBackContribution(event.contribution, KEY))
    assert room_view(session.state).held == ()
    other = session.say("p1", "words", key="b" * 32)
    hold(session, other)
    session.does(c.Restore((other,)))
    assert room_view(session.state).held == ()


def test_what_was_read_of_an_earlier_question_is_read_again(session: Session) -> None:
    session.ask("And now?")
    (event,) = hold(session)
    assert changes_earlier_words(session.state, event)


def test_words_of_a_question_that_nobody_reads_change_nothing_for_the_room(session: Session) -> None:
    session.ask("And now?")
    (event,) = hold(session, session.say("p1", "words"))
    assert not affects_room_view(session.state, event)


def test_undo_leaves_alone_what_was_taken_back_or_restored_since(session: Session) -> None:
    said = first(session)
    hold(session)
    session.phone("p1", c.TakeBackContribution(said))
    undone = session.does(c.Undo())
    assert not any(isinstance(event, e.HoldEvent) for event in undone)


def test_words_can_be_held_back_after_the_end_and_that_is_undone(session: Session) -> None:
    session.does(c.EndSession())
    hold(session)
    session.does(c.Undo())
    assert session.state.contributions[first(session)].held is None
    session.does(c.Redo())
    session.does(c.Restore((first(session),)))
    session.does(c.Undo())
    assert session.state.contributions[first(session)].held == HeldBack(HURTS)


def test_a_role_gets_the_tool_and_loses_it(session: Session) -> None:
    session.does(c.AddRole("Keeper", "Keeps it kind.", hold_back=True))
    role = session.state.roles[-1]
    session.hold(role.id, "p2")
    session.does(c.ChangeRole(role.id, "Keeper", "Keeps it calm."))
    assert session.state.tools("p2") == {"hold_back"}
    session.does(c.ChangeRole(role.id, "Keeper", "Keeps it calm.", hold_back=False))
    assert not session.state.tools("p2")
    session.does(c.ChangeRole("scribe", "Scribe", "Writes down.", hold_back=True))
    scribe = session.state.role("scribe")
    assert scribe is not None
    assert scribe.tools == ("words", "heard", "hold_back")


def test_undo_says_what_was_held_back(session: Session) -> None:
    said, other = first(session), session.say("p1", "other")
    for command, told in (
        (c.HoldBack((said,), "reasons.hurts"), "held 1 back"),
        (c.HoldBack((said, other), "reasons.private"), "held 2 contributions back"),
        (c.Restore((said, other)), "restored 2 contributions"),
        (c.HoldBack((other,), "reasons.private"), "held 2 back"),
        (c.Restore((other,)), "restored 2"),
    ):
        session.does(command)
        assert summary_view(session.state, PresenceView()).undo == told


def test_words_that_are_held_back_are_not_held_up(session: Session) -> None:
    said = first(session)
    session.does(c.HoldUp(said))
    assert held_up(session.state) is not None
    hold(session)
    assert session.state.held_up is None
    session.does(c.Restore((said,)))
    assert held_up(session.state) is None, "they are shown again, and not held up again unasked"
    hold(session)
    refused = session.refused(FACILITATOR, c.HoldUp(said))
    assert (refused.code, refused.arguments) == ("held_back_already", {"number": 1})


def test_who_reads_first_is_not_turned_back_for_a_question_that_is_not_there_any_more(session: Session) -> None:
    undone = e.ModerationSet("q-gone", "open", "look")
    assert not holding.fits(session.state, undone)
