"""What the documents say is what there is."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from server.domain.commands import Command
from server.protocol.frames import ClientFrame, ServerFrame

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def coprod(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "coprod_tui", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


@pytest.mark.parametrize("command", ["new", "open", "serve", "list", "export", "rehearse", "repair"])
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
    assert PROTOCOL.count("\n| `") == len(frames) + 2  # the two headings
    for command in get_args(Command):
        assert f"`{command.__struct_config__.tag}`" in PROTOCOL


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"docs/[a-z]+\.png", README):
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


def test_the_gates_run_the_command_that_the_readme_gives() -> None:
    (expression,) = re.findall(r"sed -n '(.*)' README.md", (ROOT / ".ci" / "run").read_text())
    found = subprocess.run(["sed", "-n", expression, "README.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == ["python3 -m pip install uv && python3 -m uv run pytest"]


def test_nothing_names_where_packages_come_from() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "index-url" not in project
    assert "[[tool.uv.index]]" not in project
    assert "uv.lock" in (ROOT / ".gitignore").read_text()
