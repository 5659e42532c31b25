"""What plain mode answers from what it knows; it must not change anything."""

from collections.abc import Iterator
from datetime import datetime

from coprod_tui.board import Board
from coprod_tui.commands import command
from coprod_tui.plain import rolelistings, wording
from coprod_tui.plain.acts import person, role
from coprod_tui.plain.requests import FORMS, Request
from server.domain.wording import check, reads_as_open
from server.projections.status import StatusView

# Where the dashboard's help speaks of its keys or its lists, or of several forms at once.
_PLAINLY = {
    "ask": "Asks the room; a question that is open closes.",
    "reveal": "Lets everybody read on their phone what was said to the newest question.",
    "heard": "Tells whoever said contribution N that it was heard.",
    "answer": "Says that call N was heard; more time gives the open question five minutes.",
    "calls": "Lists what holders of roles call to the room and nobody has answered yet.",
    "offer": "Offers a role to someone, or says yes to who asked for it. Nothing moves until both have said yes.",
    "withdraw": "Takes back an offer of yours that nobody has answered yet.",
    "not now": "Says not now to somebody who asks for a role. It is private and needs no reason.",
    "suggest": "Lists who said that they are open to a role, and why they come first.",
    "roles": "Lists the roles: who holds them and for how long, who is away, what is offered and asked.",
    "river": "Lists for each role who has held it, from when to when, and how that began and ended.",
    "path": "Lists the roles that one person has held, in order.",
    "measures": "Says what the roles come to in figures, each with how it is worked out and what it does not see.",
    "add role": "Adds a role that any number may hold. Limit it afterwards if you like.",
    "rename": "Gives a role another name. What was keeps the name that it had then.",
    "describe": "Says anew, in one sentence, what a role is for.",
    "limit": 'Sets how many may hold a role at once: a number, or "any". Nobody is moved by it.',
    "hide": "Takes a role out of the lists. Whoever holds it goes on.",
    "show": "Lists a hidden role again.",
    "end": "Ends the session for everyone. Undo opens it again.",
    "quit": "Ends this program. The room stays open, unless the session has ended.",
    "help": "Lists the commands.",
}


def answer(board: Board, request: Request, now: datetime) -> Iterator[str]:
    """The lines that answer a request which changes nothing. Raises Unclear."""
    match request.word:
        case "said":
            return said(board)
        case "people":
            return people(board)
        case "roles":
            return rolelistings.roles(board, now)
        case "suggest":
            return rolelistings.suggestions(board, role(board, request.first))
        case "calls":
            return rolelistings.calls(board, now)
        case "river":
            return rolelistings.river(board, now)
        case "path":
            return rolelistings.path(board, person(board, request.first), now)
        case "measures":
            return rolelistings.measures(board, now)
        case "check":
            return wordings(request.first)
        case _:
            return commands()


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


def wordings(text: str) -> Iterator[str]:
    """What would open a question, an advice a line, with how else it could be put."""
    found = check(text)
    for advice in found:
        tried = f"; try: {advice.rewording}" if advice.rewording else ""
        yield wording.one_line(f"{advice.words[0].upper()}{advice.words[1:]}{tried}")
    if not found:
        yield "It reads as open" if reads_as_open(text) else "Nothing to say: it may be open, or no question in English"


def commands() -> Iterator[str]:
    """The forms with what they do."""
    for form in FORMS:
        yield f"{form.written}: {_PLAINLY.get(form.word) or command(form.command).help}"


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
