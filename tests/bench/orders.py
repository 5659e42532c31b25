"""A process full of phones (`tests.bench.load`), to be given orders."""

import json
import subprocess
import sys
from contextlib import suppress
from typing import Any


class Load:
    """A process full of phones, and orders to it."""

    def __init__(
        self,
        port: int,
        *,
        invitation: str | None = None,
        token: str | None = None,
        question: str = "",
        echo: bool = False,
    ) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._say({"port": port, "invitation": invitation, "token": token, "question": question, "echo": echo})

    def order(self, **order: float) -> dict[str, Any]:
        """The result of an order."""
        self._say(order)
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError("the load ended early")
        result: dict[str, Any] = json.loads(line)
        return result

    def close(self) -> None:
        """Ends all phones."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        self._child.wait(30)
        self._child.stdout.close()

    def _say(self, what: dict[str, Any]) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps(what) + "\n")
        self._child.stdin.flush()
