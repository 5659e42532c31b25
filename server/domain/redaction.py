"""Redaction: which words are emptied when an ended session closes, and how an entry is emptied.

Positions, ids and hashes of keys stay, so that replaying the redacted entries leads to the same session without the
words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, get_args

import msgspec
from msgspec.structs import fields, replace

from server.domain import events as e

Redaction: TypeAlias = Mapping[int, frozenset[e.Mark]]
"""By position in the record: the marks of the fields to empty in that entry."""

_WORDS = frozenset[e.Mark]({"words"})


def redact(entries: Iterable[e.Entry], redaction: Redaction) -> Iterator[e.Entry]:
    """All entries, with the fields named by `redaction` emptied."""
    return (redacted(entry, redaction[entry.seq]) if entry.seq in redaction else entry for entry in entries)


def redacted(entry: e.Entry, marks: frozenset[e.Mark]) -> e.Entry:
    """The entry with its marked fields emptied.

    Its digest is emptied too, as that would let anybody test a guess at the words.
    """
    events: tuple[e.Event, ...] = tuple(_emptied(event, marks) for event in entry.events)
    cause = None if entry.cause is None else replace(entry.cause, digest="")
    return replace(entry, events=events, cause=cause)


def due_at_close(entries: Iterable[e.Entry]) -> Redaction:
    """The redaction that is due when an ended session closes.

    It covers words that were taken back, words that were replaced, and words put in for somebody who has answered:
    after a yes a contribution holds them, after a no nothing does. It covers challenges that waited, too: one that
    arrived is a contribution, and one that did not goes nowhere. With words that were taken back goes why
    they were open water no longer. Fields that are already empty are not named, so the result is empty for a redacted
    record.
    """
    said: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    reasons: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    captured: dict[str, tuple[int, str]] = {}
    taken_back: set[str] = set()
    due: list[tuple[int, str]] = []
    for entry in entries:
        for event in entry.events:
            match event:
                case (
                    e.ContributionMade(contribution=id_, text=text) | e.ContributionChanged(contribution=id_, text=text)
                ):
                    said[id_].append((entry.seq, text))
                case e.ContributionTakenBack(contribution=id_):
                    taken_back.add(id_)
                case e.WaterClosed(contribution=id_, reason=text, before=before):
                    reasons[id_].append((entry.seq, text or before))
                case e.ContributionPutBack(contribution=id_):
                    taken_back.discard(id_)
                case e.WordsCaptured(words=id_, text=text):
                    captured[id_] = (entry.seq, text)
                case e.WordsDropped(words=id_):
                    due.append(captured[id_])
                case e.ChallengeKept(text=text):
                    due.append((entry.seq, text))
                case _:
                    pass
    for id_, wordings in said.items():
        due += (*wordings, *reasons[id_]) if id_ in taken_back else wordings[:-1]
    return {seq: _WORDS for seq, text in sorted(due) if text}


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
