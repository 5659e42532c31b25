"""Assertions about every single step of any session."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from collections.abc import Iterator
from datetime import timedelta

import msgspec
from msgspec.structs import asdict, replace
from rpds import HashTrieMap, List

from server.codec import encode, entry_from
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, actor_key
from server.domain.decide.undo import next_undo
from server.domain.evolve import evolve, fold
from server.domain.redaction import Emptied, due_at_close, redact, redacted, room_only
from server.domain.state import Person, Question, State, UndoEntry
from server.exports.bundle import files
from server.projections.affected import affected_people, affects_room_view
from server.projections.exported_session import exported_session
from server.projections.mine import mine_view
from server.projections.room import room_view
from server.sentences import words
from tests.session import Session

STAYS_OVER = (e.AskWithdrawn, e.OfferClosed, e.ShadowEnded, e.SamePersonClosed, e.ChallengeDropped)


def through_json(entry: e.Entry) -> e.Entry:
    return entry_from(msgspec.json.decode(encode(entry)))


def views_change_only_where_announced(before: State, state: State, entry: e.Entry) -> None:
    if not any(affects_room_view(state, event) for event in entry.events):
        assert room_view(state) == room_view(before)
    told: set[str] = set()
    for event in entry.events:
        people = affected_people(state, event)
        if people is None:
            return
        told.update(people)
    for person in before.people:
        if person not in told:
            assert mine_view(state, person) == mine_view(before, person)


def undoing_restores(before: State, state: State, session: Session) -> None:
    """Undoing at once leads back to where the act began, or somewhere before, and redoing to where it ended.

    Whoever asked for a role that was hidden meanwhile was told that it is over, and does not ask again by that. What
    ended because two became one stays over too, and a challenge that arrived has arrived.
    """
    by = session.entries[-1].actor
    facilitator = Facilitator(by) if by is not None and state.is_facilitator(by) else Facilitator()
    act = next_undo(state, facilitator.id, words)
    if act is None or act.seq != state.seq:
        return
    trial = Session()
    trial.state, trial.now = state, session.now - timedelta(seconds=2)  # so that it is redone when it was done
    trial.submit(facilitator, c.Undo())
    undone = trial.state
    trial.submit(facilitator, c.Redo())
    assert repeated(trial.state) == repeated(state)
    trial.state = undone
    for event in session.entries[-1].events:
        before = evolve(before, event, session.now) if _stays_over(event) else before
    assert remaining(trial.state, before) == remaining(before, before)


def _stays_over(event: e.Event) -> bool:
    has_arrived = isinstance(event, e.ContributionMade) and event.to is not None
    return has_arrived or isinstance(event, STAYS_OVER)


def repeated(state: State) -> dict[str, object]:
    """All that redoing repeats: not the positions, and what was undone before is not waited for by a new act."""
    left = asdict(state)
    del left["seq"], left["redo"]
    left["undo"] = {by: [act.acts for act in stack] for by, stack in state.undo.items()}
    return left


def undoing_and_redoing_are_ones_own(before: State, entry: e.Entry, actor: Actor) -> None:
    """No facilitator takes back what another did, or does again what another undid."""
    for event in entry.events:
        if isinstance(event, e.Undone):
            by = _stack(before.undo, event.seq)
            assert by == actor_key(actor) or not before.is_facilitator(by)
        elif isinstance(event, e.Redone):
            assert _stack(before.redo, event.seq) in (actor_key(actor), None)


def _stack(stacks: HashTrieMap[str | None, tuple[UndoEntry, ...]], seq: int) -> str | None:
    (by,) = [by for by, stack in stacks.items() if any(act.seq == seq for act in stack)]
    return by


def remaining(state: State, before: State) -> dict[str, object]:
    """All that undoing restores: not the position, what can be undone next, that the room was opened, or how a question
    stood that was withdrawn before. A turn that was proposed since is kept, taken away.
    """
    left = asdict(state)
    for name in ("seq", "undo", "redo", "phase", "opened_at"):
        del left[name]
    left["questions"] = {question: _said_before(state.questions[question], before) for question in before.asked}
    left["people"] = {person.id: _said_by_before(person, before) for person in state.people.values()}
    left["contributions"] = {said: state.contributions[said] for said in before.contributions}
    left["roles"] = [role for role in state.roles if before.role(role.id) is not None]
    left["ended"] = state.phase == "ended"
    away = {turn.id for turn in (*before.direction.turns, *before.direction.taken_away)}
    taken_away = tuple(turn for turn in state.direction.taken_away if turn.id in away)
    left["direction"] = replace(state.direction, taken_away=taken_away)
    if state.recorded is not None and before.recorded is not None:
        left["recorded"] = remaining(state.recorded, before.recorded)
    return left


def _said_before(question: Question, before: State) -> Question:
    said = List([said for said in question.said if said in before.contributions])
    return replace(question, said=said)


def _said_by_before(person: Person, before: State) -> Person:
    return replace(person, contributions=List([said for said in person.contributions if said in before.contributions]))


def kept_in_the_room(state: State, entries: list[e.Entry]) -> Iterator[str]:
    """Everything ever said or put in that may not leave: kept to the room, taken back, changed, without a yes, of the
    facilitator's notes, or of what people speak from and how they would rather be asked, where that led to nothing.
    """
    told = {known for entry in entries for event in entry.events for known in _texts(event)}
    yield from told - {known for contribution in _leaving(state) for known in contribution} - _asked(entries)


def redacting_at_the_close_takes_only_what_is_due(state: State, entries: list[e.Entry]) -> None:
    """Words that were taken back, replaced, or put in and answered are gone; what anybody can see stays the same."""
    due = due_at_close(entries)
    after = [*redact(entries, due)]
    kept = {known.text for known in state.contributions.values() if not known.taken_back}
    kept |= {known.text for known in state.captured.values()} | _asked(entries)
    on_disk = b"".join(map(encode, after)).decode()
    said = {text for entry in entries for event in entry.events for text in _said(event)}
    assert {text for text in said if text in on_disk} == said & kept
    assert due_at_close(after) == {}
    assert [*files(exported_session(fold(after), after))] == [*files(exported_session(state, entries))]


def redacting_what_is_kept_to_the_room_leaves_what_may_leave(state: State, entries: list[e.Entry]) -> None:
    """Words kept to the room are gone with what their speakers named for them; every export stays as it was."""
    chosen = frozenset(room_only(state))
    after = [*redact(entries, due_at_close(entries, chosen))]
    elsewhere = {known.text for known in state.contributions.values() if known.consent != "room"}
    on_disk = b"".join(map(encode, after)).decode()
    kept = {known.text for known in state.contributions.values() if known.consent == "room"}
    assert not [text for text in kept - elsewhere - _asked(entries) if text in on_disk]
    assert not any(room_only(fold(after)))
    assert due_at_close(after, chosen) == {}
    assert [*files(exported_session(fold(after), after))] == [*files(exported_session(state, entries))]


def nothing_personal_outlasts_a_whole_redaction(entries: list[e.Entry]) -> None:
    """Every field that holds what somebody wrote is marked."""
    for entry in entries:
        assert b"canary" not in encode(redacted(entry, Emptied(frozenset({"words", "earlier", "identity"}))))


def _said(event: e.Event) -> tuple[str, ...]:
    match event:
        case e.ContributionMade(text=text) | e.ContributionChanged(text=text) | e.WordsCaptured(text=text):
            return (text,) if text.startswith("canary") else ()
        case _:
            return ()


def _leaving(state: State) -> Iterator[tuple[str, ...]]:
    for known in state.contributions.values():
        if known.consent != "room" and not known.taken_back and known.held is None:
            yield (known.text, *known.speaking)


def _asked(entries: list[e.Entry]) -> set[str]:
    events = (event for entry in entries for event in entry.events)
    return {event.text for event in events if isinstance(event, e.QuestionAsked | e.QuestionReworded)}


def _texts(event: e.Event) -> tuple[str, ...]:
    match event:
        case e.ContributionMade(text=text, speaking=speaking):
            texts: tuple[str, ...] = (text, *speaking)
        case e.ContributionChanged(text=text) | e.WordsCaptured(text=text) | e.WordingOffered(text=text):
            texts = (text,)
        case e.PerspectivesSaid(perspectives=perspectives):
            texts = perspectives
        case e.PlannedAdded(question=planned) | e.PlannedChanged(question=planned):
            texts = (planned.notes, *planned.probes)
        case _:
            texts = ()
    return tuple(text for text in texts if text.startswith("canary"))
