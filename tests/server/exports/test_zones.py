import csv
import io
from datetime import UTC, datetime

import pytest

from server.domain import commands as c
from server.exports.bundle import files
from server.exports.zones import localized, zone_name, zone_named
from server.projections.exported_session import exported_session
from server.projections.record import record
from tests.session import Session

NEW_YEAR = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Zulu"])
def test_utc_is_called_so_by_whatever_name_the_laptop_has_it(name: str) -> None:
    assert zone_name(zone_named(name)) == "UTC"


@pytest.mark.parametrize("name", ["", "Mars/Phobos", "../etc/passwd", "/etc/passwd", "Europe", "x" * 5000, "a\x00b"])
def test_what_is_no_zone_is_utc(name: str) -> None:
    assert zone_named(name) is UTC
    assert zone_name(zone_named(name)) == "UTC"


def test_a_view_keeps_its_moments_and_tells_them_in_the_zone() -> None:
    session = Session(zone="Asia/Kolkata")
    told = record(session.state)
    there = localized(told, zone_named("Asia/Kolkata"))
    assert there == told
    assert there.created_at is not None
    assert there.created_at.isoformat() == "2026-11-23T15:30:00+05:30"
    assert zone_name(zone_named("Asia/Kolkata")) == "Asia/Kolkata"


def exported(session: Session) -> dict[str, bytes]:
    return dict(files(exported_session(session.state, session.entries)))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_reports_and_tables_tell_the_time_of_the_room_on_both_sides_of_a_change_of_clocks() -> None:
    session = Session(zone="Europe/London")
    session.now = datetime(2026, 3, 29, 0, 59, 28, tzinfo=UTC)
    session.does(c.OpenSession())
    ama = session.join("Ama")
    session.now = datetime(2026, 3, 29, 13, 5, tzinfo=UTC)
    session.ask()
    session.say(ama, "Words")
    session.hold("scribe", ama)
    out = exported(session)
    (person,) = rows(out["people.csv"])
    assert (person["joined_at"], person["joined_at_offset"]) == ("2026-03-29 00:59:30", "UTC+00:00")
    (words,) = rows(out["contributions.csv"])
    assert words["said_at"].startswith("2026-03-29 14:05:")
    assert words["said_at_offset"] == "UTC+01:00"
    (asked,) = rows(out["questions.csv"])
    assert (asked["asked_at_offset"], asked["closed_at"], asked["closed_at_offset"]) == ("UTC+01:00", "", "")
    report = out["report.md"].decode()
    assert "All times are those of Europe/London." in report
    assert "Opened 2026-03-29 00:59." in report
    assert "Asked 2026-03-29 14:05" in report
    picture = out["roles.svg"].decode()
    assert "14:05" in picture
    assert "Europe/London" in picture
    assert b'"at":"2026-03-29T13:05:' in out["journal.jsonl"]


def test_a_session_of_which_no_zone_is_known_is_told_in_utc() -> None:
    session = Session()
    session.ask()
    out = exported(session)
    assert "All times are UTC." in out["report.md"].decode()
    assert rows(out["questions.csv"])[0]["asked_at_offset"] == "UTC+00:00"
