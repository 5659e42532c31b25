"""Where it leads: turns with what led to them as far as it may leave, and what is not known yet."""

import csv
import io

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact
from server.exports.report.document import report_md
from server.exports.tables import turns_csv
from server.projections.exported_journal import exported_entries
from server.projections.record import record
from tests.session import Session


@pytest.fixture
def room(session: Session) -> Session:
    """Ama, of the design group, and Bo; what each said, Bo's kept to the room, and a theme with Ama's words."""
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("design-group-member", ama)
    session.does(c.AskQuestion("What helps?", "at_once"))
    first = session.say(ama, "The *same* carer.")
    session.say(bo, "A secret.", consent="room")
    session.does(c.AddTheme("Mornings", (first,)))
    return session


def said(room: Session, number: int) -> str:
    return next(known.id for known in room.state.contributions.values() if known.number == number)


def turn(room: Session, number: int) -> str:
    return room.state.direction.turns[number - 1].id


def part(room: Session) -> str:
    """The report from "Where it leads" on."""
    return report_md(record(room.state)).decode().partition("## Where it leads")[2].partition("\n## ")[0].strip()


def rows(room: Session) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(turns_csv(record(room.state)).decode("utf-8-sig"), newline="")))


def test_without_a_turn_that_was_set_or_parked_nothing_is_told(room: Session) -> None:
    room.does(c.MakeTurn("Only proposed."))
    assert part(room) == ""
    assert rows(room) == []
    assert "Only proposed" not in report_md(record(room.state)).decode()


def test_a_turn_is_told_with_what_led_to_it_and_may_leave(room: Session) -> None:
    room.does(c.MakeTurn("Mornings *first*.", (said(room, 1), said(room, 2)), (room.state.themes[0].id,)))
    room.does(c.SetTurn(turn(room, 1)))
    assert part(room).splitlines() == [
        "Each turn with what led to it, as far as it may be read here. A turn stands by itself without.",
        "",
        "### Turn 1: Mornings \\*first\\*.",
        "",
        f"Set at {room.now:%Y-%m-%d %H:%M}.",
        "",
        "What led to it:",
        "",
        "- The theme “Mornings”",
        "- Ama: “The \\*same\\* carer.”",
    ]
    (row,) = rows(room)
    assert (row["turn"], row["proposed_by"], row["led_to_by"], row["themes"], row["not_known_yet"]) == (
        "Mornings *first*.",
        "the facilitator",
        "Ama: The *same* carer.",
        "Mornings",
        "",
    )
    assert "secret" not in report_md(record(room.state)).decode()


def test_what_is_not_known_yet_is_told_with_who_would_help_and_when_to_look_again(room: Session) -> None:
    room.phone("p1", c.MakeTurn("A new rota."))
    room.does(c.ParkTurn(turn(room, 1), "Who has time", "Dee", "in May"))
    room.does(c.MakeTurn("Evenings."))
    room.does(c.ParkTurn(turn(room, 2), "Who pays"))
    room.does(c.MakeTurn("Known again."))
    room.does(c.ParkTurn(turn(room, 3), "Whether they may"))
    room.does(c.UnparkTurn(turn(room, 3), "They may."))
    assert part(room).splitlines()[2:] == [
        "### Turn 1: A new rota.",
        "",
        "Proposed by Ama. Not set: only proposed.",
        "",
        "### Turn 2: Evenings.",
        "",
        "Not set: only proposed.",
        "",
        "### Turn 3: Known again.",
        "",
        "Not set: only proposed. Taken up again: They may.",
        "",
        "### What we do not know yet",
        "",
        "- Turn 1, A new rota.: Who has time Who would help: Dee. Look again: in May.",
        "- Turn 2, Evenings.: Who pays",
    ]
    assert [(row["not_known_yet"], row["who_would_help"], row["taken_up_again"]) for row in rows(room)] == [
        ("Who has time", "Dee", ""),
        ("Who pays", "", ""),
        ("Whether they may", "", "They may."),
    ]


def test_a_turn_whose_words_were_all_taken_back_stands_by_itself(room: Session) -> None:
    room.does(c.MakeTurn("Mornings first.", (said(room, 1),)))
    room.does(c.SetTurn(turn(room, 1)))
    room.phone("p1", c.TakeBackContribution(said(room, 1)))
    assert part(room).endswith(
        f"### Turn 1: Mornings first.\n\nSet at {room.state.direction.turns[0].set_at:%Y-%m-%d %H:%M}."
    )
    assert rows(room)[0]["led_to_by"] == ""


def test_words_without_a_name_lead_to_a_turn_without_one(room: Session) -> None:
    nameless = room.say("p2", "Nobody's words.", key="0" * 32)
    room.does(c.MakeTurn("Mornings first.", (nameless,)))
    room.does(c.SetTurn(turn(room, 1)))
    assert "- Without a name: “Nobody's words.”" in part(room)
    assert rows(room)[0]["led_to_by"] == "Nobody's words."


def test_the_exported_journal_leads_to_the_same_turns(room: Session) -> None:
    room.does(c.MakeTurn("Mornings first.", (said(room, 1), said(room, 2)), (room.state.themes[0].id,)))
    room.does(c.SetTurn(turn(room, 1)))
    room.does(c.MakeTurn("Only proposed."))
    room.does(c.MakeTurn("Taken away."))
    room.does(c.SetTurn(turn(room, 3)))
    room.does(c.TakeAwayTurn(turn(room, 3)))
    room.does(c.MakeTurn("Parked."))
    room.does(c.ParkTurn(turn(room, 3), "Who pays"))
    journal = tuple(exported_entries(room.state, room.entries))
    assert record(fold(journal)).turns == record(room.state).turns
    told = b"".join(map(encode, journal)).decode()
    assert [text in told for text in ("Mornings first.", "Only proposed.", "Taken away.", "Who pays")] == [
        True,
        False,
        False,
        True,
    ]


def test_a_turn_that_was_taken_away_is_deleted_as_the_session_closes(room: Session) -> None:
    room.does(c.MakeTurn("Taken away."))
    room.does(c.ChangeTurn(turn(room, 1), "Changed, then taken away."))
    room.does(c.ParkTurn(turn(room, 1), "Who pays"))
    room.does(c.TakeAwayTurn(turn(room, 1)))
    room.does(c.MakeTurn("Brought back."))
    room.does(c.TakeAwayTurn(turn(room, 1)))
    room.does(c.Undo())
    after = tuple(redact(room.entries, due_at_close(room.entries)))
    on_disk = b"".join(map(encode, after)).decode()
    assert [text in on_disk for text in ("taken away", "Taken away", "Who pays", "Brought back.")] == [False] * 3 + [
        True
    ]
    assert due_at_close(after) == {}
