"""Opens a folder in the file manager of the system, where it has one."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from coprod_tui.model.sessions import Unavailable

_NO_MANAGER: Final = "This system cannot open a folder from here. It is {folder}."
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def open_folder(folder: Path) -> threading.Thread:
    """Opens a folder and does not wait for its window; the thread that is returned does.

    Raises Unavailable where the system cannot, and OSError.
    """
    command = opener(sys.platform, os.environ, shutil.which)
    if command is None:
        raise Unavailable(_NO_MANAGER.format(folder=folder))
    child = subprocess.Popen(  # noqa: S603 - the system's own program, and no shell
        [command, str(folder)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    # Some file managers run until their window is closed.
    waiting = threading.Thread(target=child.wait, name="file manager", daemon=True)
    waiting.start()
    return waiting


def opener(platform: str, environment: Mapping[str, str], which: Callable[[str], str | None]) -> str | None:
    """The program that opens folders, None where there is none, or no screen to open them on."""
    match platform:
        case "win32":
            return which("explorer")
        case "darwin":
            return which("open")
        case _:
            return which("xdg-open") if any(environment.get(name) for name in _DISPLAYS) else None
