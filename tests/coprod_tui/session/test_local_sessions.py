"""What dashboard and plain mode have done behind them, with real servers."""

import asyncio
import csv
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coprod_tui.model.sessions import PlanSummary, Unavailable
from coprod_tui.session import local_sessions, practice_people
from coprod_tui.session.launch import ServerProgram
from coprod_tui.session.listen_options import ListenOptions
from coprod_tui.session.local_sessions import LocalSessions
from coprod_tui.session.remote_port import RemotePort
from server.domain import commands as c
from server.domain.errors import Rejected
from server.projections.summary import summary_view
from server.store.folder import SessionFolder
from server.store.library import is_running
from tests.coprod_tui.session.conftest import Reader

HERE = ListenOptions(0, "127.0.0.1")
NOW = datetime(2026, 11, 23, 14, 5, 6, tzinfo=UTC)
SOME = 3  # of twelve people, some of whom only listen


@pytest.fixture
async def sessions(tmp_path: Path) -> AsyncIterator[LocalSessions]:
    made = LocalSessions(tmp_path / "home", tmp_path / "exports", now=lambda: NOW)
    yield made
    await end_all(made)


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[LocalSessions]:
    """Sessions that are set to be reached by everybody."""
    made = LocalSessions(tmp_path / "home", tmp_path, listen=ListenOptions(0, None, "https://room.example"))
    yield made
    await end_all(made)


async def end_all(sessions: LocalSessions) -> None:
    """Ends the servers that still run, whatever a test left behind."""
    for session in await sessions.list_sessions():
        ready = sessions.ready(session.id)
        if session.running and ready is not None:
            os.kill(ready.pid, signal.SIGTERM)


def folder_of(sessions: LocalSessions, port: RemotePort) -> SessionFolder:
    ready = sessions.ready(port.session)
    assert ready is not None
    return SessionFolder(Path(ready.file).parent)


async def test_a_session_is_started_left_found_again_exported_and_closed(
    sessions: LocalSessions, tmp_path: Path
) -> None:
    port = await sessions.start("Home care", HERE)
    await port.submit(c.AskQuestion("What works?"))
    port.leave()
    again = await sessions.open("home CARE")
    assert again.session == port.session
    reader = Reader(again)
    await reader.seq(2)
    assert summary_view(reader.board.state, reader.board.presence).phase == "live"
    (line,) = await sessions.list_sessions()
    assert (line.title, line.phase, line.running, line.damage, line.begun_at) == ("Home care", "live", True, None, NOW)
    written = await sessions.export(port.session)
    assert written == tmp_path / "exports" / f"{NOW.astimezone():%Y-%m-%d-%H%M%S}-{port.session}"
    with pytest.raises(Unavailable, match=r"contributions\.csv and 9 more files already"):
        await sessions.export(port.session, written)
    with (written / "questions.csv").open(encoding="utf-8-sig") as file:
        assert "What works?" in next(iter(list(csv.reader(file))[1:]))
    chosen = tmp_path / "a b" / "out"
    assert await sessions.export(port.session, chosen) == chosen
    assert (chosen / "report.md").exists()
    folder = folder_of(sessions, again)
    await sessions.close(again)
    assert not is_running(folder)
    await reader.over()
    (line,) = await sessions.list_sessions()
    assert not line.running


async def test_a_killed_session_opens_again_at_the_same_address_with_all_that_was_said(
    sessions: LocalSessions,
) -> None:
    port = await sessions.start("Home care", HERE)
    reader = Reader(port)
    await port.submit(c.AskQuestion("What works?"))
    before = sessions.ready(port.session)
    assert before is not None
    os.kill(before.pid, signal.SIGKILL)
    await reader.until(lambda: not reader.board.linked)
    again = await sessions.open(port.session)
    after = sessions.ready(port.session)
    assert after is not None
    assert (after.url, after.code, after.join_url) == (before.url, before.code, before.join_url)
    assert after.pid != before.pid
    await reader.until(lambda: reader.board.linked)
    receipt = await again.submit(c.AskQuestion("And now?"))
    await reader.seq(receipt.seq)
    assert [reader.board.state.questions[asked].text for asked in reader.board.state.asked] == [
        "What works?",
        "And now?",
    ]
    await sessions.close(again)
    port.leave()


@pytest.fixture
def quick_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated people who come in a second."""
    monkeypatch.setattr(practice_people, "SPEED", 100)


@pytest.mark.usefixtures("quick_people")
async def test_practice_listens_on_this_machine_alone_with_people_who_come_by_themselves(
    elsewhere: LocalSessions,
) -> None:
    sessions = elsewhere
    port = await sessions.practise("Home care", plan="check-in")
    reader = Reader(port)
    await reader.until(lambda: reader.board.presence.connected and reader.board.status.addresses)
    state = reader.board.state
    assert state.practice
    assert state.plan
    assert all(person.simulated for person in state.people.values())
    (address,) = reader.board.status.addresses
    assert address.url.startswith("http://127.0.0.1:")
    await sessions.close(port)
    (line,) = await sessions.list_sessions()
    assert line.practice


@pytest.mark.usefixtures("quick_people")
async def test_practice_that_is_opened_again_goes_on_with_the_same_people_and_other_words(
    elsewhere: LocalSessions,
) -> None:
    port = await elsewhere.practise("Home care")
    reader = Reader(port)
    await reader.until(lambda: len(reader.board.presence.connected) == practice_people.PEOPLE)
    await port.submit(c.AskQuestion("What helps?"))
    await reader.until(lambda: reader.board.state.kept_contributions >= SOME)
    await elsewhere.close(port)
    await reader.over()
    again = await elsewhere.open(port.session)
    reader = Reader(again)
    await reader.until(lambda: len(reader.board.presence.connected) == practice_people.PEOPLE)
    said = reader.board.state.kept_contributions
    await again.submit(c.AskQuestion("And now?"))
    await reader.until(lambda: reader.board.state.kept_contributions >= said + SOME)
    state = reader.board.state
    assert state.practice
    assert len(state.people) == practice_people.PEOPLE
    assert all(person.simulated for person in state.people.values())
    texts = [words.text for words in state.contributions.values()]
    assert len(set(texts)) == len(texts)
    (address,) = reader.board.status.addresses
    assert address.url.startswith("http://127.0.0.1:")
    await elsewhere.close(again)


async def test_a_session_that_is_no_practice_is_opened_again_without_simulated_people(
    sessions: LocalSessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_sessions, "send_people", lambda *_: pytest.fail("nobody may be sent"))
    port = await sessions.start("Home care", HERE)
    await sessions.close(port)
    await sessions.close(await sessions.open(port.session))


async def test_a_session_keeps_the_zone_of_its_room_which_is_that_of_this_machine_unless_it_is_said(
    sessions: LocalSessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    for said, kept in ((None, "Asia/Kolkata"), ("Europe/London", "Europe/London")):
        port = await sessions.start("Home care", HERE, zone=said)
        reader = Reader(port)
        await reader.seq(1)
        assert reader.board.state.zone == kept
        await sessions.close(port)


async def test_the_tour_is_due_until_it_was_seen(sessions: LocalSessions) -> None:
    assert await sessions.tour_is_due()
    await sessions.tour_was_seen()
    assert not await sessions.tour_is_due()


async def test_a_title_that_was_changed_is_listed_and_opened_by(sessions: LocalSessions) -> None:
    port = await sessions.start("Hoem care", HERE)
    await port.submit(c.ChangeTitle("Home care"))
    assert [line.title for line in await sessions.list_sessions()] == ["Home care"]
    again = await sessions.open("home care")
    assert again.session == port.session
    port.leave()
    await sessions.close(again)


async def test_a_title_that_cannot_be_makes_no_session(sessions: LocalSessions) -> None:
    with pytest.raises(Rejected):
        await sessions.start("\u200b")
    assert await sessions.list_sessions() == ()


async def test_the_ready_plans_are_told_with_their_minutes_and_questions(sessions: LocalSessions) -> None:
    plans = await sessions.list_plans()
    assert len(plans) == 5
    assert all(plan.minutes and plan.questions and plan.title and plan.purpose for plan in plans)


async def test_a_plan_file_is_told_by_a_name_that_holds_everywhere(sessions: LocalSessions, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('title = "Ours"\n[[phase]]\nname = "One"\n[[phase.question]]\ntext = "What else?"\nminutes = 5\n')
    assert await sessions.read_plan(str(file)) == PlanSummary(str(file), "Ours", 5, 1)


async def test_a_plan_file_that_cannot_be_used_says_what_is_to_be_mended(
    sessions: LocalSessions, tmp_path: Path
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('title = "Ours"\npurpos = "x"\n')
    with pytest.raises(Unavailable, match="Line 2"):
        await sessions.read_plan(str(file))
    with pytest.raises(Unavailable, match="There is no plan and no file"):
        await sessions.read_plan(str(tmp_path / "nowhere"))


async def test_a_server_that_does_not_start_leaves_no_session(tmp_path: Path) -> None:
    as_failure = ServerProgram((sys.executable, "-c", "import sys; sys.exit('Port 8765 is in use.')"))
    sessions = LocalSessions(tmp_path, tmp_path, program=as_failure)
    with pytest.raises(Unavailable, match=r"^Port 8765 is in use\.$"):
        await sessions.start("Home care")
    assert await sessions.list_sessions() == ()
    assert list((tmp_path / "sessions").iterdir()) == []


async def test_what_is_not_there_is_said_in_one_sentence(sessions: LocalSessions, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="There is no session"):
        await sessions.open("nothing")
    with pytest.raises(Unavailable, match="There is no session"):
        await sessions.export("nothing")
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(Unavailable, match="The system refused"):
        LocalSessions(in_the_way, tmp_path)


async def test_a_damaged_session_is_listed_with_what_is_damaged_and_does_not_open(sessions: LocalSessions) -> None:
    port = await sessions.start("Home care", HERE)
    for text in ("One?", "Two?"):
        await port.submit(c.AskQuestion(text))
    folder = folder_of(sessions, port)
    await sessions.close(port)
    lines = folder.journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"One", b"Onf")
    folder.journal.write_bytes(b"\n".join(lines))
    (line,) = await sessions.list_sessions()
    assert line.damage is not None
    assert "Line 3" in line.damage
    with pytest.raises(Unavailable, match=r"Line 3 of .* is damaged"):
        await sessions.open(line.id)
    with pytest.raises(Unavailable, match=r"Line 3 of .* is damaged"):
        await sessions.export(line.id)


async def test_sessions_are_read_again_only_when_they_changed(
    sessions: LocalSessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = await sessions.start("Home care", HERE)
    before = await sessions.list_sessions()
    with monkeypatch.context() as patched:
        patched.setattr("coprod_tui.session.records.state_of", None)
        assert await sessions.list_sessions() == before
    await port.submit(c.AskQuestion("What works?"))
    (after,) = await sessions.list_sessions()
    assert after.phase == "live"
    await sessions.close(port)


async def test_a_server_that_does_not_end_is_said(sessions: LocalSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_: SessionFolder) -> bool:
        await asyncio.sleep(0)
        return False

    port = await sessions.start("Home care", HERE)
    monkeypatch.setattr("coprod_tui.session.local_sessions.ended", never)
    with pytest.raises(Unavailable, match="does not end"):
        await sessions.close(port)
