"""Who reads what is said to a question: everybody at once, somebody first, or nobody else."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide import decide
from server.domain.decide.context import Context
from server.domain.decide.keys import hash_of
from server.domain.evolve import fold
from server.domain.plan import SessionPlan, plain_plan
from server.domain.state import HeldBack
from server.projections.affected import affected_people, affects_room_view
from server.projections.exported_journal import exported_entries
from server.projections.kept_words import kept_words
from server.projections.looks import waiting_for_a_look
from server.projections.mine import MineView, mine_view
from server.projections.people.presence import PresenceView
from server.projections.record import HeldRecord, record
from server.projections.room import HeldWords, room_view, room_views
from server.projections.room_words import changes_earlier_words, words_to
from server.projections.summary import summary_view
from server.sentences import refusal_words, words
from tests.session import FACILITATOR, Session

KEY = "a" * 32
AMA, BO, DEE = "p1", "p2", "p3"


@pytest.fixture
def session() -> Session:
    """Ama, Bo and Dee, who may hold words back. Everybody reads along; Ama said "Mornings"."""
    session = Session()
    for name in ("Ama", "Bo", "Dee"):
        session.join(name)
    session.does(c.AddRole("Keeper", "Keeps it kind.", hold_back=True))
    session.hold(session.state.roles[-1].id, DEE)
    session.does(c.AskQuestion("What helps?", "at_once"))
    session.say(AMA, "Mornings")
    return session


def newest(session: Session) -> str:
    return session.state.asked[-1]


def moderate(session: Session, moderation: c.Moderation) -> tuple[e.Event, ...]:
    return session.does(c.SetModeration(newest(session), moderation))


def said(session: Session, person: str, text: str, **how: str) -> str:
    """The id of words that wait for a look."""
    contribution = session.say(person, text, **how)  # type: ignore[arg-type] # a key
    assert session.state.contributions[contribution].waits
    return contribution


def read(session: Session) -> list[str]:
    return sorted(row.text for row in room_view(session.state).said)


def looks(session: Session, person: str = DEE) -> list[tuple[str, str | None, str]]:
    """What a person is given to look at: the words, the name that the room knows, and why they are held back."""
    view: MineView = mine_view(session.state, person)
    return sorted(
        (row.text, None if row.label is None else words(row.label), words(row.reason)) for row in view.to_look_at
    )


def test_with_a_look_first_others_read_what_is_said_once_somebody_let_it_through(session: Session) -> None:
    (event,) = moderate(session, "look")
    assert event == e.ModerationSet(newest(session), "look", "open")
    assert affects_room_view(session.state, event)
    (shown,) = (view.question for view in {id(view): view for view in room_views(session.state)}.values())
    assert shown is not None
    assert shown.moderation == "look"
    waiting = said(session, BO, "Evenings")
    assert read(session) == ["Mornings"]
    assert mine_view(session.state, BO).said[0].held == ""
    assert summary_view(session.state, PresenceView()).to_look_at == 1
    session.does(c.Restore((waiting,)))
    assert read(session) == ["Evenings", "Mornings"]
    assert summary_view(session.state, PresenceView()).to_look_at == 0
    assert session.does(c.Restore((waiting,))) == ()


def test_whoever_holds_the_tool_sees_at_once_that_what_waits_is_kept_to_the_room(session: Session) -> None:
    moderate(session, "look")
    waiting = said(session, BO, "Evenings")
    assert not mine_view(session.state, DEE).to_look_at[0].room_only
    (event,) = session.phone(BO, c.ChangeConsent(waiting, "room"))
    assert mine_view(session.state, DEE).to_look_at[0].room_only
    assert set(affected_people(session.state, event) or ()) == {BO, DEE}


def test_whoever_holds_the_tool_sees_what_waits_and_lets_it_through_and_nobody_else_does(session: Session) -> None:
    moderate(session, "look")
    named, nameless = said(session, BO, "Evenings"), said(session, BO, "Nobody's", key=KEY)
    assert looks(session) == [("Evenings", "Bo", ""), ("Nobody's", None, "")]
    assert (looks(session, AMA), looks(session, BO)) == ([], [])
    assert BO not in repr(mine_view(session.state, DEE).to_look_at)
    session.phone(DEE, c.Restore((nameless,)))
    session.phone(DEE, c.HoldBack((named,), "reasons.hurts"))
    assert looks(session) == [("Evenings", "Bo", "It may hurt somebody.")]
    session.hold("host", AMA)
    assert looks(session, AMA) == looks(session)
    session.phone(DEE, c.StepBack(session.state.roles[-1].id))
    assert looks(session) == []
    assert session.refused(Participant(DEE), c.Restore((named,))).code == "not_holding_any"
    session.phone(BO, c.ChangeContribution(named, "Kinder"))
    (row,) = mine_view(session.state, AMA).to_look_at
    assert (row.text, row.changed, row.question) == ("Kinder", True, 1)
    session.phone(AMA, c.Restore((named,)))
    assert read(session) == ["Kinder", "Mornings", "Nobody's"]


def test_a_phone_finds_its_own_nameless_words_among_those_that_wait(session: Session) -> None:
    moderate(session, "look")
    nameless = said(session, BO, "Nobody's", key=KEY)
    assert room_view(session.state).held == (HeldWords(nameless, ""),)
    session.phone(BO, c.TakeBackContribution(nameless, KEY))
    assert (room_view(session.state).held, looks(session)) == ((), [])


def test_what_answers_others_waits_too(session: Session) -> None:
    moderate(session, "look")
    (first,) = (known.id for known in session.state.contributions.values())
    session.phone(BO, c.Build(first, "And evenings"))
    session.phone(BO, c.Challenge(first, "That you see it", "Does it hold?", "after_break"))
    assert len(session.state.lists.waiting) == 1
    session.does(c.EndSession())
    assert len(session.state.lists.waiting) == 2
    assert mine_view(session.state, AMA).said[0].built_on == 0


def test_what_the_facilitator_puts_in_was_looked_at_and_what_others_put_in_waits(session: Session) -> None:
    moderate(session, "look")
    question = newest(session)
    session.does(c.CaptureWords(question, "Said aloud", "aloud"))
    session.does(c.CountHands(question, 3, "More time"))
    for by, captured in (
        (FACILITATOR, c.CaptureWords(question, "For Bo, by the facilitator", "for_someone", BO)),
        (Participant(AMA), c.CaptureWords(question, "For Bo, by Ama", "for_someone", BO)),
    ):
        session.hold("voice-bringer", AMA) if isinstance(by, Participant) else None
        (event,) = session.submit(by, captured)
        assert isinstance(event, e.WordsCaptured)
        session.phone(BO, c.ConfirmWords(event.words))
    session.phone(AMA, c.CaptureWords(question, "By Ama, for nobody", "for_someone", key=KEY))
    assert sorted(text for text, _, _ in looks(session)) == ["By Ama, for nobody", "For Bo, by Ama"]


def test_words_that_are_changed_are_looked_at_again(session: Session) -> None:
    moderate(session, "look")
    (first,) = (known.id for known in session.state.contributions.values())
    session.phone(AMA, c.ChangeContribution(first, "Other mornings"))
    assert session.state.contributions[first].held == HeldBack(changed=True)
    assert (read(session), looks(session)) == ([], [("Other mornings", "Ama", "")])
    session.phone(AMA, c.ChangeContribution(first, "Any mornings"))
    assert looks(session) == [("Any mornings", "Ama", "")]
    session.does(c.Restore((first,)))
    put_in = session.does(c.CaptureWords(newest(session), "Said aloud", "aloud"))[0]
    assert isinstance(put_in, e.ContributionMade)
    session.does(c.ChangeContribution(put_in.contribution, "Said loud"))
    assert read(session) == ["Any mornings", "Said loud"]


def test_opening_lets_through_what_only_waited_and_never_what_was_held_back(session: Session) -> None:
    moderate(session, "look")
    first, second = said(session, BO, "Evenings"), said(session, BO, "They are useless")
    session.does(c.HoldBack((second,), "reasons.hurts"))
    session.ask("And now?")
    session.does(c.SetModeration(newest(session), "look"))
    said(session, BO, "Nights")
    events = session.does(c.SetModeration(session.state.asked[0], "open"))
    assert [type(event) for event in events] == [e.ContributionRestored, e.ModerationSet]
    assert session.state.contributions[first].held is None
    assert looks(session) == [("Nights", "Bo", ""), ("They are useless", "Bo", "It may hurt somebody.")]
    session.does(c.Undo())
    assert session.state.contributions[first].waits
    session.does(c.Redo())
    assert not session.state.contributions[first].waits


def test_undo_and_redo_say_what_they_would_do_on_every_phone(session: Session) -> None:
    steps: list[tuple[c.Moderation, str, str]] = [
        ("look", "had {} looked at first", "Let others read {} at once"),
        ("closed", "kept {} from others", "Have {} looked at first"),
        ("open", "let everybody read {}", "Keep {} from others"),
    ]
    for moderation, did, undoes in steps:
        moderate(session, moderation)
        view = summary_view(session.state, PresenceView())
        assert view.undo == did.format("what is said to question 1")
        assert view.undoing is not None
        assert view.undoing.happens == undoes.format("what is said to question 1")
        assert view.question is not None
        assert view.question.moderation == moderation


def test_once_another_was_set_since_undo_leaves_it_alone(session: Session) -> None:
    moderate(session, "look")
    session.hold("host", AMA)
    session.phone(AMA, c.SetModeration(newest(session), "closed"))
    session.phone(AMA, c.SetModeration(newest(session), "look"))
    assert moderate(session, "look") == ()
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.SetModeration("q-none", "open")).code == "no_such_question"


def test_nobody_reads_what_is_said_to_a_closed_question_or_answers_it(session: Session) -> None:
    (first,) = (known.id for known in session.state.contributions.values())
    moderate(session, "closed")
    evenings = said(session, BO, "Evenings")
    for view in room_views(session.state):
        assert (view.said, view.question is not None and view.question.revealed) == ((), False)
    question = session.state.questions[newest(session)]
    assert [words_to(session.state, question, person) for person in (AMA, BO, None)] == [None] * 3
    assert session.refused(Participant(BO), c.Build(first, "And")).code == "words_gone"
    assert session.refused(FACILITATOR, c.HoldUp(first)).code == "not_revealed"
    refused = session.refused(FACILITATOR, c.RevealQuestion(newest(session)))
    assert (refused.code, "question 1" in refusal_words(refused)) == ("closed_to_readers", True)
    moderate(session, "open")
    assert read(session) == ["Mornings"]
    session.does(c.Restore((evenings,)))
    assert read(session) == ["Evenings", "Mornings"]


def test_an_answered_question_that_is_closed_is_read_by_nobody_either(session: Session) -> None:
    session.does(c.AskQuestion("And now?", "after_answer"))
    session.say(AMA, "words")
    (event,) = moderate(session, "closed")
    assert [view.said for view in room_views(session.state)] == [(), ()]
    assert not changes_earlier_words(session.state, event)
    session.ask("Third?")
    (event,) = session.does(c.SetModeration(session.state.asked[1], "open"))
    assert changes_earlier_words(session.state, event)


def test_what_is_held_up_is_put_out_of_sight_while_its_question_is_closed(session: Session) -> None:
    (first,) = (known.id for known in session.state.contributions.values())
    session.does(c.HoldUp(first))
    moderate(session, "closed")
    assert room_view(session.state).held_up is None
    moderate(session, "open")
    assert room_view(session.state).held_up is not None


def test_a_plan_says_it_for_each_question_and_a_further_round_keeps_it() -> None:
    plan = plain_plan("Home care")
    question = e.PlannedQuestion("n1", "What hurts?", moderation="look")
    session = Session(plan=SessionPlan(plan.title, plan.roles, plan.perspectives, questions=(question,)))
    session.join("Ama")
    session.does(c.AskPlanned("n1"))
    assert session.state.questions[newest(session)].moderation == "look"
    session.does(c.ChangePlanned("n1", "What hurts most?", moderation="closed"))
    assert session.state.plan[0].moderation == "closed"
    session.does(c.AskAgain(newest(session)))
    assert session.state.questions[newest(session)].moderation == "look"


def test_what_nobody_looked_at_stays_out_of_what_is_taken_away(session: Session) -> None:
    moderate(session, "look")
    said(session, BO, "UNREAD")
    said(session, BO, "UNREAD TOO", key=KEY)
    session.does(c.EndSession())
    exported = tuple(exported_entries(session.state, session.entries))
    assert "UNREAD" not in repr((exported, record(session.state)))
    assert e.ModerationSet(newest(session), "look", "open") in [event for entry in exported for event in entry.events]
    assert len(fold(exported).lists.waiting) == 2
    assert record(session.state).held_back == (HeldRecord(1, "", "", ""), HeldRecord(1, "", "", ""))


def test_whoever_is_done_with_a_question_may_answer_what_they_read(session: Session) -> None:
    session.does(c.AskQuestion("And now?", "after_answer"))
    heard = session.say(AMA, "words")
    commands = (c.Build(heard, "And"), c.Challenge(heard, "Good", "But?"), c.SayMeToo(heard, KEY))

    def context(done: tuple[str, str]) -> Context:
        return Context(
            Participant(BO),
            session.now,
            lambda prefix: f"{prefix}-new",
            session.shares.__getitem__,
            words,
            is_done=lambda person, question: (person, question) == done,
        )

    for command in commands:
        assert session.refused(Participant(BO), command).code == "words_gone"
        assert decide(session.state, command, context((BO, newest(session))))
    session.does(c.AskQuestion("Hidden?"))
    hidden = c.Build(session.say(AMA, "words"), "And")
    with pytest.raises(Exception, match="words_gone"):
        decide(session.state, hidden, context((BO, newest(session))))


def test_words_changed_in_a_closed_question_are_read_by_nobody_who_answered_them(session: Session) -> None:
    (words,) = session.state.contributions
    session.phone(BO, c.Build(words, "And evenings"))
    session.phone(BO, c.Challenge(words, "Valued", "Tested", "after_break", key=KEY))
    session.phone(DEE, c.Challenge(words, "Valued", "Tested", "after_break"))
    (closed,) = moderate(session, "closed")
    session.phone(AMA, c.ChangeContribution(words, "FOR THE FACILITATOR"))
    for person in (BO, DEE):
        assert person in (affected_people(session.state, closed) or ())
        assert "FOR THE FACILITATOR" not in repr(mine_view(session.state, person))
    assert kept_words(session.state, hash_of(KEY)).to == ""
    moderate(session, "open")
    assert mine_view(session.state, BO).said[0].to == ""
    session.does(c.Restore((words,)))
    assert mine_view(session.state, BO).said[0].to == "FOR THE FACILITATOR"


def test_who_may_hold_words_back_reads_nothing_of_a_closed_question(session: Session) -> None:
    moderate(session, "look")
    waiting = said(session, AMA, "Evenings")
    assert [text for text, *_ in looks(session)] == ["Evenings"]
    (closed,) = moderate(session, "closed")
    assert DEE in (affected_people(session.state, closed) or ())
    session.phone(AMA, c.ChangeContribution(waiting, "FOR THE FACILITATOR"))
    assert looks(session) == []
    moderate(session, "look")
    assert looks(session) == []
    host = Participant(DEE)
    for command in (c.Restore((waiting,)), c.HoldBack((waiting,), "reasons.hurts")):
        assert session.refused(host, command).code == "words_gone"


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("undone", [True, False])
@pytest.mark.parametrize("then", [("open",), ("look",), ("look", "open"), ("open", "look", "open")])
def test_what_was_said_to_a_closed_question_is_read_once_it_is_let_through_by_itself(
    session: Session, then: tuple[c.Moderation, ...], *, undone: bool, is_new: bool
) -> None:
    (mornings,) = session.state.contributions
    moderate(session, "closed")
    if is_new:
        contribution = said(session, BO, "FOR THE FACILITATOR", key=KEY)
    else:
        session.phone(AMA, c.ChangeContribution(mornings, "FOR THE FACILITATOR"))
        contribution = mornings
    if undone:
        session.does(c.Undo())
    for moderation in then:
        moderate(session, moderation)
    assert "FOR THE FACILITATOR" not in (*read(session), *(text for text, *_ in looks(session)))
    assert "FOR THE FACILITATOR" not in repr(record(session.state))
    session.does(c.HoldBack((contribution,), "reasons.hurts"))
    session.does(c.Undo())
    moderate(session, "look")
    moderate(session, "open")
    assert "FOR THE FACILITATOR" not in read(session)
    session.does(c.Restore((contribution,)))
    assert "FOR THE FACILITATOR" in read(session)


def test_words_that_waited_for_a_look_and_were_changed_while_closed_are_for_the_facilitator(session: Session) -> None:
    moderate(session, "look")
    unchanged, changed = said(session, BO, "Evenings"), said(session, AMA, "Nights")
    moderate(session, "closed")
    session.phone(AMA, c.ChangeContribution(changed, "FOR THE FACILITATOR"))
    assert waiting_for_a_look(session.state) == [session.state.contributions[unchanged]]
    moderate(session, "open")
    assert read(session) == ["Evenings", "Mornings"]


def test_what_is_put_in_or_written_on_paper_for_a_closed_question_waits_too(session: Session) -> None:
    moderate(session, "closed")
    session.does(c.CaptureWords(newest(session), "On paper", "paper"))
    moderate(session, "open")
    assert read(session) == ["Mornings"]


def test_no_phone_sees_when_somebody_said_what_it_cannot_read_yet(session: Session) -> None:
    session.does(c.AskQuestion("And now?", moderation="look"))
    before = room_views(session.state)
    waiting = said(session, BO, "Nobody's", key=KEY)
    assert room_views(session.state) == before
    session.does(c.RevealQuestion(newest(session)))
    assert room_view(session.state).held == (HeldWords(waiting, ""),)
    moderate(session, "closed")
    assert room_view(session.state).held == ()
