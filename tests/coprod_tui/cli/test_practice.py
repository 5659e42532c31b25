"""A plan rehearsed from the command line, in a practice session of its own."""

import asyncio
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from coprod_tui.session.listen_options import ListenOptions
from coprod_tui.session.local_sessions import LocalSessions
from server.domain.evolve import fold
from server.store.file_journal import read_entries
from server.store.library import Library

LIMIT = 120.0
PLAN = """
title = "A small plan"

[[phase]]
name = "Arriving"

[[phase.question]]
text = "What helps?"
minutes = 1

[[phase.question]]
text = "What next?"
minutes = 1
"""


def coprod(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "coprod_tui", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
        env={**os.environ, "COPROD_HOME": str(home)},
    )


def test_a_plan_is_rehearsed_told_in_sentences_reported_and_exported_as_practice(tmp_path: Path) -> None:
    home, plan, report = tmp_path / "home", tmp_path / "plan.toml", tmp_path / "report.json"
    plan.write_text(PLAN, encoding="utf-8")
    done = coprod(
        home, "rehearse", "--plan", str(plan), "--people", "4", "--speed", "200", "--seed", "2", "--report", str(report)
    )
    assert done.returncode == 0, done.stderr
    (session,) = Library(home).sessions()
    assert (session.title, session.running) == ("A small plan", False)
    assert coprod(home, "list").stdout.rstrip().endswith("PRACTICE · A small plan")
    assert done.stderr.splitlines()[-1].endswith(f"coprod open {session.id}")
    said = done.stdout.splitlines()
    assert said[0] == "2 of 2 planned questions were asked, and 1 question once more."
    assert f"Take its record away with: coprod export {session.id}" in said
    came = json.loads(report.read_text(encoding="utf-8"))
    assert coprod(home, "export", session.id, "--to", str(tmp_path / "out")).returncode == 0
    with (tmp_path / "out" / "contributions.csv").open(encoding="utf-8-sig", newline="") as file:
        exported = {(row["id"], row["text"]) for row in csv.DictReader(file)}
    told = {(one["id"], one["text"]) for one in [*came["crowd"]["acknowledged"], *came["put_in"]]}
    waited = {one["text"] for one in came["crowd"]["waiting"]}  # a challenge that arrived has an id of its own
    said_here = fold(read_entries(Library(home).folder(session.id).journal)).contributions.values()
    kept_here = {(words.id, words.text) for words in said_here if words.consent == "room"}
    assert told - kept_here <= exported
    assert exported.isdisjoint(kept_here)
    assert {text for _, text in exported - told} <= waited
    assert "**Practice.**" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


async def test_simulated_people_join_where_the_session_runs_and_the_same_ones_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    sessions = LocalSessions(home, tmp_path)
    port = await sessions.start("Home care", ListenOptions(0, "127.0.0.1"))
    try:
        ready = sessions.ready(port.session)
        assert ready is not None
        joining = ("rehearse", "--into", ready.join_url, "--fast", "--answers", "0", "--people", "2", "--seed", "1")
        for folder, code, said in (
            (tmp_path / "other", 1, "No session that is open on this machine has that address"),
            (home, 0, ""),
            (home, 0, ""),
        ):
            done = await asyncio.to_thread(coprod, folder, *joining)
            assert (done.returncode, said in done.stderr) == (code, True), done.stderr
        with FileLock(sessions.folder(port.session).people_lock(1)):
            done = await asyncio.to_thread(coprod, home, *joining)
        assert done.returncode == 1
        assert done.stderr.endswith("in the session already; another --seed brings others.\n")
        people = fold(read_entries(sessions.folder(port.session).journal)).people.values()
        assert [person.simulated for person in people] == [True, True]
    finally:
        await sessions.close(port)


def test_a_plan_that_is_not_there_is_one_sentence_and_leaves_no_session(tmp_path: Path) -> None:
    done = coprod(tmp_path / "home", "rehearse", "--plan", "two-hour")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "coprod: There is no plan and no file “two-hour”; did you mean “two-hours”?\n"
    assert Library(tmp_path / "home").sessions() == ()
