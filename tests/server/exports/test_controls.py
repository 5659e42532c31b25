import json
import re

from server.codec import encode
from server.domain import events as e
from server.domain.evolve import fold
from server.exports.bundle import files
from server.exports.controls import with_escaped_controls
from server.projections.exported_session import exported_session
from tests.session import BEGINNING, Session

CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
HOSTILE = f"a\x1b]52;c;ZXZpbA==\x07\x9b2J{CONTROLS}z"


def test_no_file_holds_a_control_code_whatever_the_record_holds() -> None:
    session = Session()
    ama = session.join("Ama")
    question = session.ask()
    events = (
        e.TitleChanged(HOSTILE, session.state.title),
        e.PersonJoined("p-9", "hash", HOSTILE),
        e.ContributionMade("c-9", question, HOSTILE, "p-9", speaking=(HOSTILE,)),
        e.PerspectivesSaid(ama, (HOSTILE,)),
        e.RoleAdded(e.Role("r-9", HOSTILE, HOSTILE, HOSTILE)),
        e.TenureBegan("t-9", "r-9", "p-9", "taken_up"),
    )
    entries = [*session.entries, e.Entry(session.state.seq + 1, BEGINNING, events, "facilitator")]
    for name, content in files(exported_session(fold(entries), entries)):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", content.decode("utf-8-sig")), name


def test_json_keeps_its_values() -> None:
    lines = with_escaped_controls(encode({"text": HOSTILE}))
    assert json.loads(lines) == {"text": HOSTILE}
