"""Sends simulated people into a practice session, in a process of their own.

They stay when the dashboard is left, and go when its room is closed. The same come back when it is opened again.
"""

import os
import subprocess
import sys
import threading
import zlib
from pathlib import Path
from typing import Final

from coprod_tui.session.launch import detached
from server.store.folder import SessionFolder

PEOPLE: Final = 12
SPEED: Final = 2


def send_people(join_url: str, folder: SessionFolder, home: Path) -> threading.Thread:
    """Lets them join by this address; the thread that is returned ends when they have left. Raises OSError.

    `home` is the library that the session is in. People who are in the session already stay the only ones.
    """
    seed = zlib.crc32(folder.session.encode())  # the same for each opening of a session
    options = ["--into=-", f"--people={PEOPLE}", f"--speed={SPEED}", f"--seed={seed}"]
    child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-P", "-m", "coprod_tui", "rehearse", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder.path,
        env={**os.environ, "COPROD_HOME": str(home)},
        text=True,
        **detached(windows=os.name == "nt"),
    )
    # Through standard input: arguments of a program can be read by everybody who uses this machine.
    waiting = threading.Thread(target=child.communicate, args=(f"{join_url}\n",), name="people", daemon=True)
    waiting.start()
    return waiting
