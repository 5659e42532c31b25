import msgspec

from coprod_tui.rehearsal.report import Acknowledged, Latency, Report, latency
from server.codec import encode


def test_the_report_has_exactly_these_fields() -> None:
    waiting = (Acknowledged("g-1", "Later"),)
    report = Report(1, 2, (Acknowledged("c-1", "Words"),), 1, 0, Latency(1.0, 2.0, 3.0, 4.0), waiting)
    assert msgspec.json.decode(encode(report)) == {
        "joined": 1,
        "sent": 2,
        "acknowledged": [{"id": "c-1", "text": "Words"}],
        "refused": 1,
        "reconnects": 0,
        "latency_ms": {"p50": 1.0, "p95": 2.0, "p99": 3.0, "max": 4.0},
        "waiting": [{"id": "g-1", "text": "Later"}],
    }


def test_latency_is_by_nearest_rank_in_milliseconds() -> None:
    assert latency([number / 1000 for number in range(100, 0, -1)]) == Latency(50.0, 95.0, 99.0, 100.0)
    assert latency([0.25]) == Latency(250.0, 250.0, 250.0, 250.0)
    assert latency([]) == Latency()
