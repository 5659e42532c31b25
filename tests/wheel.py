"""Builds the wheel and uses it as somebody does who has only that: `python3 -m uv run python -m tests.wheel`.

The program runs in an environment with nothing but the wheel and what it depends on, and in an empty folder, so that it
cannot find the sources here. Without a network, uv has to have the packages in its cache.
"""

import json
import os
import signal
import subprocess
import tempfile
import urllib.request
import zipfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Final

from server.net.page import load_page

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("coprod_tui", "server")
UV: Final = os.environ.get("UV", "uv")  # told by `uv run`


def main() -> None:
    """Raises AssertionError or subprocess.CalledProcessError where the wheel lacks something or does not work."""
    with tempfile.TemporaryDirectory() as name:
        elsewhere = Path(name)
        subprocess.run([UV, "build", "--quiet", "--wheel", f"--out-dir={elsewhere}", ROOT], check=True)
        (wheel,) = elsewhere.glob("coprod-*.whl")
        assert files_in(wheel) == files_here()
        assert coprod(wheel, "--version").strip() == f"coprod {version('coprod')}"
        assert page_from(wheel) == load_page().page.plain
        print(f"{wheel.name}: {wheel.stat().st_size / 1024:.0f} KB, works on its own")  # noqa: T201 - for who runs it


def files_in(wheel: Path) -> set[str]:
    """The paths of what the wheel installs, without its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not PurePosixPath(name).parts[0].endswith(".dist-info")}


def files_here() -> set[str]:
    """The paths that belong into the wheel: code and data of the program, without types for the check of its script."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if not path.name.endswith((".pyc", ".d.ts"))}


def coprod(wheel: Path, *arguments: str) -> str:
    """The output of the installed program. Raises subprocess.CalledProcessError."""
    done = subprocess.run(
        command(wheel, *arguments), cwd=wheel.parent, env=surroundings(wheel), check=True, stdout=subprocess.PIPE
    )
    return done.stdout.decode()


def page_from(wheel: Path) -> bytes:
    """The phone's page, as the installed program serves it with one of its plans."""
    serving = command(wheel, "serve", "--plan=check-in", "--host=127.0.0.1", "--port=0")
    with subprocess.Popen(serving, cwd=wheel.parent, env=surroundings(wheel), stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        ready = json.loads(child.stdout.readline())
        try:
            with urllib.request.urlopen(ready["url"], timeout=30) as response:  # noqa: S310 - the address of this very server
                return bytes(response.read())
        finally:
            os.kill(ready["pid"], signal.SIGTERM)


def command(wheel: Path, *arguments: str) -> list[str]:
    """The command that runs the program from the wheel, in an environment of its own."""
    return [UV, "tool", "run", "--quiet", "--isolated", f"--from={wheel}", "coprod", *arguments]


def surroundings(wheel: Path) -> dict[str, str]:
    """The variables of this process but for the environment it runs in; sessions lie beside the wheel."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return {**kept, "COPROD_HOME": str(wheel.parent / "home")}


if __name__ == "__main__":
    main()
