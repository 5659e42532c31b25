"""Which run of a river is in hand, and which comes next."""

from msgspec.structs import replace

from coprod_tui.widgets.river.selection import RunIndex, index_of, nearest, run_key, step_between_lines, step_in_time
from tests.coprod_tui.rivers import after, river, row, run

VIEW = river(
    row("Host", run("Jo", 0, 10), run("Mei", 5, 30, lane=1), run("Ama", 10)),
    row("Scribe", run("Dee", 0, 24), run("Bo", 24)),
)
JO, MEI, AMA, DEE, BO = RunIndex(0, 0), RunIndex(0, 1), RunIndex(0, 2), RunIndex(1, 0), RunIndex(1, 1)


def test_at_first_whoever_holds_the_first_role_is_in_hand() -> None:
    assert index_of(VIEW, None) == AMA
    assert index_of(river(), None) is None


def test_the_run_in_hand_stays_in_hand_while_others_come() -> None:
    known = run_key(VIEW, DEE)
    later = river(row("Host", run("Jo", 0, 10)), row("New", run("Pat", 1)), *VIEW.rows[1:])
    assert index_of(later, known) == RunIndex(2, 0)
    assert index_of(river(VIEW.rows[0]), known) == AMA


def test_left_and_right_lead_through_one_role_in_time() -> None:
    assert [step_in_time(VIEW, JO, step) for step in (-1, 1, 2, 3)] == [JO, MEI, AMA, AMA]


def test_in_one_persons_path_they_lead_through_all_roles() -> None:
    path = replace(VIEW, person="Ama")
    assert [step_in_time(path, JO, step) for step in (1, 2, 3, 4, 9)] == [DEE, MEI, AMA, BO, BO]


def test_up_and_down_lead_through_lanes_to_the_run_of_that_time() -> None:
    assert step_between_lines(VIEW, JO, 1, after(3)) == MEI
    assert step_between_lines(VIEW, MEI, 1, after(3)) == DEE
    assert step_between_lines(VIEW, MEI, 1, after(29)) == BO
    assert step_between_lines(VIEW, BO, -1, after(29)) == MEI
    assert step_between_lines(VIEW, DEE, -10, after(3)) == JO


def test_a_click_takes_the_nearest_run_of_its_line() -> None:
    assert nearest(VIEW, (0, 1), after(55)) == MEI
    assert nearest(VIEW, (0, 0), after(9.9)) == JO
    assert nearest(VIEW, (0, 0), after(10)) == AMA
