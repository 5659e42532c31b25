"""What the documents say is what there is."""

import csv
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from coprod_tui import actions as dashboard
from server.domain import commands as c
from server.domain.actors import Facilitator, Participant, Visitor
from server.domain.commands import Command
from server.domain.decide.rights import MATRIX
from server.domain.decide.session import create
from server.domain.events import Entry
from server.domain.evolve import fold
from server.domain.plan import SessionPlan
from server.exports.bundle import files
from server.projections.measures.voice_texts import VOICE_TEXTS
from server.protocol.frames import ClientFrame, ServerFrame

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def coprod(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "coprod_tui", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


@pytest.mark.parametrize(
    "command", ["new", "open", "serve", "plans", "import", "list", "export", "rehearse", "slips", "repair"]
)
def test_every_option_of_every_command_is_in_the_readme(command: str) -> None:
    assert f"`coprod {command} " in README
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `coprod {command} ")]
    for option in re.findall(r"--[a-z-]+", coprod(command, "--help")):
        assert option in line or option in ("--help",), option


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    _, _, listed = coprod("--help").partition("COMMAND\n")
    commands = re.findall(r"^ {4}([a-z]+) ", listed, re.MULTILINE)
    assert len(commands) >= 7
    for command in commands:
        assert f"`coprod {command} " in README


def test_every_frame_and_command_is_in_the_protocol() -> None:
    frames = get_args(ClientFrame) + get_args(ServerFrame)
    for frame in frames:
        assert f"\n| `{frame.__struct_config__.tag}` |" in PROTOCOL
    commands = [command.__struct_config__.tag for command in get_args(Command)]
    for command in commands:
        assert f"\n| `{command}` |" in PROTOCOL
    assert PROTOCOL.count("\n| `") == len(frames) + 2 + len(commands)  # the two headings with a code in them


def test_the_protocol_tells_who_may_ask_for_what() -> None:
    kinds = {Facilitator: "facilitator", Participant: "person", Visitor: "visitor"}
    for command, right in MATRIX.items():
        (row,) = re.findall(rf"^\| `{command.__struct_config__.tag}` \| (.*?) \|", PROTOCOL, re.MULTILINE)
        who = row.split(", ")
        assert {word for word in who if "tool" not in word} == {kinds[kind] for kind in right.actors}
        tool = right.tool(c.MakeCall("break"))  # only the tool of a call hangs on what is asked
        expected = "the tool of its `kind`" if command is c.MakeCall else f"tool `{tool}`"
        assert [word for word in who if "tool" in word] == ([expected] if tool else [])


@pytest.mark.parametrize(
    ("id_", "does"),
    [
        ("ask", "asks a question"),
        ("next", "suggests the next one"),
        ("close", "closes it"),
        ("reveal", "reveals it"),
        ("heard", "marks a contribution heard"),
        ("role", "offers a role"),
        ("answer", "answers a call"),
        ("join_code", "shows the QR code"),
        ("undo", "undoes"),
        ("roles", "opens the **board**"),
        ("withdraw", "withdraws an offer"),
        ("not_now", "says not now"),
        ("add_role", "adds a role"),
        ("change_role", "renames, describes or limits one"),
        ("hide_role", "hides it"),
        ("river", "opens the **river**"),
        ("path", "turns it into one person's path"),
        ("measures", "shows the measures"),
        ("export", "exports everything"),
        ("plan", "opens the plan"),
        ("next", "puts the next one into the ask line"),
        ("minute", "gives one more minute"),
        ("adopt", "adopts them"),
        ("again", "asks a question again"),
        ("rounds", "sets the rounds side by side"),
        ("welcome", "puts somebody on the list"),
        ("put_in", "puts words in"),
        ("signal", "says that they were heard"),
        ("invite", "invites somebody"),
        ("search", "finds words"),
        ("sort", "lists them in another order"),
        ("voices", "opens the **voice mirror**"),
    ],
)
def test_the_keys_in_the_readme_are_those_of_the_dashboard(id_: str, does: str) -> None:
    assert f"`{dashboard.key_name(dashboard.action(id_).keys[0])}` {does}" in " ".join(README.split())


@pytest.mark.parametrize("file", ["contributions.csv", "questions.csv", "roles.csv"])
def test_the_columns_of_the_tables_are_in_the_readme(file: str) -> None:
    created = Entry(
        1, datetime(2026, 11, 23, tzinfo=UTC), create("s-1", "KITEMA", SessionPlan("Home care", (), ())), "facilitator"
    )
    table = dict(files(fold([created]), [created]))[file].decode("utf-8-sig")
    (row,) = re.findall(rf"^\| `{file}` \| .*?: (.*) \|$", README, re.MULTILINE)
    told = re.findall(r"`(\w+)`", row)
    assert told == next(csv.reader(table.splitlines()))


def test_every_form_of_plain_mode_for_questions_and_voices_is_in_the_readme() -> None:
    ids = ("next", "again", "rounds", "minute", "wordings", "adopt", "check", "plan", "add_planned", "edit_planned")
    more = (
        "skip_planned",
        "planned_up",
        "welcome",
        "put_in",
        "invite",
        "signals",
        "signal",
        "search",
        "sort",
        "voices",
    )
    for id_ in ids + more:
        for form in dashboard.action(id_).plain.split(" · "):
            assert f"`{form}`" in README, form


def test_every_measure_of_voices_is_explained() -> None:
    told = (ROOT / "docs" / "voices.md").read_text(encoding="utf-8")
    for text in VOICE_TEXTS:
        assert f"\n| {text.id} " in told


def test_every_module_for_developers_is_there() -> None:
    modules = re.findall(r"^\| `python3 -m uv run python -m ([\w.]+)`", README, re.MULTILINE)
    assert len(modules) >= 4
    for module in modules:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"docs/[a-z]+\.png", README):
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


def test_the_gates_run_the_command_that_the_readme_gives() -> None:
    (expression,) = re.findall(r"sed -n '(.*)' README.md", (ROOT / ".ci" / "run").read_text())
    found = subprocess.run(["sed", "-n", expression, "README.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    command = "python3 -m pip install uv && python3 -m uv run pytest -n auto --dist loadfile"
    assert found.stdout.splitlines() == [command]


def test_nothing_names_where_packages_come_from() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "index-url" not in project
    assert "[[tool.uv.index]]" not in project
    assert "uv.lock" in (ROOT / ".gitignore").read_text()
