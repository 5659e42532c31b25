"""Looks up what a typed name or number refers to in the session."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from coprod_tui.model.action_context import MODERATIONS
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing.choices import (
    Candidates,
    InvalidLine,
    KnownNames,
    NamedItem,
    as_read,
    chosen,
    is_quoted,
    listed,
    only,
    unquoted,
)
from coprod_tui.plain.parsing.requests import Request, numbers
from server.domain.commands import Consent, Moderation
from server.domain.reasons import reason_id
from server.domain.text import normalized_name
from server.projections.calls import CallRow, call_rows
from server.projections.consents import CONSENT_NAMES
from server.projections.contributions.index import ContributionRow
from server.projections.contributions.sorting import ORDER_NAMES, Order
from server.projections.direction.turns import TurnRow, turns_view
from server.projections.looks import waiting_for_a_look
from server.projections.people.hands import HandRow, hand_rows
from server.projections.people.list import people_views
from server.projections.proposals import ProposalRow, proposal_rows
from server.projections.questions.plan import PlannedRow, plan_view
from server.projections.questions.wordings import WordingRow, wording_rows
from server.projections.roles.holders import RoleRow, role_rows
from server.projections.signals import SIGNAL_NAMES, SignalRow, signal_rows
from server.sentences import words

_DIGITS: Final = 9
T = TypeVar("T")


def role(replica: SessionReplica, typed: str) -> RoleRow:
    """The role with this name. Raises InvalidLine."""
    rows = _roles(replica)
    return rows[only([typed], _names_of(rows).candidates, str).id]


def person(replica: SessionReplica, typed: str) -> NamedItem:
    """The person with this name. Raises InvalidLine."""
    return only([typed], _people(replica).candidates, str)


def two_people(replica: SessionReplica, request: Request) -> tuple[NamedItem, NamedItem]:
    """The two people that a request names. Raises InvalidLine."""
    people = _people(replica)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, NamedItem]]:
        one, other = reading
        return people.candidates(one).paired(people.candidates(other))

    return only(request.readings, meant, request.written)


def role_and_person(replica: SessionReplica, request: Request) -> tuple[RoleRow, NamedItem]:
    """The role and the person that a request names. Raises InvalidLine."""
    rows, people = _roles(replica), _people(replica)
    names = _names_of(rows)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, NamedItem]]:
        named, whom = reading
        return names.candidates(named).paired(people.candidates(whom))

    item, someone = only(request.readings, meant, request.written)
    return rows[item.id], someone


def role_and_text(replica: SessionReplica, request: Request, read_text: Callable[[str], T]) -> tuple[RoleRow, T]:
    """The role that a request names, and what `read_text` makes of the rest. Raises InvalidLine.

    A rest for which `read_text` raises InvalidLine is no reading of the line.
    """
    rows = _roles(replica)
    names = _names_of(rows)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, T]]:
        named, typed = reading
        return names.candidates(named).paired(as_read(read_text, typed))

    item, text = only(request.readings, meant, request.written)
    return rows[item.id], text


def person_and_words(replica: SessionReplica, request: Request) -> tuple[NamedItem, str]:
    """The person that a request names whole, and their words, which come last. Raises InvalidLine."""
    people = _people(replica)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, str]]:
        *_, who, words = reading
        return people.candidates(who, beginnings=False).paired(Candidates((words,)))

    return only(request.readings, meant, request.written)


def new_name_and_text(request: Request) -> tuple[str, str]:
    """A name that is given, and a text. The first mark between them counts, unless quotation marks hold the name."""
    quoted = (reading for reading in request.readings if is_quoted(reading[0]))
    name, text = next(quoted, request.readings[0])
    return unquoted(name), text


def contribution(replica: SessionReplica, typed: str) -> ContributionRow:
    """The contribution with this number. Raises InvalidLine."""
    wanted = numbered("contribution", "said", typed)
    row = replica.contributions.view().numbered(wanted)
    if row is None:
        raise InvalidLine(f'There is no contribution {wanted}; "said" lists them with their numbers.')
    return row


def agreement(replica: SessionReplica, typed: str) -> str:
    """The id of the agreement with this number. Raises InvalidLine."""
    at, agreements = numbered("agreement", "agreements", typed), replica.state.agreements
    if not 1 <= at <= len(agreements):
        raise InvalidLine(f'There is no agreement {at}; "agreements" lists them with their numbers.')
    return agreements[at - 1].id


def reason(replica: SessionReplica, typed: str) -> str:
    """The id of a reason for holding words back, by its number or its words. Raises InvalidLine."""
    reasons = replica.state.reasons
    at = number(typed)
    if at is not None and 1 <= at <= len(reasons):
        return reason_id(reasons[at - 1])
    return chosen("reason", typed, [NamedItem(reason_id(known), words(known)) for known in reasons], "reasons").id


def contributions(replica: SessionReplica, typed: str) -> tuple[ContributionRow, ...]:
    """The contributions with these numbers, each once. Raises InvalidLine."""
    return tuple(contribution(replica, number) for number in dict.fromkeys(numbers(typed) or [typed]))


def to_look_at(replica: SessionReplica) -> tuple[ContributionRow, ...]:
    """The contributions that only wait for a look, in the order in which they came. Raises InvalidLine if none does."""
    numbered = [words.number for words in waiting_for_a_look(replica.state)]
    if not numbered and replica.state.lists.waiting:
        raise InvalidLine("All that waits was said for you alone. Each is let through by itself: restore N.")
    if not numbered:
        raise InvalidLine("Nothing waits for a look just now.")
    return tuple(contribution(replica, str(wanted)) for wanted in numbered)


def moderation(typed: str) -> Moderation:
    """When others read what is said, by a name or the beginning of one. Raises InvalidLine."""
    meant = normalized_name(unquoted(typed))
    found = next((known for known in MODERATIONS if meant and f"{known} first".startswith(meant)), None)
    if found is None:
        raise InvalidLine(f'"{typed}" does not say when others read what is said; write moderate open, look or closed.')
    return found


def call(replica: SessionReplica, typed: str) -> CallRow:
    """The call with this number. Raises InvalidLine."""
    wanted = numbered("call", "calls", typed)
    waiting = next((call for call in call_rows(replica.state) if call.number == wanted), None)
    if waiting is not None:
        return waiting
    if any(known.number == wanted for known in replica.state.calls.values()):
        raise InvalidLine(f"Call {wanted} was answered already.")
    raise InvalidLine(f'There is no call {wanted}; "calls" lists them with their numbers.')


def hand(replica: SessionReplica, typed: str | None) -> HandRow | None:
    """The hand of the person with this name; where none is given, the next one, None if there is none.

    Raises InvalidLine.
    """
    hands = hand_rows(replica.state, replica.presence.hands)
    if typed is None:
        return next(iter(hands.waiting), None)
    wanted = person(replica, typed)
    up = next((row for row in hands.waiting if row.who == wanted.name), None)
    if up is None:
        raise InvalidLine(f'{wanted.name} has no hand up, or wishes no name shown with it; "queue" lists the hands.')
    return up


def proposal(replica: SessionReplica, typed: str) -> ProposalRow:
    """The proposal with this number. Raises InvalidLine."""
    wanted = numbered("proposal", "themes", typed)
    row = next((row for row in proposal_rows(replica.state) if row.number == wanted), None)
    if row is not None:
        return row
    if any(known.number == wanted for known in replica.state.proposals.values()):
        raise InvalidLine(f"Proposal {wanted} was taken or left already.")
    raise InvalidLine(f'There is no proposal {wanted}; "themes" lists them with their numbers.')


def turn(replica: SessionReplica, typed: str) -> TurnRow:
    """The turn with this number. Raises InvalidLine."""
    wanted = numbered("turn", "turns", typed)
    row = next((row for row in turns_view(replica.state).rows if row.number == wanted), None)
    if row is not None:
        return row
    if any(known.number == wanted for known in replica.state.direction.taken_away):
        raise InvalidLine(f"Turn {wanted} was taken away.")
    raise InvalidLine(f'There is no turn {wanted}; "turns" lists them with their numbers.')


def wording(replica: SessionReplica, typed: str) -> WordingRow:
    """The offered wording with this number. Raises InvalidLine."""
    wanted = numbered("wording", "wordings", typed)
    row = next((row for row in wording_rows(replica.state) if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no wording {wanted} on offer; "wordings" lists them with their numbers.')
    return row


def planned(replica: SessionReplica, typed: str) -> PlannedRow:
    """The question of the plan with this number. Raises InvalidLine."""
    wanted = numbered("question of the plan", "plan", typed)
    row = next((row for row in plan_view(replica.state).rows if row.number == wanted), None)
    if row is None:
        raise InvalidLine(f'There is no question {wanted} in the plan; "plan" lists them with their numbers.')
    return row


def signal(replica: SessionReplica, typed: str) -> SignalRow:
    """The signals with this name. Raises InvalidLine, also if none of them waits."""
    kinds = {name: kind for kind, name in SIGNAL_NAMES.items()}
    wanted = normalized_name(unquoted(typed))
    meant = [name for name in kinds if wanted and wanted in normalized_name(name)]
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


def consent(typed: str) -> Consent:
    """What may be done with words, by its name or how that begins. Raises InvalidLine."""
    meant = chosen("consent", typed, [NamedItem(id_, name) for id_, name in CONSENT_NAMES.items()])
    return next(id_ for id_ in CONSENT_NAMES if id_ == meant.id)


def minutes(typed: str) -> int:
    """A number of minutes. Raises InvalidLine."""
    given = number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of minutes; write for example minutes 5.')
    return given


def number(text: str) -> int | None:
    """The whole number that is written, None if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def numbered(what: str, lists: str, typed: str) -> int:
    """The number of something that a listing shows. Raises InvalidLine."""
    given = number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of a {what}; "{lists}" lists them with their numbers.')
    return given


def _roles(replica: SessionReplica) -> Mapping[str, RoleRow]:
    return {row.id: row for row in role_rows(replica.state, replica.presence)}


def _names_of(rows: Mapping[str, RoleRow]) -> KnownNames:
    return KnownNames("role", [NamedItem(row.id, row.name) for row in rows.values()])


def _people(replica: SessionReplica) -> KnownNames:
    """Everybody who joined. No name looks like the alias, which is the label of whoever gave no name."""
    people = replica.state.people
    rows = people_views(replica.state)
    return KnownNames(
        "person", [NamedItem(row.id, words(row.label), f"person {people[row.id].number}") for row in rows]
    )


def newest(replica: SessionReplica) -> str:
    """The id of the newest question. Raises InvalidLine where none has been asked."""
    question = replica.state.question
    if question is None:
        raise InvalidLine("No question has been asked yet.")
    return question.id
