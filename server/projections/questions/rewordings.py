"""When the room changed a question, from the entries that led there; it must not know who offered the wording."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from server.domain import events as e

Moments = Mapping[str, tuple[datetime, ...]]


def reworded_at(entries: Iterable[e.Entry]) -> Moments:
    """For each question the moments at which it was asked differently from then on, without what was undone."""
    moments: dict[str, tuple[datetime, ...]] = {}
    for entry in entries:
        for event in entry.events:
            match event:
                case e.QuestionReworded(question=question):
                    moments[question] = (*moments.get(question, ()), entry.at)
                case e.QuestionWordedBack(question=question):
                    moments[question] = moments[question][:-1]
                case _:
                    pass
    return moments
