from random import Random

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.rehearsal.facilitator_intents import facilitator_intents
from coprod_tui.rehearsal.phrases import THEMES
from server.domain import commands as c
from server.domain import events as e
from server.domain.plan import SessionPlan, plain_plan
from server.domain.reasons import reason_id
from server.port import Entries, GiveWord
from server.projections.people.hands import HandsView, HandView
from server.projections.people.presence import PresenceView
from tests.session import Session


def attended(session: Session, *connected: str, hands: HandsView | None = None) -> set[c.Command | GiveWord]:
    """Everything that a facilitator may come to in this moment."""
    board = SessionReplica()
    board.apply(Entries(tuple(session.entries), session.entries[-1].seq))
    board.apply(PresenceView(frozenset(connected), hands=hands or HandsView()))
    return {command for seed in range(200) for command in facilitator_intents(board, Random(seed))}  # noqa: S311 - behaviour


def test_there_is_nothing_to_do_in_a_quiet_room() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask("What helps?")
    session.phone(ama, c.PassQuestion(session.state.asked[-1]))
    assert attended(session, ama) == set()


def test_words_are_heard_calls_and_signals_answered_and_a_wording_adopted_once() -> None:
    session = Session()
    ama = session.join("Ama")
    question = session.ask("What helps?")
    session.say(ama, "Buses")
    session.phone(ama, c.SendSignal("break", "a" * 32))
    session.phone(ama, c.OfferWording(question, "What helps you?"))
    (words,), (wording,) = session.state.contributions, session.state.offered_wordings
    done = attended(session, ama)
    assert {c.MarkHeard((words,)), c.AnswerSignal("break"), c.AdoptWording(wording)} <= done
    session.does(c.AdoptWording(wording))
    session.phone(ama, c.OfferWording(question, "What helps us?"))
    assert not [command for command in attended(session, ama) if isinstance(command, c.AdoptWording)]


def test_roles_go_to_who_asks_and_to_who_is_open_and_nobody_is_invited_in_a_hurry() -> None:
    session = Session()
    ama, bo, mei, joe = (session.join(name) for name in ("Ama", "Bo", "Mei", "Joe"))
    session.ask("What helps?")
    session.phone(ama, c.AskForRole("weaver"))
    session.phone(bo, c.SayOpenTo("scribe"))
    assert attended(session, ama, bo, mei, joe) == {c.OfferRole("weaver", ama), c.OfferRole("scribe", bo)}
    for person in (ama, bo, mei):
        session.phone(person, c.PassQuestion(session.state.asked[-1]))
    assert c.InvitePerson(joe) in attended(session, ama, bo, mei, joe)


def test_proposals_are_taken_or_left_and_themes_said_back_once() -> None:
    session = Session()
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "at_once"))
    said = tuple(session.say(ama, text) for text in ("Buses", "Trams", "Trains"))
    session.phone(ama, c.ProposeTogether(said[:2], "Both have doors", "Doors"))
    session.phone(ama, c.ProposeTogether(said[1:], "Both have rails"))
    first, second = sorted(session.state.proposals, key=lambda known: session.state.proposals[known].number)
    session.does(c.AddTheme("Getting about", said))
    theme = session.state.themes[0].id
    done = attended(session, ama)
    assert {c.TakeProposal(first), c.LeaveProposal(first)} <= done
    assert {command.theme for command in done if isinstance(command, c.SayBack)} == {theme}
    session.does(c.TakeProposal(first))
    session.does(c.SayBack(theme, "Rails matter."))
    done = attended(session, ama)
    assert {command.name for command in done if isinstance(command, c.TakeProposal)} <= {*THEMES}
    assert c.LeaveProposal(second) in done
    assert not [command for command in done if isinstance(command, c.SayBack)]


def test_words_in_no_theme_are_gathered_into_one_that_is_there_or_another() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask("What helps?")
    said = tuple(session.say(ama, text) for text in ("Buses", "Trams", "Trains"))
    added = {command for command in attended(session, ama) if isinstance(command, c.AddTheme)}
    assert {command.name for command in added} == set(THEMES)
    assert {command.contributions for command in added} == {said[:2]}
    session.does(c.AddTheme(THEMES[0], said[:1]))
    gathered = [command for command in attended(session, ama) if isinstance(command, c.AddTheme | c.PutIntoTheme)]
    assert c.PutIntoTheme(session.state.themes[0].id, said[1:]) in gathered
    assert c.AddTheme(THEMES[1], said[1:]) in gathered
    assert not [command for command in gathered if isinstance(command, c.AddTheme) and command.name == THEMES[0]]
    session.does(c.PutIntoTheme(session.state.themes[0].id, said))
    assert not [one for one in attended(session, ama) if isinstance(one, c.AddTheme | c.PutIntoTheme)]


def test_the_next_hand_gets_the_word_once_nobody_has_it() -> None:
    session = Session()
    ama = session.join("Ama")
    first, second = (HandView(number, session.now) for number in (3, 4))
    assert attended(session, ama, hands=HandsView(None, (first, second))) == {GiveWord(3)}
    assert attended(session, ama, hands=HandsView(first, (second,))) == set()


def test_what_may_be_read_is_held_up_and_put_down_and_what_is_held_back_is_shown_again() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask("What helps?")
    said = session.say(ama, "Buses")
    hidden = attended(session, ama)
    assert not [one for one in hidden if isinstance(one, c.HoldUp)]
    session.does(c.RevealQuestion(session.state.asked[-1]))
    done = attended(session, ama)
    assert c.HoldUp(said) in done
    assert {one.contributions for one in done if isinstance(one, c.HoldBack)} == {(said,)}
    session.does(c.HoldUp(said))
    assert c.PutDown() in attended(session, ama)
    session.does(c.HoldBack((said,), reason_id(session.state.reasons[0])))
    held = attended(session, ama)
    assert c.Restore((said,)) in held
    assert not [one for one in held if isinstance(one, c.HoldBack | c.HoldUp)]


def test_outcomes_are_adopted_tied_to_themes_and_at_the_end_it_is_said_what_came_of_them() -> None:
    plan = plain_plan("Home care")
    last = e.PlannedQuestion("n-1", "What now?")
    session = Session(plan=SessionPlan(plan.title, plan.roles, plan.perspectives, questions=(last,)))
    ama = session.join("Ama")
    session.does(c.AskQuestion("This will have been worth it if…", "at_once", kind="outcomes"))
    said = session.say(ama, "nobody is rushed")
    assert c.AdoptOutcome(said) in attended(session, ama)
    session.does(c.AdoptOutcome(said))
    session.does(c.AddTheme("Time", (said,)))
    outcome, theme = session.state.direction.outcomes[0].id, session.state.themes[0].id
    done = attended(session, ama)
    assert c.ServeOutcomes(theme, (outcome,)) in done
    assert not [command for command in done if isinstance(command, c.AdoptOutcome | c.SayWhatCame)]
    session.does(c.ServeOutcomes(theme, (outcome,)))
    session.does(c.AskPlanned("n-1"))
    done = attended(session, ama)
    assert {command.outcome for command in done if isinstance(command, c.SayWhatCame)} == {outcome}
    assert not [command for command in done if isinstance(command, c.ServeOutcomes)]
