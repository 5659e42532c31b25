"""Redaction: which words are emptied when an ended session closes, and how an entry is emptied.

Positions, ids and hashes of keys stay, so that replaying the redacted entries leads to the same session without the
words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias, get_args

import msgspec
from msgspec.structs import fields, replace

from server.domain import events as e
from server.domain.state import State


class Emptied(NamedTuple):
    """What is emptied in an entry."""

    #: The marks of the fields to empty.
    marks: frozenset[e.Mark]
    #: The ids of the contributions, turns, challenges, proposals and words that wait for a yes whose events are
    #: emptied; None for every event. As a break ends, words of several people arrive in one entry.
    about: frozenset[str] | None = None


Redaction: TypeAlias = Mapping[int, Emptied]
"""By position in the record: what to empty in that entry."""

_WORDS = frozenset[e.Mark]({"words"})
_ALL = frozenset[e.Mark]({"words", "identity"})


def redact(entries: Iterable[e.Entry], redaction: Redaction) -> Iterator[e.Entry]:
    """All entries, with the fields named by `redaction` emptied."""
    return (redacted(entry, redaction[entry.seq]) if entry.seq in redaction else entry for entry in entries)


def redacted(entry: e.Entry, what: Emptied) -> e.Entry:
    """The entry with its marked fields emptied.

    Its digest is emptied too, as that would let anybody test a guess at the words.
    """
    events: tuple[e.Event, ...] = tuple(
        _emptied(event, what.marks) if what.about is None or _subject(event) in what.about else event
        for event in entry.events
    )
    cause = None if entry.cause is None else replace(entry.cause, digest="")
    return replace(entry, events=events, cause=cause)


def room_only(state: State) -> Iterator[str]:
    """The ids of the words kept to the room that are still there: contributions, words that wait for a yes, why
    something is proposed, and lines of the design group.
    """
    yield from (known for _, known in state.lists.room_only)
    yield from (waiting.id for waiting in state.captured.values() if waiting.consent == "room" and waiting.text)
    yield from (known.id for known in state.proposals.values() if known.consent == "room" and known.reason)
    for check in state.as_recorded.direction.checks:  # by the ids that acted, as in the entries
        for person, given in check.answers.items():
            if given.consent == "room" and given.line:
                yield sense_line(check.id, person)


def due_at_close(entries: Iterable[e.Entry], also: Collection[str] = ()) -> Redaction:
    """The redaction that is due when an ended session closes. `also` are the ids of further words, which are emptied
    together with what their speakers named for them.

    It covers words that were taken back, words and answers that were replaced, and words put in for somebody who has
    answered: after a yes a contribution holds them, after a no nothing does. It covers challenges that waited, too: one
    that arrived is a contribution, and one that did not goes nowhere. With words that were taken back goes why
    they were open water no longer, and what came of them as an outcome. A turn that was taken away goes with all that
    was said of it. Fields that are already empty are not named, so the result is empty for a redacted record.
    """
    said: defaultdict[str, list[_Text]] = defaultdict(list)
    reasons: defaultdict[str, list[_Text]] = defaultdict(list)
    turns: defaultdict[str, list[_Text]] = defaultdict(list)
    captured: dict[str, _Text] = {}
    taken_back: set[str] = set()
    due: list[_Text] = []
    for entry in entries:
        for event in entry.events:
            match event:
                case (
                    e.ContributionMade(contribution=id_, text=text) | e.ContributionChanged(contribution=id_, text=text)
                ):
                    said[id_].append(_Text(entry.seq, id_, text))
                case e.ProposalMade(proposal=id_, reason=text):
                    said[id_].append(_Text(entry.seq, id_, text))
                case e.SayBackAnswered(line=text):
                    answer = _answer(event)
                    said[answer].append(_Text(entry.seq, answer, text))
                case e.CheckAnswered(line=text) | e.LeadersAnswered(text=text):
                    answer = _subject(event) or ""
                    taken_back.discard(answer)
                    said[answer].append(_Text(entry.seq, answer, text))
                case e.CheckAnswerTakenBack(check=check, person=person):
                    taken_back.add(sense_line(check, person))
                case (
                    e.ContributionTakenBack(contribution=id_)
                    | e.ProposalTakenBack(proposal=id_)
                    | e.TurnTakenAway(turn=id_)
                ):
                    taken_back.add(id_)
                case e.WaterClosed(contribution=id_, reason=text, before=before):
                    reasons[id_].append(_Text(entry.seq, id_, text or before))
                case e.WhatCameSaid(contribution=str(id_), text=text, before=before):
                    reasons[id_].append(_Text(entry.seq, id_, text or before))
                case e.TurnMade(turn=id_, text=text) | e.TurnChanged(turn=id_, text=text):
                    turns[id_].append(_Text(entry.seq, id_, text))
                case e.TurnParked(turn=id_, parked=parked, before=before_it):
                    why = "".join(known.why for known in (parked, before_it) if known is not None)
                    turns[id_].append(_Text(entry.seq, id_, why))
                case e.ContributionPutBack(contribution=id_) | e.TurnPutBack(turn=id_):
                    taken_back.discard(id_)
                case e.WordsCaptured(words=id_, text=text):
                    captured[id_] = _Text(entry.seq, id_, text)
                case e.WordsDropped(words=id_):
                    due.append(captured[id_])
                case e.ChallengeKept(challenge=id_, text=text):
                    due.append(_Text(entry.seq, id_, text))
                case _:
                    pass
    for id_, wordings in said.items():
        due += (*wordings, *reasons[id_]) if id_ in taken_back or id_ in also else wordings[:-1]
    due += (words for id_ in taken_back for words in turns[id_])
    due += (words for id_, words in captured.items() if id_ in also)
    about: defaultdict[int, set[str]] = defaultdict(set)
    for words in due:
        if words.text:
            about[words.seq].add(words.id)
    return {
        seq: Emptied(_WORDS if about[seq].isdisjoint(also) else _ALL, frozenset(about[seq])) for seq in sorted(about)
    }


class _Text(NamedTuple):
    """Words in an entry."""

    seq: int
    #: The id of the contribution, turn, challenge, proposal or words that wait for a yes, or what names an answer.
    id: str
    text: str


def _subject(event: e.Event) -> str | None:
    """The id of what an event with somebody's words is about; None for other events."""
    match event:
        case (
            e.ContributionMade(contribution=id_)
            | e.ContributionChanged(contribution=id_)
            | e.WaterClosed(contribution=id_)
            | e.WhatCameSaid(contribution=id_)
        ):
            return id_
        case e.WordsCaptured(words=id_) | e.ChallengeKept(challenge=id_) | e.ProposalMade(proposal=id_):
            return id_
        case e.TurnMade(turn=id_) | e.TurnChanged(turn=id_) | e.TurnParked(turn=id_):
            return id_
        case e.SayBackAnswered():
            return _answer(event)
        case e.CheckAnswered(check=check, person=person):
            return sense_line(check, person)
        case e.LeadersAnswered():
            return leader_line(event)
        case _:
            return None


def leader_line(event: e.LeadersAnswered) -> str:
    """What names the answer of a Way-opener, also where it was changed."""
    return f"{event.asked} {event.person}"


def sense_line(check: str, person: str) -> str:
    """What names the line that a member of the design group said to what was run past them."""
    return f"{check} {person}"


def _answer(event: e.SayBackAnswered) -> str:
    """What names somebody's answer to a sentence, also where it was changed."""
    return f"{event.sentence} {event.person or event.key_hash}"


def _emptied(value: Any, marks: frozenset[e.Mark]) -> Any:
    if isinstance(value, msgspec.Struct):
        marked = _marked(type(value))
        now = {name: getattr(value, name) for name in value.__struct_fields__}
        emptied = {
            name: type(held)() if marked.get(name) in marks else _emptied(held, marks) for name, held in now.items()
        }
        return replace(value, **emptied)
    if isinstance(value, tuple):
        return tuple(_emptied(item, marks) for item in value)
    return value


@cache
def _marked(kind: type[msgspec.Struct]) -> Mapping[str, e.Mark]:
    """The marked fields of a struct."""
    return {field.name: mark for field in fields(kind) if (mark := _mark(field.type)) is not None}


def _mark(annotation: object) -> e.Mark | None:
    for part in (annotation, *get_args(annotation)):  # the field's type, or the type of a tuple's items
        if part == e.WordsText:
            return "words"
        if part == e.IdentityText:
            return "identity"
    return None
