"""Open water: what people are unsure about, until somebody says why it is open no longer."""

from server.domain import commands as c
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact
from server.exports.report.document import report_md
from server.projections.exported_journal import exported_entries
from server.projections.held_up import ever_held_up
from server.projections.open_water import OpenWaterView, WaterRow, open_water_view
from server.projections.record import record
from tests.session import Session


def test_what_somebody_is_unsure_about_is_listed_until_it_is_closed(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    assert open_water_view(session.state) == OpenWaterView()
    session.say(ama, "Mornings")
    meetings = session.say(ama, "The review meetings?", kind="unsure")
    rota = session.say(ama, "And the rota?", kind="unsure", key="0" * 32, consent="room")
    gone = session.say(ama, "Never mind", kind="unsure")
    session.phone(ama, c.TakeBackContribution(gone))
    rows = (
        WaterRow(meetings, 2, "Ama", "The review meetings?", "notes", ""),
        WaterRow(rota, 3, None, "And the rota?", "room", ""),
    )
    assert open_water_view(session.state) == OpenWaterView(rows, open_count=2)
    session.does(c.CloseWater(meetings, "They are on Mondays."))
    closed = WaterRow(meetings, 2, "Ama", "The review meetings?", "notes", "They are on Mondays.")
    assert open_water_view(session.state) == OpenWaterView(rows[1:], (closed,), 1, 1)
    assert open_water_view(session.state, 0) == OpenWaterView(open_count=1, closed_count=1)


def test_what_was_deleted_as_the_room_closed_is_open_water_no_longer(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    kept = session.say(ama, "The review meetings?", kind="unsure", consent="room")
    session.does(c.CloseWater(kept, "They are on Mondays."))
    session.does(c.EndSession())
    session.state = fold(redact(session.entries, due_at_close(session.entries, (kept,))))
    assert open_water_view(session.state) == OpenWaterView()


def test_the_report_tells_what_is_still_open_and_why_the_rest_is_not(session: Session) -> None:
    ama = session.join("Ama")
    session.ask("What helps?")
    assert "unsure" not in report_md(record(session.state)).decode()
    for text in ("The review meetings?", "The rota?"):
        session.say(ama, text, kind="unsure")
    kept = session.say(ama, "CANARY", kind="unsure", consent="room")
    session.does(c.CloseWater(kept, "CANARY is why"))
    text = report_md(record(session.state)).decode()
    assert "## What we are still unsure about\n\n- Ama, to “What helps?”: “The review meetings?”\n- Ama," in text
    assert "open no longer" not in text
    first = sorted(session.state.contributions.values(), key=lambda said: said.number)[0]
    session.does(c.CloseWater(first.id, "They are on Mondays."))
    text = report_md(record(session.state)).decode()
    assert "- Ama, to “What helps?”: “The review meetings?” Open no longer: They are on Mondays." in text
    assert "CANARY" not in text
    assert session.state.contributions[kept].closed_because == "CANARY is why"


def test_room_only_words_that_are_held_up_or_closed_stay_in_the_room(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "at_once"))
    kept = session.say(ama, "CANARY", kind="unsure", consent="room")
    leaves = session.say(ama, "Mornings", kind="unsure")
    session.does(c.HoldUp(kept))
    session.does(c.CloseWater(kept, "CANARY is why"))
    session.does(c.HoldUp(leaves))
    session.does(c.CloseWater(leaves, "It was said."))
    told = repr(list(exported_entries(session.state, session.entries)))
    assert "CANARY" not in told
    assert "It was said." in told
    assert f"HeldUp(contribution='{leaves}', before=None)" in told
    assert told.count(f"'{kept}'") == 2, "that it was said and closed, and nothing of either"
    held = record(session.state, held_up=ever_held_up(session.entries)).contributions
    assert [(said.words.text, said.held_up) for said in held] == [("Mornings", True)]
    assert "held up" in report_md(record(session.state, held_up=ever_held_up(session.entries))).decode()
