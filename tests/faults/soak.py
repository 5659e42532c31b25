"""R1 in full, as a command of its own: `python -m tests.faults.soak` kills a server 40 times under 20,000 answers.

It prints what it found as JSON, and exits with 1 unless nothing was lost, unexpected or doubled.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.faults.checker import check
from tests.faults.kills import Storm, storm
from tests.faults.process import ServerProcess, served


def main() -> int:
    """Runs the storm that the options describe."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--answers", type=int, default=334, help="of each person")
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--pace", type=float, default=0.12, help="mean pause of a person, in seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=900.0, help="the most that it may take")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        return _soak(server, Storm(**vars(options)))


def _soak(server: ServerProcess, plan: Storm) -> int:
    began = time.monotonic()
    report = asyncio.run(storm(server, plan))
    findings = check(report.acknowledged, server.entries())
    complete = report.sent == len(report.acknowledged) == plan.people * plan.answers
    outcome = {
        "plan": asdict(plan),
        "seconds": round(time.monotonic() - began, 1),
        "joined": report.joined,
        "sent": report.sent,
        "acknowledged": len(report.acknowledged),
        "refused": report.refused,
        "reconnects": report.reconnects,
        "findings": [asdict(finding) for finding in findings],
    }
    print(json.dumps(outcome, indent=1))  # noqa: T201 - what this command is for
    return 0 if complete and all(finding.sound for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
