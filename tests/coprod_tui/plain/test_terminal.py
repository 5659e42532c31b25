import asyncio
import io
import os
from collections.abc import AsyncIterator, Iterator

import pytest

from coprod_tui.pasting import BEGINNING, END
from coprod_tui.plain.terminal import CUT, Printer, TerminalLines, confirmed, typed_lines

LIMIT = 5.0


@pytest.fixture
def pipe() -> Iterator[tuple[io.RawIOBase, int]]:
    """Something to read from without a buffer, and where to write into it."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as raw:
        yield raw, writing


async def all_lines(raw: io.RawIOBase) -> list[str]:
    async with asyncio.timeout(LIMIT):
        return [line async for line in typed_lines(raw)]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (b"", []),
        (b"said\n", ["said"]),
        (b"said", ["said"]),
        (b"\xef\xbb\xbfask Zo\xc3\xab?\r\nquit\r\n", ["ask Zoë?", "quit"]),
        (b"\n\n", ["", ""]),
        (b"ask \xff\xfe\x00\n", ["ask \ufffd\ufffd\x00"]),
        ("a\u2028b\x0cc\n".encode(), ["a\u2028b\x0cc"]),
    ],
)
async def test_lines_are_what_stands_between_line_ends(
    pipe: tuple[io.RawIOBase, int], typed: bytes, lines: list[str]
) -> None:
    raw, writing = pipe
    os.write(writing, typed)
    os.close(writing)
    assert await all_lines(raw) == lines


async def test_a_line_that_comes_in_pieces_is_one_line_and_comes_as_soon_as_it_ends(
    pipe: tuple[io.RawIOBase, int],
) -> None:
    raw, writing = pipe
    lines = typed_lines(raw)
    os.write(writing, b"as")
    first = asyncio.ensure_future(anext(lines))
    await asyncio.sleep(0)
    os.write(writing, "k Zoë?".encode()[:6])
    os.write(writing, "k Zoë?".encode()[6:] + b"\nmore")
    assert await asyncio.wait_for(first, LIMIT) == "ask Zoë?"
    os.close(writing)
    assert [line async for line in lines] == ["more"]


async def test_a_terminal_that_goes_away_is_the_end_of_the_input() -> None:
    class Gone(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    assert await all_lines(Gone()) == []


def lines_of(*chunks: str) -> list[str]:
    """The lines of what a terminal sends, each chunk after what came before has settled."""
    lines, found = TerminalLines(), list[str]()
    for chunk in chunks:
        for line in chunk.splitlines(keepends=True):
            found += lines.feed(line)
        found += lines.settle()
    return found


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        (["said\n", "quit\n"], ["said", "quit"]),
        (["said\nquit\n"], ["said", "quit"]),
        ([f"ask {BEGINNING}What helps?{END}\n"], ["ask What helps?"]),
        ([f"{BEGINNING}ask What helps?\n", f"{END}\n"], ["ask What helps?"]),
        ([f"{BEGINNING}ask What\nhelps?\n", f"{END}\n", "said\n"], ["ask What\nhelps?", "said"]),
        ([f"ask {BEGINNING}What\n", f"\n  helps{END} you?\n"], ["ask What\nhelps you?"]),
        ([f"{BEGINNING}ask x{END}\nend\nyes\n", f"{END}\n", "said\n"], ["ask x\nend\nyes", "said"]),
    ],
)
def test_lines_that_are_pasted_are_one(chunks: list[str], lines: list[str]) -> None:
    assert lines_of(*chunks) == lines


async def typed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def test_lines_that_were_pasted_together_wait_for_an_empty_line() -> None:
    told: list[str] = []
    lines = typed("ask What\nhelps?", "", "", "end\nyes", "said", CUT, "quit")
    assert [line async for line in confirmed(lines, told.append)] == ["ask What helps?", "", "said", "quit"]
    assert told[:2] == [
        "Pasted lines, taken together: ask What helps?",
        "Nothing is done yet. Press Enter to carry this out, or type something else instead",
    ]
    assert told[-1] == "That line is longer than a terminal hands on, so it did not arrive whole. Nothing was changed"


def test_each_line_is_there_at_once_in_utf_8_whatever_the_terminal_said() -> None:
    raw = io.BytesIO()
    printer = Printer(io.TextIOWrapper(raw, encoding="ascii"))
    printer("Zoë 🌱 \udcff")
    assert raw.getvalue() == "Zoë 🌱 \\udcff\n".encode()
