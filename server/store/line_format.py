"""The format of a session's file: JSON Lines with a checksum, and a header.

Each line begins with the CRC-32 of the rest, which reveals damage. The first line is the header, with the format, its
version and the epoch: 1, and one more for each rewrite. Each further line is one document.
"""

import re
from typing import Any, Final
from zlib import crc32

import msgspec

VERSION: Final = 2
FIRST_EPOCH: Final = 1
_PREFIX: Final = b'{"sum":"'
_HEADER: Final = re.compile(rb'\{"sum":"[0-9a-f]{8}","format":"coprod","version":(\d{1,9})(?:,"epoch":(\d{1,9}))?\}\n')


def version_of(line: bytes) -> int | None:
    """The version of the format in an intact header; None if the line is not one."""
    known = _HEADER.fullmatch(line)
    return None if known is None or body_of(line) is None else int(known[1])


def may_be_torn_header(line: bytes) -> bool:
    """Whether a crash may have left this line of a header: the beginning of one, without its end."""
    return line[: len(_PREFIX)] == _PREFIX[: len(line)] and not line.endswith(b"\n")


def epoch_of(header: bytes) -> int:
    """The epoch in the header of a file; 1 if it names none, as in files of version 1."""
    known = _HEADER.fullmatch(header)
    return FIRST_EPOCH if known is None or known[2] is None else int(known[2])


def header_line(epoch: int) -> bytes:
    """The header of a file in an epoch."""
    return line_of(b'{"format":"coprod","version":%d,"epoch":%d}' % (VERSION, epoch))


def line_of(body: bytes) -> bytes:
    """The line for a JSON object, which must not be empty."""
    rest = body[1:-1]
    return b'{"sum":"%08x",%b}\n' % (crc32(rest), rest)


def document_of(line: bytes) -> dict[str, Any]:
    """The document on a line, without its checksum; empty if the line is damaged. Raises msgspec.DecodeError."""
    return msgspec.json.decode(b"{%b}" % (body_of(line) or b""), type=dict[str, Any])


def ends_in_entry(line: bytes) -> bool:
    """Whether a line ends in an intact entry, even if the line break before that entry is damaged."""
    return body_of(line[line.rfind(_PREFIX) :]) is not None


def body_of(line: bytes) -> bytes | None:
    """The JSON of a line without checksum and braces; None if the line is damaged."""
    # Not a regular expression, for speed: this runs for every line at every start.
    if line[:8] != _PREFIX or line[16:18] != b'",' or line[-2:] != b"}\n":
        return None
    rest = line[18:-2]
    return rest if b"%08x" % crc32(rest) == line[8:16] else None
