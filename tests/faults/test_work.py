"""S22: nobody makes the server work for long with one frame."""

from tests.faults.work import costs

MOST_MILLISECONDS = 2.0
MACHINE = 4.0  # others may use the machine meanwhile


def test_the_largest_frame_of_each_command_costs_little() -> None:
    found = {cost.command: round(cost.milliseconds, 2) for cost in costs()}
    assert {command: cost for command, cost in found.items() if cost > MOST_MILLISECONDS * MACHINE} == {}
