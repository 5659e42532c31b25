"""A form for a turn that is parked: what is not known yet, who would help, when to look again.

What is refused is said in the form, and nothing that was typed is lost.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.actions.arming import Arming
from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import Keeping, field, never
from coprod_tui.widgets.inputs import SafeInput
from server.domain.text import NOTICE_CHARACTERS

_KEYS: Final = "Enter next, keeps it at the last · Tab next line · Esc back"


@dataclass(frozen=True, slots=True)
class ParkingWords:
    """What is written of a turn that is parked."""

    #: What is not known yet.
    why: str = ""
    #: Who would help.
    helps: str = ""
    #: When to look again.
    look_again: str = ""
    #: Why it is taken up again; empty where it stays parked.
    over: str = ""


class ParkingDialog(Dialog[ParkingWords | None]):
    """Answers with the words that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(
        self,
        heading: str,
        words: ParkingWords,
        keep: Callable[[ParkingWords], Awaitable[None]],
        arms: Callable[[ParkingWords], Arming | None] = never,
        *,
        is_parked: bool,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._is_parked = is_parked
        self._keeping = Keeping(self, _KEYS, self._written, keep, arms)

    def compose(self) -> ComposeResult:
        """Composes the fields, then a note."""
        words = self._words
        with Vertical(classes="dialog") as box:
            box.border_title = Content(line(self._heading))
            box.border_subtitle = Content(_KEYS)
            yield from _field("why", "Not known yet", words.why, "what you do not know, in a few words")
            yield from _field("helps", "Who would help", words.helps, "a person, a place; or nothing yet")
            yield from _field("look_again", "Look again", words.look_again, "a day, a meeting; or nothing yet")
            if self._is_parked:
                yield from _field("over", "Known now, as", words.over, "a reason, which takes it up again")
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await self._keeping.enter_in_line()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._keeping.disarm()

    def action_back(self) -> None:
        """Disarms, or else closes the form."""
        self._keeping.back()

    def _written(self) -> ParkingWords:
        over = self._typed("over") if self._is_parked else ""
        return ParkingWords(self._typed("why"), self._typed("helps"), self._typed("look_again"), over)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", SafeInput).value.strip()


def _field(name: str, label: str, value: str, hint: str) -> ComposeResult:
    yield from field(label, SafeInput(value, id=name, max_length=NOTICE_CHARACTERS, placeholder=hint, compact=True))
