"""Reads lines from standard input and writes lines to standard output."""

import asyncio
import io
import threading
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import BinaryIO, Final, TextIO

_CHUNK: Final = 65_536
_MARK: Final = "\ufeff"


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


async def typed_lines(raw: BinaryIO | io.RawIOBase) -> AsyncGenerator[str]:
    """The lines of an unbuffered stream as they come, until its end.

    They are read in a thread, because Windows has no other way. The thread holds no lock while it waits, so that the
    program can end before the stream does.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def put(line: str | None) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, line)

    def pump() -> None:
        rest = b""
        with suppress(RuntimeError, OSError):  # the loop is closed, or the terminal is gone
            while chunk := raw.read(_CHUNK):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    put(_text(line))
            if rest:
                put(_text(rest))
        with suppress(RuntimeError):
            put(None)

    threading.Thread(target=pump, name="typed lines", daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _text(line: bytes) -> str:
    return line.decode("utf-8", errors="replace").removeprefix(_MARK).removesuffix("\r")
