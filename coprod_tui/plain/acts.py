"""Turns what was typed into what is asked of the session; it must not know how that is sent, or what comes of it.

Only what a name or number means is looked up here. Whether it may be done is for the session to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from coprod_tui.board import Board
from coprod_tui.plain import wording
from coprod_tui.plain.choice import Named, Unclear, chosen, folded
from coprod_tui.plain.requests import Request
from server.domain import commands as c
from server.projections.calls import CallView
from server.projections.contributions import ContributionRow
from server.projections.roles import RoleRow

_ANY: Final = ("any", "any number")
_DIGITS: Final = 9
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """What is asked of the session; `row`, `role` and `call` are what it is about, if it is about one."""

    asked: c.Command
    row: ContributionRow | None = None
    role: RoleRow | None = None
    call: CallView | None = None


def act(board: Board, request: Request) -> Act | None:
    """What a request asks of the session, None where it asks for nothing but an answer. Raises Unclear."""
    match request.word:
        case "ask":
            return Act(c.AskQuestion(request.first))
        case "close":
            return Act(c.CloseQuestion())
        case "reveal":
            return Act(_reveal(board))
        case "heard":
            row = _contribution(board, request.first)
            return Act(c.MarkHeard(row.id), row)
        case "answer":
            call = _call(board, request.first)
            return Act(c.AnswerCall(call.id), call=call)
        case "undo":
            return Act(c.Undo())
        case "end":
            return Act(c.EndSession())
        case "offer" | "withdraw" | "not now":
            return _between_people(board, request)
        case "add role":
            name, sentence = request.readings[0]
            return Act(c.AddRole(name, sentence))
        case "rename" | "describe" | "limit":
            return _changed(board, request)
        case "hide" | "show":
            known = role(board, request.first)
            hiding = c.HideRole if request.word == "hide" else c.ShowRole
            return Act(hiding(known.id), role=known)
        case _:
            return None


def role(board: Board, typed: str) -> RoleRow:
    """The role that is meant. Raises Unclear."""
    rows = {row.id: row for row in board.roles()}
    return rows[chosen("role", typed, [Named(row.id, row.name) for row in rows.values()]).id]


def person(board: Board, typed: str) -> Named:
    """The person who is meant. Raises Unclear."""
    return chosen("person", typed, [Named(row.id, row.label) for row in board.people()])


def _between_people(board: Board, request: Request) -> Act:
    known, someone = _first_clear(board, request, lambda typed: person(board, typed))
    both, name, label = (known.id, someone.id), wording.one_line(known.name), wording.one_line(someone.name)
    offered = both in board.state.offers
    match request.word:
        case "withdraw":
            if not offered:
                raise Unclear(f"{name} is not on offer to {label} now.")
            return Act(c.WithdrawOffer(*both), role=known)
        case "not now":
            if both not in board.state.asks:
                raise Unclear(f"{label} does not ask for {name} now.")
            return Act(c.DeclineAsk(*both), role=known)
        case _:
            if offered:
                raise Unclear(f"{name} is offered to {label} already.")
            return Act(c.OfferRole(*both), role=known)


def _first_clear(board: Board, request: Request, meant: Callable[[str], T]) -> tuple[RoleRow, T]:
    """The role, and what is `meant` by the rest: of the readings in which both are clear the first, whole names before
    beginnings of names.
    """
    names = {folded(row.name) for row in board.roles()}
    unclear: list[Unclear] = []
    for typed, rest in sorted(request.readings, key=lambda reading: folded(reading[0]) not in names):
        try:
            return role(board, typed), meant(rest)
        except Unclear as error:
            unclear.append(error)
    raise unclear[0]


def _changed(board: Board, request: Request) -> Act:
    """A role as it shall be. One that had no prompt of its own gets none by a new sentence either."""
    row, text = _first_clear(board, request, str)
    name, sentence, limit = row.name, row.sentence, row.limit
    match request.word:
        case "rename":
            name = text
        case "describe":
            sentence = text
        case _:
            limit = _limit(text)
    prompt = row.prompt if row.prompt != row.sentence else ""
    return Act(c.ChangeRole(row.id, name, sentence, prompt, limit, row.offerable), role=row)


def _reveal(board: Board) -> c.RevealQuestion:
    question = board.summary().question
    if question is None:
        raise Unclear("No question has been asked yet.")
    return c.RevealQuestion(question.id)


def _contribution(board: Board, typed: str) -> ContributionRow:
    number = _number(typed)
    if number is None:
        raise Unclear(f'"{typed}" is no number of a contribution; "said" lists them with their numbers.')
    view = board.contributions()
    row = next((row for row in view.rows(0, view.count) if row.number == number), None)
    if row is None:
        raise Unclear(f'There is no contribution {number}; "said" lists them with their numbers.')
    return row


def _call(board: Board, typed: str) -> CallView:
    number = _number(typed)
    if number is None:
        raise Unclear(f'"{typed}" is no number of a call; "calls" lists them with their numbers.')
    call = next((call for call in board.calls() if call.number == number), None)
    if call is not None:
        return call
    if any(known.number == number for known in board.state.calls.values()):
        raise Unclear(f"Call {number} was answered already.")
    raise Unclear(f'There is no call {number}; "calls" lists them with their numbers.')


def _limit(typed: str) -> int | None:
    if folded(typed) in _ANY:
        return None
    number = _number(typed)
    if number is None:
        raise Unclear(f'"{typed}" is no number of people; write a number, or "any".')
    return number


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
