from datetime import UTC, datetime

from msgspec.structs import replace

from coprod_tui.cli.leaving import goes_on
from coprod_tui.model.sessions import SessionSummary

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
OPEN = SessionSummary("s-1", "Home care", AT, "live", True, 3, 4)


def test_a_room_that_this_dashboard_leaves_running_is_named_with_what_goes_on() -> None:
    (told,) = goes_on((OPEN,), {"s-1"}, lambda _: True)
    assert told.startswith("Home care goes on without this dashboard: phones stay connected")
    assert told.endswith("Come back with: coprod open s-1")


def test_rooms_of_other_programs_are_not_named() -> None:
    assert [*goes_on((OPEN,), set(), lambda _: True)] == []


def test_a_room_whose_server_died_is_named_and_one_that_is_over_is_not() -> None:
    died, over = replace(OPEN, running=False), replace(OPEN, running=False, phase="ended")
    assert [*goes_on((died, over), {"s-1"}, lambda _: True)] == [
        "Home care was interrupted. Open it again with: coprod open s-1"
    ]
    assert [*goes_on((died,), {"s-1"}, lambda _: False)] == []
