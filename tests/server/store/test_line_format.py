import msgspec
import pytest

from server.store.line_format import (
    VERSION,
    body_of,
    document_of,
    ends_in_entry,
    epoch_of,
    header_line,
    line_of,
    may_be_torn_header,
    version_of,
)

BODY = b'{"seq":1,"text":"words"}'


def test_a_line_says_when_it_was_changed() -> None:
    line = line_of(BODY)
    assert body_of(line) == BODY[1:-1]
    for position in range(len(line)):
        changed = line[:position] + bytes([line[position] ^ 1]) + line[position + 1 :]
        assert body_of(changed) is None


def test_a_document_comes_without_its_checksum() -> None:
    assert document_of(line_of(BODY)) == {"seq": 1, "text": "words"}
    assert document_of(line_of(BODY)[:-1]) == {}
    with pytest.raises(msgspec.DecodeError):
        document_of(line_of(b"{not JSON}"))


def test_an_entry_behind_a_damaged_line_break_is_still_seen() -> None:
    assert ends_in_entry(line_of(BODY)[:-1] + b"?" + line_of(BODY))
    assert not ends_in_entry(line_of(BODY)[:-2])


def test_the_header_names_version_and_epoch() -> None:
    header = header_line(3)
    assert (version_of(header), epoch_of(header)) == (VERSION, 3)


def test_a_header_of_the_first_version_has_the_first_epoch() -> None:
    header = line_of(b'{"format":"coprod","version":1}')
    assert (version_of(header), epoch_of(header)) == (1, 1)


@pytest.mark.parametrize("line", [b"", line_of(BODY), header_line(1).replace(b"2", b"3"), header_line(1)[:-1]])
def test_any_other_or_damaged_line_is_no_header(line: bytes) -> None:
    assert version_of(line) is None


def test_only_the_beginning_of_a_header_may_be_a_torn_one() -> None:
    header = header_line(1)
    assert all(may_be_torn_header(header[:end]) for end in range(len(header)))
    assert not may_be_torn_header(header)
    assert not may_be_torn_header(b"# Notes")
