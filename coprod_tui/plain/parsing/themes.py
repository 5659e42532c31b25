"""Turns a request about themes into a command."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import (
    Candidates,
    InvalidLine,
    KnownNames,
    NamedItem,
    as_read,
    only,
    unquoted,
)
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c
from server.projections.contributions.index import ContributionRow
from server.projections.proposals import ProposalRow, proposal_rows
from server.projections.themes import ThemeRow

T = TypeVar("T")


ThemeCommand = (
    c.AddTheme
    | c.PutIntoTheme
    | c.TakeOutOfTheme
    | c.RenameTheme
    | c.MoveTheme
    | c.MergeThemes
    | c.SplitTheme
    | c.RemoveTheme
    | c.SayBack
    | c.TakeProposal
    | c.LeaveProposal
)


def parse_theme_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about themes; None for another request. Raises InvalidLine."""
    command = _command(replica, request)
    return None if command is None else _about(replica, command)


def _command(replica: SessionReplica, request: Request) -> ThemeCommand | None:
    match request.form.action:
        case "theme":
            return _themed(replica, *request.readings[0])
        case "untheme":
            return _taken_out(replica, *request.readings[0])
        case "rename_theme":
            return c.RenameTheme(*theme_and(replica, request, unquoted))
        case "move_theme":
            return c.MoveTheme(*theme_and(replica, request, lambda typed: _place(replica, typed)))
        case "remove_theme":
            return c.RemoveTheme(theme_named(replica, request.first, beginnings=False))
        case "merge_themes":
            return _merged(replica, request)
        case "split_theme":
            return _split(replica, request)
        case "say_back":
            return c.SayBack(*theme_and(replica, request, str))
        case "take_proposal":
            return _taken(replica, request)
        case "leave_proposal":
            return c.LeaveProposal(references.proposal(replica, request.first).id)
        case _:
            return None


def _about(replica: SessionReplica, command: ThemeCommand) -> ParsedCommand:
    """The command with what it is about."""
    match command:
        case c.AddTheme(contributions=said):
            return ParsedCommand(command, _row(replica, said))
        case c.TakeProposal(proposal=proposal, contributions=said):
            return ParsedCommand(command, proposal=_proposal(replica, proposal), marked=len(said))
        case c.LeaveProposal(proposal=proposal):
            return ParsedCommand(command, proposal=_proposal(replica, proposal))
        case (
            c.PutIntoTheme(theme=theme, contributions=said)
            | c.TakeOutOfTheme(theme=theme, contributions=said)
            | c.SplitTheme(theme=theme, contributions=said)
        ):
            return ParsedCommand(command, _row(replica, said), theme=_theme_row(replica, theme))
        case _:
            return ParsedCommand(command, theme=_theme_row(replica, command.theme))


def _row(replica: SessionReplica, contributions: tuple[str, ...]) -> ContributionRow | None:
    """The first of these contributions."""
    return replica.contributions.view().numbered(replica.state.contributions[contributions[0]].number)


def _proposal(replica: SessionReplica, proposal: str) -> ProposalRow:
    return next(row for row in proposal_rows(replica.state) if row.id == proposal)


def _theme_row(replica: SessionReplica, theme: str) -> ThemeRow | None:
    return next((row for row in theme_rows(replica) if row.id == theme), None)


def theme_rows(replica: SessionReplica) -> tuple[ThemeRow, ...]:
    """The themes, in their order."""
    return replica.themes.view(None, lambda _: replica.state.seq).rows


def heard_theme(replica: SessionReplica, request: Request) -> ParsedCommand:
    """The command that marks everything in a theme as heard, with the first that is not marked yet.

    Raises InvalidLine, also where nothing is left to mark.
    """
    theme = replica.state.known_theme(theme_named(replica, request.first, beginnings=False))
    there = (replica.state.contributions[contribution] for contribution in theme.contributions)
    waiting = sorted((known.number, known.id) for known in there if not known.taken_back and known.heard_at is None)
    row = replica.contributions.view().numbered(waiting[0][0]) if waiting else None
    if row is None:
        name = wording.name(theme.name)
        raise InvalidLine(
            f"Everything in {name} is marked as heard already." if theme.kept else f"There is nothing in {name}."
        )
    return ParsedCommand(c.MarkHeard(tuple(id_ for _, id_ in waiting)), row)


def _themed(replica: SessionReplica, typed: str, name: str) -> c.AddTheme | c.PutIntoTheme:
    """Puts contributions into the theme with exactly this name, which is added if there is none."""
    contributions = _ids(replica, typed)
    found = _names(replica).candidates(name, beginnings=False)
    if not found.fitting:
        return c.AddTheme(unquoted(name), contributions)
    return c.PutIntoTheme(only([name], lambda _: found, str).id, contributions)


def _taken_out(replica: SessionReplica, typed: str, name: str) -> c.TakeOutOfTheme:
    """Takes contributions out of a theme. Raises InvalidLine with its name where none of them is in it."""
    theme, contributions = replica.state.known_theme(theme_named(replica, name)), _ids(replica, typed)
    if not any(known in theme.contributions for known in contributions):
        raise InvalidLine(f"None of these is in {wording.name(theme.name)}, so nothing had to change.")
    return c.TakeOutOfTheme(theme.id, contributions)


def _merged(replica: SessionReplica, request: Request) -> c.MergeThemes:
    names = _names(replica)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, NamedItem]]:
        theme, into = reading
        return names.candidates(theme, beginnings=False).paired(names.candidates(into))

    theme, into = only(request.readings, meant, request.written)
    return c.MergeThemes(theme.id, into.id)


def _split(replica: SessionReplica, request: Request) -> c.SplitTheme:
    names = _names(replica)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[tuple[NamedItem, tuple[str, ...]], str]]:
        theme, typed, name = reading
        numbers = as_read(lambda typed: _ids(replica, typed), typed)
        return names.candidates(theme).paired(numbers).paired(Candidates((unquoted(name),)))

    (theme, contributions), name = only(request.readings, meant, request.written)
    return c.SplitTheme(theme.id, contributions, name)


def _taken(replica: SessionReplica, request: Request) -> c.TakeProposal:
    number, *named = request.readings[0]
    proposal = references.proposal(replica, number)
    match named:
        case [] if not proposal.name and proposal.contributions:
            raise InvalidLine(f"Proposal {proposal.number} has no name; write take proposal {proposal.number}: NAME.")
        case []:
            return c.TakeProposal(proposal.id)
        case [name]:
            return c.TakeProposal(proposal.id, name=unquoted(name))
        case _:
            *typed, name = named
            return c.TakeProposal(proposal.id, name=unquoted(name), contributions=_ids(replica, " ".join(typed)))


def theme_and(replica: SessionReplica, request: Request, read_text: Callable[[str], T]) -> tuple[str, T]:
    """The id of the theme that a request names first, and what `read_text` makes of the rest. Raises InvalidLine."""
    names = _names(replica)

    def meant(reading: tuple[str, ...]) -> Candidates[tuple[NamedItem, T]]:
        theme, rest = reading
        return names.candidates(theme).paired(as_read(read_text, rest))

    item, rest = only(request.readings, meant, request.written)
    return item.id, rest


def theme_named(replica: SessionReplica, typed: str, *, beginnings: bool = True) -> str:
    """The id of the theme with this name; where `beginnings` count, also of one whose name begins so."""
    return only([typed], partial(_names(replica).candidates, beginnings=beginnings), str).id


def _place(replica: SessionReplica, typed: str) -> int:
    place, last = references.number(typed), len(replica.state.themes)
    if place is None or not 1 <= place <= last:
        raise InvalidLine(f'"{typed}" is no place among the themes; their places are 1 to {last}.')
    return place - 1


def _names(replica: SessionReplica) -> KnownNames:
    return KnownNames("theme", [NamedItem(theme.id, theme.name) for theme in replica.state.themes], "themes")


def _ids(replica: SessionReplica, typed: str) -> tuple[str, ...]:
    return tuple(row.id for row in references.contributions(replica, typed))
