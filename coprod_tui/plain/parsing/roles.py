"""Turns a request about roles into a command."""

from typing import Final

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine, unquoted
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c

_ANY: Final = ("any", "any number")


def parse_role_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about roles; None for another request. Raises InvalidLine."""
    match request.word:
        case "offer" | "withdraw" | "not now":
            return _between_people(replica, request)
        case "add role":
            return ParsedCommand(c.AddRole(*references.new_name_and_text(request)))
        case "rename" | "describe" | "limit":
            return _changed(replica, request)
        case "hide" | "show":
            known = references.role(replica, request.first)
            hiding = c.HideRole if request.word == "hide" else c.ShowRole
            return ParsedCommand(hiding(known.id), role=known)
        case _:
            return None


def _between_people(replica: SessionReplica, request: Request) -> ParsedCommand:
    known, someone = references.role_and_person(replica, request)
    both, name, label = (known.id, someone.id), wording.one_line(known.name), wording.name(someone.name)
    offered = both in replica.state.offers
    match request.word:
        case "withdraw":
            if not offered:
                raise InvalidLine(f"{name} is not on offer to {label} now.")
            return ParsedCommand(c.WithdrawOffer(*both), role=known)
        case "not now":
            if both not in replica.state.asks:
                raise InvalidLine(f"{label} does not ask for {name} now.")
            return ParsedCommand(c.DeclineAsk(*both), role=known)
        case _:
            if offered:
                raise InvalidLine(f"{name} is offered to {label} already.")
            return ParsedCommand(c.OfferRole(*both), role=known)


def _changed(replica: SessionReplica, request: Request) -> ParsedCommand:
    """A role with its changed fields; where it had no prompt of its own, a changed sentence adds none."""
    match request.word:
        case "rename":
            row, name = references.role_and_text(replica, request, unquoted)
            sentence, limit = row.sentence, row.limit
        case "describe":
            row, sentence = references.role_and_text(replica, request, str)
            name, limit = row.name, row.limit
        case _:
            row, limit = references.role_and_text(replica, request, _limit)
            name, sentence = row.name, row.sentence
    prompt = row.prompt if row.prompt != row.sentence else ""
    return ParsedCommand(c.ChangeRole(row.id, name, sentence, prompt, limit, row.offerable), role=row)


def _limit(typed: str) -> int | None:
    if typed.casefold() in _ANY:
        return None
    given = references.number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of people; write a number, or "any".')
    return given
