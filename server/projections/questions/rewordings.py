"""When questions were reworded, read from the entries."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from server.domain import events as e

RewordingTimes = Mapping[str, tuple[datetime, ...]]


def reworded_at(entries: Iterable[e.Entry]) -> RewordingTimes:
    """For each question, the times at which it was reworded, without undone ones."""
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
