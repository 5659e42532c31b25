from datetime import timedelta

from server.domain import commands as c
from server.domain import events as e
from server.domain.state import UndoEntry
from server.projections.people.presence import PresenceView
from server.projections.summary import SummaryView, act_words, summary_view
from tests.session import Session

NOBODY = PresenceView()


def summary(session: Session) -> SummaryView:
    return summary_view(session.state, NOBODY)


def test_the_header_says_what_session_this_is_and_who_is_here(session: Session) -> None:
    ama = session.join("Ama")
    session.join("Bo")
    view = summary_view(session.state, PresenceView(frozenset({ama}), writing=1))
    assert (view.title, view.code, view.phase) == ("Shaping home care together", "KITE", "lobby")
    assert (view.here, view.connected, view.writing, view.question) == (2, 1, 1, None)


def test_a_title_that_was_changed_is_shown_and_what_was_done_is_told(session: Session) -> None:
    session.does(c.ChangeTitle("Care at home"))
    view = summary(session)
    assert (view.title, view.undo) == ("Care at home", "changed the title")
    session.does(c.Undo())
    assert (summary(session).title, summary(session).redo) == ("Shaping home care together", "changed the title")


def test_what_becomes_of_words_kept_to_the_room_is_told_and_can_be_undone(session: Session) -> None:
    session.ask("What helps?")
    session.say(session.join("Ama"), "words", consent="room")
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())
    assert summary(session).undo == "chose to delete words kept to the room at the close"
    session.does(c.RedactRoomOnly(on=False))
    assert summary(session).undo == "chose to keep words kept to the room in the file"


def test_the_question_stands_with_its_counts(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("What helps?")
    session.does(c.MarkHeard((session.say(ama, "words"),)))
    session.say(ama, "more words")
    session.phone(bo, c.PassQuestion(question))
    view = summary(session)
    assert view.question is not None
    assert (view.question.number, view.question.answered, view.question.passed) == (1, 2, 1)
    assert (view.contributions, view.heard) == (2, 1)
    assert "words" not in repr(view)


def test_the_question_says_how_it_is_asked_and_how_many_responded(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    session.hold("host", ama)
    session.phone(ama, c.AskQuestion("What helps?", "after_answer", 10))
    question, until = session.state.asked[-1], session.now + timedelta(minutes=10)
    session.say(bo, "words")
    session.phone(bo, c.PassQuestion(question))
    session.phone(ama, c.PassQuestion(question))
    session.say(cleo, "words", key="a" * 32)
    session.phone(bo, c.OfferWording(question, "What would help?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    view = summary_view(session.state, PresenceView(question=question, done=2)).question
    assert view is not None
    assert (view.text, view.before, view.by) == ("What would help?", "What helps?", "Ama")
    assert (view.reveal, view.revealed, view.until, view.round) == ("after_answer", False, until, 1)
    assert (view.responded, view.passed, view.answered, view.done) == (2, 2, 2, 2)


def test_who_asked_by_a_role_is_told_with_it_also_once_they_put_it_down(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("scribe", ama)
    session.hold("host", ama)
    session.phone(ama, c.AskQuestion("What helps?"))
    session.now += timedelta(minutes=1)
    session.phone(ama, c.StepBack("host"))
    session.does(c.ChangeRole("host", "Chair", "Opens the room."))
    session.hold("host", session.join("Bo"))
    question = summary(session).question
    assert question is not None
    assert (question.by, question.by_role) == ("Ama", "Host")


def test_who_is_done_with_another_question_does_not_count(session: Session) -> None:
    session.ask("What helps?")
    first = session.state.asked[0]
    session.does(c.AskAgain(first))
    view = summary_view(session.state, PresenceView(question=first, done=2)).question
    assert view is not None
    assert (view.round, view.done, view.responded, view.before, view.by) == (2, 0, 0, None, None)


def test_undo_says_what_it_would_take_back_of_plan_words_and_wordings(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AddPlanned("One?"))
    assert summary(session).undo == "added a question to the plan"
    session.does(c.AddPlanned("Two?"))
    one, two = (planned.id for planned in session.state.plan)
    session.does(c.ChangePlanned(one, "One, better?"))
    assert summary(session).undo == "changed a question of the plan"
    session.does(c.SkipPlanned(one))
    assert summary(session).undo == "left out a question of the plan"
    session.does(c.SkipPlanned(one, skipped=False))
    assert summary(session).undo == "took in a question of the plan"
    session.does(c.MovePlanned(two, 0))
    assert summary(session).undo == "moved a question of the plan"
    question = session.ask()
    session.phone(ama, c.OfferWording(question, "What helps?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    assert summary(session).undo == "asked question 1 differently"
    session.does(c.WelcomePerson("Bo"))
    assert summary(session).undo == "welcomed Bo"
    session.does(c.CountHands(question, 14, "Evening calls"))
    assert summary(session).undo == "put in 1"


def test_undo_says_what_it_would_take_back(session: Session) -> None:
    assert summary(session).undo is None
    ama = session.join("Ama")
    session.ask()
    assert summary(session).undo == "asked question 1"
    said = session.say(ama, "words")
    session.does(c.MarkHeard((said,)))
    assert summary(session).undo == "heard 1"
    session.does(c.OfferRole("host", ama))
    assert summary(session).undo == "offered Host to Ama"
    session.does(c.CloseQuestion())
    assert summary(session).undo == "closed question 1"
    session.does(c.EndSession())
    assert summary(session).undo == "ended the session"


def test_undo_says_what_it_would_take_back_of_roles_calls_and_time(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.does(c.RevealQuestion(question))
    assert summary(session).undo == "revealed question 1"
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    assert summary(session).undo == "added the role Tea-maker"
    session.does(c.ChangeRole("host", "Chair", "Asks."))
    assert summary(session).undo == "changed the role Chair"
    session.does(c.HideRole("doer"))
    assert summary(session).undo == "hid the role Doer"
    session.does(c.ShowRole("doer"))
    assert summary(session).undo == "showed the role Doer"
    session.does(c.OfferRole("timekeeper", ama))
    session.phone(ama, c.AcceptOffer("timekeeper"))
    session.phone(ama, c.MakeCall("more_time"))
    session.does(c.AnswerCall(session.state.open_calls[0]))
    assert summary(session).undo == "answered Ama"
    given = UndoEntry(9, (e.TimeSet(question, session.now),), None)
    assert act_words(session.state, given) == "gave question 1 time"


def test_undo_says_what_it_would_take_back_of_what_everybody_was_told(session: Session) -> None:
    session.does(c.OpenSession())
    session.does(c.StartBreak(10))
    assert summary(session).undo == "began a break"
    session.does(c.StartBreak(15))
    assert summary(session).undo == "changed the time of the break"
    session.does(c.EndBreak())
    assert summary(session).undo == "ended the break"
    session.does(c.SendNotice("Lunch is next door."))
    assert summary(session).undo == "sent a notice"
    session.does(c.RewordQuestion(session.ask("What helpss?"), "What helps?"))
    assert summary(session).undo == "put question 1 right"


def test_undo_says_what_it_would_take_back_of_people_who_are_one(session: Session) -> None:
    ama, again = session.join("Ama"), session.join("Ama")
    session.does(c.AskIfSame(ama, again))
    assert summary(session).undo == "asked whether Ama (2) is Ama (1)"
    session.phone(again, c.ConfirmSame(ama))
    assert summary(session).undo == "Ama said that two in the list are Ama"


def test_undo_names_a_role_that_the_catalogue_does_not_know_by_its_id(session: Session) -> None:
    offered = UndoEntry(9, (e.RoleOffered("old-role", session.join("Ama")),), None)
    assert act_words(session.state, offered) == "offered old-role to Ama"


def test_undo_and_redo_say_what_they_would_do_to_themes(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    first, second = session.say(ama, "Early"), session.say(ama, "Late")
    session.does(c.AddTheme("Evenings"))
    assert summary(session).undo == "added the theme Evenings"
    session.does(c.AddTheme("Mornings", (first, second)))
    assert summary(session).undo == "added the theme Mornings"
    session.does(c.Undo())
    assert summary(session).redo == "added the theme Mornings"
    session.does(c.Redo())
    evenings, mornings = (theme.id for theme in session.state.themes)
    session.does(c.RenameTheme(mornings, "Early on"))
    assert summary(session).undo == "renamed the theme Mornings to Early on"
    session.does(c.MoveTheme(mornings, 0))
    assert summary(session).undo == "moved the theme Early on"
    session.does(c.TakeOutOfTheme(mornings, (second,)))
    assert summary(session).undo == "took 1 out of Early on"
    session.does(c.RemoveTheme(evenings))
    assert summary(session).undo == "removed the theme Evenings"
    session.does(c.PutIntoTheme(mornings, (second,)))
    assert summary(session).undo == "put 1 into Early on"
    session.does(c.SplitTheme(mornings, (second,), "Evenings"))
    assert summary(session).undo == "split Evenings off Early on"
    evenings = session.state.themes[-1].id
    session.does(c.MergeThemes(evenings, mornings))
    assert summary(session).undo == "merged Evenings into Early on"
    session.does(c.Undo())
    assert summary(session).redo == "merged Evenings into Early on"
    session.does(c.Redo())
    session.does(c.MarkHeard((first, second)))
    assert summary(session).undo == "heard 2 contributions"


def test_an_entry_that_took_a_sentence_back_is_told_too(session: Session) -> None:
    session.ask()
    session.does(c.AddTheme("Mornings", (session.say(session.join("Ama"), "words"),)))
    session.does(c.SayBack(session.state.themes[0].id, "Time is short."))
    sentence = session.state.themes[0].sentences[-1]
    unsaid = UndoEntry(9, (e.ThemeUnsaid(session.state.themes[0].id, sentence.id, sentence.text),), None)
    assert act_words(session.state, unsaid) == "took the sentence of the theme Mornings away"
