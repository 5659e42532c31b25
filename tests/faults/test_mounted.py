"""R4 and R27 on real media: one that cannot be written, and one that is full."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

LIMIT = 60.0
COPROD = [sys.executable, "-P", "-m", "coprod_tui"]
HERE = ("--plain", "--port", "0", "--host", "127.0.0.1")
READ_ONLY = 'mount --bind "$COPROD_HOME" "$COPROD_HOME" && mount -o remount,ro,bind "$COPROD_HOME"'
FULL = 'mount -t tmpfs -o size=256k tmpfs "$COPROD_HOME" && (dd if=/dev/zero of="$COPROD_HOME/filler" bs=4k 2>&- || :)'
ALONE = ["unshare", "--user", "--map-root-user", "--mount"]


def may_mount() -> bool:
    """Whether this user may mount something that only a process of its own sees."""
    if shutil.which(ALONE[0]) is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        trying = [*ALONE, "mount", "-t", "tmpfs", "tmpfs", folder]
        return subprocess.run(trying, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not may_mount(), reason="this user may not mount anything here (unshare, mount)")
Coprod = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home


@pytest.fixture
def coprod(home: Path, tmp_path: Path) -> Coprod:
    def run(*arguments: str, mount: str = ":", typed: str = "") -> subprocess.CompletedProcess[str]:
        """What comes of one command, with something mounted for it alone."""
        return subprocess.run(
            [*ALONE, "sh", "-ec", f'{mount}; exec "$@"', "sh", *COPROD, *arguments],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "COPROD_HOME": str(home), "COPROD_EXPORTS": str(tmp_path / "documents")},
        )

    return run


def refused(done: subprocess.CompletedProcess[str], place: Path, reason: str) -> None:
    """One sentence that names the place and says why."""
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"coprod: The system refused {place}")
    assert f": {reason}" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("listed", [True, False])
def test_a_record_on_a_medium_that_cannot_be_written_is_listed_and_exported(
    coprod: Coprod, home: Path, tmp_path: Path, listed: bool
) -> None:
    assert coprod("new", "Home care", *HERE, typed="ask What helps?\nend\nyes\n").returncode == 0
    (journal,) = home.glob("sessions/*/journal.jsonl")
    with journal.open("ab") as file:
        file.write(b"a line that was torn")
    if not listed:  # as where somebody copied the folders
        (home / "library.json").unlink()
    before = sorted(home.rglob("*"))
    found = coprod("list", mount=READ_ONLY)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.endswith("Home care\n")
    taken = coprod("export", "home", mount=READ_ONLY)
    assert (taken.returncode, taken.stderr) == (
        0,
        "coprod: 1 damaged line is not in this, from the end of the record.\n",
    )
    (report,) = (tmp_path / "documents").glob("*/report.md")
    assert "What helps?" in report.read_text("utf-8")
    assert sorted(home.rglob("*")) == before
    refused(coprod("new", "Another", *HERE, mount=READ_ONLY), home, "Read-only file system")


def test_a_full_disk_is_told_with_the_place_that_is_full(coprod: Coprod, home: Path, tmp_path: Path) -> None:
    for arguments in (
        ("new", "Home care", *HERE),
        ("serve", "--title", "Home care", *HERE[1:]),
        ("slips", f"{home}/s.html"),
    ):
        refused(coprod(*arguments, mount=FULL), home, "No space left on device")
    assert list(home.iterdir()) == []
