"""Lines for everything that happens in a session. They also answer the commands that are typed here."""

from collections.abc import Iterator
from typing import assert_never

from coprod_tui.model.kept_to_room import kept_to_room
from coprod_tui.plain import wording
from coprod_tui.plain.facts.breaks import break_fact
from coprod_tui.plain.facts.calls import call_fact, signal_fact
from coprod_tui.plain.facts.contributions import captured_fact, consent_fact, contribution_fact, heard_fact
from coprod_tui.plain.facts.holding import agreement_fact, held_fact, looked_at_fact
from coprod_tui.plain.facts.leaders import leader_fact
from coprod_tui.plain.facts.links import link_fact
from coprod_tui.plain.facts.looking import look_fact
from coprod_tui.plain.facts.outcomes import outcome_fact
from coprod_tui.plain.facts.people import name_fact, people_fact, same_person_fact
from coprod_tui.plain.facts.plan import plan_fact
from coprod_tui.plain.facts.questions import question_fact, reading_fact, wording_fact
from coprod_tui.plain.facts.roles import catalogue_fact, role_fact, shadow_fact, tenure_fact
from coprod_tui.plain.facts.sense import sense_fact
from coprod_tui.plain.facts.themes import theme_fact
from coprod_tui.plain.facts.turns import turn_fact
from coprod_tui.plain.facts.weaving import answer_fact, proposal_fact
from server.domain import events as e
from server.domain.state import State


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
            return captured_fact(state, event)
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
        case _ if isinstance(event, e.ProposalMade | e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits):
            return proposal_fact(state, event)
        case e.SayBackAnswered():
            return answer_fact(state, event)
        case e.LeadersAsked() | e.LeadersUnasked() | e.LeadersAnswered():
            return leader_fact(state, event)
        case e.SeatsTaken():
            return None  # whoever asks for the table sees its seats
        case e.CheckBegan() | e.CheckWithdrawn() | e.CheckClosed() | e.CheckAnswered() | e.CheckAnswerTakenBack():
            return sense_fact(state, event)
        case _ if isinstance(event, e.TurnEvent):
            return turn_fact(state, event)
        case _ if isinstance(event, e.LookEvent):
            return look_fact(state, event)
        case _ if isinstance(event, e.OutcomeEvent):
            return outcome_fact(state, event)
        case _ if isinstance(event, e.BreakEvent):
            return break_fact(state, event)
        case e.PersonJoined(person=person):
            return f"Arrived: {wording.person(state, person)}"
        case e.NameChanged():
            return name_fact(state, event)
        case e.PersonWelcomed() | e.WelcomeWithdrawn() | e.PeopleRemoved() | e.PersonInvited():
            return people_fact(state, event)
        case e.ComeBackWordsMade():
            return None
        case e.PersonCameBack(person=person):
            return f"{wording.person(state, person)} is here with one more phone"
        case e.SamePersonAsked() | e.SamePersonClosed() | e.BecameOne() | e.BecameTwo():
            return same_person_fact(state, event)
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionReopened() | e.QuestionWithdrawn():
            return question_fact(state, event)
        case e.QuestionRevealed() | e.QuestionConcealed() | e.TimeSet():
            return reading_fact(state, event)
        case e.WordingOffered() | e.QuestionReworded() | e.QuestionWordedBack():
            return wording_fact(state, event)
        case _ if isinstance(event, e.PlanEvent):
            return plan_fact(state, event)
        case e.ContributionMade() | e.ContributionChanged() | e.ContributionTakenBack() | e.ContributionPutBack():
            return contribution_fact(state, event)
        case e.ConsentChanged():
            return consent_fact(state, event)
        case e.ContributionHeard() | e.ContributionUnheard():
            return heard_fact(state, event, together)
        case _ if isinstance(event, e.LinkEvent):
            return link_fact(state, event)
        case e.CallMade() | e.CallAnswered() | e.CallReopened():
            return call_fact(state, event)
        case e.SignalSent() | e.SignalsAnswered():
            return signal_fact(state, event)
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
    kept = kept_to_room(state)
    if not any(kept):
        return "The session has ended"
    it = "it" if sum(kept) == 1 else "these"
    return f'The session has ended. {kept.stay}; "redact room-only" deletes {it} from its file'


def _redaction(state: State) -> str:
    kept = kept_to_room(state)
    stay = "that stays" if sum(kept) == 1 else "that stay"
    keeps = "undo keeps it" if sum(kept) == 1 else "undo keeps them"
    return f"As the room closes, {kept.words} {stay} in this room will be deleted from the session's file; {keeps}"
