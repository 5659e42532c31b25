import json
import time
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.codec import encode
from server.domain import commands as c
from server.domain import text
from server.domain.decide import people, plan
from server.domain.errors import Rejected
from server.port import (
    CloseJoining,
    Joining,
    ListPeople,
    People,
    Position,
    Receipt,
    RenewCode,
    Stop,
    Stopping,
)
from server.projections.mine import MineChange
from server.projections.people.list import PersonView
from server.projections.people.presence import PresenceView
from server.projections.room import RoomChange
from server.protocol import frames as f

JOIN = '{"type":"submit","id":"1","command":{"type":"join","name":"Ama"}}'
ASK = '{"type":"ask","id":"1","request":{"type":"list_people"}}'

HOSTILE: dict[str, bytes | str] = {
    "nothing": "",
    "blanks": "  \n",
    "no JSON": "hello",
    "half of it": JOIN[:-1],
    "more after it": JOIN + " {}",
    "two of it": JOIN + JOIN,
    "a list": "[]",
    "a number": "3",
    "null": "null",
    "no type": '{"id":"1"}',
    "a type nobody knows": '{"type":"own_the_place"}',
    "a type that is a number": '{"type":1}',
    "a type that is a list": '{"type":["ping"]}',
    "a frame of the server": '{"type":"bye","code":"stopping","message":"x"}',
    "a command on its own": '{"type":"end_session"}',
    "a command nobody knows": '{"type":"submit","id":"1","command":{"type":"erase","participant":"p1"}}',
    "a role that one gives oneself": '{"role":"facilitator","type":"hello"}',
    "an actor that one gives oneself": JOIN.replace('"id"', '"actor":"facilitator","id"'),
    "a person that one gives oneself": JOIN.replace('"name"', '"person":"p2","name"'),
    "a key twice": '{"type":"ping","type":"ping"}',
    "a key twice, written otherwise": '{"type":"ping","\\u0074ype":"ping"}',
    "a key twice inside": JOIN.replace('"name":"Ama"', '"name":"Ama","name":"Bo"'),
    "a list for a text": JOIN.replace('"Ama"', '["Ama"]'),
    "a number for a text": JOIN.replace('"Ama"', "3"),
    "null for a text": JOIN.replace('"Ama"', "null"),
    "a text for a truth": '{"type":"writing","on":"true"}',
    "a number for a truth": '{"type":"writing","on":1}',
    "a fraction for a number": '{"type":"hello","version":1.5}',
    "not a number": '{"type":"hello","version":NaN}',
    "endless": '{"type":"hello","version":Infinity}',
    "a bomb of lists": "[" * 100_000,
    "a bomb of lists that is whole": "[" * 100_000 + "]" * 100_000,
    "a bomb of objects": '{"type":' * 50_000,
    "a bomb inside a frame": '{"type":"ping","x":' + "[" * 100_000 + "]" * 100_000 + "}",
    "a number of 5,000 digits": '{"n":' + "9" * 5000 + "}",
    "a version of 5,000 digits": '{"type":"hello","version":' + "9" * 5000 + "}",
    "90,000 keys": "{" + ",".join(f'"k{number}":0' for number in range(90_000)) + "}",
    "half a character, raw": JOIN.replace("Ama", "\ud800"),
    "half a character in the id": ASK.replace('"1"', '"\\udfff"'),
    "a control character, raw": JOIN.replace("Ama", "A\x00ma"),
    "no UTF-8": b'{"type":"ping","x":"\xff"}',
    "UTF-16": JOIN.encode("utf-16"),
    "a byte order mark": "\ufeff" + JOIN,
    "no id": '{"type":"submit","command":{"type":"join"}}',
    "an empty id": JOIN.replace('"1"', '""'),
    "an id that is too long": JOIN.replace('"1"', '"' + "x" * 5000 + '"'),
    "an id of a request one too long": ASK.replace('"1"', '"' + "x" * (f.ID_CHARACTERS + 1) + '"'),
    "an empty id of a request": ASK.replace('"1"', '""'),
    "a request that there is not": ASK.replace("list_people", "list_words"),
    "a request with more than it takes": ASK.replace('people"', 'people","of":"p2"'),
    "a position behind the beginning of words": '{"type":"hello","position":{"session":"s1","seq":"3"}}',
}


@pytest.mark.parametrize("data", [JOIN, ASK])
def test_the_frames_that_the_hostile_ones_are_made_from_are_understood(data: str) -> None:
    assert isinstance(f.parse_client(data), f.Submit | f.Ask)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_meant_is_refused_and_nothing_else_happens(data: bytes | str) -> None:
    began = time.process_time()
    with pytest.raises(Rejected) as refusal:
        f.parse_client(data)
    assert refusal.value.code in ("bad_frame", "bad_id")
    assert not refusal.value.temporary
    assert time.process_time() - began < 0.5


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = [
    "id",
    "command",
    "request",
    "name",
    "on",
    "version",
    "token",
    "secret",
    "code",
    "position",
    "question",
    "text",
    "key",
]
TYPES = ["hello", "submit", "writing", "ask", "list_people", "ping", "stop", "join", "contribute", "undo", "bye"]
frames_of_a_kind = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional={name: json_values | st.fixed_dictionaries({"type": st.sampled_from(TYPES)}) for name in FIELDS},
)


@given(st.text() | st.binary() | json_values.map(json.dumps) | frames_of_a_kind.map(json.dumps))
def test_whatever_is_sent_it_is_a_frame_or_refused(data: bytes | str) -> None:
    try:
        frame = f.parse_client(data)
    except Rejected as rejected:
        refusal: str | None = rejected.code
    else:
        refusal = None
        assert f.parse_client(encode(frame)) == frame
    assert refusal in (None, "bad_frame")


@pytest.mark.parametrize(
    "frame",
    [
        f.Hello(secret="a" * 32, code="KITE"),
        f.Hello(token="b" * 64, position=Position("s1", 7)),
        f.Submit("x" * f.ID_CHARACTERS, c.Contribute("q1", "words\x00\n", consent="room", key="a" * 32)),
        f.Submit("1", c.Undo()),
        f.Writing(on=True),
        f.Ask("1", ListPeople()),
        f.Ping(),
        f.Ask("1", Stop()),
        f.Ask("1", RenewCode()),
        f.Ask("1", CloseJoining(closed=False)),
    ],
    ids=lambda frame: type(frame).__name__,
)
def test_what_a_client_may_say_is_understood(frame: f.ClientFrame) -> None:
    assert f.parse_client(encode(frame)) == frame
    assert f.parse_client(encode(frame).decode()) == frame


@pytest.mark.parametrize(
    "frame",
    [
        f.Welcome("s1", "Home care", "participant", person="p1"),
        f.Welcome("s1", "Home care", "facilitator", facilitator="facilitator-2"),
        f.Welcome("s1", "Home care", "visitor", now=datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
        f.Reply("1", Receipt(3, "c1")),
        f.Reply("1", Receipt(3, "c1"), MineChange(passed=True, invited=None)),
        f.Answer("1", People((PersonView("p1", "Ama"),))),
        f.Answer("1", Stopping()),
        f.Answer("1", Joining("KITEMA", closed=True)),
        f.Refused("1", "too_quick", temporary=True),
        f.Refused("1", "a_code_of_a_newer_server", {"most": "4,000"}, "text"),
        f.PresencePush(PresenceView(frozenset({"p1"}), writing=1)),
        f.ViewPush(room=RoomChange(question=None)),
        f.Pong(),
        f.Bye("stopping", temporary=True),
        f.Bye("code_wanted", {}, "code"),
    ],
    ids=lambda frame: type(frame).__name__,
)
def test_what_the_server_says_is_understood(frame: f.ServerFrame) -> None:
    assert f.parse_server(encode(frame)) == frame


def test_a_word_more_from_a_newer_server_does_no_harm_but_no_frame_at_all_does() -> None:
    assert f.parse_server(b'{"type":"pong","mood":"good"}') == f.Pong()
    with pytest.raises(msgspec.DecodeError):
        f.parse_server(b'{"type":"ping"}')


def test_a_change_of_a_question_to_none_is_told_apart_from_no_change() -> None:
    assert encode(f.ViewPush(room=RoomChange(question=None))) == b'{"type":"view","room":{"question":null}}'
    assert encode(f.ViewPush(room=RoomChange())) == b'{"type":"view","room":{}}'


IDS = {"question": "q" * 40, "key": "0" * 32, "planned": "p" * 40}


def four_byte(count: int) -> str:
    return "🌻" * count


@pytest.mark.parametrize(
    "command",
    [
        c.Contribute(
            IDS["question"],
            four_byte(text.CONTRIBUTION_CHARACTERS),
            "unsure",
            "quoted",
            late=True,
            speaking=(four_byte(text.PERSPECTIVE_CHARACTERS),) * people.MOST_PERSPECTIVES,
        ),
        c.CaptureWords(IDS["question"], '"' * text.CONTRIBUTION_CHARACTERS, "aloud", key=IDS["key"], late=True),
        c.ChangePlanned(
            IDS["planned"],
            four_byte(text.QUESTION_CHARACTERS),
            four_byte(text.PHASE_CHARACTERS),
            notes=four_byte(text.NOTES_CHARACTERS),
            probes=(four_byte(text.QUESTION_CHARACTERS),) * plan.MOST_PROBES,
        ),
    ],
    ids=lambda command: type(command).__name__,
)
def test_every_command_fits_whose_texts_keep_to_their_limits(command: c.Command) -> None:
    frame = f.Submit("0" * f.ID_CHARACTERS, command)
    assert f.parse_client(f.encode_client(frame)) == frame


def test_a_frame_that_no_server_would_take_is_not_sent() -> None:
    with pytest.raises(Rejected) as caught:
        f.encode_client(f.Submit("1", c.AskQuestion(four_byte(f.FRAME_BYTES // 4))))
    assert caught.value.code == "frame_too_long"


def test_a_refusal_is_read_as_it_was_raised() -> None:
    refusal = f.refusal_in(f.Refused("1", "too_long", {"most": "9"}, "text", temporary=False))
    assert (refusal.code, refusal.arguments, refusal.field, refusal.temporary) == (
        "too_long",
        {"most": "9"},
        "text",
        False,
    )
