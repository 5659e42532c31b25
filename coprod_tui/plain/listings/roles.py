"""Lines about roles: who holds them, who held them when, who is open to them, and the measures.

Each line makes sense by itself, read aloud from the left.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.parsing.choices import NamedItem, listed
from server.projections.calls import call_rows
from server.projections.measures.roles import role_measures
from server.projections.people.list import people_rows
from server.projections.people.presence import LONG_AWAY
from server.projections.roles.holders import AskRow, HolderRow, OfferRow, RoleRow, role_rows
from server.projections.roles.river import Run, river_view
from server.projections.roles.tenures import began, ended

_OPEN_SHOWN: Final = 5


def roles(replica: SessionReplica, now: datetime) -> Iterator[str]:
    """The roles that are listed first or have holders, offers or requests, a line each, then the names of the rest."""
    rest: list[str] = []
    hidden: list[str] = []
    for row in role_rows(replica.state, replica.presence):
        if row.holders or row.offered or row.asked or (not row.hidden and (row.first or row.suggested)):
            yield role_line(row, now)
            if replica.state.phase != "ended":
                yield from _long_away(row, now)
        else:
            (hidden if row.hidden else rest).append(wording.one_line(row.name))
    if rest:
        yield f"Also held by nobody: {', '.join(rest)}"
    if hidden:
        yield f"Hidden: {', '.join(hidden)}"


def role_line(row: RoleRow, now: datetime) -> str:
    """ "Host: Ama 12 min, Jo 31 min (away 6 min); Jo offers it to Sam; Mei asks Ama to hand it on; full with 2"."""
    said = [
        ", ".join(_holder(holder, now) for holder in row.holders) or "held by nobody",
        *_offers(row.offered),
        *_asks(row.asked),
        *([f"open to it: {_few([one.label for one in row.suggested])}"] if row.suggested else []),
        *([] if row.limit is None else [f"full with {row.limit}" if row.full else f"{row.limit} at most"]),
        *(["hidden"] if row.hidden else []),
    ]
    return f"{wording.one_line(row.name)}: {'; '.join(said)}"


def suggestions(replica: SessionReplica, row: RoleRow) -> Iterator[str]:
    """Who could be offered a role, and why, or what prevents an offer."""
    name = wording.one_line(row.name)
    if row.hidden:
        yield f"{name} is hidden, so it can be offered to nobody; show {name} lists it again"
        return
    if not row.offerable:
        yield f"{name} is taken up, never assigned. Anyone can take it up on their phone"
        return
    if row.full:
        hold = "holds" if len(row.holders) == 1 else "hold"
        yield f"{name} is full: {_few([holder.label for holder in row.holders])} {hold} it now"
    for one in row.suggested:
        yield f"{wording.name(one.label)}: {one.why}"
    if not row.suggested:
        yield f"Nobody who is here and free for it has said that they are open to {name}"
    open_to = replica.state.open_to.get(row.id, ())
    people = people_rows(replica.state, replica.presence.connected)
    away = [one.label for one in people if one.id in open_to and not one.connected]
    if away:
        yield f"Open to it, and away just now: {_few(away)}"


def calls(replica: SessionReplica, now: datetime) -> Iterator[str]:
    """The calls of role holders that wait for an answer."""
    rows = call_rows(replica.state)
    for call in rows:
        who, role = wording.name(call.label), wording.one_line(call.role)
        ago = wording.minutes(call.at, now)
        yield f"Call {call.number}: {who}, {role}, {wording.calling(call.kind, call.text)}, {ago} min ago"
    if not rows:
        yield "No call waits for an answer"


def river(replica: SessionReplica, now: datetime) -> Iterator[str]:
    """A line for each role that was held, with its holders' runs below, then the roles that nobody held."""
    view = river_view(replica.state)
    day = view.begins or now
    for row in view.rows:
        yield f"{wording.one_line(row.name)}: held {_times(len(row.runs))}"
        for run in row.runs:
            formerly = "" if run.name == row.name else f" as {wording.one_line(run.name)}"
            yield f"- {wording.name(run.label)}{formerly} {_span(run, now, day)}"
    if not view.rows:
        yield "No role has been held yet"
    if view.unheld:
        yield f"Not held so far: {', '.join(wording.one_line(name) for name in view.unheld)}"


def path(replica: SessionReplica, person: NamedItem, now: datetime) -> Iterator[str]:
    """What one person held, in the order in which it began."""
    view = river_view(replica.state, person.id)
    day = view.begins or now
    runs = sorted((run for row in view.rows for run in row.runs), key=lambda run: run.since)
    yield f"{wording.name(person.name)} has held {_times(len(runs), 'a role') if runs else 'no role yet'}"
    for run in runs:
        yield f"- {wording.one_line(run.name)} {_span(run, now, day)}"


def measures(replica: SessionReplica, now: datetime) -> Iterator[str]:
    """Each measure of roles with its result, its formula and its blind spot."""
    for view in role_measures(replica.state, now):
        yield f"{view.id} {view.name}: {' '.join(wording.one_line(said) for said in view.says)}"
        yield f"- How it is worked out: {view.formula}"
        yield f"- What it does not see: {view.blind_spot}"


def _holder(holder: HolderRow, now: datetime) -> str:
    beside = holder.shoulder if holder.beside_until is not None and holder.beside_until > now else None
    marks = [
        *([f"away {wording.minutes(holder.away, now)} min"] if holder.away else []),
        *([f"shadowed by {_few([one.label for one in holder.shadows])}"] if holder.shadows else []),
        *([f"{wording.one_line(beside)} at their shoulder"] if beside else []),
    ]
    held = f"{wording.name(holder.label)} {wording.minutes(holder.since, now)} min"
    return f"{held} ({', '.join(marks)})" if marks else held


def _offers(offers: Sequence[OfferRow]) -> Iterator[str]:
    own = [offer.label for offer in offers if offer.by is None]
    if own:
        yield f"offered to {_few(own)}"
    for offer in offers:
        if offer.by is not None:
            yield f"{wording.name(offer.by)} offers it to {wording.name(offer.label)}"


def _asks(asks: Sequence[AskRow]) -> Iterator[str]:
    own = [ask.label for ask in asks if ask.of is None]
    if own:
        yield f"{_few(own)} {'asks' if len(own) == 1 else 'ask'} for it"
    for ask in asks:
        if ask.of is not None:
            person, of = wording.name(ask.label), wording.name(ask.of)
            yield f"{person} asks to shadow {of}" if ask.shadow else f"{person} asks {of} to hand it on"


def _long_away(row: RoleRow, now: datetime) -> Iterator[str]:
    """A hint where the only holder of a role has been away for long; nothing else is done about it."""
    if len(row.holders) != 1 or row.holders[0].away is None or now - row.holders[0].away < LONG_AWAY:
        return
    (holder,) = row.holders
    name = wording.one_line(row.name)
    yield (
        f"{name}: {wording.name(holder.label)}, who alone holds it, has been away for "
        f"{wording.minutes(holder.away or now, now)} min and keeps it. {_instead(row, name)}"
    )


def _instead(row: RoleRow, name: str) -> str:
    if row.full:
        return f'"limit {name} to {len(row.holders) + 1}" would make room for somebody beside them'
    if not row.offerable:
        return "Anyone can take it up on their phone"
    open_ones = [one.label for one in row.suggested]
    if not open_ones:
        return f"You could ask the room who would like to hold {name}"
    return f"You could offer it to {_few(open_ones, last='or')}, who said they are open to it"


def _few(labels: Sequence[str], *, last: str = "and") -> str:
    shown = [wording.name(label) for label in labels[:_OPEN_SHOWN]]
    more = len(labels) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown, last=last)


def _times(number: int, what: str = "") -> str:
    times = "once" if number == 1 else f"{number} times"
    return f"{what} {times}".strip()


def _span(run: Run, now: datetime, day: datetime) -> str:
    """ "10:02–10:14 (12 min, said yes to an offer, stepped back)"."""
    until = wording.clock(run.until, day) if run.until is not None else "now"
    lasted = wording.minutes(run.since, run.until or now)
    told = [
        f"{lasted} min" if lasted else "under 1 min",
        began(run.how_began),
        *([ended(run.how_ended)] if run.how_ended else []),
    ]
    return f"{wording.clock(run.since, day)}–{until} ({', '.join(told)})"
