from collections.abc import Callable
from pathlib import Path

import pytest

from coprod_tui.model.sessions import Unavailable
from coprod_tui.session import file_manager
from coprod_tui.session.file_manager import open_folder, opener


def which(*there: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in there else None


@pytest.mark.parametrize(
    ("platform", "environment", "there", "program"),
    [
        ("darwin", {}, ("open",), "/bin/open"),
        ("win32", {}, ("explorer",), "/bin/explorer"),
        ("linux", {"DISPLAY": ":0"}, ("xdg-open",), "/bin/xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, ("xdg-open",), "/bin/xdg-open"),
        ("linux", {}, ("xdg-open",), None),
        ("linux", {"DISPLAY": ":0"}, (), None),
    ],
)
def test_a_folder_is_opened_by_the_program_of_the_system_where_there_is_a_screen(
    platform: str, environment: dict[str, str], there: tuple[str, ...], program: str | None
) -> None:
    assert opener(platform, environment, which(*there)) == program


def test_where_no_folder_can_be_opened_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_manager, "opener", lambda *_: None)
    with pytest.raises(Unavailable, match=str(tmp_path)):
        open_folder(tmp_path)


def test_the_program_gets_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_manager, "opener", lambda *_: "/bin/rmdir")
    folder = tmp_path / "out"
    folder.mkdir()
    open_folder(folder).join()
    assert not folder.exists()
