"""A form for the settings. What is refused is said in it, and nothing that was typed is lost."""

from collections.abc import Awaitable, Callable
from pathlib import Path, PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.display import line
from coprod_tui.model.sessions import Unavailable
from coprod_tui.model.settings import COLOURS, GLYPHS, HIGHEST_PORT, SOUNDS, Settings, port_of
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import Keeping, field
from coprod_tui.widgets.forms import ChoiceCycler
from coprod_tui.widgets.inputs import SafeInput

_MOST: Final = 400
_KEYS: Final = "Enter keeps them · Tab next · ← → choose · Esc goes back"
_NOTE: Final = "Colours change at once, the rest with the next start. All of it stands in {file}."


class SettingsDialog(Dialog[Settings | None]):
    """Answers with the settings that `keep` accepted, or None for Escape; `file` is where they are kept."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        Binding("ctrl+s,enter", "keep", "Keep", show=False),
    ]

    def __init__(self, settings: Settings, file: Path, keep: Callable[[Settings], Awaitable[None]]) -> None:
        super().__init__()
        self._settings = settings
        self._file = file
        self._keeping = Keeping(self, _KEYS, self._written, keep)

    def compose(self) -> ComposeResult:
        """Composes a field for each setting."""
        settings = self._settings
        port = "" if settings.port == "auto" else str(settings.port)
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Settings")
            box.border_subtitle = Content(_KEYS)
            yield from field("Colours", ChoiceCycler([*COLOURS.items()], settings.colours, id="colours"))
            yield from field("Drawn with", ChoiceCycler([*GLYPHS.items()], settings.glyphs, id="glyphs"))
            yield from field("Listens on", _input("host", settings.host, "every address of this machine, if empty"))
            yield from field("Port", _input("port", port, "8765 or the next free one, if empty"))
            yield from field("Exports go to", _input("exports", settings.exports, "your documents, if empty"))
            yield from field("Sounds", ChoiceCycler([*SOUNDS.items()], settings.sounds, id="sounds"))
            yield Static(Content(line(_NOTE.format(file=self._file))), classes="note")

    @on(Input.Submitted)
    async def action_keep(self) -> None:
        """Keeps what is written."""
        await self._keeping.enter()

    def _written(self) -> Settings:
        port = port_of(self._typed("port"))
        if port is None:
            self.query_one("#port").focus()
            raise Unavailable(f"A port is a number from 0 to {HIGHEST_PORT}; leave it empty for the usual one.")
        return Settings(
            next(name for name in COLOURS if name == self._chosen("colours")),
            next(name for name in GLYPHS if name == self._chosen("glyphs")),
            self._typed("host").strip(),
            port,
            self._typed("exports").strip(),
            next(name for name in SOUNDS if name == self._chosen("sounds")),
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _chosen(self, name: str) -> str:
        return self.query_one(f"#{name}", ChoiceCycler).chosen


def _input(name: str, value: str, hint: str) -> SafeInput:
    return SafeInput(line(value), id=name, max_length=_MOST, placeholder=hint, compact=True, select_on_focus=True)
