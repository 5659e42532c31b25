"""Reads and writes the file of settings: TOML with comments, to be edited by hand as well.

What comes from elsewhere in the file, such as a person's own comments, is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec
import tomlkit
from tomlkit.exceptions import ParseError

from coprod_tui.model.settings import HIGHEST_PORT, Settings
from server.store.folder import PRIVATE_FOLDER, write_private

_HEAD: Final = "Settings of coprod. Options of the command line come first, then environment variables, then these."
#: By name of a setting: the comment above it, and the environment variable that comes before it.
SETTINGS: Final = {
    "colours": ("dark, light, dark-contrast or light-contrast. Option: --colours", "COPROD_COLOURS"),
    "glyphs": ("What lines and signs are drawn with: auto, unicode or ascii. Option: --glyphs", "COPROD_GLYPHS"),
    "host": ("The address of this machine to listen on, empty for all of them. Option: --host", "COPROD_HOST"),
    "port": ('The port to listen on, or "auto". Option: --port', "COPROD_PORT"),
    "sounds": ("Whether the terminal's bell rings when somebody calls or asks: off or on", "COPROD_SOUNDS"),
    "exports": ("The folder for exports, empty for one among your documents. Option: --to", "COPROD_EXPORTS"),
}

_Port = Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_PORT)]
_KINDS: Final[dict[str, Any]] = {**get_type_hints(Settings), "port": _Port | Literal["auto"]}


def read_settings(file: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and a sentence for each mistake in the file; a default stands for what cannot be read."""
    try:
        found = tomlkit.parse(file.read_text("utf-8")).unwrap()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except (OSError, UnicodeDecodeError, ParseError) as error:
        return Settings(), (f"{file} cannot be read ({error}), so coprod goes on without it.",)
    return _converted(Settings(), found, lambda name: f"{file}: {name}")


def with_environment(settings: Settings, environment: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The settings with what the environment says in place of theirs, and a sentence for each mistake."""
    given = {name: environment[variable] for name, (_, variable) in SETTINGS.items() if environment.get(variable)}
    if environment.get("COPROD_ASCII", "") not in ("", "0"):
        given["glyphs"] = "ascii"
    return _converted(settings, given, lambda name: SETTINGS[name][1], strict=False)


def write_settings(file: Path, settings: Settings) -> None:
    """Writes the settings into the file, which is made with comments if it is missing. Raises OSError."""
    file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    try:
        document = tomlkit.parse(file.read_text("utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, ParseError):
        document = tomlkit.document()
        document.add(tomlkit.comment(_HEAD))
    for name, value in asdict(settings).items():
        if name not in document:
            document.add(tomlkit.nl())
            document.add(tomlkit.comment(SETTINGS[name][0]))
        document[name] = value
    write_private(file, tomlkit.dumps(document).encode())


def _converted(
    settings: Settings, given: Mapping[str, Any], named: Callable[[str], str], *, strict: bool = True
) -> tuple[Settings, tuple[str, ...]]:
    wrong: list[str] = []
    for name, kind in _KINDS.items():
        if name in given:
            try:
                value = msgspec.convert(given[name], kind, strict=strict)
            except msgspec.ValidationError as error:
                wrong.append(f"{named(name)} is not understood ({error}), so it is left out.")
            else:
                settings = replace(settings, **{name: value})
    return settings, tuple(wrong)
