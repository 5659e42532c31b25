from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coprod_tui.model.sessions import SessionSummary, Unavailable
from coprod_tui.plain.home import PlainHome, session_line
from server.domain.errors import Rejected
from server.port import SessionPort
from tests.server.conftest import Room

GREETING = 'No session is open. Type "new TITLE" to start one, or "help" for the commands'


@dataclass
class FakeReception:
    """Notes what is asked of it; titles beginning with "bad" are refused."""

    port: SessionPort
    asked: list[tuple[str, ...]] = field(default_factory=list)
    kept: tuple[SessionSummary, ...] = ()

    async def start(self, title: str) -> SessionPort:
        self.asked.append(("start", title))
        if title.startswith("bad"):
            raise Rejected("too_long", {"most": 120})
        return self.port

    async def practise(self, title: str) -> SessionPort:
        self.asked.append(("practise", title))
        return self.port

    async def open(self, session: str) -> SessionPort:
        self.asked.append(("open", session))
        if session != "s-1":
            raise Unavailable(f"There is no session {session}.")
        return self.port

    async def list_sessions(self) -> tuple[SessionSummary, ...]:
        return self.kept

    async def export(self, session: str, to: Path | None = None) -> Path:
        self.asked.append(("export", session, str(to)))
        return to or Path("own")


@pytest.fixture
async def sessions(room: Room) -> FakeReception:
    return FakeReception(room.facilitator())


async def work(sessions: FakeReception, *lines: str) -> tuple[list[str], list[SessionPort]]:
    """What is said after the greeting, and the sessions that were entered."""
    said: list[str] = []
    entered: list[SessionPort] = []

    async def typed() -> AsyncIterator[str]:
        for line in lines:
            yield line

    async def enter(port: SessionPort) -> None:
        entered.append(port)

    await PlainHome(sessions, said.append).run(typed(), enter)
    assert said[0] == GREETING
    return said[1:], entered


async def test_a_session_is_started_or_opened_and_the_rest_of_the_lines_are_its_own(sessions: FakeReception) -> None:
    for line, asked in (
        ("new  Home  care ", ("start", "Home  care")),
        ("practise It", ("practise", "It")),
        ("OPEN s-1", ("open", "s-1")),
    ):
        assert await work(sessions, line, "frobnicate") == ([], [sessions.port])
        assert sessions.asked.pop() == asked


async def test_what_cannot_be_done_is_said_and_the_next_line_counts(sessions: FakeReception) -> None:
    said, entered = await work(
        sessions, "bda", "nwe Title", "new", "list all", "open s-2", "new bad\x1b[2J", "", "quit", "new never"
    )
    assert said == [
        'There is no command "bda". Nothing was changed; "help" lists the commands.',
        'There is no command "nwe"; did you mean new? Nothing was changed; "help" lists the commands.',
        "It is written: new TITLE. Nothing was changed.",
        "It is written: list. Nothing was changed.",
        "There is no session s-2.",
        "That is longer than 120 characters. Please shorten it; nothing was lost.",
    ]
    assert entered == []


async def test_the_record_is_exported_into_a_folder_whose_name_may_have_a_to_in_it(sessions: FakeReception) -> None:
    said, _ = await work(sessions, "export Back to work to /tmp/a b")
    assert sessions.asked == [("export", "Back to work", "/tmp/a b")]  # noqa: S108 - nothing is written there
    assert said == ["The record is in /tmp/a b"]


async def test_the_record_is_exported_to_where_it_is_found_unless_a_folder_is_named(sessions: FakeReception) -> None:
    sessions.kept = (SessionSummary("s-1", "Back to work", None, "ended", running=False, people=1, contributions=1),)
    said, _ = await work(sessions, "export s-1", "export back to WORK")
    assert sessions.asked == [("export", "s-1", "None"), ("export", "back to WORK", "None")]
    assert said == 2 * ["The record is in own"]


async def test_the_name_of_a_session_is_found_whole_and_quotation_marks_round_it_are_taken_off(
    sessions: FakeReception,
) -> None:
    for title in ("Back", "Back to work", "Road"):
        sessions.kept += (SessionSummary(title[:4], title, None, "ended", running=False, people=0, contributions=0),)
    said, _ = await work(
        sessions,
        "export Road to how to/x to y",
        'export "back to work" to "a b"',
        "export Back to work to z",
        'export "Back" to work to z',
    )
    assert [asked[1:] for asked in sessions.asked] == [
        ("Road", "how to/x to y"),
        ("back to work", "a b"),
        ("Back", "work to z"),
    ]
    assert said[2] == (
        "That can be read in more than one way, so nothing was written. "
        'Please write export "Back" to work to z or export "Back to work" to z.'
    )
    await work(sessions, "open “s-1”")
    assert sessions.asked[-1] == ("open", "s-1")


async def test_sessions_are_listed_with_how_they_are(sessions: FakeReception) -> None:
    assert await work(sessions, "list") == (["No session is kept on this machine yet"], [])
    begun = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
    sessions.kept = (
        SessionSummary("s-2", "Two\x1b[2J", begun, "live", running=True, people=3, contributions=4),
        SessionSummary(
            "s-1", "One", None, "ended", running=False, people=0, contributions=0, damage="Line 3 is damaged"
        ),
        SessionSummary("s-0", "Nought", None, "ended", running=False, people=1, contributions=1, practice=True),
    )
    said, _ = await work(sessions, "list")
    assert said == [session_line(line) for line in sessions.kept]
    assert said[0].startswith("s-2: Two␛[2J, 2026-11-2")
    assert said[0].endswith(", open now, 3 people, 4 contributions")
    assert said[1] == "s-1: One, ended, 0 people, 0 contributions. Line 3 is damaged"
    assert said[2] == "s-0: PRACTICE · Nought, ended, 1 person, 1 contribution"


async def test_help_lists_the_commands(sessions: FakeReception) -> None:
    said, _ = await work(sessions, "help")
    assert [line.split()[0].rstrip(":") for line in said] == [
        "new",
        "practise",
        "open",
        "list",
        "export",
        "export",
        "quit",
        "help",
    ]
