"""R1: what was acknowledged is on disk, on the dashboard and in every export, wherever the server was killed."""

from tests.faults.checker import check
from tests.faults.kills import Storm, storm
from tests.faults.process import ServerProcess


async def test_nothing_acknowledged_is_lost_or_doubled_by_kills(server: ServerProcess) -> None:
    plan = Storm(people=12, answers=25, kills=4, pace=0.1, seed=1, seconds=60)
    report = await storm(server, plan)
    assert (report.joined, report.sent, report.refused) == (12, 300, 0)
    assert len(report.acknowledged) == 300
    assert report.reconnects >= plan.kills
    findings = check(report.acknowledged, server.entries())
    assert [finding for finding in findings if not finding.sound] == []
