from datetime import UTC, datetime

import msgspec
import pytest

from server.codec import decode, decode_strictly, encode, entry_from
from server.domain import events as e
from server.domain.errors import Rejected
from server.port import Position, Receipt

AT = datetime(2026, 11, 23, 10, 0, 30, 500_000, tzinfo=UTC)
NUMBERS: msgspec.json.Decoder[dict[str, int]] = msgspec.json.Decoder(dict[str, int])


def test_an_entry_comes_back_as_it_was() -> None:
    entry = e.Entry(
        7,
        AT,
        (
            e.PersonJoined("p1", "hash", "Ama 👩🏽‍🦰\n\u2028"),
            e.ContributionMade("c1", "q1", 'words "\\', key_hash="hash", consent="room", late=True),
            e.RoleOffered("host", "p1"),
            e.TenureEnded("t1", "stepped_back"),
        ),
        "facilitator",
        e.Cause("id", "digest"),
    )
    assert entry_from(msgspec.json.decode(encode(entry))) == entry


def test_an_entry_takes_one_line_and_leaves_out_what_goes_without_saying() -> None:
    line = encode(e.Entry(1, AT, (e.QuestionAsked("q1", "One?\nTwo?"),)))
    assert b"\n" not in line
    assert set(msgspec.json.decode(line)) == {"seq", "at", "events"}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"seq": 1, "at": "yesterday", "events": []},
        {"seq": "1", "at": "2026-11-23T10:00:00Z", "events": []},
        {"seq": 1, "at": "2026-11-23T10:00:00Z", "events": [{"type": "never_heard_of"}]},
        {"seq": 1, "at": "2026-11-23T10:00:00Z", "events": [{"type": "question_asked"}]},
    ],
)
def test_a_document_that_is_no_entry_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        entry_from(document)


def test_a_value_of_ones_own_is_read_by_its_type() -> None:
    assert decode(encode(Receipt(3, "c1")), Receipt) == Receipt(3, "c1")
    with pytest.raises(msgspec.DecodeError):
        decode(b'{"session": 3, "seq": 3}', Position)
    with pytest.raises(msgspec.DecodeError):
        decode(b"{", Position)


def test_a_key_that_stands_once_is_read() -> None:
    assert decode_strictly('{"a":1,"b":2}', NUMBERS) == {"a": 1, "b": 2}


@pytest.mark.parametrize("data", ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"a":{"b":1,"b":1}}'])
def test_a_key_that_stands_twice_is_refused(data: str) -> None:
    with pytest.raises(Rejected) as refusal:
        decode_strictly(data, NUMBERS)
    assert refusal.value.code == "bad_frame"


def test_a_refusal_repeats_nothing_of_what_was_sent() -> None:
    with pytest.raises(Rejected) as refusal:
        decode_strictly('{"CANARY": "CANARY"}', NUMBERS)
    assert "CANARY" not in refusal.value.message
