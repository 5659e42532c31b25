"""What happened, a line a fact; it must not know who caused it: commands typed here are answered by the same lines."""

from collections.abc import Iterator
from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State


def facts(state: State, entry: e.Entry) -> Iterator[str]:
    """The lines for an entry that is part of `state` already."""
    for event in entry.events:
        line = _fact(state, event)
        if line is not None:
            yield line


def _fact(state: State, event: e.Event) -> str | None:
    match event:
        case e.SessionCreated() | e.Undone() | e.QuestionPassed():
            return None  # a pass is counted and shown to nobody; what an undoing brings back has its own line
        case e.SessionOpened():
            return "The session is live"
        case e.SessionEnded():
            return "The session has ended"
        case e.SessionReopened():
            return "The session goes on"
        case e.PersonJoined(person=person):
            return f"Arrived: {wording.person(state, person)}"
        case e.QuestionAsked() | e.QuestionClosed() | e.QuestionReopened() | e.QuestionWithdrawn():
            return _question(state, event)
        case (
            e.ContributionMade()
            | e.ContributionChanged()
            | e.ContributionTakenBack()
            | e.ContributionHeard()
            | e.ContributionUnheard()
        ):
            return _contribution(state, event)
        case e.RoleOffered() | e.OfferClosed() | e.RoleAskedFor() | e.AskWithdrawn():
            return _offer(state, event)
        case e.TenureBegan() | e.TenureEnded():
            return _tenure(state, event)
        case _:
            assert_never(event)


def _question(
    state: State, event: e.QuestionAsked | e.QuestionClosed | e.QuestionReopened | e.QuestionWithdrawn
) -> str:
    question = state.questions[event.question]
    match event:
        case e.QuestionAsked():
            return f"Question {question.number} is open: {wording.one_line(event.text)}"
        case e.QuestionClosed():
            answers = "1 answer" if question.answered == 1 else f"{question.answered} answers"
            return f"Question {question.number} is closed: {answers}, {len(question.passed)} passed"
        case e.QuestionReopened():
            return f"Question {question.number} is open again: {wording.one_line(question.text)}"
        case e.QuestionWithdrawn():
            return f"Question {question.number} was withdrawn"
        case _:
            assert_never(event)


def _contribution(
    state: State,
    event: e.ContributionMade
    | e.ContributionChanged
    | e.ContributionTakenBack
    | e.ContributionHeard
    | e.ContributionUnheard,
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
            return f"Contribution {known.number} was taken back"
        case e.ContributionHeard():
            return f"Contribution {known.number} is marked as heard"
        case e.ContributionUnheard():
            return f"Contribution {known.number} is no longer marked as heard"
        case _:
            assert_never(event)


def _offer(state: State, event: e.RoleOffered | e.OfferClosed | e.RoleAskedFor | e.AskWithdrawn) -> str:
    role, person = wording.role(state, event.role), wording.person(state, event.person)
    match event:
        case e.RoleOffered(by=by):
            offering = f"{role} is offered" if by is None else f"{wording.person(state, by)} offers {role}"
            return f"Role: {offering} to {person}"
        case e.OfferClosed():
            return f"Role: {role} is no longer offered to {person}"
        case e.RoleAskedFor():
            return f"Role: {person} asks for {role}"
        case e.AskWithdrawn():
            return f"Role: {person} no longer asks for {role}"
        case _:
            assert_never(event)


def _tenure(state: State, event: e.TenureBegan | e.TenureEnded) -> str | None:
    tenure = state.tenures[event.tenure]
    role, person = wording.role(state, tenure.role), wording.person(state, tenure.person)
    match event:
        case e.TenureBegan():
            return f"Role: {person} holds {role}"
        case e.TenureEnded(how="stepped_back"):
            return f"Role: {person} stepped back from {role}"
        case e.TenureEnded(how="passed_on"):
            return f"Role: {person} passed {role} on"
        case e.TenureEnded():
            return None  # the end of the session is said once
        case _:
            assert_never(event)
