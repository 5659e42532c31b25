"""R3: whatever happened to the file, it opens with every intact entry or the damaged line is named, never silently."""

from pathlib import Path
from random import Random

import pytest

from server.store.line_format import line_of
from server.store.storage import Damaged, LineStorage, Unreadable

ENTRIES = 12
PAGE = 4096


def body(position: int) -> bytes:
    words = f"Grüße {position} “” ☕ " * (position % 3 + 1)
    return b'{"seq":%d,"text":"%b"}' % (position, words.encode())


HEADER = line_of(b'{"format":"coprod","version":1}')
LINES = [line_of(body(position)) for position in range(1, ENTRIES + 1)]
WHOLE = HEADER + b"".join(LINES)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def intact_before(cut: int) -> int:
    """How many entries end at or before this byte."""
    end, count = len(HEADER), 0
    for line in LINES:
        end += len(line)
        if end > cut:
            break
        count += 1
    return count


def opened(path: Path, content: bytes) -> tuple[int, int]:
    """How many entries open, and how many lines were set aside. The file can be added to, and opens the same again."""
    for left in path.parent.iterdir():
        left.unlink()
    path.write_bytes(content)
    storage = LineStorage(path)
    kept, aside = len(storage), storage.set_aside
    assert [storage.document(position)["seq"] for position in range(1, kept + 1)] == list(range(1, kept + 1))
    storage.append([body(kept + 1)])
    storage.close()
    again = LineStorage(path)
    assert (len(again), again.set_aside) == (kept + 1, 0)
    again.close()
    return kept, aside


def set_aside(path: Path) -> bytes:
    return b"".join(tail.read_bytes() for tail in path.parent.glob("*.tail-at-*"))


def test_cut_at_every_byte_of_the_last_three_entries(path: Path) -> None:
    for cut in range(len(WHOLE) - sum(map(len, LINES[-3:])), len(WHOLE) + 1):
        kept, aside = opened(path, WHOLE[:cut])
        assert kept == intact_before(cut)
        torn = WHOLE[len(HEADER) + sum(map(len, LINES[:kept])) : cut]
        assert (aside, set_aside(path)) == (1 if torn else 0, torn)


def test_any_bit_flipped_in_the_last_three_entries(path: Path) -> None:
    starts = [len(HEADER) + sum(map(len, LINES[:number])) for number in range(ENTRIES + 1)]
    for position in range(starts[-4], len(WHOLE)):
        for bit in range(8):
            image = bytearray(WHOLE)
            image[position] ^= 1 << bit
            number = next(number for number in range(ENTRIES) if position < starts[number + 1])
            if number == ENTRIES - 1:
                kept, aside = opened(path, bytes(image))
                assert (kept, aside >= 1) == (ENTRIES - 1, True)
                assert set_aside(path) == bytes(image[starts[number] :])
            else:
                with pytest.raises(Damaged) as named:
                    opened(path, bytes(image))
                assert (named.value.line, named.value.intact) == (number + 2, number)
                assert path.read_bytes() == image


def test_the_last_page_zeroed(path: Path) -> None:
    lines = [line_of(body(position)) for position in range(1, 200)]
    whole = HEADER + b"".join(lines)
    for zeroed in (*range(1, 300), PAGE - 1, PAGE, PAGE + 1):
        image = whole[:-zeroed] + bytes(zeroed)
        kept, aside = opened(path, image)
        assert image.startswith(HEADER + b"".join(lines[:kept]))
        assert len(HEADER) + sum(map(len, lines[: kept + 1])) > len(whole) - zeroed
        assert aside >= 1


def test_a_zeroed_page_inside_is_named(path: Path) -> None:
    lines = [line_of(body(position)) for position in range(1, 400)]
    image = bytearray(HEADER + b"".join(lines))
    image[PAGE : 2 * PAGE] = bytes(PAGE)
    with pytest.raises(Damaged) as named:
        opened(path, bytes(image))
    assert image.startswith(HEADER + b"".join(lines[: named.value.intact]))
    assert named.value.line == named.value.intact + 2


def test_damage_by_chance_never_yields_a_changed_entry(path: Path) -> None:
    """Thousands of files with bytes changed, cut out, doubled or put in: what opens is a beginning of what was kept."""
    chance = Random(3)  # noqa: S311 - damage that can be played again
    for _ in range(7000):
        image = bytearray(WHOLE)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(image))
            length = chance.randint(1, 60)
            match chance.randrange(4):
                case 0:
                    image[at] = chance.randrange(256)
                case 1:
                    del image[at : at + length]
                case 2:
                    image[at:at] = image[at : at + length]
                case _:
                    image[at:at] = chance.randbytes(length)
        _opens_with_a_beginning_or_says_why(path, bytes(image))


def _opens_with_a_beginning_or_says_why(path: Path, image: bytes) -> None:
    try:
        kept, aside = opened(path, image)
    except Unreadable as refusal:
        intact = refusal.intact if isinstance(refusal, Damaged) else 0
        changed = False
    else:
        intact, changed = kept, True
        assert aside or image == HEADER + b"".join(LINES[:kept])
    assert not intact or image.startswith(HEADER + b"".join(LINES[:intact]))
    assert changed or path.read_bytes() == image
