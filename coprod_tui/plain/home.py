"""Plain mode before a session is chosen."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Final, Protocol

from coprod_tui.model.sessions import SessionSummary, Unavailable, reason
from coprod_tui.plain import wording
from coprod_tui.plain.parsing.choices import InvalidLine, listed, quoted, unquoted
from coprod_tui.plain.parsing.requests import split, unknown
from coprod_tui.titles import display_title
from server.domain.errors import Rejected
from server.domain.text import normalized_name
from server.port import SessionPort
from server.projections.counting import many

_FORMS: Final = {
    "new": "new TITLE",
    "practise": "practise TITLE",
    "open": "open SESSION",
    "list": "list",
    "export": "export SESSION · export SESSION to DIR",
    "quit": "quit",
    "help": "help",
}
_HELP: Final = {
    "new": "Starts a session and opens its room.",
    "practise": "Starts a practice session with simulated people, on this machine alone.",
    "open": "Opens a session again, by its id, its title or a part of it.",
    "list": "Lists the sessions kept on this machine, newest first.",
    "export": "Writes the record of a session into a new folder among your documents, or into the one that you name.",
    "quit": "Ends this program.",
    "help": "Lists these commands.",
}
_OR: Final = " · "
_TO: Final = re.compile(r"(?<!\S)to(?!\S)", re.IGNORECASE)


class PlainSessions(Protocol):
    """The sessions as plain mode uses them, by id or title. Methods raise Rejected or Unavailable."""

    async def start(self, title: str) -> SessionPort:
        """Starts a session and returns the facilitator's port."""
        ...

    async def practise(self, title: str) -> SessionPort:
        """Starts a practice session with simulated people and returns the facilitator's port."""
        ...

    async def open(self, session: str) -> SessionPort:
        """Opens a session again and returns the facilitator's port."""
        ...

    async def list_sessions(self) -> tuple[SessionSummary, ...]:
        """The sessions on this machine, newest first."""
        ...

    async def export(self, session: str, to: Path | None = None) -> Path:
        """Writes the record of a session, into a new folder unless one is given, and returns the folder."""
        ...


class PlainHome:
    """Carries out commands until one of them opens a session."""

    def __init__(self, sessions: PlainSessions, say: Callable[[str], None]) -> None:
        self._sessions = sessions
        self._say = say

    async def run(self, lines: AsyncIterator[str], enter: Callable[[SessionPort], Awaitable[None]]) -> None:
        """Returns when a session was entered and left, a line says "quit", or the lines end."""
        self._say('No session is open. Type "new TITLE" to start one, or "help" for the commands')
        async for line in lines:
            word, rest = split(line)
            if word == "quit" and not rest:
                return
            try:
                port = await self._obey(word, rest)
            except InvalidLine as invalid:
                self._say(wording.one_line(str(invalid)))
                continue
            except (Rejected, Unavailable) as refusal:
                self._say(wording.one_line(reason(refusal)))
                continue
            if port is not None:
                await enter(port)
                return

    async def _obey(self, word: str, rest: str) -> SessionPort | None:
        match word, bool(rest):
            case "", _:
                pass
            case "new", True:
                return await self._sessions.start(rest)
            case "practise", True:
                return await self._sessions.practise(rest)
            case "open", True:
                return await self._sessions.open(unquoted(rest))
            case "list", False:
                await self._list()
            case "export", True:
                await self._export(rest)
            case "help", False:
                for name, forms in _FORMS.items():
                    for form in forms.split(_OR):
                        self._say(f"{form}: {_HELP[name]}")
            case _ if word in _FORMS:
                raise InvalidLine(f"It is written: {_FORMS[word]}. Nothing was changed.")
            case _:
                raise InvalidLine(unknown(word, list(_FORMS)))
        return None

    async def _list(self) -> None:
        sessions = await self._sessions.list_sessions()
        if not sessions:
            self._say("No session is kept on this machine yet")
        for session in sessions:
            self._say(session_line(session))

    async def _export(self, rest: str) -> None:
        session, to = await self._meant(rest)
        folder = await self._sessions.export(session, None if to is None else Path(to))
        self._say(f"The record is in {wording.one_line(str(folder))}")

    async def _meant(self, typed: str) -> tuple[str, str | None]:
        """The session and the folder: the only reading with a known title or id, otherwise the last one."""
        readings: list[tuple[str, str | None]] = [(unquoted(typed), None)]
        for to in _TO.finditer(typed):
            title, folder = unquoted(typed[: to.start()]), unquoted(typed[to.end() :])
            readings += [(title, folder)] if title and folder else []
        sessions = await self._sessions.list_sessions()
        known = {normalized_name(name) for session in sessions for name in (session.id, session.title)}
        fitting = [reading for reading in readings if normalized_name(reading[0]) in known]
        if len(fitting) > 1:
            ways = listed([_written(*reading) for reading in fitting], last="or")
            raise InvalidLine(f"That can be read in more than one way, so nothing was written. Please write {ways}.")
        return fitting[0] if fitting else readings[-1]


def _written(title: str, folder: str | None) -> str:
    return f"export {quoted(title, folder or '')}{'' if folder is None else f' to {folder}'}"


def session_line(session: SessionSummary) -> str:
    """A session on one line: id, title, date, phase."""
    when = f", {session.begun_at.astimezone():%Y-%m-%d %H:%M}" if session.begun_at else ""
    how = (
        "open now" if session.running else {"lobby": "not begun", "live": "not ended", "ended": "ended"}[session.phase]
    )
    damaged = f". {wording.one_line(session.damage)}" if session.damage else ""
    title = wording.one_line(display_title(session.title, practice=session.practice))
    people, said = many(session.people, "person", "people"), many(session.contributions, "contribution")
    return f"{session.id}: {title}{when}, {how}, {people}, {said}{damaged}"
