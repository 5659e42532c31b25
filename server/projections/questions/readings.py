"""Who could read what was said to each question, read from the entries."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from server.domain import events as e
from server.domain.commands import Moderation, Reveal
from server.domain.state import Question


class Reading(msgspec.Struct, frozen=True):
    """Who could read what was said to a question, at any time."""

    #: Whether others read it at once, after a look, or not at all: as it was asked and after each change.
    moderations: tuple[Moderation, ...]
    #: Whether people who had responded could ever read it.
    by_responders: bool = False
    #: Whether everybody ever could.
    by_all: bool = False


def reading_now(question: Question) -> Reading:
    """Who can read what was said to a question by its state alone, which does not say what was before."""
    return Reading((question.moderation,), question.read_by_others, question.read_by_all)


def readings(entries: Iterable[e.Entry]) -> dict[str, Reading]:
    """For each question that was asked: who could ever read what was said to it, also where that was undone since."""
    stands: dict[str, tuple[Reveal, bool]] = {}
    found: dict[str, Reading] = {}
    for entry in entries:
        touched = set()
        for event in entry.events:
            match event:
                case e.QuestionAsked(question=question, reveal=reveal):
                    stands[question] = (reveal, reveal == "at_once")
                    found[question] = Reading((event.moderation,))
                case e.QuestionRevealed(question=question) | e.QuestionConcealed(question=question):
                    stands[question] = (stands[question][0], isinstance(event, e.QuestionRevealed))
                case e.ModerationSet(question=question, moderation=moderation):
                    found[question] = replace(found[question], moderations=(*found[question].moderations, moderation))
                case _:
                    continue
            touched.add(question)
        for question in touched:  # what an entry passes through on the way was read by nobody
            found[question] = _seen(found[question], *stands[question])
    return found


def _seen(reading: Reading, reveal: Reveal, revealed: bool) -> Reading:
    if reading.moderations[-1] == "closed":
        return reading
    by_responders = reading.by_responders or revealed or reveal == "after_answer"
    return replace(reading, by_responders=by_responders, by_all=reading.by_all or revealed)
