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
from server.domain.state import SentenceAnswers, State, Theme


class Emptied(NamedTuple):
    """What is emptied in an entry."""

    #: The marks of the fields to empty.
    marks: frozenset[e.Mark]
    #: The ids of the contributions, turns, challenges, proposals and words that wait for a yes whose events are
    #: emptied; None for every event. As a break ends, words of several people arrive in one entry. What an event
    #: replaced is emptied whatever it is about.
    about: frozenset[str] | None = None


Redaction: TypeAlias = Mapping[int, Emptied]
"""By position in the record: what to empty in that entry."""

_EARLIER = frozenset[e.Mark]({"earlier"})
_WORDS = _EARLIER | frozenset[e.Mark]({"words"})
_ALL = _WORDS | frozenset[e.Mark]({"identity"})


def redact(entries: Iterable[e.Entry], redaction: Redaction) -> Iterator[e.Entry]:
    """All entries, with the fields named by `redaction` emptied."""
    return (redacted(entry, redaction[entry.seq]) if entry.seq in redaction else entry for entry in entries)


def redacted(entry: e.Entry, what: Emptied) -> e.Entry:
    """The entry with its marked fields emptied.

    Its digest is emptied too, as that would let anybody test a guess at the words.
    """
    events: tuple[e.Event, ...] = tuple(
        _emptied(event, what.marks if what.about is None or _subject(event) in what.about else what.marks & _EARLIER)
        for event in entry.events
    )
    cause = None if entry.cause is None else replace(entry.cause, digest="")
    return replace(entry, events=events, cause=cause)


def room_only(state: State) -> Iterator[str]:
    """The ids of the words kept to the room that are still there: contributions, words that wait for a yes, why
    something is proposed, lines of the design group, and lines to sentences of those whose words are all kept so.
    """
    yield from (known for _, known in state.lists.room_only)
    yield from (waiting.id for waiting in state.captured.values() if waiting.consent == "room" and waiting.text)
    yield from (known.id for known in state.proposals.values() if known.consent == "room" and known.reason)
    for check in state.as_recorded.direction.checks:  # by the ids that acted, as in the entries
        for person, given in check.answers.items():
            if given.consent == "room" and given.line:
                yield sense_line(check.id, person)
    for theme in state.themes:
        for sentence in theme.sentences:
            yield from _lines_of_room_only(state, theme, sentence.id)


def _lines_of_room_only(state: State, theme: Theme, sentence: str) -> Iterator[str]:
    """What names the lines to a sentence of those who keep all of their words in its theme to the room."""
    given = state.as_recorded.say_back.get(sentence, SentenceAnswers())
    lines = {line_to(sentence, person): state.person_id(person) for person, one in given.named.items() if one.line}
    nameless = {line_to(sentence, key): None for key, one in given.nameless.items() if one.line}
    if lines or nameless:
        said = [words for id_ in theme.contributions if not (words := state.contributions[id_]).taken_back]
        leaving = {words.person for words in said if words.consent != "room"}
        kept = {words.person for words in said} - leaving
        yield from (line for line, person in sorted({**lines, **nameless}.items(), key=_name) if person in kept)


def due_at_close(entries: Iterable[e.Entry], also: Collection[str] = ()) -> Redaction:
    """The redaction that is due when an ended session closes. `also` are the ids of further words, which are emptied
    together with what their speakers named for them.

    It covers words that were taken back, words and answers that were replaced, and words put in for somebody who has
    answered: after a yes a contribution holds them, after a no nothing does. It covers challenges that waited, too: one
    that arrived is a contribution, and one that did not goes nowhere. With words that were taken back goes why
    they were open water no longer, and what came of them as an outcome. Of a turn, of how it is parked and of what came
    of an outcome only the last wording stays; a turn that was taken away goes with all that was said of it, and with
    an outcome that was let go goes what came of it. Fields that are already empty are not named, so the result is
    empty for a redacted record.
    """
    said: defaultdict[str, list[_Text]] = defaultdict(list)
    reasons: defaultdict[str, list[_Text]] = defaultdict(list)
    entries = tuple(entries)
    earlier = {entry.seq for entry in entries if any(_emptied(event, _EARLIER) != event for event in entry.events)}
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
    due += _due_of_direction(entries, taken_back | {*also})
    due += (words for id_, words in captured.items() if id_ in also)
    about: defaultdict[int, set[str]] = defaultdict(set)
    for words in due:
        if words.text:
            about[words.seq].add(words.id)
    return {seq: Emptied(_marks(about[seq], also), frozenset(about[seq])) for seq in sorted(earlier | {*about})}


class _Text(NamedTuple):
    """Words in an entry."""

    seq: int
    #: The id of the contribution, turn, challenge, proposal or words that wait for a yes, or what names an answer.
    id: str
    text: str


def _due_of_direction(entries: Iterable[e.Entry], gone: Collection[str]) -> Iterator[_Text]:
    """What was said of turns and outcomes and then replaced, and all of it where these or their words are gone."""
    wordings: defaultdict[tuple[str, str | None, bool], list[_Text]] = defaultdict(list)
    for entry in entries:
        for event in entry.events:
            match event:
                case e.TurnMade(turn=turn, text=text) | e.TurnChanged(turn=turn, text=text):
                    wordings[turn, turn, False].append(_Text(entry.seq, turn, text))
                case e.TurnParked(turn=turn, parked=parked):
                    why = "" if parked is None else parked.why
                    wordings[turn, turn, True].append(_Text(entry.seq, turn, why))
                case e.WhatCameSaid(outcome=outcome, contribution=contribution, text=text):
                    wordings[outcome, contribution, False].append(_Text(entry.seq, outcome, text))
                case _:
                    pass
    for (_, words, _), said in wordings.items():
        yield from said if words in gone else said[:-1]


def _marks(about: set[str], also: Collection[str]) -> frozenset[e.Mark]:
    """What is emptied of an entry with words about these ids."""
    if not about:
        return _EARLIER
    return _WORDS if about.isdisjoint(also) else _ALL


def _subject(event: e.Event) -> str | None:
    """The id of what an event with somebody's words is about; None for other events."""
    match event:
        case (
            e.ContributionMade(contribution=id_)
            | e.ContributionChanged(contribution=id_)
            | e.WaterClosed(contribution=id_)
            | e.WhatCameSaid(outcome=id_)
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
    return line_to(event.sentence, event.person or event.key_hash or "")


def line_to(sentence: str, who: str) -> str:
    """What names the line of a person, or of whoever answered with the key that has this hash, to a sentence."""
    return f"{sentence} {who}"


def _name(row: tuple[str, str | None]) -> str:
    return row[0]


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
    marks: tuple[e.Mark, ...] = get_args(e.Mark)
    for part in (annotation, *get_args(annotation)):  # the field's type, or the type of a tuple's items
        for mark in marks:
            if mark in getattr(part, "__metadata__", ()):
                return mark
    return None
