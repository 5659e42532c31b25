"""What is pasted into a real terminal arrives whole and never acts as keys."""

import signal
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.terminal.conftest import Phones, Terminals
from tests.terminal.test_dashboard import live

Handler = Callable[[int, FrameType | None], object] | signal.Handlers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


def pasted(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


def test_a_paste_where_no_field_is_open_does_nothing_and_says_so(terminal: Terminals) -> None:
    dashboard = live(terminal)
    dashboard.press(pasted("c\nq\x05\x11 1 r 2\x1b[2J" + "c" * 40))
    dashboard.shows("Nothing was pasted")
    assert "0 people answered" in dashboard.text
    assert "closed" not in dashboard.text


def test_a_paste_that_the_terminal_does_not_mark_does_nothing_either(terminal: Terminals) -> None:
    dashboard = terminal("new", "Home care", "--host", "127.0.0.1", "--port", "0")
    dashboard.shows("lobby")
    dashboard.press_bytes(b"What helps?\r\x05\x11 1 r 2" + b"c" * 40)
    dashboard.press_bytes(b"\r")
    dashboard.shows("Nothing was pasted")
    assert "lobby" in dashboard.text


@pytest.mark.parametrize(
    "text",
    [
        "What\nhelps\r\nyou most?",
        "\x1b[2JWhat helps you most?" + "\x1b[31mAnd what, in " + "many " * 10 + "words?",
        "What helps you most?\x1b[201~\r\x11\x1b[201~\r",
        "What helps you most?\x1b[201~\r\x1b[200~x\r",
    ],
    ids=["lines", "escape codes", "its own end", "its own end and beginning"],
)
def test_a_paste_with_lines_and_codes_only_fills_the_field(terminal: Terminals, text: str) -> None:
    dashboard = live(terminal, columns=120, lines=40)
    dashboard.press("a")
    dashboard.shows("Enter Ask the room")
    dashboard.press(pasted(text))
    dashboard.shows("you most?")
    dashboard.press(" Really?")
    dashboard.shows("Really?")
    assert "Enter Ask the room" in dashboard.text
    assert "What helps?" in dashboard.text


def test_a_paste_is_asked_whole_once_enter_is_pressed(terminal: Terminals, phones: Phones) -> None:
    dashboard = live(terminal, columns=120, lines=40)
    phones("Ama")
    dashboard.press("a")
    dashboard.shows("Enter Ask the room")
    dashboard.press(pasted("What would\n  help 👩🏽‍🦰 and 🇬🇭?\n") + "\r")
    dashboard.shows("Enter again")
    dashboard.press("\r")
    dashboard.shows("2 What would help")


def test_bytes_that_are_no_text_stop_nothing(terminal: Terminals) -> None:
    dashboard = live(terminal)
    dashboard.press("a")
    dashboard.shows("Enter Ask the room")
    dashboard.press_bytes(b"\x1b[200~caf\xe9 au lait\x1b[201~")
    dashboard.shows("au lait")


def test_in_plain_mode_pasted_lines_are_no_commands(terminal: Terminals) -> None:
    plain = terminal("new", "Home care", "--plain", "--host", "127.0.0.1", "--port", "0", columns=120)
    plain.shows('Type "help"')
    assert b"\x1b[?2004h" in plain.raw
    plain.press(pasted("ask What helps\nend\nyou most?") + "\n")
    plain.shows("Pasted lines, taken together: ask What helps end you most?")
    assert "is open" not in plain.text
    plain.press("\n")
    plain.shows("Question 1 is open: What helps end you most?")
    plain.press(pasted("welcome Mrs K."))
    plain.press("\n")
    plain.shows("Here without a phone: Mrs K.")
    plain.press(pasted("ask One more?\x1b[201~\nend\nquit\n") + "\n")
    plain.shows("Pasted lines, taken together: ask One more? end quit")
    plain.press("quit\n")
    assert plain.ends() == 0
    assert b"The session has ended" not in plain.raw
    assert plain.raw.endswith(b"\x1b[?2004l")


@pytest.mark.parametrize(
    "keys", ["\x15", "\x7f" * 6, "\x17" * 2, "\x04", "\x03\x1c\x1a"], ids=["kill", "erase", "word", "end", "stop"]
)
def test_in_plain_mode_a_paste_cannot_erase_that_it_is_one_or_stop_the_program(terminal: Terminals, keys: str) -> None:
    plain = terminal("new", "Home care", "--plain", "--host", "127.0.0.1", "--port", "0", columns=120)
    plain.shows('Type "help"')
    plain.press(pasted(f"{keys}ask What helps?\nend\n") + "\n")
    plain.shows("Pasted lines, taken together: ask What helps? end")
    plain.press("people\n")
    plain.shows("People here: 0")
    assert "is open" not in plain.text


@pytest.mark.parametrize("handled", [signal.default_int_handler, signal.SIG_IGN], ids=["as ever", "ignored by others"])
def test_in_plain_mode_ctrl_c_stops_the_program_and_not_the_room(terminal: Terminals, handled: Handler) -> None:
    before = signal.signal(signal.SIGINT, handled)
    try:
        plain = terminal("new", "Home care", "--plain", "--host", "127.0.0.1", "--port", "0", columns=120)
    finally:
        signal.signal(signal.SIGINT, before)
    plain.shows('Type "help"')
    plain.press("ask What\x03")
    assert plain.ends() == 1
    assert "Stopped by Ctrl-C." in plain.text
    assert b"\x1b[?2004l" in plain.raw


def test_in_plain_mode_a_line_that_a_terminal_cuts_is_told(terminal: Terminals) -> None:
    plain = terminal("new", "Home care", "--plain", "--host", "127.0.0.1", "--port", "0", columns=120)
    plain.shows('Type "help"')
    plain.press(pasted("ask " + "Why? " * 1000))
    plain.press("\n")
    plain.shows("it did not arrive whole. Nothing was changed")
    plain.press("people\n")
    plain.shows("People here: 0")
