"""Sends simulated people into a practice session, in a process of their own.

They stay when the dashboard is left, and go when its room is closed.
"""

import os
import subprocess
import sys
import threading
from typing import Final

from coprod_tui.session.launch import detached
from server.store.folder import SessionFolder

PEOPLE: Final = 12
SPEED: Final = 2


def send_people(join_url: str, folder: SessionFolder) -> threading.Thread:
    """Lets them join by this address; the thread that is returned ends when they have left. Raises OSError."""
    child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-P", "-m", "coprod_tui", "rehearse", "--into=-", f"--people={PEOPLE}", f"--speed={SPEED}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder.path,
        text=True,
        **detached(windows=os.name == "nt"),
    )
    # Through standard input: arguments of a program can be read by everybody who uses this machine.
    waiting = threading.Thread(target=child.communicate, args=(f"{join_url}\n",), name="people", daemon=True)
    waiting.start()
    return waiting
