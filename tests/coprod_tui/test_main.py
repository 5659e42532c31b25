"""The command line as whoever types it meets it: real processes, exit codes and sentences."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server.store.library import Library, SessionRecord

LIMIT = 60.0
COPROD = (sys.executable, "-P", "-m", "coprod_tui")


@dataclass(frozen=True)
class Shell:
    """A command line with data of its own."""

    home: Path

    def run(self, *arguments: str, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """What comes of one command."""
        return subprocess.run(
            [*COPROD, *arguments],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
            cwd=self.home.parent,
            env=self.environment | more,
        )

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "COPROD_HOME": str(self.home), "COPROD_EXPORTS": str(self.exports), "COLUMNS": "120"}

    @property
    def exports(self) -> Path:
        return self.home.parent / "documents"

    def sessions(self) -> tuple[SessionRecord, ...]:
        """The sessions that are kept."""
        return Library(self.home).sessions()

    def journal(self) -> Path:
        """The record of the only session."""
        return Library(self.home).folder(self.sessions()[0].id).journal


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    shell = Shell(tmp_path / "home")
    yield shell
    for run in shell.home.glob("sessions/*/run.json"):
        os.kill(json.loads(run.read_text())["pid"], signal.SIGTERM)


def failed(outcome: subprocess.CompletedProcess[str], code: int, sentence: str) -> None:
    """One sentence on standard error and nothing else."""
    assert (outcome.returncode, outcome.stdout) == (code, "")
    assert outcome.stderr.count("\n") == 1
    assert sentence in outcome.stderr


def test_a_session_line_by_line_is_left_found_listed_exported_and_ended(shell: Shell, tmp_path: Path) -> None:
    begun = shell.run("new", "Home care", "--port", "0", "--host", "127.0.0.1", typed="ask What works?\nquit\n")
    assert (begun.returncode, begun.stderr) == (0, "")
    lines = begun.stdout.splitlines()
    assert lines[0] == "Session: Home care"
    assert lines[1].startswith("Join at: http://127.0.0.1:")
    assert "Question 1 is open: What works?" in lines
    (session,) = shell.sessions()
    assert (session.title, session.running) == ("Home care", True)
    assert lines[3] == f"Session id: {session.id}"
    assert lines[-1] == f"The room stays open. Come back with: coprod open {session.id}"
    exported = shell.run("export", "home care", "--to", "out/new")
    assert exported.returncode == 0
    for line in exported.stdout.splitlines():
        assert Path(line).exists()
    failed(shell.run("export", "home care", "--to", "out/new"), 1, "out/new has contributions.csv and 9 more files")
    assert shell.run("export", "home care", "--to", "out/new", "--force").returncode == 0
    for line in shell.run("export", "home care").stdout.splitlines():
        assert Path(line).is_relative_to(shell.exports)
    ended = shell.run("open", session.id, typed="end\nyes\nquit\n")
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[0:4] == lines[0:4]
    assert "The room is closed." in ended.stdout.splitlines()[-1]
    (listed,) = json.loads(shell.run("list", "--json").stdout)
    assert (listed["session"], listed["title"], listed["running"]) == (session.id, "Home care", False)
    assert Path(listed["file"]).exists()
    assert session.id in shell.run("list").stdout


def test_a_title_that_is_asked_for_stands_in_no_process_list(shell: Shell) -> None:
    here = ("--port", "0", "--host", "127.0.0.1")
    begun = shell.run("new", *here, typed="Home care\nask What works?\nquit\n")
    assert (begun.returncode, begun.stderr) == (0, "coprod: What is the session called?\n")
    lines = begun.stdout.splitlines()
    assert lines[0] == "Session: Home care"
    assert "Question 1 is open: What works?" in lines
    (running,) = shell.home.glob("sessions/*/run.json")
    process = Path(f"/proc/{json.loads(running.read_text())['pid']}/cmdline")
    assert not process.exists() or b"Home care" not in process.read_bytes()
    # So that it can be piped in, "-" asks too.
    assert shell.run("new", "-", *here, "--plain", typed="Trust\nquit\n").stdout.startswith("Session: Trust\n")
    sheet = shell.run("slips", "--title", "-", str(shell.home / "slips.html"), typed="Home care\n")
    assert (sheet.returncode, sheet.stderr) == (0, "coprod: What is the session called?\n")
    assert "<h2>Home care</h2>" in (shell.home / "slips.html").read_text("utf-8")
    untitled = shell.run("new", *here, typed="")
    assert untitled.returncode == 1
    assert "nothing to read" in untitled.stderr


def test_a_session_with_a_plan_holds_its_questions_and_takes_its_title(shell: Shell) -> None:
    here = ("--port", "0", "--host", "127.0.0.1")
    begun = shell.run("new", "--plan", "check-in", *here, typed="quit\n")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert begun.stdout.splitlines()[0] == "Session: How are we doing?"
    created = json.loads(shell.journal().read_text("utf-8").splitlines()[1])["events"][0]
    assert created["plan"][0]["text"] == "How are you arriving today?"
    assert len(created["plan"]) == 5


def test_a_plan_with_mistakes_is_told_line_by_line_and_nothing_begins(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('title = "Ours"\npurpos = "x"\n[[phase]]\nnam = "y"\n', "utf-8")
    for command in ("new", "serve"):
        outcome = shell.run(command, "--plan", "ours.toml")
        assert (outcome.returncode, outcome.stdout) == (1, "")
        assert outcome.stderr.splitlines() == [
            "coprod: Line 2: `purpos` is not a key of a plan. Did you mean `purpose`?",
            "coprod: Line 4: `nam` is not a key of a phase. Did you mean `name`?",
        ]
    assert shell.sessions() == ()


def test_plans_are_listed_printed_and_made_of_methods(shell: Shell, tmp_path: Path) -> None:
    assert "check-in" in shell.run("plans").stdout
    assert shell.run("plans", "check-in").stdout.startswith("# Half an hour")
    failed(shell.run("plans", "chekin"), 1, 'the nearest is "check-in"')
    (tmp_path / "m.md").write_text("---\ntitle: T\nstages: [{id: a}]\n---\n## Stage: a\nWhat now?\n", "utf-8")
    assert shell.run("import", "m.md", "ours.toml").stdout.splitlines()[0] == "ours.toml: 1 phase, 1 question."
    failed(shell.run("import", "m.md", "ours.toml"), 1, "There is a file ours.toml already")
    failed(shell.run("import", "n.md"), 1, "There is no n.md")


def test_home_line_by_line_leads_into_a_session(shell: Shell) -> None:
    done = shell.run("--plain", typed="list\nnew Home care\nend\nyes\n")
    assert done.returncode == 0
    assert "Session: Home care" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1].startswith("The room is closed.")


def test_serving_without_a_screen_prints_one_line_and_keeps_everything_over_a_restart(shell: Shell) -> None:
    def serve(*arguments: str) -> tuple[subprocess.Popen[str], dict[str, Any]]:
        process = subprocess.Popen(
            [*COPROD, "serve", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=shell.environment,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("Home care\n")  # where it is asked for
        process.stdin.flush()
        return process, json.loads(process.stdout.readline())

    first, ready = serve("--title", "-", "--port", "0", "--host", "127.0.0.1")
    assert list(ready) == ["session", "title", "file", "url", "join_url", "code", "token_file", "pid"]
    assert (ready["pid"], ready["title"]) == (first.pid, "Home care")
    token = Path(ready["token_file"]).read_text()
    remembered = Path(ready["file"]).with_name("listening.json")
    before = remembered.read_bytes()
    failed(shell.run("serve", ready["session"], "--port", "1"), 1, f"coprod open {ready['session']}")
    assert remembered.read_bytes() == before
    first.kill()
    assert first.communicate(timeout=LIMIT)[0] == ""
    second, again = serve(ready["session"])
    assert {**again, "pid": ready["pid"]} == ready
    assert Path(again["token_file"]).read_text() == token
    second.terminate()
    second.communicate(timeout=LIMIT)
    assert second.returncode == 0


def test_a_port_that_was_asked_for_and_is_taken_is_refused_and_leaves_no_session(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in (["new", "T", "--plain"], ["serve", "--title", "T"]):
            outcome = shell.run(*command, "--port", port, "--host", "127.0.0.1")
            failed(outcome, 1, f"Port {port} is in use by another program.")
    assert shell.sessions() == ()


def test_a_default_port_that_is_taken_makes_way_for_the_next_one_and_says_so(shell: Shell) -> None:
    with ExitStack() as holding:
        with suppress(OSError):  # where somebody else holds it, that does as well
            holding.enter_context(socket.create_server(("127.0.0.1", 8765)))
        outcome = shell.run("new", "T", "--plain", "--host", "127.0.0.1", typed="end\nyes\n")
    assert outcome.returncode == 0
    port = outcome.stdout.splitlines()[1].partition("127.0.0.1:")[2].partition("/")[0]
    assert int(port) > 8765
    assert outcome.stderr == (f"coprod: Port 8765 is in use by another program, so this session is at port {port}.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["opne", "x"], 2, 'the nearest is "open"'),
        (["new", "T", "--prot", "1"], 2, 'the nearest is "--port"'),
        (["open", "nothing"], 1, "There is no session"),
        (["serve", "nothing"], 1, "There is no session"),
        (["export", "nothing", "--to", "out"], 1, "There is no session"),
        (["new", "   "], 1, "nothing to read"),
        (["new", "x" * 121], 1, "120 characters"),
        (["new", "T", "--host", "192.0.2.250"], 1, "192.0.2.250"),
        (["repair", "nothing.jsonl"], 1, "nothing.jsonl"),
        (["repair", "."], 1, "directory"),
        (["rehearse", "--into", "nonsense", "--fast", "--answers", "1"], 1, "not an address to join by"),
        (["rehearse", "--plan", "check-in", "--report", __file__], 1, f"There is a file {__file__} already"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_an_honest_exit_code(
    shell: Shell, arguments: list[str], code: int, sentence: str
) -> None:
    failed(shell.run(*arguments), code, sentence)
    assert shell.sessions() == ()


def test_a_folder_that_cannot_be_used_is_named(shell: Shell, tmp_path: Path) -> None:
    shell.home.write_text("in the way")
    for arguments in (["list"], ["new", "T", "--plain"], ["serve", "--title", "T"]):
        failed(shell.run(*arguments), 1, str(shell.home))


def test_an_export_that_cannot_be_written_is_named(shell: Shell, tmp_path: Path) -> None:
    shell.run("new", "T", "--plain", "--port", "0", typed="end\nyes\n")
    (tmp_path / "in-the-way").write_text("")
    failed(shell.run("export", "T", "--to", "in-the-way"), 1, "in-the-way")
    failed(shell.run("export", "T", "--to", "in-the-way/deeper"), 1, "in-the-way")


def test_a_damaged_session_says_what_is_damaged_and_repairs_into_a_copy(shell: Shell) -> None:
    shell.run("new", "T", "--plain", "--port", "0", typed="ask One?\nask Two?\nask Three?\nend\nyes\n")
    journal = shell.journal()
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"One", b"Onf")
    damaged = b"\n".join(lines)
    journal.write_bytes(damaged)
    for arguments in (["open", "T", "--plain"], ["export", "T", "--to", "out"], ["serve", "T"]):
        failed(shell.run(*arguments), 1, f"Line 3 of {journal} is damaged")
    repaired = shell.run("repair", str(journal))
    assert (repaired.returncode, repaired.stderr) == (0, "")
    assert "journal-repaired.jsonl: 2 entries kept, 3 lines lost." in repaired.stdout
    assert journal.read_bytes() == damaged
    journal.write_bytes((journal.parent / "journal-repaired.jsonl").read_bytes())
    assert shell.run("export", "T", "--to", "out").returncode == 0


def test_a_reader_of_the_output_who_leaves_early_is_no_trouble(shell: Shell) -> None:
    with subprocess.Popen(
        [*COPROD, "new", "T", "--plain", "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"help\n" * 20)
        process.stdin.close()
        assert process.wait(LIMIT) == 1
        assert process.stderr.read() == b""
    assert shell.sessions()[0].running


def heed_ctrl_c() -> None:
    """Undoes what a child inherits where the tests run in the background of a script: that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C another way")
def test_ctrl_c_leaves_the_room_open(shell: Shell) -> None:
    with subprocess.Popen(
        [*COPROD, "new", "T", "--plain", "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=shell.environment,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - no threads here
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        while 'Type "help"' not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        assert "The room stays open." in process.stdout.read()
        assert process.stderr.read() == "coprod: Stopped by Ctrl-C.\n"
        assert process.wait(LIMIT) == 1
    assert shell.sessions()[0].running


def test_a_killed_dashboard_leaves_its_session_to_be_opened_again(shell: Shell) -> None:
    with subprocess.Popen(
        [*COPROD, "new", "T", "--plain", "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=shell.environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("ask What works?\n")
        process.stdin.flush()
        seen = []
        while "Question 1 is open" not in (line := process.stdout.readline()):
            seen.append(line)
        process.kill()
    again = shell.run("open", "T", "--plain", typed="quit\n").stdout.splitlines(keepends=True)
    assert again[:4] == seen[:4]
    assert "Question 1 is open: What works?\n" in again


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.run("--version").stdout.startswith("coprod ")


def test_help_loads_nothing_slow() -> None:
    code = "import sys; from coprod_tui.__main__ import main\ntry: main(['--help'])\nfinally: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"textual", "rich", "websockets", "tinydb", "msgspec", "rpds", "asyncio", "platformdirs"} & set(loaded)
