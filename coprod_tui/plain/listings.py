"""What plain mode answers from what it knows; it must not change anything."""

from collections.abc import Iterator
from datetime import datetime

from coprod_tui.board import Board
from coprod_tui.commands import COMMANDS
from coprod_tui.plain import wording
from server.projections.status import StatusView

# Where the dashboard's help speaks of its keys or its lists.
_PLAINLY = {
    "ask": "Asks the room; a question that is open closes.",
    "heard": "Tells whoever said contribution N that it was heard.",
    "role": "Offers a role to someone. Nothing moves until they say yes.",
    "end": "Ends the session for everyone. Undo opens it again.",
    "quit": "Ends this program. The room stays open, unless the session has ended.",
    "help": "Lists the commands.",
}


def introduction(board: Board) -> Iterator[str]:
    """The first lines: title, address, code, id, and how far the session is."""
    summary = board.summary()
    addresses = board.status.addresses
    yield f"Session: {wording.one_line(summary.title)}"
    yield f"Join at: {addresses[0].join_url if addresses else 'no address is known yet'}"
    yield f"Code: {summary.code}"
    yield f"Session id: {summary.session}"
    yield f"It is {_phase(summary.phase)}. People here: {summary.here}. Contributions: {summary.contributions}"
    if summary.question is not None and summary.question.closed_at is None:
        yield f"Question {summary.question.number} is open: {wording.one_line(summary.question.text)}"
    if any(address.url.casefold().startswith("http:") for address in addresses[:1]):
        yield "This address is not encrypted, so whoever shares the Wi-Fi could read along; best use one of your own"
    yield 'Type "help" for the commands'
    yield from status_lines(StatusView(addresses), board.status)


def said(board: Board) -> Iterator[str]:
    """Every contribution, those not heard yet first; with its question where there was more than one."""
    view, state = board.contributions(), board.state
    if not view.count:
        yield "Nothing has been said yet"
    for row in view.rows(0, view.count):
        known = state.contributions[row.id]
        question = f"Question {state.questions[known.question].number}, c" if len(state.asked) > 1 else "C"
        yield f"{question}ontribution {wording.contribution(state, known)}"


def people(board: Board) -> Iterator[str]:
    """Everybody who joined, in order of arrival."""
    rows = board.people()
    connected = sum(row.connected for row in rows)
    yield f"People here: {len(rows)}, connected: {connected}"
    for row in rows:
        yield wording.person_line(row)


def roles(board: Board, now: datetime) -> Iterator[str]:
    """The roles that are shown first or that somebody has to do with, then the names of the rest."""
    rest: list[str] = []
    for row in board.roles():
        if row.first or row.holders or row.offered or row.asked:
            yield wording.role_line(row, now)
        else:
            rest.append(row.name)
    if rest:
        yield f"Also free: {', '.join(rest)}"


def commands() -> Iterator[str]:
    """The commands with what they do."""
    for command in COMMANDS:
        if command.plain:
            yield f"{command.plain}: {_PLAINLY.get(command.id, command.help)}"


def link_line(*, up: bool) -> str:
    """What is said when the link is lost, and when it is back."""
    if up:
        return "The link to the session is back"
    return "The link to the session is lost; it comes back by itself, and what was said is kept"


def status_lines(before: StatusView, after: StatusView) -> Iterator[str]:
    """What changed in how the server is."""
    if before.addresses[:1] != after.addresses[:1] and after.addresses:
        yield f"Join at: {after.addresses[0].join_url}"
    if after.trouble is not None and after.trouble != before.trouble:
        yield (
            f"The disk refuses: {after.trouble.reason}; {after.trouble.free:,} bytes are free at {after.trouble.path}. "
            "Nothing new is kept until there is room; phones keep their words"
        )
    if after.trouble is None and before.trouble is not None:
        yield "The disk works again"


def _phase(phase: str) -> str:
    return {"lobby": "in the lobby", "live": "live", "ended": "over"}[phase]
