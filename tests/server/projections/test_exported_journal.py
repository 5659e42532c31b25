from datetime import datetime, timedelta

import pytest

from server.codec import decode_entry, encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide.undo import next_undo
from server.domain.evolve import fold
from server.domain.messages import Message
from server.domain.plan import SessionPlan
from server.domain.slips import new_slips
from server.domain.state import State
from server.projections.exported_journal import exported_entries
from server.projections.measures.roles import role_measures
from server.projections.measures.view import MeasureView
from server.projections.record import record
from server.sentences import words
from tests.server.projections.directing import DIRECTING
from tests.server.projections.voicing import VOICING
from tests.server.projections.wandering import ANYTHING, Wandering
from tests.session import Session

NAMELESS = 12


@pytest.fixture
def session() -> Session:
    """Within one minute: Ama, then nameless words, one by one, and Ama again after each."""
    session = Session()
    ama = session.join("Ama")
    question = session.ask()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    for number in range(NAMELESS):
        session.say(ama, f"nameless {number}", key=f"{number:032x}")
        session.say(ama, f"named {number}")
    session.does(c.CloseQuestion())
    session.does(c.Undo())
    assert session.state.question is not None
    assert session.state.question.id == question
    return session


def measured(state: State, now: datetime) -> list[MeasureView]:
    """What can be told of roles without who is open to one, and without what people speak from, which stay behind."""
    return [view for view in role_measures(state, now) if view.id not in ("R1", "R5", "R6", "R8")]


def left(session: Session) -> list[e.Entry]:
    """What whoever reads the exported file finds."""
    return [decode_entry(encode(entry)) for entry in exported_entries(session.state, session.entries)]


def made(entries: list[e.Entry]) -> list[e.ContributionMade]:
    return [event for entry in entries for event in entry.events if isinstance(event, e.ContributionMade)]


def test_the_place_of_nameless_words_tells_no_more_than_their_minute(session: Session) -> None:
    said = made(left(session))
    assert [one.person is None for one in said] == [True] * NAMELESS + [False] * NAMELESS
    ids = [one.contribution for one in said[:NAMELESS]]
    assert ids == sorted(ids) != [one.contribution for one in made(session.entries) if one.person is None]


def test_positions_have_no_gap_and_lead_to_the_same_record(session: Session) -> None:
    entries = left(session)
    assert [entry.seq for entry in entries] == list(range(1, len(session.entries) + 1))
    assert record(fold(entries)) == record(session.state)
    assert len(fold(entries).undo) == len(session.state.undo) > 0
    undone = [event for entry in entries for event in entry.events if isinstance(event, e.Undone)]
    closed = next(entry for entry in entries if isinstance(entry.events[0], e.QuestionClosed))
    assert [event.seq for event in undone] == [closed.seq]


def test_words_stand_behind_the_question_of_their_minute_and_before_what_became_of_them(session: Session) -> None:
    ama, key = session.join("Bo"), "f" * 32
    question = session.ask("And now?")
    said = session.say(ama, "first", key=key)
    session.does(c.MarkHeard((said,)))
    session.phone(ama, c.ChangeContribution(said, "second", key))
    session.phone(ama, c.TakeBackContribution(said, key))
    entries = left(session)
    assert record(fold(entries)) == record(session.state)
    asked = next(at for at, entry in enumerate(entries) if e.QuestionAsked(question, "And now?") in entry.events)
    about = [type(event) for entry in entries[asked + 1 :] for event in entry.events]
    assert about == [e.ContributionMade, e.ContributionChanged, e.ContributionTakenBack, e.ContributionHeard]


def test_words_put_in_for_somebody_leave_with_their_yes_only_and_once() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    question = session.ask()
    for text in ("YES", "NO", "WAITING"):
        (captured,) = session.phone(ama, c.CaptureWords(question, text, "aloud", bo))
        assert isinstance(captured, e.WordsCaptured)
        if text != "WAITING":
            session.phone(bo, c.ConfirmWords(captured.words) if text == "YES" else c.DropWords(captured.words))
    entries = left(session)
    assert [one.text for one in made(entries)] == ["YES"]
    told = repr(entries)
    assert (told.count("YES"), told.count("NO'"), told.count("WAITING")) == (1, 0, 0)
    assert record(fold(entries)) == record(session.state)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_the_leaving_journal_leads_to_the_same_record(seed: int) -> None:
    acts = (*ANYTHING, *VOICING, *VOICING, *DIRECTING)
    who = Wandering(seed, ["Ama", "Bo", "Cleo", ""], ("host", "scribe", "timekeeper", "listener"), acts)
    for _ in range(400):
        who.step()
        who.wait(20)
    entries = left(who.session)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert record(fold(entries), who.session.now) == record(who.session.state, who.session.now)
    next_undo(fold(entries), FIRST_FACILITATOR, words)
    assert measured(fold(entries), who.session.now) == measured(who.session.state, who.session.now)


def test_what_came_to_nothing_is_nobodys_business() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    before = len(session.entries)
    session.phone(bo, c.SayOpenTo("scribe"))
    session.phone(bo, c.AskForRole("host"))
    session.phone(bo, c.StepBack("host"))
    session.does(c.OfferRole("scribe", bo))
    session.phone(bo, c.DeclineOffer("scribe"))
    session.does(c.OfferRole("weaver", bo))
    session.does(c.Undo())
    assert len(left(session)) == before
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    assert [type(event) for entry in left(session)[before:] for event in entry.events] == [e.TenureBegan]


SLIP = new_slips(1, lambda letters: letters[3])[0]


def test_how_people_would_be_asked_what_they_speak_from_and_how_it_was_stay_behind() -> None:
    session = Session()
    ama, question = session.join("Ama"), session.ask()
    before = len(session.entries)
    session.phone(ama, c.OfferWording(question, "WORDING"))
    session.phone(ama, c.SayPerspectives(("PERSPECTIVE",)))
    session.does(c.InvitePerson(ama))
    session.phone(ama, c.SayFelt(3, 2, "f" * 32))
    assert len(left(session)) == before
    assert "WORDING" not in repr(left(session))
    (wording,) = session.state.offered_wordings
    session.does(c.AdoptWording(wording))
    session.does(c.Undo())
    session.does(c.AdoptWording(wording))
    folded = fold(left(session))
    assert folded.questions[question].text == "WORDING"
    assert record(folded) == record(session.state)
    assert next_undo(folded, FIRST_FACILITATOR, words) is not None
    assert "PERSPECTIVE" not in repr(left(session))
    assert not folded.felt


def test_what_somebody_speaks_from_leaves_only_with_words_that_may() -> None:
    session = Session()
    ama, question = session.join("Ama"), session.ask()
    consents: tuple[c.Consent, ...] = ("room", "notes", "quoted")
    for consent in consents:
        session.phone(ama, c.Contribute(question, "Words", consent=consent, speaking=("A neighbour",)))
    session.phone(ama, c.ChangeContribution(made(session.entries)[2].contribution, "Others"))
    session.phone(ama, c.Contribute(question, "Words", speaking=("A neighbour",)))
    session.phone(ama, c.TakeBackContribution(made(session.entries)[3].contribution))
    speaking = [(one.text, one.speaking) for one in made(left(session))]
    assert speaking == [("", ()), ("Words", ("A neighbour",)), ("", ("A neighbour",)), ("", ())]


def test_the_code_of_a_slip_stays_with_whoever_kept_the_slip() -> None:
    session = Session()
    question = session.ask()
    session.does(c.CaptureWords(question, "From paper", "paper", slip=SLIP))
    session.does(c.Undo())
    session.does(c.CaptureWords(question, "From paper", "paper", slip=SLIP))
    assert SLIP not in repr(left(session))
    assert record(fold(left(session))) == record(session.state)


def test_the_plan_leaves_without_the_facilitators_own_notes() -> None:
    planned = e.PlannedQuestion("n0", "What helps?", notes="NOTE", probes=("PROBE?",))
    session = Session(plan=SessionPlan("Home care", ROLES, PERSPECTIVES, questions=(planned,)))
    (added,) = session.does(c.AddPlanned("What else?", notes="NOTE", probes=("PROBE?",)))
    assert isinstance(added, e.PlannedAdded)
    session.does(c.Undo())
    session.does(c.ChangePlanned("n0", "What helps you?", notes="NOTE, another", probes=("PROBE?",)))
    session.does(c.AskPlanned("n0"))
    told = repr(left(session))
    assert ("NOTE" in told, "PROBE" in told, "What helps you?" in told) == (False, False, True)
    assert [planned.text for planned in fold(left(session)).plan] == ["What helps you?"]


def test_the_place_of_a_signal_tells_no_more_than_its_minute() -> None:
    session = Session()
    ama, _, question = session.join("Ama"), session.join("Bo"), session.ask()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    kinds: tuple[c.SignalKind, ...] = ("slow_down", "break", "slow_down")
    for number, kind in enumerate(kinds):
        session.phone(ama, c.Contribute(question, f"named {number}"))
        session.phone(ama, c.SendSignal(kind, f"{number:032x}"))
    told = [event for entry in left(session)[-6:] for event in entry.events]
    assert [event.kind for event in told[:3] if isinstance(event, e.SignalSent)] == ["break", "slow_down", "slow_down"]
    assert {event.key_hash for event in told[:3] if isinstance(event, e.SignalSent)} == {""}
    assert [one.text for one in made(left(session))] == ["named 0", "named 1", "named 2"]


def test_a_new_wording_in_the_minute_of_nameless_words_does_not_tell_when_they_came() -> None:
    session = Session()
    ama, question = session.join("Ama"), session.ask("One?")
    session.phone(ama, c.OfferWording(question, "Other?"))
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    first = session.say(ama, "before", key="1" * 32)
    session.does(c.MarkHeard((first,)))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    second = session.say(ama, "after", key="2" * 32)
    session.does(c.MarkHeard((second,)))
    about = [type(event) for entry in left(session)[-5:] for event in entry.events]
    said, heard = e.ContributionMade, e.ContributionHeard
    assert about == [said, said, heard, e.QuestionReworded, heard]
    assert record(fold(left(session))) == record(session.state)


def test_words_that_are_held_back_do_not_leave_but_that_they_were_does(session: Session) -> None:
    said = session.say("p1", "HELD")
    session.does(c.HoldBack((said,), "reasons.hurts"))
    exported = left(session)
    assert "HELD" not in repr(exported)
    assert e.ContributionHeldBack(said, Message("reasons.hurts")) in [
        event for entry in exported for event in entry.events
    ]
    assert record(fold(exported)).held_back == record(session.state).held_back
    session.does(c.Restore((said,)))
    assert "HELD" in repr(left(session))


def revealed() -> tuple[Session, str, str, str]:
    """Ama's words, which everybody may read, Bo who answers them, and Mei."""
    session = Session()
    ama, bo, mei = (session.join(name) for name in ("Ama", "Bo", "Mei"))
    session.ask()
    session.does(c.RevealQuestion(session.state.asked[-1]))
    return session, session.say(ama, "The same carer"), bo, mei


def test_how_many_say_me_too_leaves_and_nothing_by_which_they_could_be_told() -> None:
    session, words, bo, mei = revealed()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    before = len(session.entries)
    keys = [f"{number:032x}" for number in range(3)]
    for person, key in zip((bo, mei, bo), keys, strict=True):
        session.phone(person, c.SayMeToo(words, key))
    session.phone(bo, c.TakeBackMeToo(words, keys[0]))
    entries = left(session)
    assert [entry.events for entry in entries[before:]] == [(e.MeTooSaid(words, "1"),), (e.MeTooSaid(words, "2"),)]
    assert {(entry.actor, entry.at.second) for entry in entries[before:]} == {(None, 0)}
    assert len(fold(entries).contributions[words].me_too) == len(session.state.contributions[words].me_too) == 2
    assert not any(known in repr(entries) for known in session.state.contributions[words].me_too)


def test_the_place_of_a_me_too_tells_no_more_than_its_minute() -> None:
    session, words, bo, mei = revealed()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    for number in range(NAMELESS):
        session.phone(bo if number % 2 else mei, c.SayMeToo(words, f"{number:032x}"))
        session.say(bo, f"named {number}")
    told = [event for entry in left(session)[-2 * NAMELESS :] for event in entry.events]
    assert told[:NAMELESS] == [e.MeTooSaid(words, str(number)) for number in sorted(range(1, NAMELESS + 1))]


def test_challenges_leave_once_they_have_arrived_and_never_before() -> None:
    session, words, bo, mei = revealed()
    session.hold("encourager", mei)
    before = len(left(session))
    session.phone(bo, c.Challenge(words, "WAITS VALUE", "WAITS TEST", "beside", mei))
    session.phone(bo, c.Challenge(words, "GONE VALUE", "GONE TEST", "after_break"))
    session.phone(bo, c.TakeBackChallenge(max(session.state.challenges)))
    assert len(left(session)) == before
    told = repr(left(session))
    assert ("WAITS" in told, "GONE" in told) == (False, False)
    (waiting,) = session.state.challenges
    session.phone(mei, c.StandBeside(waiting))
    (arrived,) = [one for one in made(left(session)) if one.to == words]
    assert (arrived.value, arrived.text, arrived.beside) == ("WAITS VALUE", "WAITS TEST", mei)
    assert record(fold(left(session))) == record(session.state)


def test_what_a_challenger_values_stays_in_the_room_with_the_challenge() -> None:
    session, words, bo, _ = revealed()
    session.phone(bo, c.Challenge(words, "KEPT VALUE", "KEPT TEST", consent="room"))
    session.phone(bo, c.Challenge(words, "TOLD VALUE", "TOLD TEST"))
    kept = next(known.id for known in session.state.contributions.values() if known.text == "KEPT TEST")
    session.phone(bo, c.ChangeContribution(kept, "KEPT AGAIN", value="KEPT ANEW"))
    told = repr(left(session))
    assert ("KEPT" in told, "TOLD VALUE" in told, "TOLD TEST" in told) == (False, True, True)
    assert record(fold(left(session))) == record(session.state)


def test_a_break_that_ends_in_the_minute_of_its_beginning_stays_behind_it() -> None:
    session, words, bo, mei = revealed()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    session.phone(bo, c.Challenge(words, "Warmth", "The cost", "after_break", key="f" * 32))
    session.does(c.StartBreak(5))
    session.phone(mei, c.SendSignal("break", "e" * 32))
    session.does(c.EndBreak())
    kinds = [type(event) for entry in left(session)[-3:] for event in entry.events]
    assert kinds == [e.SignalSent, e.BreakBegan, e.BreakEnded, e.ContributionMade]
    assert record(fold(left(session))) == record(session.state)


def test_nothing_tells_of_a_theme_an_answer_or_a_me_too_of_words_that_stay_in_the_room() -> None:
    session, words, bo, mei = revealed()
    kept = session.say(mei, "KEPT", consent="room")
    session.phone(bo, c.Build(kept, "On weekends too"))
    session.phone(bo, c.SayMeToo(kept, "a" * 32))
    session.does(c.AddTheme("Trust", (kept, words)))
    session.does(c.AddTheme("Time", (kept,)))
    trust, time = (theme.id for theme in session.state.themes)
    session.does(c.MergeThemes(time, trust))
    entries = left(session)
    about = [event for entry in entries for event in entry.events if kept in repr(event)]
    assert [type(event) for event in about] == [e.ContributionMade]
    assert {known.name: sorted(known.contributions) for known in fold(entries).themes} == {"Trust": [words]}
    assert record(fold(entries)) == record(session.state)


@pytest.mark.parametrize("key", [None, "f" * 32])
def test_words_narrowed_to_the_room_leave_no_wording_and_nothing_of_what_was_allowed_before(key: str | None) -> None:
    session, words, bo, _ = revealed()
    session.phone(bo, c.Build(words, "FIRST", "quoted", key))
    built = session.state.contributions[words].answers[0]
    session.phone(bo, c.ChangeContribution(built, "SECOND", key))
    session.phone(bo, c.ChangeConsent(built, "notes", key))
    assert "SECOND" in repr(left(session))
    session.phone(bo, c.ChangeConsent(built, "room", key))
    entries = left(session)
    about = [event for entry in entries for event in entry.events if built in repr(event)]
    assert [type(event) for event in about] == [e.ContributionMade, e.ContributionChanged]
    told = repr(about)
    assert [known for known in ("FIRST", "SECOND", "quoted", "notes") if known in told] == []
    assert record(fold(entries)) == record(session.state)


def test_words_that_may_leave_after_all_leave_as_if_they_always_might() -> None:
    session, words, bo, _ = revealed()
    session.phone(bo, c.Build(words, "After all", "room"))
    built = session.state.contributions[words].answers[0]
    session.phone(bo, c.ChangeConsent(built, "quoted"))
    entries = left(session)
    (made_of_it,) = [one for one in made(entries) if one.contribution == built]
    assert (made_of_it.text, made_of_it.consent, made_of_it.to) == ("After all", "quoted", words)
    assert "consent_changed" not in repr([encode(entry) for entry in entries])
    assert record(fold(entries)) == record(session.state)


def test_when_somebody_changed_their_mind_is_in_no_exported_journal() -> None:
    session, words, bo, _ = revealed()
    before = [entry.at for entry in left(session)]
    session.phone(bo, c.Challenge(words, "Valued", "Tested", "after_break"))
    (waiting,) = session.state.challenges
    session.now += timedelta(minutes=3)
    session.phone(bo, c.ChangeConsent(waiting, "room"))
    author = session.state.contributions[words].person or ""
    session.phone(author, c.ChangeConsent(words, "quoted"))
    assert [entry.at for entry in left(session)] == before


def test_a_nameless_proposal_stands_behind_all_that_it_names() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    said = (session.say(ama, "named"), session.say(bo, "nameless", key="a" * 32))
    (proposal,) = session.phone(bo, c.ProposeTogether(said, "Alike", "Time", "b" * 32))
    assert isinstance(proposal, e.ProposalMade)
    session.does(c.TakeProposal(proposal.proposal))
    entries = left(session)
    assert record(fold(entries)) == record(session.state)
    told = [type(event) for entry in entries[-4:] for event in entry.events]
    assert told[:3] == [e.ContributionMade, e.ContributionMade, e.ProposalMade]


def test_a_nameless_answer_to_a_sentence_that_is_back_leads_to_the_same_record() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask()
    session.does(c.AddTheme("Time", (session.say(ama, "nameless", key="a" * 32),)))
    theme = session.state.themes[0].id
    (first,) = session.does(c.SayBack(theme, "Time is short."))
    session.does(c.SayBack(theme, "Time is dear."))
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    session.does(c.Undo())
    assert isinstance(first, e.ThemeSaidBack)
    session.phone(ama, c.AnswerSayBack(first.sentence, "yes", key="a" * 32))
    assert record(fold(left(session))) == record(session.state)
