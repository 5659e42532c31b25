"""Looks up what a typed name or number refers to in the session."""

from collections.abc import Callable
from typing import Final, TypeVar

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing.choices import InvalidLine, NamedItem, chosen, folded, listed
from coprod_tui.plain.parsing.requests import Request
from server.projections.calls import CallView, call_views
from server.projections.contributions.index import ContributionRow
from server.projections.contributions.sorting import ORDER_NAMES, Order
from server.projections.people.list import people_views
from server.projections.questions.plan import PlannedRow, plan_view
from server.projections.questions.wordings import WordingRow, wording_rows
from server.projections.roles.holders import RoleRow, role_rows
from server.projections.signals import SIGNAL_NAMES, SignalRow, signal_rows

_DIGITS: Final = 9
S = TypeVar("S")
T = TypeVar("T")


def role(replica: SessionReplica, typed: str) -> RoleRow:
    """The role with this name. Raises InvalidLine."""
    rows = {row.id: row for row in role_rows(replica.state, replica.presence)}
    return rows[chosen("role", typed, [NamedItem(row.id, row.name) for row in rows.values()]).id]


def person(replica: SessionReplica, typed: str) -> NamedItem:
    """The person with this name. Raises InvalidLine."""
    return chosen("person", typed, [NamedItem(row.id, row.label) for row in people_views(replica.state)])


def role_and(replica: SessionReplica, request: Request, meant: Callable[[str], T]) -> tuple[RoleRow, T]:
    """The role, and what `meant` makes of the rest: the first reading in which both are clear, whole names first."""
    names = {folded(row.name) for row in role_rows(replica.state, replica.presence)}
    readings = sorted(request.readings, key=lambda reading: folded(reading[0]) not in names)
    return first_clear([(typed, rest) for typed, rest in readings], lambda typed: role(replica, typed), meant)


def person_and_words(replica: SessionReplica, readings: list[tuple[str, str]]) -> tuple[NamedItem, str]:
    """The person, and their words: the first reading in which the person is clear. Raises InvalidLine."""
    return first_clear(readings, lambda typed: person(replica, typed), str)


def first_clear(readings: list[tuple[str, str]], one: Callable[[str], S], other: Callable[[str], T]) -> tuple[S, T]:
    """What both parts refer to in the first reading in which both are clear. Raises InvalidLine."""
    invalid: list[InvalidLine] = []
    for first, second in readings:
        try:
            return one(first), other(second)
        except InvalidLine as error:
            invalid.append(error)
    raise invalid[0]


def contribution(replica: SessionReplica, typed: str) -> ContributionRow:
    """The contribution with this number. Raises InvalidLine."""
    wanted = _numbered("contribution", "said", typed)
    view = replica.contributions.view()
    row = next((row for row in view.rows(0, view.count) if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no contribution {wanted}; "said" lists them with their numbers.')
    return row


def call(replica: SessionReplica, typed: str) -> CallView:
    """The call with this number. Raises InvalidLine."""
    wanted = _numbered("call", "calls", typed)
    waiting = next((call for call in call_views(replica.state) if call.number == wanted), None)
    if waiting is not None:
        return waiting
    if any(known.number == wanted for known in replica.state.calls.values()):
        raise InvalidLine(f"Call {wanted} was answered already.")
    raise InvalidLine(f'There is no call {wanted}; "calls" lists them with their numbers.')


def wording(replica: SessionReplica, typed: str) -> WordingRow:
    """The offered wording with this number. Raises InvalidLine."""
    wanted = _numbered("wording", "wordings", typed)
    row = next((row for row in wording_rows(replica.state) if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no wording {wanted} on offer; "wordings" lists them with their numbers.')
    return row


def planned(replica: SessionReplica, typed: str) -> PlannedRow:
    """The question of the plan with this number. Raises InvalidLine."""
    wanted = _numbered("question of the plan", "plan", typed)
    row = next((row for row in plan_view(replica.state).rows if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no question {wanted} in the plan; "plan" lists them with their numbers.')
    return row


def signal(replica: SessionReplica, typed: str) -> SignalRow:
    """The signals with this name. Raises InvalidLine, also if none of them waits."""
    kinds = {name: kind for kind, name in SIGNAL_NAMES.items()}
    wanted = folded(typed)
    meant = [name for name in kinds if wanted and wanted in folded(name)]
    if len(meant) != 1:
        names = listed([f"heard {name.casefold()}" for name in kinds], last="or")
        raise InvalidLine(f'"{typed}" is neither a number of a contribution nor a signal; write for example {names}.')
    waiting = next((row for row in signal_rows(replica.state) if row.kind == kinds[meant[0]] and row.waiting), None)
    if waiting is None:
        raise InvalidLine(f'Nobody signals "{meant[0]}" just now.')
    return waiting


def order(typed: str) -> Order:
    """The order with this name, or with a name that begins so. Raises InvalidLine."""
    meant = chosen("order", typed, [NamedItem(id_, name) for id_, name in ORDER_NAMES.items()])
    return next(id_ for id_ in ORDER_NAMES if id_ == meant.id)


def minutes(typed: str) -> int:
    """A number of minutes. Raises InvalidLine."""
    given = number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of minutes; write for example minutes 5.')
    return given


def number(text: str) -> int | None:
    """The whole number that is written, None if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def _numbered(what: str, lists: str, typed: str) -> int:
    given = number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of a {what}; "{lists}" lists them with their numbers.')
    return given
