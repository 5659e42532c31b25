"""Lines for everything that happens in a session. They also answer the commands that are typed here."""

from collections.abc import Iterator
from typing import assert_never

from coprod_tui.plain import wording
from coprod_tui.plain.facts.breaks import break_fact
from coprod_tui.plain.facts.holding import agreement_fact, held_fact, looked_at_fact
from coprod_tui.plain.facts.links import link_fact
from coprod_tui.plain.facts.looking import look_fact
from coprod_tui.plain.facts.plan import plan_fact
from coprod_tui.plain.facts.roles import catalogue_fact, role_fact, shadow_fact, tenure_fact
from coprod_tui.plain.facts.sense import sense_fact
from coprod_tui.plain.facts.themes import theme_fact
from coprod_tui.plain.facts.weaving import answer_fact, proposal_fact
from server.domain import events as e
from server.domain.decide.contributions import facilitators_words
from server.domain.redaction import room_only
from server.domain.state import Question, State
from server.projections.consents import CONSENT_NAMES
from server.projections.counting import many
from server.projections.signals import SIGNAL_NAMES


def facts(state: State, entry: e.Entry) -> Iterator[str]:
    """The lines for an entry, with the state after it."""
    for events in _told_together(entry.events):
        line = _fact(state, events[0], events)
        if line is not None:
            yield line


def _told_together(events: tuple[e.Event, ...]) -> list[list[e.Event]]:
    """The events in groups that each have one line."""
    groups: dict[object, list[e.Event]] = {}
    for event in events:
        match event:
            case e.ContributionHeard() | e.ContributionUnheard():
                groups.setdefault(type(event), []).append(event)
            case _ if isinstance(event, e.ThemeEvent):
                groups.setdefault("themes", []).append(event)
            case e.ContributionRestored(reason="") | e.ModerationSet():
                groups.setdefault("looked at", []).append(event)
            case _:
                groups[object()] = [event]
    return list(groups.values())


def _fact(state: State, event: e.Event, together: list[e.Event]) -> str | None:
    """The line for an event, and for those that are told together with it."""
    match event:
        case e.SessionCreated() | e.Undone() | e.Redone() | e.QuestionPassed() | e.PerspectivesSaid() | e.FeltSaid():
            # Passes, perspectives and how it was are only counted; what an undo restores has a line of its own.
            return None
        case e.WordsCaptured() | e.WordsDropped():
            return _captured(state, event)
        case e.TitleChanged(title=title, before=before):
            return f"The title {wording.quote(before)} is changed; it is now: {wording.one_line(title)}"
        case e.SessionOpened():
            return "The session is live"
        case e.SessionEnded():
            return _ended(state)
        case e.SessionReopened():
            return "The session goes on"
        case e.RedactionChosen(room_only=room_only):
            return _redaction(state) if room_only else "Words kept to the room stay in the session's file"
        case _ if isinstance(event, e.AgreementEvent):
            return agreement_fact(state, event)
        case e.ContributionRestored(reason="") | e.ModerationSet():
            return looked_at_fact(state, together)
        case e.ContributionHeldBack() | e.ContributionRestored():
            return held_fact(state, event)
        case _ if isinstance(event, e.ThemeEvent):
            return theme_fact(state, tuple(known for known in together if isinstance(known, e.ThemeEvent)))
        case e.ProposalMade() | e.ProposalTaken() | e.ProposalLeft() | e.ProposalWaits():
            return proposal_fact(state, event)
        case e.SayBackAnswered():
            return answer_fact(state, event)
        case e.SeatsTaken():
            return None  # whoever asks for the table sees its seats
        case e.CheckBegan() | e.CheckWithdrawn() | e.CheckClosed() | e.CheckAnswered() | e.CheckAnswerTakenBack():
            return sense_fact(state, event)
        case _ if isinstance(event, e.LookEvent):
            return look_fact(state, event)
        case _ if isinstance(event, e.BreakEvent):
            return break_fact(state, event)
        case e.PersonJoined(person=person):
            return f"Arrived: {wording.person(state, person)}"
        case e.NameChanged():
            return _renamed(state, event)
        case e.PersonWelcomed() | e.WelcomeWithdrawn() | e.PeopleRemoved() | e.PersonInvited():
            return _about_people(state, event)
        case e.ComeBackWordsMade():
            return None
        case e.PersonCameBack(person=person):
            return f"{wording.person(state, person)} is here with one more phone"
        case e.SamePersonAsked() | e.SamePersonClosed() | e.BecameOne() | e.BecameTwo():
            return _same_person(state, event)
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionReopened() | e.QuestionWithdrawn():
            return _question(state, event)
        case e.QuestionRevealed() | e.QuestionConcealed() | e.TimeSet():
            return _about_question(state, event)
        case e.WordingOffered() | e.QuestionReworded() | e.QuestionWordedBack():
            return _worded(state, event)
        case _ if isinstance(event, e.PlanEvent):
            return plan_fact(state, event)
        case e.ContributionMade() | e.ContributionChanged() | e.ContributionTakenBack() | e.ContributionPutBack():
            return _contribution(state, event)
        case e.ConsentChanged():
            return _consent(state, event)
        case e.ContributionHeard() | e.ContributionUnheard():
            return _heard(state, event, together)
        case _ if isinstance(event, e.LinkEvent):
            return link_fact(state, event)
        case e.CallMade() | e.CallAnswered() | e.CallReopened():
            return _call(state, event)
        case e.SignalSent() | e.SignalsAnswered():
            return _signal(state, event)
        case e.RoleAdded() | e.RoleRemoved() | e.RoleChanged() | e.RoleHidden() | e.RoleShown():
            return catalogue_fact(state, event)
        case e.RoleOffered() | e.OfferClosed() | e.RoleAskedFor() | e.AskWithdrawn() | e.OpennessSaid():
            return role_fact(state, event)
        case e.ShadowBegan() | e.ShadowEnded() | e.ShoulderBegan():
            return shadow_fact(state, event)
        case e.TenureBegan() | e.TenureEnded():
            return tenure_fact(state, event)
        case _:
            assert_never(event)


def _ended(state: State) -> str:
    """That the session has ended, and what can become of words kept to the room."""
    kept = sum(1 for _ in room_only(state))
    if not kept:
        return "The session has ended"
    stay = many(kept, "contribution stays in this room", "contributions stay in this room")
    return f'The session has ended. {stay}; "redact room-only" deletes {"it" if kept == 1 else "these"} from its file'


def _redaction(state: State) -> str:
    kept = sum(1 for _ in room_only(state))
    words = many(kept, "contribution that stays in this room", "contributions that stay in this room")
    keeps = "undo keeps it" if kept == 1 else "undo keeps them"
    return f"As the room closes, {words} will be deleted from the session's file; {keeps}"


def _question(
    state: State, event: e.QuestionAsked | e.QuestionClosed | e.QuestionReopened | e.QuestionWithdrawn
) -> str:
    question = state.questions[event.question]
    match event:
        case e.QuestionAsked():
            by = "" if event.by is None else f", asked by {wording.person(state, event.by)}"
            rounds = "" if event.again is None else f" again, round {_round(state, question)}"
            reading = wording.reading(event.reveal, event.moderation)
            told = f"Question {question.number}{by} is open{rounds}: {wording.one_line(event.text)}"
            return f"{told} ({reading})" if reading else told
        case e.QuestionClosed():
            answers = many(question.answered, "answer")
            return f"Question {question.number} is closed: {answers}, {len(question.passed)} passed"
        case e.QuestionReopened():
            return f"Question {question.number} is open again: {wording.one_line(question.text)}"
        case e.QuestionWithdrawn():
            return f"Question {question.number} was withdrawn"
        case _:
            assert_never(event)


def _round(state: State, question: Question) -> int:
    """Which round of the same question it is, from 1; a withdrawn question would have been the next."""
    rounds = [known.id for known in state.rounds(question.id)]
    return rounds.index(question.id) + 1 if question.id in rounds else len(rounds) + 1


def _worded(state: State, event: e.WordingOffered | e.QuestionReworded | e.QuestionWordedBack) -> str:
    number, text = state.questions[event.question].number, wording.one_line(event.text)
    match event:
        case e.WordingOffered(wording=offered, person=person):
            waits = event.wording in state.offered_wordings
            how = f'; "adopt {state.offered_wordings.index(offered) + 1}" asks it so' if waits else ""
            return f"{wording.person(state, person)} would rather be asked: {text}{how}"
        case e.QuestionReworded(wording=None):
            return f"Question {number} was put right: {text}"
        case e.QuestionReworded():
            return f"The room changed question {number}: {text}"
        case e.QuestionWordedBack():
            return f"Question {number} is asked as before: {text}"
        case _:
            assert_never(event)


def _about_question(state: State, event: e.QuestionRevealed | e.QuestionConcealed | e.TimeSet) -> str:
    number = state.questions[event.question].number
    match event:
        case e.QuestionRevealed():
            return f"Question {number} is revealed: everybody can read on their phone what was said"
        case e.QuestionConcealed():
            return f"Question {number} is no longer revealed"
        case e.TimeSet(until=until):
            has = "no end set any more" if until is None else f"time until {wording.clock(until)}"
            return f"Question {number} has {has}"
        case _:
            assert_never(event)


def _contribution(
    state: State,
    event: e.ContributionMade | e.ContributionChanged | e.ContributionTakenBack | e.ContributionPutBack,
) -> str | None:
    known = state.contributions[event.contribution]
    if known.taken_back and not isinstance(event, e.ContributionTakenBack):
        return None  # several entries came at once, and the words are gone again
    match event:
        case e.ContributionMade():
            return f"Contribution {wording.contribution(state, known)}"
        case e.ContributionChanged():
            return f"Changed: contribution {wording.contribution(state, known)}"
        case e.ContributionTakenBack():
            down = ", so it is held up no longer" if state.held_up == known.id else ""
            return f"Contribution {known.number} was taken back{down}"
        case e.ContributionPutBack():
            return f"Contribution {wording.contribution(state, known)} stands again"
        case _:
            assert_never(event)


def _consent(state: State, event: e.ConsentChanged) -> str | None:
    """The line for words that the facilitator put in. Whoever else allows more or less is nobody's business."""
    known = state.contributions[event.contribution]
    if not facilitators_words(state, known):
        return None
    return f"What may be done with contribution {known.number}: {CONSENT_NAMES[event.consent]}"


def _heard(state: State, event: e.ContributionHeard | e.ContributionUnheard, together: list[e.Event]) -> str | None:
    """Which contributions are marked as heard, or no longer; None where all were taken back since."""
    marked = [
        known.contribution for known in together if isinstance(known, e.ContributionHeard | e.ContributionUnheard)
    ]
    standing = tuple(known for known in marked if not state.contributions[known].taken_back)
    sign = "marked as heard" if isinstance(event, e.ContributionHeard) else "no longer marked as heard"
    match standing:
        case ():
            return None
        case (alone,):
            return f"Contribution {state.contributions[alone].number} is {sign}"
        case _:
            return f"{wording.numbered(state, standing)} are {sign}"


def _captured(state: State, event: e.WordsCaptured | e.WordsDropped) -> str | None:
    """Whether words that the facilitator put in wait for a yes. Nothing else is said: it is between the two people."""
    if isinstance(event, e.WordsDropped) or event.by is not None:
        return None
    person = wording.person(state, event.person)
    return f"{person} is asked on their phone whether to say: {wording.one_line(event.text)}"


def _about_people(
    state: State, event: e.PersonWelcomed | e.WelcomeWithdrawn | e.PeopleRemoved | e.PersonInvited
) -> str:
    match event:
        case e.PersonWelcomed(name=name, person=person):
            label = wording.person(state, person) if person in state.people else wording.name(name)
            return f"Here without a phone: {label}"
        case e.WelcomeWithdrawn():
            return "The welcome was taken back"
        case e.PeopleRemoved(people=people):
            return f"{many(len(people), 'person', 'people')} who had said nothing are off the list"
        case e.PersonInvited(person=person):
            return f"{wording.person(state, person)} is invited, in private and without pressure"
        case _:
            assert_never(event)


def _renamed(state: State, event: e.NameChanged) -> str | None:
    """What somebody is called now; None if they gave their first name or took theirs away."""
    if not event.before or not event.name:
        return None
    return f"{wording.one_line(event.before)} is now called {wording.person(state, event.person)}"


def _same_person(state: State, event: e.SamePersonAsked | e.SamePersonClosed | e.BecameOne | e.BecameTwo) -> str | None:
    """What two people in the list are to each other. Whether a no ended the question is private."""
    earlier = wording.person(state, event.earlier)
    match event:
        case e.SamePersonAsked(person=person):
            return f"{wording.person(state, person)} is asked on their phone whether they are {earlier}"
        case e.SamePersonClosed():
            return None
        case e.BecameOne():
            return f"Two in the list are one person now: {earlier}"
        case e.BecameTwo(later=later):
            return f"{earlier} and {wording.person(state, later)} are two people again"
        case _:
            assert_never(event)


def _signal(state: State, event: e.SignalSent | e.SignalsAnswered) -> str:
    name = SIGNAL_NAMES[event.kind]
    match event:
        case e.SignalSent():
            waiting = len(state.signals.get(event.kind, ()))
            return f"Signal: {name}, {waiting} waiting" if waiting else f"Signal: {name}"
        case e.SignalsAnswered():
            return f"Signal heard: {name}"
        case _:
            assert_never(event)


def _call(state: State, event: e.CallMade | e.CallAnswered | e.CallReopened) -> str:
    made = state.calls[event.call]
    match event:
        case e.CallMade():
            role, person = wording.role(state, made.role), wording.person(state, made.person)
            return f"Call {made.number}: {person}, {role}, {wording.calling(made.kind, made.text)}"
        case e.CallAnswered():
            return f"Call {made.number} was answered"
        case e.CallReopened():
            return f"Call {made.number} waits for an answer again"
        case _:
            assert_never(event)
