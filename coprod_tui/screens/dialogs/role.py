"""A form for a role: its name, its words, how many may hold it.

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

from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import Keeping, field
from coprod_tui.widgets.inputs import SafeInput
from server.domain.errors import Rejected
from server.domain.text import PROMPT_CHARACTERS, ROLE_CHARACTERS, SENTENCE_CHARACTERS

_ANY: Final = "any"
_CHOSEN: Final = ("limit", "offerable", "hold_back")
_YES: Final = "yes"
_NO: Final = "no"
_SHORT: Final = 9
_WITH_ASKING: Final = "yes, as with every role that asks the room"
_KEYS: Final = "Enter keeps it · Tab next line · Esc goes back"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What is written of a role."""

    name: str = ""
    #: What the role is, in a sentence.
    sentence: str = ""
    #: What it asks of its holder.
    prompt: str = ""
    #: The most holders at once; None for any number.
    limit: int | None = None
    #: Whether it may be offered, not only taken up.
    offerable: bool = True
    #: Whether its holders may hold words back.
    hold_back: bool = False
    #: Whether its holders ask the room, which comes with holding words back.
    asks: bool = False


class RoleDialog(Dialog[RoleWords | None]):
    """Answers with the words that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, heading: str, words: RoleWords, keep: Callable[[RoleWords], Awaitable[None]]) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._keeping = Keeping(self, _KEYS, self._written, keep)

    def compose(self) -> ComposeResult:
        """Composes the fields, then a note."""
        words = self._words
        limit = _ANY if words.limit is None else str(words.limit)
        with Vertical(classes="dialog") as box:
            box.border_title = Content(line(self._heading))
            box.border_subtitle = Content(_KEYS)
            yield from _field("name", "Name", words.name, ROLE_CHARACTERS, "")
            yield from _field("sentence", "In a sentence", words.sentence, SENTENCE_CHARACTERS, "what it is there for")
            yield from _field("prompt", "Their phone says", words.prompt, PROMPT_CHARACTERS, "the sentence, if empty")
            yield from _field("limit", "At most", limit, _SHORT, "a number of people, or any")
            offerable = _YES if words.offerable else _NO
            yield from _field("offerable", "May be offered", offerable, _SHORT, "yes, or no: then it is only taken up")
            hold_back = _YES if words.hold_back else _NO
            if words.asks:
                yield from field("Holds back", Static(_WITH_ASKING, classes="given"))
            else:
                yield from _field(
                    "hold_back", "Holds back", hold_back, _SHORT, "yes: may hold words back, with a reason"
                )
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await self._keeping.enter()

    def _written(self) -> RoleWords:
        name, sentence, prompt = (self._input(field).value for field in ("name", "sentence", "prompt"))
        limit = limit_of(self._input("limit").value)
        offerable = yes_or_no(self._input("offerable").value)
        hold_back = self._words.hold_back if self._words.asks else yes_or_no(self._input("hold_back").value)
        if offerable is None:
            raise Rejected("offerable_unclear", field="offerable")
        if hold_back is None:
            raise Rejected("hold_back_unclear", field="hold_back")
        return RoleWords(name, sentence, prompt, limit, offerable, hold_back, self._words.asks)

    def _input(self, field: str) -> Input:
        return self.query_one(f"#{field}", Input)


def limit_of(typed: str) -> int | None:
    """The most holders at once, None for any number. Raises Rejected for anything else."""
    text = typed.strip()
    if text.casefold() in ("", _ANY):
        return None
    if not (text.isascii() and text.isdigit()):
        raise Rejected("limit_no_number", field="limit")
    return int(text)


def yes_or_no(typed: str) -> bool | None:
    """Whether it was answered with yes; None for anything but yes or no."""
    answer = typed.strip().casefold()
    return answer == _YES if answer in (_YES, _NO) else None


def _field(name: str, label: str, value: str, most: int, hint: str) -> ComposeResult:
    chosen = name in _CHOSEN  # typing replaces a choice, and continues a sentence
    yield from field(
        label,
        SafeInput(value, id=name, max_length=most, placeholder=hint, compact=True, select_on_focus=chosen),
    )
