import stat
from pathlib import Path

import pytest

from coprod_tui.model.settings import Settings
from coprod_tui.session.listen_options import ListenOptions
from coprod_tui.session.settings_file import SETTINGS, read_settings, with_environment, write_settings

OURS = Settings("light-contrast", "ascii", "127.0.0.1", 9000, "/tmp/a b", "on")  # noqa: S108 - nothing is written there


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())


def test_what_was_kept_is_read_again_and_a_comment_explains_each(file: Path) -> None:
    write_settings(file, OURS)
    assert read_settings(file) == (OURS, ())
    text = file.read_text("utf-8")
    for name, (comment, _) in SETTINGS.items():
        assert f"# {comment}\n{name} = " in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_persons_own_comments_and_keys_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\ncolours = "light" # for the day\n\n[other]\nx = 1\n')
    write_settings(file, OURS)
    text = file.read_text("utf-8")
    assert "# mine\n" in text
    assert 'colours = "light-contrast" # for the day\n' in text
    assert "[other]\nx = 1\n" in text
    assert read_settings(file) == (OURS, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colours = "mauve"', "colours is not understood"),
        ("port = 70000.5", "port is not understood"),
        ("port = -1", "port is not understood"),
        ("host = 5", "host is not understood"),
    ],
)
def test_a_mistake_is_said_and_the_usual_stands_in_its_place(file: Path, text: str, said: str) -> None:
    file.parent.mkdir()
    file.write_text(f'{text}\nglyphs = "ascii"\n')
    settings, (sentence,) = read_settings(file)
    assert settings == Settings(glyphs="ascii")
    assert said in sentence


@pytest.mark.parametrize("content", [b"colours = ", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_said_and_replaced_only_when_settings_are_kept(
    file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings, (sentence,) = read_settings(file)
    assert settings == Settings()
    assert "cannot be read" in sentence
    write_settings(file, OURS)
    assert read_settings(file) == (OURS, ())


def test_the_environment_comes_before_the_file() -> None:
    environment = {
        "COPROD_COLOURS": "dark",
        "COPROD_GLYPHS": "unicode",
        "COPROD_HOST": "::1",
        "COPROD_PORT": "0",
        "COPROD_EXPORTS": "~/x",
        "COPROD_SOUNDS": "off",
    }
    assert with_environment(OURS, environment) == (Settings("dark", "unicode", "::1", 0, "~/x", "off"), ())
    assert with_environment(OURS, {"COPROD_PORT": "auto", "COPROD_HOST": ""})[0].port == "auto"
    assert with_environment(Settings(), {"COPROD_ASCII": "1"})[0].glyphs == "ascii"
    assert with_environment(Settings(), {"COPROD_ASCII": "0"})[0].glyphs == "auto"
    settings, (sentence,) = with_environment(OURS, {"COPROD_COLOURS": "mauve"})
    assert settings == OURS
    assert "COPROD_COLOURS is not understood" in sentence


def test_options_come_before_the_settings() -> None:
    assert ListenOptions().otherwise(OURS) == ListenOptions(9000, "127.0.0.1")
    assert ListenOptions(0, None, "https://x").otherwise(OURS) == ListenOptions(0, "127.0.0.1", "https://x")
    assert ListenOptions(None, "::1").otherwise(Settings()) == ListenOptions(None, "::1")
    assert ListenOptions().otherwise(Settings()) == ListenOptions()
