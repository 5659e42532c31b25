"""The journal as it may leave the room, without anything that tells who said words without a name, or exactly when.

Emptied:
- words that may not leave the room, with the perspectives that their speaker named for them
- words that were taken back, replaced or held back
- which of these were in a theme, proposed for one or held up, what built on or challenged them, and who said "Me too"
  to them
- why something was proposed, where whoever did keeps that to the room
- why one of these was open no longer, that one of them was adopted as an outcome, and what came of that

Left out, because their results are told without them and whatever came to nothing is private:
- offers and asks for roles, openness to roles, offered wordings, invitations
- general perspectives, and answers about how the session was
- words that waited for somebody's yes, and challenges that waited to arrive
- which perspectives members of the design group carry at its table, and what they said to what was run past them where
  they replaced it or took it back
- the facilitator's notes on the plan, which may be about people
- questions whether two people are one
- proposals that went into no theme or were taken back, and answers to a sentence that were replaced
- turns that were neither set nor parked, or that were taken away
- what was once allowed with words: they stand there with what is allowed last
- codes and hashes, which are keys rather than facts, and the codes of paper slips, which people recognize
- causes, because their digests let anybody test a guess at the words

Between entries with exact times, the position of an entry without a name would reveal its time. Such entries are
therefore moved to the beginning of their minute, or behind the question or the words that they answer, and ordered by
their random ids; signals, which keep only their kind, are ordered by kind. As a result, words from the same minute in
which their question was reworded seem to answer the earlier wording.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from server.domain import events as e
from server.domain.attribution import is_pause
from server.domain.evolve.leaders import LeaderEvent
from server.domain.redaction import due_at_close, redact
from server.domain.sensing import known_check
from server.domain.state import GivenAnswer, State
from server.projections.direction.sense_record import leaves
from server.projections.exportable import ExportableWords, exportable, exportable_reason
from server.projections.exported_events import (
    EmptiedCame,
    EmptiedChange,
    EmptiedCheckAnswer,
    EmptiedMade,
    EmptiedProposal,
    EmptiedWater,
    ExportedCame,
    ExportedChange,
    ExportedCheckAnswer,
    ExportedEntry,
    ExportedEvent,
    ExportedMade,
    ExportedProposal,
    ExportedWater,
    WordlessEvent,
)
from server.projections.say_back import leaving_people


def exported_entries(state: State, entries: Iterable[e.Entry]) -> Iterator[ExportedEntry]:
    """The entries up to `state`, stripped and renumbered. Replaying them leads to the same record."""
    led = [entry for entry in entries if entry.seq <= state.seq]
    told = [kept for entry in redact(led, due_at_close(led)) if (kept := _exported(state, entry)) is not None]
    moved = [entry for _, minute in groupby(told, key=_minute) for entry in _reordered(state, tuple(minute))]
    places = {entry.seq: place for place, entry in enumerate(moved, 1)}
    for entry in moved:
        yield replace(entry, seq=places[entry.seq], events=tuple(_renumbered(event, places) for event in entry.events))


def _exported(state: State, entry: e.Entry) -> ExportedEntry | None:
    """The entry as it leaves the room; None if nothing is left of it."""
    events = tuple(kept for event in entry.events if (kept := _stripped(state, event)) is not None)
    was_an_offer = all(isinstance(event, e.Undone | e.Redone) for event in events)
    return None if was_an_offer else ExportedEntry(seq=entry.seq, at=entry.at, events=events, actor=entry.actor)


def _renumbered(event: ExportedEvent, places: Mapping[int, int]) -> ExportedEvent:
    return replace(event, seq=places[event.seq]) if isinstance(event, e.Undone | e.Redone) else event


def _minute(entry: ExportedEntry) -> datetime:
    return entry.at.replace(second=0, microsecond=0)


class _Subject(NamedTuple):
    """The subject of an entry without a name."""

    id: str
    #: What it may not come before: the contributions that it is about or answers, and their questions.
    behind: tuple[str, ...] = ()


_Place = tuple[int, tuple[tuple[str, bool], ...]]
"""The place of an entry within its minute: the named entry that it is or stands behind, 0 for none; then the subjects
of the nameless entries behind which it stands, and its own, each with whether the entry only says more about it.
"""


def _reordered(state: State, minute: Sequence[ExportedEntry]) -> list[ExportedEntry]:
    begun = {known: entry.seq for entry in minute for known in _begun(entry)}  # what is undone may begin again
    subjects = {entry.seq: _nameless_subject(state, entry) for entry in minute}
    places: dict[int, _Place] = {seq: (seq, ()) for seq, about in subjects.items() if about is None}
    for entry in minute:
        about = subjects[entry.seq]
        if about is not None:
            behind = max((places[begun[known]] for known in about.behind if known in begun), default=(0, ()))
            begins = any(begun[known] == entry.seq for known in _begun(entry))
            places[entry.seq] = (behind[0], (*behind[1], (about.id, not begins)))
    return sorted(minute, key=lambda entry: places[entry.seq])


def _begun(entry: ExportedEntry) -> Iterator[str]:
    """The questions that an entry asked, the contributions that it made, and the sentences of themes that it said."""
    for event in entry.events:
        match event:
            case (
                e.QuestionAsked(question=begun)
                | e.ContributionMade(contribution=begun)
                | e.ThemeSaidBack(sentence=begun)
            ):
                yield begun
            case _:
                pass


def _nameless_subject(state: State, entry: ExportedEntry) -> _Subject | None:
    """The subject of an entry about words without a name, or of a signal; None for any other entry.

    Challenges that arrive as a break or the session ends are no subject: that moment says nothing about them.
    """
    for event in () if is_pause(entry.events) else entry.events:
        match event:
            case _ if isinstance(event, e.WordsEvent):
                known = state.contributions[event.contribution]
                behind = (*_known(known.to, known.question), *_answered_in(entry))
                return _Subject(known.id, behind) if known.person is None else None
            case e.MeTooSaid(contribution=contribution, key_hash=number):
                question = state.contributions[contribution].question
                return _Subject(f"{contribution} {number:>9}", (contribution, question))
            case e.SignalSent(kind=kind):
                return _Subject(kind)
            case e.ProposalMade(proposal=proposal, contributions=contributions, person=None):
                return _Subject(proposal, _behind(state, contributions))
            case e.SayBackAnswered(sentence=sentence, person=None, key_hash=str(number)):
                return _Subject(f"{sentence} {number:>9}", (sentence,))
            case _:
                pass
    return None


def _answered_in(entry: ExportedEntry) -> Iterator[str]:
    """The sentences whose answers an entry changes: lines go with the words that are taken back."""
    return (event.sentence for event in entry.events if isinstance(event, e.SayBackAnswered))


def _behind(state: State, contributions: tuple[str, ...]) -> tuple[str, ...]:
    """Contributions and their questions."""
    return (*contributions, *(state.contributions[known].question for known in contributions))


def _known(*ids: str | None) -> tuple[str, ...]:
    return tuple(known for known in ids if known is not None)


def _stripped(state: State, event: e.Event) -> ExportedEvent | None:
    """The event as it leaves the room; None if it stays."""
    match event:
        case e.SessionCreated():
            return replace(event, code="", plan=tuple(map(_planned_stripped, event.plan)))
        case e.PlannedAdded() | e.PlannedRemoved():
            return replace(event, question=_planned_stripped(event.question))
        case e.PlannedChanged():
            return replace(event, question=_planned_stripped(event.question), before=_planned_stripped(event.before))
        case e.PersonJoined():
            return replace(event, secret_hash="")
        case e.ContributionMade():
            return _made(state, event)
        case e.ContributionChanged(contribution=id_, nameless=nameless, waits=waits):
            if _words(state, id_) is None:
                return EmptiedChange(contribution=id_, nameless=nameless, text="", waits=waits)
            return ExportedChange(id_, event.text, nameless, event.value, waits)
        case e.WaterClosed(contribution=id_):
            if _words(state, id_) is None:
                return EmptiedWater(contribution=id_, reason="", before="")
            return ExportedWater(id_, event.reason, event.before)
        case e.WhatCameSaid(outcome=outcome, contribution=contribution):
            if contribution is not None and _words(state, contribution) is None:
                return EmptiedCame(outcome=outcome, text="")
            return ExportedCame(outcome, event.text, event.before, contribution)
        case e.OutcomeAdopted(contribution=contribution) | e.OutcomeDropped(contribution=contribution):
            return replace(event, contribution=_exported_id(state, contribution))
        case e.OutcomesServed(target=target):
            turns = (*state.direction.turns, *state.direction.taken_away)
            stays = any(turn.id == target and not turn.leaves for turn in turns)
            return None if stays else event
        case e.MeTooSaid():
            return _me_too(state, event)
        case e.ContributionsThemed() | e.ContributionsUnthemed():
            return replace(event, contributions=_exported_ids(state, event.contributions))
        case e.ProposalMade() | e.ProposalTaken() | e.ProposalWaits():
            return _proposed(state, event)
        case e.SayBackAnswered():
            return _answered(state, event)
        case _ if isinstance(event, LeaderEvent):
            return _asked_of_leaders(state, event)
        case e.CheckBegan() | e.CheckWithdrawn() | e.CheckClosed() | e.CheckAnswered():
            return _sensed(state, event)
        case _ if isinstance(event, e.TurnEvent):
            return _turned(state, event)
        case e.HeldUp(contribution=contribution, before=before):
            return e.HeldUp(_exported_id(state, contribution), _exported_id(state, before))
        case e.SignalSent():
            return replace(event, key_hash="")
        case _ if isinstance(event, WordlessEvent):
            return event
        case _:
            return None


def _planned_stripped(planned: e.PlannedQuestion) -> e.PlannedQuestion:
    return replace(planned, notes="", probes=())


def _made(state: State, event: e.ContributionMade) -> ExportedMade | EmptiedMade:
    key_hash = None if event.key_hash is None else ""  # an empty hash still says that a phone keeps them
    words = _words(state, event.contribution)
    if words is None:
        return EmptiedMade(
            contribution=event.contribution,
            question=event.question,
            text="",
            person=event.person,
            key_hash=key_hash,
            kind=event.kind,
            channel=event.channel,
            consent=state.contributions[event.contribution].consent,
            late=event.late,
            hands=event.hands,
            simulated=event.simulated,
            to=_exported_id(state, event.to),
            beside=event.beside,
            waits=event.waits,
        )
    return ExportedMade(
        contribution=event.contribution,
        question=event.question,
        text=event.text,
        person=event.person,
        key_hash=key_hash,
        kind=event.kind,
        channel=event.channel,
        consent=words.consent,
        late=event.late,
        speaking=event.speaking,
        hands=event.hands,
        simulated=event.simulated,
        to=_exported_id(state, event.to),
        value=event.value,
        beside=event.beside,
        waits=event.waits,
    )


def _me_too(state: State, event: e.MeTooSaid) -> e.MeTooSaid | None:
    """With a number in place of the hash, by which replaying the entries leads to the same count.

    None if it was taken back, or is to words that stay in the room.
    """
    keys = sorted(state.contributions[event.contribution].me_too)
    if event.key_hash not in keys or _words(state, event.contribution) is None:
        return None
    return replace(event, key_hash=str(keys.index(event.key_hash) + 1))


def _proposed(
    state: State, event: e.ProposalMade | e.ProposalTaken | e.ProposalWaits
) -> ExportedProposal | EmptiedProposal | e.ProposalTaken | e.ProposalWaits | None:
    """What a proposal came to; None unless it is in a theme."""
    proposal = state.proposals[event.proposal]
    in_a_theme = state.theme(proposal.theme or "") is not None
    if not in_a_theme or (isinstance(event, e.ProposalWaits) and event.theme is None):
        return None
    if not isinstance(event, e.ProposalMade):
        return event
    key_hash = None if event.key_hash is None else ""
    contributions, reason = _exported_ids(state, event.contributions), exportable_reason(proposal)
    if reason is None:
        return EmptiedProposal(
            proposal=event.proposal,
            contributions=contributions,
            reason="",
            person=event.person,
            key_hash=key_hash,
            simulated=event.simulated,
            consent=proposal.consent,
        )
    return ExportedProposal(
        event.proposal, contributions, reason.text, reason.name, event.person, key_hash, event.simulated, reason.consent
    )


def _answered(state: State, event: e.SayBackAnswered) -> e.SayBackAnswered | None:
    """With a number in place of the hash, and with the line where it may leave; None if the answer was replaced."""
    answers, given = state.say_back[event.sentence], GivenAnswer(event.answer, event.line)
    if event.key_hash is None:
        person = None if event.person is None else state.person_id(event.person)
        last = None if person is None else answers.named.get(person)
        return replace(event, line=_leaving_line(state, event, person)) if last == given else None
    if answers.nameless.get(event.key_hash) != given:
        return None
    number = str(sorted(answers.nameless).index(event.key_hash) + 1)
    return replace(event, key_hash=number, line=_leaving_line(state, event, None))


def _sensed(
    state: State, event: e.CheckEvent | e.CheckWithdrawn | e.CheckAnswered
) -> e.CheckEvent | e.CheckWithdrawn | ExportedCheckAnswer | EmptiedCheckAnswer | None:
    """What was run past the design group, and what its members said, with their lines where these may leave.

    None where it was not after all, or does not leave, and for an answer that was replaced or taken back.
    """
    check = known_check(state, event.check)
    if check is None or not leaves(state, check):
        return None
    if not isinstance(event, e.CheckAnswered):
        return event
    given = check.answers.get(state.person_id(event.person))
    if given is None or (given.answer, given.line, given.consent) != (event.answer, event.line, event.consent):
        return None
    if given.consent == "room":
        return EmptiedCheckAnswer(event.check, event.person, event.answer, consent="room")
    return ExportedCheckAnswer(event.check, event.person, event.answer, event.line, given.consent)


def _asked_of_leaders(state: State, event: LeaderEvent) -> LeaderEvent | None:
    """What a turn asks of leaders, and what they answered last; None where the turn does not leave."""
    asked = state.direction.asked_of_leaders(event.asked)
    turn = None if asked is None else state.direction.turn(asked.turn)
    if asked is None or turn is None or not turn.leaves:
        return None
    if isinstance(event, e.LeadersAnswered):
        given = asked.answers.get(state.person_id(event.person))
        if given is None or (given.answer, given.text) != (event.answer, event.text):
            return None
    return event


def _leaving_line(state: State, event: e.SayBackAnswered, person: str | None) -> str:
    said_back = (theme for theme in state.themes if any(one.id == event.sentence for one in theme.sentences))
    return event.line if any(person in leaving_people(state, theme) for theme in said_back) else ""


def _turned(state: State, event: e.TurnEvent) -> e.TurnEvent | None:
    """A change of a turn, with what led to it as far as that leaves the room; None for a turn that does not."""
    turn = state.direction.turn(event.turn)
    if turn is None or not turn.leaves:
        return None
    if not isinstance(event, e.TurnMade):
        return event
    return replace(event, contributions=_exported_ids(state, event.contributions))


def _exported_id(state: State, contribution: str | None) -> str | None:
    return next(iter(_exported_ids(state, _known(contribution))), None)


def _exported_ids(state: State, contributions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(known for known in contributions if _words(state, known) is not None)


def _words(state: State, contribution: str) -> ExportableWords | None:
    return exportable(state.contributions[contribution])
