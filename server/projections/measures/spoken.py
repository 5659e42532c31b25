"""The input of the measures of voice, from the state. Words without a name are not attributed to anybody."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from server.domain.state import Person, State
from server.projections.measures.cells import FEWEST, may_be_shown
from server.projections.measures.pauses import Look, Said, last_looks, pauses, settled
from server.projections.measures.spans import ends, minutes_between
from server.projections.measures.spread import Spread, spread_look
from server.projections.measures.voice import Band, Heard, banded, ever_from, first_voices, heard, voice_ratios


class ByPerspective(msgspec.Struct, frozen=True):
    """V5 and V8 at a natural pause."""

    #: V5 of the perspectives that may be shown.
    ratios: Mapping[str, float] = {}
    #: V8 of the perspectives that may be shown.
    waits: Mapping[str, Band] = {}
    #: Whether there are perspectives that may not be shown.
    held_back: bool = False


def counts(state: State) -> dict[str, int]:
    """How many contributions each person has under their name."""
    return {person.id: person.kept_contributions for person in state.people.values()}


def heard_now(state: State) -> Heard:
    """V1 now."""
    return heard(counts(state), {person.id for person in state.people.values() if person.passes})


def speak_from(state: State) -> dict[str, frozenset[str]]:
    """The perspectives of the people who said them."""
    return _speak_from(state.people.values())


def settled_perspectives(state: State) -> dict[str, frozenset[str]]:
    """The perspectives at the newest natural pause at which FEWEST people had said or changed theirs.

    A figure that moved at once, or for fewer people, would give away what the last of them said.
    """
    known: dict[str, frozenset[str]] = {}
    for pause in state.pauses:
        said = _speak_from(pause.people.values())
        if sum(known.get(person) != said.get(person) for person in {*known, *said}) >= FEWEST:
            known = said
    return known


def _speak_from(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    return {person.id: frozenset(person.perspectives) for person in people if person.perspectives}


def _said_by_people(state: State) -> list[Said]:
    """All words under a name, also those taken back."""
    return [
        Said(one.person, one.said_at, frozenset(one.perspectives), not one.taken_back)
        for one in state.contributions.values()
        if one.person is not None
    ]


def _natural_pauses(state: State, now: datetime, said: Iterable[Said]) -> list[datetime]:
    """The pauses so far; none in the lobby."""
    if state.opened_at is None:
        return []
    closed = (state.questions[asked].closed_at for asked in state.asked)
    gone = (at for at in closed if at is not None)
    spoke = (one.at for one in said)
    return pauses(state.opened_at, gone, spoke, ends(state, now), ended=state.ended_at is not None)


def looks(state: State, now: datetime) -> tuple[Look, ...]:
    """The last two looks, the newest last."""
    arrived = {person.id: person.joined_at for person in state.people.values()}
    said = _said_by_people(state)
    return last_looks(_natural_pauses(state, now, said), arrived, said, state.session)


def spreads(taken: tuple[Look, ...]) -> tuple[Spread | None, ...]:
    """V3 at each look; None if there was too little. It draws from chance, which takes time, see `spread_look`."""
    return tuple(spread_look(look.counts, look.seed) for look in taken)


def settled_at(state: State, now: datetime) -> datetime | None:
    """The last pause at which enough had changed to show figures by perspective; None if it is too early."""
    known = _said_by_people(state)
    return settled(_natural_pauses(state, now, known), known)


def by_perspective(state: State, now: datetime) -> ByPerspective | None:
    """V5 and V8 at the last pause at which enough had changed; None if it is too early."""
    moment = settled_at(state, now)
    if moment is None:
        return None
    known = _said_by_people(state)
    joined = {person.id: person.joined_at for person in state.people.values() if person.joined_at <= moment}
    said = [one for one in known if one.stands and one.at <= moment and one.person in joined]
    spoke = [(one.person, one.speaks) for one in said if one.speaks]
    ever = ever_from({person: names for person, names in speak_from(state).items() if person in joined}, spoke)
    present = {person: minutes_between(came, moment) for person, came in joined.items()}
    shown = may_be_shown(ever, spoke)
    first: dict[str, datetime] = {}
    for one in said:
        first[one.person] = min(one.at, first.get(one.person, one.at))
    waited = {person: minutes_between(joined[person], at) for person, at in first.items()}
    of_speakers = may_be_shown({person: ever.get(person, frozenset()) for person in waited})
    return ByPerspective(
        _only(voice_ratios(spoke, present, ever), shown),
        banded(_only(first_voices(waited, ever), of_speakers & shown), waited.values()),
        held_back=shown != frozenset().union(*ever.values()),
    )


def _only(figures: Mapping[str, float], shown: frozenset[str]) -> dict[str, float]:
    return {name: figure for name, figure in figures.items() if name in shown}
