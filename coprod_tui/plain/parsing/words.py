"""Turns a request about what was said, and about how it is read, into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from coprod_tui.plain.parsing.themes import heard_theme
from server.domain import commands as c
from server.projections.contributions.index import ContributionRow


def parse_words_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about what was said or how it is read; None for another request. Raises InvalidLine."""
    match request.form.action:
        case "heard":
            return _heard(replica, request)
        case "agreements" if request.form.places:
            return ParsedCommand(_agreement(replica, request))
        case "hold_back":
            return _held_back(replica, request)
        case "moderate":
            return ParsedCommand(c.SetModeration(references.newest(replica), references.moderation(request.first)))
        case "hold_up" if request.form.places:
            row = references.contribution(replica, request.first)
            if row.held is not None:
                raise InvalidLine(_not_shown(row))
            return ParsedCommand(c.HoldUp(row.id), row)
        case "hold_up":
            return ParsedCommand(c.HoldUp(_least_heard(replica).id), _least_heard(replica))
        case "put_down":
            return ParsedCommand(c.PutDown())
        case "close_water":
            row = references.contribution(replica, request.first)
            return ParsedCommand(c.CloseWater(row.id, request.readings[0][1]), row)
        case _:
            return None


def _heard(replica: SessionReplica, request: Request) -> ParsedCommand:
    if request.word == "heard theme":
        return heard_theme(replica, request)
    rows = references.contributions(replica, request.first)
    row = next((row for row in rows if not row.heard), rows[0])
    return ParsedCommand(c.MarkHeard(tuple(row.id for row in rows)), row)


def _agreement(replica: SessionReplica, request: Request) -> c.Command:
    if request.word == "agree:":
        return c.AddAgreement(request.first)
    agreement = references.agreement(replica, request.first)
    if request.word == "drop agreement":
        return c.RemoveAgreement(agreement)
    return c.ChangeAgreement(agreement, request.readings[0][1])


def _held_back(replica: SessionReplica, request: Request) -> ParsedCommand:
    if request.word == "restore waiting":
        return _restored(references.to_look_at(replica))
    if request.word == "restore":
        return _restored(references.contributions(replica, request.first))
    row = references.contribution(replica, request.first)
    reason = references.reason(replica, request.readings[0][1])
    return ParsedCommand(c.HoldBack((row.id,), reason), row)


def _restored(rows: tuple[ContributionRow, ...]) -> ParsedCommand:
    return ParsedCommand(c.Restore(tuple(row.id for row in rows)), rows[0])


def _not_shown(row: ContributionRow) -> str:
    """Why words that are held back, or that wait for a look, cannot be held up."""
    how = f'"restore {row.number}"'
    if row.held:
        return f"Contribution {row.number} is held back; {how} shows it again."
    return f"Contribution {row.number} waits for a look; {how} lets others read it."


def _least_heard(replica: SessionReplica) -> ContributionRow:
    """The contribution that has waited longest to be heard. Raises InvalidLine."""
    rows = replica.contributions.view().rows(0, 1)
    if not rows:
        raise InvalidLine("Nothing has been said yet.")
    return rows[0]
