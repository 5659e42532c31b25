"""How words are looked for in everything that a session leaves anywhere."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from server.codec import encode
from tests.faults.line import Line
from tests.faults.process import ServerProcess

LIMIT: Final = 60.0
COPROD: Final = (sys.executable, "-P", "-m", "coprod_tui")


def coprod(server: ServerProcess, *arguments: str) -> str:
    """What the program says to a command."""
    home = server.folder.path.parent.parent
    (home.parent / "temporary").mkdir(exist_ok=True)
    environment = {**os.environ, "COPROD_HOME": str(home), "TMPDIR": str(home.parent / "temporary")}
    command = [*COPROD, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True, env=environment)
    return ran.stdout + ran.stderr


async def crash(server: ServerProcess, program: str) -> subprocess.CompletedProcess[str]:
    """What a server leaves that is this program, serves the same session, and fails at once."""
    command = [sys.executable, "-c", program, str(server.folder.path), "--host=127.0.0.1", "--port=0"]
    return await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=LIMIT, check=False)


def where(words: str, under: Path) -> set[str]:
    """The names of the files that hold these words, with their folder."""
    holding = (path for path in under.rglob("*") if path.is_file() and words.encode() in path.read_bytes())
    return {f"{path.parent.name}/{path.name}" for path in holding}


async def read_up_to(line: Line, words: str) -> str:
    """Every frame until one has these words."""
    read = ""
    while words not in read:
        read += encode(await line.next()).decode() + "\n"
    return read
