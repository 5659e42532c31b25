import io
from pathlib import Path

import pytest
from platformdirs import user_config_path, user_documents_path

from coprod_tui import config
from coprod_tui.diagnostics import Failure


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_data_lives_where_coprod_home_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert config.home({"COPROD_HOME": str(tmp_path / "data")}) == tmp_path / "data"
    assert config.home({"COPROD_HOME": "data"}) == tmp_path / "data"


def test_data_lives_where_the_platform_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for environment in ({}, {"COPROD_HOME": ""}):
        home = config.home(environment)
        assert home.is_absolute()
        assert home.name == "coprod"


def test_exports_go_where_that_is_set_or_among_the_documents(tmp_path: Path) -> None:
    assert config.exports(str(tmp_path)) == tmp_path
    assert config.exports("") == user_documents_path() / "coprod"
    with pytest.raises(Failure, match="The folder for exports is ~nobody-of-this-name, which is nobody's folder"):
        config.exports("~nobody-of-this-name")


def test_settings_are_kept_where_that_is_said_beside_the_sessions_or_where_the_platform_says(tmp_path: Path) -> None:
    home = {"COPROD_HOME": str(tmp_path)}
    assert config.settings_file({**home, "COPROD_SETTINGS": str(tmp_path / "ours.toml")}) == tmp_path / "ours.toml"
    assert config.settings_file(home) == tmp_path / "settings.toml"
    assert config.settings_file({}) == user_config_path("coprod", appauthor=False) / "settings.toml"


@pytest.mark.parametrize(
    ("stdin", "stdout", "environment", "plain"),
    [
        (Terminal(), Terminal(), {"TERM": "xterm-256color"}, False),
        (Terminal(), Terminal(), {}, False),
        (Terminal(), Terminal(), {"TERM": "dumb"}, True),
        (Terminal(), io.StringIO(), {"TERM": "xterm"}, True),
        (io.StringIO(), Terminal(), {"TERM": "xterm"}, True),
    ],
)
def test_plain_mode_is_chosen_where_no_dashboard_can_be_drawn_or_worked(
    stdin: io.StringIO, stdout: io.StringIO, environment: dict[str, str], plain: bool
) -> None:
    assert config.needs_plain(stdin, stdout, environment) is plain


def test_the_folder_of_nobody_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPROD_HOME", "~nobody-of-this-name/coprod")
    with pytest.raises(Failure, match="nobody's folder"):
        config.home()
