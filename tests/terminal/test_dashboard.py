"""What reaches a real terminal from a real dashboard with a real server."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from server.domain import commands as c
from server.net.qr import qr_rows
from tests.terminal.conftest import Phones, Terminals
from tests.terminal.phone import announced
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

# The kinds of control sequence a program can write: CSI by final byte and private mark, OSC by number, other escapes.
_SEQUENCE = re.compile(
    rb"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])|\x1b\]([0-9]*)|\x1b([PX^_])|\x1b([^\[\]PX^_])"
    rb"|([\x00-\x06\x08\x0b\x0c\x0e-\x1a\x7f])"
)
_HOSTILE = [
    "AA\x1b]52;c;ZXZpbA==\x1b\\BB",
    "\x1b]0;FAKE TITLE\x1b\\",
    "\x1b[2J\x1b[H you have been hacked",
    "\x1bc",
    "\x1b]11;?\x1b\\",
    "\x1b[21t\x1b[6n\x1b[c",
    "\x1b_Gi=1,a=q;AAAA\x1b\\",
    "\x1b]",
    "a\x00b\x7fc\x08\x08d",
    "\x0e qqqq \x0f",
    "\x1bPtmux;\x1b\x1b]52;c;ZQ==\x07\x1b\\",
    "\x9b2J\x9d0;FAKE\x9c",
    "Zustimmung \u202e gnunhelbA",
    "[/] [b + x [@click=app.quit]out[/]",
]


def kinds(raw: bytes) -> set[bytes]:
    """Every kind of control sequence in what was written."""
    return {b" ".join(part or b"" for part in found) for found in _SEQUENCE.findall(raw)}


def live(terminal: Terminals, **size: int) -> Terminal:
    """A dashboard with a live session and one question."""
    dashboard = terminal("new", "Home care", "--host", "127.0.0.1", "--port", "0", **size)
    dashboard.shows("Go live")
    dashboard.press("\r")
    dashboard.shows("● live")
    dashboard.press("a")
    dashboard.shows("Enter Ask the room")
    dashboard.press("What helps?\r")
    dashboard.shows("0 people answered")
    return dashboard


def test_nothing_that_people_type_reaches_the_terminal_as_control(
    terminal: Terminals, phones: Phones, home: Path
) -> None:
    dashboard = live(terminal, columns=120, lines=40)
    harmless = phones("Ama")
    question = harmless.question()
    harmless.does(c.Contribute(question, "Harmless words of Ama"))
    dashboard.shows("Harmless words of Ama")
    dashboard.press("?")
    dashboard.shows("Help")
    dashboard.press("\x1b")
    dashboard.shows(lambda text: "Harmless words" in text)
    before = kinds(bytes(dashboard.raw))
    for number, hostile in enumerate(_HOSTILE):
        guest = phones(hostile[:40])
        guest.does(c.Contribute(question, hostile))
        guest.does(c.Contribute(question, f"end of {number}"))
        dashboard.shows(f"{number + 2} people answered")
    dashboard.press("\x1b[F")
    dashboard.shows(f"end of {len(_HOSTILE) - 1}")
    assert kinds(bytes(dashboard.raw)) - before <= {b" ".join((b"", b"m", b"", b"", b"", b""))}
    assert b"\x1b]52" not in dashboard.raw
    assert b"FAKE TITLE\x1b\\" not in dashboard.raw


def test_a_question_that_comes_in_one_go_with_its_key_is_asked(terminal: Terminals, phones: Phones) -> None:
    dashboard = live(terminal)
    phones("Ama")
    dashboard.press("aWhat is quiet, and what is not?\r")
    dashboard.shows("Enter again")
    dashboard.press("\r")
    dashboard.shows(lambda text: "What is quiet, and what is not?" in text and "a to write a question" in text)
    dashboard.shows("c Close 2")


def test_the_qr_code_on_screen_is_the_one_to_scan(terminal: Terminals, phones: Phones, home: Path) -> None:
    dashboard = terminal("new", "Home care", "--host", "127.0.0.1", "--port", "0")
    dashboard.shows("Go live")
    said = announced(home)
    expected = qr_rows(said["join_url"].upper())
    drawn = modules(dashboard)
    text = ["".join(row) for row in drawn]
    wanted = expected[4]  # the first row with dark modules
    rows = [number for number, row in enumerate(text) if wanted in row]
    assert rows, "the code is not on the screen"
    left = text[rows[0]].index(wanted)
    seen = [row[left : left + len(expected)] for row in text[rows[0] - 4 : rows[0] - 4 + len(expected)]]
    assert seen == list(expected)


def modules(dashboard: Terminal) -> list[list[str]]:
    """The screen as half-cells: 1 where black, 0 where white, blank elsewhere."""
    meaning = {"000000": "1", "black": "1", "ffffff": "0", "white": "0"}
    rows: list[list[str]] = []
    for line in range(dashboard.display.lines):
        upper, lower = [], []
        for column in range(dashboard.display.columns):
            cell = dashboard.display.buffer[line][column]
            front, back = meaning.get(cell.fg, " "), meaning.get(cell.bg, " ")
            upper.append(front if cell.data == "▀" else back)
            lower.append(back)
        rows += [upper, lower]
    return rows


def test_leaving_restores_the_terminal_and_leaves_the_room_open(
    terminal: Terminals, phones: Phones, home: Path
) -> None:
    dashboard = live(terminal)
    ama = phones("Ama")
    dashboard.press("\x11")  # ctrl+q
    dashboard.shows("Leave the room open")
    dashboard.press("\x1b[B\r")
    assert dashboard.ends() == 0
    assert dashboard.raw.rfind(b"\x1b[?1049l") > dashboard.raw.rfind(b"\x1b[?1049h")
    ama.does(c.Contribute(ama.question(), "Said while nobody looked"))
    again = terminal("open", announced(home)["session"])
    again.shows("Said while nobody looked")


@pytest.mark.parametrize("how", ["killed", "hung up"])
def test_a_dashboard_that_dies_takes_nobody_with_it(terminal: Terminals, phones: Phones, home: Path, how: str) -> None:
    dashboard = live(terminal)
    ama = phones("Ama")
    question = ama.question()
    ama.does(c.Contribute(question, "Before"))
    dashboard.shows("Before")
    if how == "killed":
        os.kill(dashboard.process.pid, signal.SIGKILL)
    else:
        dashboard.hang_up()
    dashboard.process.wait(20)
    ama.does(c.Contribute(question, "Meanwhile"))
    again = terminal("open", "Home care")
    again.shows("Meanwhile")
    assert "Before" in again.text


def test_a_terminal_that_is_not_read_stops_nobody(terminal: Terminals, phones: Phones, home: Path) -> None:
    dashboard = live(terminal)
    ama = phones("Ama")
    question = ama.question()
    for number in range(15):  # nobody reads the terminal meanwhile
        ama.does(c.Contribute(question, f"Words {number} " + "and more " * 100))
    dashboard.press("\x1b[F")
    dashboard.shows("Words 14 and more")


def test_a_small_terminal_is_told_its_size_and_works_once_it_is_larger(terminal: Terminals) -> None:
    dashboard = terminal("new", "Home care", "--host", "127.0.0.1", "--port", "0", columns=60, lines=20)
    dashboard.shows("60")
    assert "80" in dashboard.text
    assert "20" in dashboard.text
    dashboard.resize(80, 24)
    dashboard.shows("Go live")


def test_without_colour_everything_is_still_there(terminal: Terminals) -> None:
    dashboard = terminal("new", "Home care", "--host", "127.0.0.1", "--port", "0", NO_COLOR="1")
    dashboard.shows("Go live")
    coloured = re.findall(rb"\x1b\[[0-9;]*38;2;(\d+);(\d+);(\d+)", bytes(dashboard.raw))
    assert {found for found in coloured if len(set(found)) > 1} == set()  # greys only


def test_a_dumb_terminal_gets_plain_mode_by_itself(terminal: Terminals) -> None:
    plain = terminal("new", "Home care", "--port", "0", TERM="dumb")
    plain.shows("Join at:")
    plain.press("quit\n")
    plain.shows("coprod open")
    assert plain.ends() == 0
    assert b"\x1b" not in plain.raw
