"""What the documents say is what there is."""

import csv
import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from coprod_tui import actions as dashboard
from coprod_tui import diagnostics
from coprod_tui.plain.parsing.requests import FORMS
from server.domain import commands as c
from server.domain.actors import Doorkeeper, Facilitator, Participant, Visitor
from server.domain.commands import Command
from server.domain.decide.rights import MATRIX
from server.domain.decide.session import create
from server.domain.events import Entry
from server.domain.evolve import fold
from server.domain.plan import SessionPlan
from server.engine.requests import RIGHTS
from server.exports.bundle import files
from server.port import Request
from server.projections.exported_session import exported_session
from server.protocol.frames import ClientFrame, ServerFrame
from tests.rights_table import written

ROOT = Path(__file__).parent.parent


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


README = read("README.md")
COMMANDS, GUIDE, EXPORTS = read("docs/commands.md"), read("docs/guide.md"), read("docs/exports.md")
PROTOCOL, CONTRIBUTING = read("docs/protocol.md"), read("CONTRIBUTING.md")
LINE, KEYS, PLAIN = re.split(r"^## (?:Keys|Plain mode)$", COMMANDS, flags=re.MULTILINE)


def coprod(*arguments: str, home: Path | None = None, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "coprod_tui", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        input=typed,
        env=None if home is None else {**os.environ, "COPROD_HOME": str(home)},
    )
    return done.stdout


@pytest.mark.parametrize(
    "command", ["new", "open", "serve", "plans", "import", "list", "export", "rehearse", "slips", "repair"]
)
def test_every_option_of_every_command_is_told(command: str) -> None:
    (line,) = [line for line in LINE.splitlines() if line.startswith(f"| `coprod {command} ")]
    for option in re.findall(r"--[a-z-]+", coprod(command, "--help")):
        assert option in line or option in ("--help",), option


def test_every_command_of_the_command_line_is_told() -> None:
    _, _, listed = coprod("--help").partition("COMMAND\n")
    commands = re.findall(r"^ {4}([a-z]+) ", listed, re.MULTILINE)
    assert len(commands) >= 7
    for command in commands:
        assert f"| `coprod {command} " in LINE


def test_every_exit_code_is_told() -> None:
    codes = (diagnostics.FINE, diagnostics.FAILED, diagnostics.USED_WRONGLY)
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", LINE, re.MULTILINE)] == sorted(codes)


def test_every_variable_of_the_surroundings_is_told() -> None:
    source = [*(ROOT / "server").rglob("*.py"), *(ROOT / "coprod_tui").rglob("*.py")]
    read_there = {name for file in source for name in re.findall(r"COPROD_[A-Z]+", file.read_text(encoding="utf-8"))}
    assert read_there == set(re.findall(r"^\| `(COPROD_[A-Z]+)` \|", LINE, re.MULTILINE))


def test_the_keys_that_are_told_are_those_of_the_dashboard() -> None:
    rows = re.findall(r"^\| ((?:`\S+` )+)\| (.+?) \|", KEYS, re.MULTILINE)
    told = {(tuple(re.findall(r"`(\S+)`", keys)), title) for keys, title in rows}
    there = {(tuple(map(dashboard.key_name, known.keys)), known.title) for known in dashboard.ACTIONS if known.keys}
    assert told == there


@pytest.mark.parametrize(
    ("id_", "does"),
    [
        ("ask", "asks a question"),
        ("next", "suggests the next one"),
        ("close", "closes it"),
        ("reveal", "reveals it"),
        ("heard", "marks a contribution heard"),
        ("role", "with `r`"),
        ("answer", "answers a call"),
        ("join_code", "shows the QR code"),
        ("undo", "undoes"),
        ("redo", "does it again"),
        ("title", "is put right with `T`"),
        ("withdraw", "withdraws an offer"),
        ("not_now", "says not now"),
        ("add_role", "adds a role"),
        ("change_role", "renames, describes or limits one"),
        ("hide_role", "hides it"),
        ("path", "turns it into one person's path"),
        ("measures", "shows the measures"),
        ("export", "exports everything"),
        ("next", "on the tab Said puts the next one into the ask line"),
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
        ("scope", "switches between the words"),
        ("next_address", "takes the next of the laptop's addresses"),
    ],
)
def test_the_keys_in_the_guide_are_those_of_the_dashboard(id_: str, does: str) -> None:
    key = f"`{dashboard.key_name(dashboard.action(id_).keys[0])}`"
    told = " ".join(GUIDE.split())
    assert f"{key} {does}" in told or (key in does and does in told)


def test_the_tabs_in_the_guide_are_those_of_the_dashboard() -> None:
    tabs = [known for known in dashboard.ACTIONS if known.keys and known.keys[0].isdecimal()]
    told = " ".join(GUIDE.partition("The screen has tabs: ")[2].split()).partition(". ")[0]
    assert re.findall(r"`(\d)` (\w+)", told) == [(known.keys[0], known.title) for known in tabs]
    for number, title in re.findall(r"tab `(\d)` (\w+)", GUIDE):
        assert (number, title) in {(known.keys[0], known.title) for known in tabs}


def test_every_line_of_plain_mode_is_told(tmp_path: Path) -> None:
    before, room = re.split(r"^### Questions$", PLAIN, flags=re.MULTILINE)
    forms = [form.written for form in FORMS]
    assert sorted(re.findall(r"^\| `([^`]+)` \|", room, re.MULTILINE)) == sorted(forms)
    helped = coprod("--plain", home=tmp_path, typed="help\nquit\n").splitlines()[1:]
    assert sorted(re.findall(r"^\| `([^`]+)` \|", before, re.MULTILINE)) == sorted(
        form for form, _, _ in (line.partition(": ") for line in helped)
    )


def test_every_frame_and_command_is_in_the_protocol() -> None:
    frames = get_args(ClientFrame) + get_args(ServerFrame)
    for frame in frames:
        assert f"\n| `{frame.__struct_config__.tag}` |" in PROTOCOL
    commands = [command.__struct_config__.tag for command in get_args(Command)]
    for command in commands:
        assert f"\n| `{command}` |" in PROTOCOL
    requests = [request.__struct_config__.tag for request in get_args(Request)]
    for request in requests:
        assert f"\n| `{request}` |" in PROTOCOL
    headings = 2  # with a code in them
    assert PROTOCOL.count("\n| `") == len(frames) + headings + len(commands) + len(requests)


def test_the_protocol_tells_who_may_ask_for_what() -> None:
    kinds = {Facilitator: "facilitator", Participant: "person", Visitor: "visitor", Doorkeeper: "nobody over the wire"}
    for command, right in MATRIX.items():
        (row,) = re.findall(rf"^\| `{command.__struct_config__.tag}` \| (.*?) \|", PROTOCOL, re.MULTILINE)
        who = row.split(", ")
        assert {word for word in who if "tool" not in word} == {kinds[kind] for kind in right.actors}
        tools = right.tools(c.MakeCall("break"))  # only the tool of a call hangs on what is asked
        expected = {"the tool of its `kind`"} if command is c.MakeCall else {f"tool `{tool}`" for tool in tools}
        assert {word for word in who if "tool" in word} == expected
    for request, actors in RIGHTS.items():
        (row,) = re.findall(rf"^\| `{request.__struct_config__.tag}` \| (.*?) \|", PROTOCOL, re.MULTILINE)
        assert row.split(", ") == [kinds[kind] for kind in actors]


def test_the_table_of_who_may_is_what_the_rights_say() -> None:
    page = read("docs/rights.md")
    assert page == written(page), "please run: python -m tests.rights_table"
    assert page.count("\n| `") == len(MATRIX) == len(get_args(Command))


@pytest.fixture(scope="module")
def exported() -> dict[str, bytes]:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    created = Entry(1, at, create("s-1", "KITEMA", SessionPlan("Home care", (), ())), "facilitator")
    return dict(files(exported_session(fold([created]), [created])))


def test_every_file_of_an_export_is_told(exported: dict[str, bytes]) -> None:
    assert sorted(re.findall(r"^\| `([\w.]+\.\w+)` \|", EXPORTS, re.MULTILINE)) == sorted(exported)


@pytest.mark.parametrize(
    "file",
    ["contributions.csv", "themes.csv", "outcomes.csv", "turns.csv", "questions.csv", "roles.csv", "people.csv"],
)
def test_every_column_of_the_tables_is_told(file: str, exported: dict[str, bytes]) -> None:
    section = EXPORTS.partition(f"\n### {file}\n")[2].partition("\n#")[0]
    told = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert told == next(csv.reader(exported[file].decode("utf-8-sig").splitlines()))


def test_every_measure_of_voices_is_explained() -> None:
    told = read("docs/voices.md")
    for number in range(1, 10):
        assert f"\n| V{number} " in told


def test_the_layers_of_the_architecture_are_those_that_hold() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = {contract["containers"][0]: contract["layers"] for contract in contracts if contract["type"] == "layers"}
    told = read("docs/architecture.md")
    for package in ("coprod_tui", "server"):
        (line,) = re.findall(rf"^{package}: +(.*)$", told, re.MULTILINE)
        assert line.split(" ─► ") == [" · ".join(layer.split(" | ")) for layer in layers[package]]


def test_every_module_for_developers_is_there() -> None:
    modules = re.findall(r"^\| `python3 -m uv run python -m ([\w.]+)`", CONTRIBUTING, re.MULTILINE)
    assert len(modules) >= 4
    for module in modules:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module


def test_what_a_new_command_touches_is_there_for_the_one_that_is_the_example() -> None:
    section = CONTRIBUTING.partition("\n## How to add a command\n")[2].partition("\n## ")[0]
    touched = re.findall(r"^\| `(\S+)` \| .+ \| `(.+)` \|$", section, re.MULTILINE)
    assert len(touched) >= 30
    for path, words in touched:
        assert words.replace("\\|", "|") in read(path), path
    named = set(re.findall(r"`((?:server|coprod_tui|tests|docs)/[\w./]+)`", section))
    assert {path for path, _ in touched if "/" in path} < named
    for path in named:
        assert (ROOT / path).exists(), path


def test_the_gates_run_the_command_that_the_readme_gives() -> None:
    (expression,) = re.findall(r"sed -n '(.*)' README.md", read(".ci/run"))
    found = subprocess.run(["sed", "-n", expression, "README.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    command = "python3 -m pip install uv && python3 -m uv run pytest -n auto --dist loadfile"
    assert found.stdout.splitlines() == [command]


def test_nothing_names_where_packages_come_from() -> None:
    project = read("pyproject.toml")
    assert "index-url" not in project
    assert "[[tool.uv.index]]" not in project
    assert "uv.lock" in read(".gitignore")
