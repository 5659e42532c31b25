"""Reads lines from standard input and writes lines to standard output."""

import asyncio
import io
import os
import select
import signal
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final, TextIO

from coprod_tui.pasting import BEGINNING, END, MARK_NO_PASTES, MARK_PASTES, QUIET_SECONDS, Pasted, PasteSplitter
from coprod_tui.plain.wording import one_line

if sys.platform != "win32":
    import termios

#: Stands for a line of which the terminal handed on only the beginning.
CUT: Final = "\n"
_CHUNK: Final = 65_536
# The longest line that a terminal hands on, with its end; it drops the rest.
_LINE_BYTES: Final = 1024 if sys.platform == "darwin" else 4096
_MARK: Final = "\ufeff"
# The last character of the marks of a paste. A terminal hands on what it ends, and no control character in the paste
# can then erase it.
_END_OF_MARKS: Final = b"~"
_CTRL_C: Final = b"\x03"
# The keys that would stop, crash or suspend the program elsewhere.
_NO_TEXT: Final = dict.fromkeys(b"\x03\x1c\x1a")


class Printer:
    """Writes each line at once, in UTF-8; characters that cannot be encoded are escaped."""

    def __init__(self, stream: TextIO) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self._stream = stream

    def __call__(self, line: str) -> None:
        """Writes one line."""
        self._stream.write(f"{line}\n")
        self._stream.flush()


class TerminalLines:
    """Makes lines of what a terminal sends that marks pastes. Several lines that are pasted are one with LFs in it.

    A terminal hands on whole lines only. So the end of a paste comes with the Enter after it, and more lines at once
    belong to the paste.
    """

    def __init__(self) -> None:
        self._splitter = PasteSplitter()
        self._line = ""

    @property
    def unsettled(self) -> bool:
        """Whether a paste has ended unless more of it comes at once."""
        return self._splitter.unsettled

    @property
    def pasting(self) -> bool:
        """Whether a paste has begun and is not over."""
        return self._splitter.pasting

    def feed(self, text: str) -> Iterator[str]:
        """The lines that `text` ends."""
        yield from self._type("".join(part for part in self._splitter.feed(text) if isinstance(part, str)))

    def settle(self) -> Iterator[str]:
        """The line that ends with the paste that has ended."""
        typed = ""
        for part in self._splitter.settle():
            if isinstance(part, Pasted):
                self._line += part.text
            else:
                typed += part
        if typed.count("\n") > 1:
            self._line += f"\n{typed}"
            typed = "\n"
        yield from self._type(typed)

    def _type(self, text: str) -> Iterator[str]:
        *ended, rest = text.replace(BEGINNING + END, "").split("\n")
        for part in ended:
            stray = not self._line and END in part  # the end of a paste that is over already
            line = f"{self._line}{part}".replace(END, "")
            rows = [row.strip() for row in line.splitlines() if row.strip()]
            if not (stray and not rows):
                yield "\n".join(rows) if len(rows) > 1 else line.rstrip("\r\n")
            self._line = ""
        self._line += rest


async def typed_lines(raw: BinaryIO | io.RawIOBase) -> AsyncGenerator[str]:
    """The lines of an unbuffered stream as they come, until its end. Lines that were pasted together are one, with LFs.

    They are read in a thread, because Windows has no other way. The thread holds no lock while it waits, so that the
    program can end before the stream does.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def pump() -> None:
        marks_pastes = raw.isatty() and sys.platform != "win32"
        with suppress(RuntimeError, OSError):  # the loop is closed, or the terminal is gone
            for line in _read_terminal(raw) if marks_pastes else _read_pipe(raw):
                loop.call_soon_threadsafe(lines.put_nowait, line)
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(lines.put_nowait, None)

    threading.Thread(target=pump, name="typed lines", daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


async def confirmed(lines: AsyncIterator[str], tell: Callable[[str], None]) -> AsyncGenerator[str]:
    """The lines, where those that were pasted together are joined and wait for an empty line, which `tell` asks for."""
    held = ""
    async for line in lines:
        if line == CUT:
            held = ""
            tell("That line is longer than a terminal hands on, so it did not arrive whole. Nothing was changed")
        elif "\n" in line:
            held = " ".join(line.split("\n"))
            tell(f"Pasted lines, taken together: {one_line(held)}")
            tell("Nothing is done yet. Press Enter to carry this out, or type something else instead")
        else:
            held, line = "", line if line.strip() else held  # noqa: PLW2901 - an empty line stands for what is held
            yield line


@contextmanager
def marked_pastes(raw: io.RawIOBase, stream: TextIO, environment: Mapping[str, str]) -> Iterator[None]:
    """Has the terminal mark what is pasted, if `raw` and `stream` are one that can."""
    terminal = sys.platform != "win32" and raw.isatty() and stream.isatty()
    if not terminal or environment.get("TERM", "dumb") == "dumb":
        yield
        return
    stream.write(MARK_PASTES)
    stream.flush()
    try:
        with _marks_end_lines(raw), _stopped_by_ctrl_c():
            yield
    finally:
        stream.write(MARK_NO_PASTES)
        stream.flush()


@contextmanager
def _marks_end_lines(raw: io.RawIOBase) -> Iterator[None]:
    """Has the terminal hand on each mark of a paste at once, and leave it to us what stops the program.

    It could not tell a Ctrl-C that is pasted from one that is typed. Nor could it for the keys that suspend a program
    or have it crash, which therefore do nothing.
    """
    if sys.platform == "win32":  # which marks no pastes
        yield
        return
    before, changed = termios.tcgetattr(raw), termios.tcgetattr(raw)
    nothing = bytes([os.fpathconf(raw.fileno(), "PC_VDISABLE") & 0xFF])
    keys = {termios.VEOL: _END_OF_MARKS, termios.VEOL2: _CTRL_C}
    keys |= dict.fromkeys([termios.VINTR, termios.VQUIT, termios.VSUSP], nothing)
    for place, key in keys.items():
        changed[-1][place] = key
    termios.tcsetattr(raw, termios.TCSANOW, changed)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(raw, termios.TCSANOW, before)


@contextmanager
def _stopped_by_ctrl_c() -> Iterator[None]:
    """Lets Ctrl-C stop the program although whoever started it ignores it, as a script does for what runs beside it."""
    before = signal.getsignal(signal.SIGINT)
    if before != signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read_pipe(raw: BinaryIO | io.RawIOBase) -> Iterator[str]:
    rest = b""
    while chunk := raw.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from map(_text, whole)
    if rest:
        yield _text(rest)


def _read_terminal(raw: BinaryIO | io.RawIOBase) -> Iterator[str]:
    lines, decode = TerminalLines(), getincrementaldecoder("utf-8")("replace").decode
    ends = 0  # that were read one after the other
    while True:
        if lines.unsettled and not select.select([raw], [], [], QUIET_SECONDS)[0]:
            yield from lines.settle()
        chunk = raw.read(_CHUNK)
        ends = 0 if chunk else ends + 1
        if ends and lines.pasting and ends < _LINE_BYTES:
            continue  # an end that was pasted
        if ends:
            yield from lines.feed("\n")
            yield from lines.settle()
            return
        if chunk.endswith(_CTRL_C) and not lines.pasting:
            os.kill(os.getpid(), signal.SIGINT)
            return
        if len(chunk) >= _LINE_BYTES:
            lines = TerminalLines()
            yield CUT
        else:
            yield from lines.feed(decode(chunk).translate(_NO_TEXT))


def _text(line: bytes) -> str:
    return line.decode("utf-8", errors="replace").removeprefix(_MARK).removesuffix("\r")
