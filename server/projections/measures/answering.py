"""The input of the measures V6 and V7, from the state: which words were taken up, and who built on whose.

Words without a name take up other words, and are nobody's themselves.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from server.domain.state import Contribution, State
from server.projections.measures.uptake import Link

_MINUTE: Final = timedelta(minutes=1)


def taken_up(state: State, held_up: Mapping[str, datetime], until: datetime | None = None) -> frozenset[str]:
    """The ids of the contributions that others built on, or challenged so that somebody replied, and of those that were
    held up; `held_up` says when.

    With `until`, only what was said or held up by then takes up.
    """
    return frozenset(
        known.id
        for known in _standing(state)
        if _held_up_by(known, held_up, until)
        or any(_takes_up(state, answer, until) for answer in _by_others(state, known))
    )


def links(state: State, until: datetime | None) -> list[Link]:
    """Who built on whose words. What people spoke from is known of builds up to `until`; of none if it is None."""
    found = []
    for built in _standing(state):
        to = None if built.to is None else state.contributions[built.to]
        if to is None or to.taken_back or built.kind != "build" or built.person is None or to.person is None:
            continue
        if until is not None and built.said_at <= until:
            found.append(Link(built.person, to.person, frozenset(built.perspectives), frozenset(to.perspectives)))
        else:
            found.append(Link(built.person, to.person))
    return found


def _held_up_by(known: Contribution, held_up: Mapping[str, datetime], until: datetime | None) -> bool:
    """Whether a contribution was held up, and up to then."""
    at = held_up.get(known.id)
    return at is not None and (until is None or at <= until)


def _takes_up(state: State, answer: Contribution, until: datetime | None) -> bool:
    """Whether an answer takes up the words that it answers: a build does, a challenge once it has a reply."""
    if not _said_by(answer, until):
        return False
    return answer.kind == "build" or any(_said_by(reply, until) for reply in _by_others(state, answer))


def _said_by(known: Contribution, until: datetime | None) -> bool:
    """Whether something was said up to then. Of words without a name only the minute is known, so all of it counts."""
    at = known.said_at if known.person is not None else known.said_at + _MINUTE
    return until is None or at <= until


def _by_others(state: State, known: Contribution) -> Iterator[Contribution]:
    """What builds on a contribution or challenges it and stands, but what the same person said."""
    for answer in map(state.contributions.__getitem__, known.answers):
        if not answer.taken_back and (answer.person is None or answer.person != known.person):
            yield answer


def _standing(state: State) -> Iterator[Contribution]:
    return (known for known in state.contributions.values() if not known.taken_back)
