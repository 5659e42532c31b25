"""Picks one of many: a digit goes to one, part of a name narrows down, Enter picks."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import cell_width, fit, line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.inputs import SafeInput
from server.domain.text import normalized_name

_NUMBERED: Final = 9
_SHOWN: Final = 200
_NAME_WIDTH: Final = 22
_MOVES: Final = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}


@dataclass(frozen=True, slots=True)
class PickerItem:
    """Something to pick."""

    id: str
    name: str
    #: How things stand with it.
    note: str = ""
    #: What it is.
    about: str = ""
    #: Why it cannot be picked now, None where it can.
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class NewItem:
    """Something that is not there yet, and that is picked by typing its name."""

    #: What to type, in the empty field.
    hint: str
    #: What Enter does, beside the typed name.
    enter: str
    #: What is said where nothing is there yet.
    nothing: str
    #: The most characters that its name has.
    most: int


class PickInput(SafeInput):
    """An input that filters the list; while it is empty, a digit goes to a line of it."""

    @dataclass
    class Numbered(Message):
        """A digit from 1 to 9 was pressed in the empty input."""

        number: int

    async def _on_key(self, event: events.Key) -> None:
        # Names may hold digits, so one that follows something typed is a part of it.
        if not self.value and event.character is not None and event.character in "123456789":
            event.stop()
            event.prevent_default()
            self.post_message(self.Numbered(int(event.character)))
            return
        await super()._on_key(event)


class Picker(Dialog[str | None]):
    """Answers with the id of the item picked, or None for Escape; where `new` is given, also with what was typed as the
    name of something that is not there yet.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        *(Binding(key, f"move('{key}')", key, show=False, priority=True) for key in _MOVES),
    ]

    def __init__(
        self,
        heading: str,
        picks: tuple[PickerItem, ...],
        new: NewItem | None = None,
        *,
        says: str = "",
    ) -> None:
        """What is picked leads to what the sentence `says`."""
        super().__init__()
        self._heading = heading
        self._picks = picks
        self._new = new
        self._says = says
        self._shown = picks[:_SHOWN]

    def compose(self) -> ComposeResult:
        """Composes the filter, the list, and a line that says why an item cannot be picked."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"{line(self._heading)}")
            box.border_subtitle = Content("a digit points · type to narrow down · Enter picks · Esc goes back")
            if self._says:
                yield Static(Content(self._says), id="says")
            new = self._new
            hint = "type part of it" if new is None else new.hint
            yield PickInput(placeholder=hint, compact=True, max_length=0 if new is None else new.most)
            yield OptionList()
            yield Static("", classes="note")

    def on_mount(self) -> None:
        """Shows all items and focuses the filter."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    def action_move(self, way: str) -> None:
        """Moves in the list while the filter keeps the focus."""
        choices = self.query_one(OptionList)
        match way:
            case "up":
                choices.action_cursor_up()
            case "down":
                choices.action_cursor_down()
            case "pageup":
                choices.action_page_up()  # type: ignore[no-untyped-call]  # the library leaves it untyped
            case _:
                choices.action_page_down()  # type: ignore[no-untyped-call]  # likewise

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._pick(at)

    @on(PickInput.Numbered)
    def _numbered(self, event: PickInput.Numbered) -> None:
        """Only goes there: a digit that was meant for another place would reach somebody."""
        if event.number <= len(self._shown):
            self.query_one(OptionList).highlighted = event.number - 1

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._pick(event.option_index)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(".note", Static).update(Content(line(self._shown[event.option_index].about)))

    def _pick(self, at: int) -> None:
        pick = self._shown[at]
        if pick.why_not is None:
            self.dismiss(pick.id)
        else:
            self.query_one(".note", Static).update(Content(line(pick.why_not)))

    def _show(self, part: str) -> None:
        self._shown = (*filtered(self._picks, part)[:_SHOWN], *self._named(part))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([Option(_render(at, pick)) for at, pick in enumerate(self._shown, 1)])
        choices.highlighted = 0 if self._shown else None
        nothing = "Nothing here has that in it." if self._new is None else self._new.nothing
        self.query_one(".note", Static).update("" if self._shown else nothing)

    def _named(self, typed: str) -> tuple[PickerItem, ...]:
        """What the typed name stands for where nothing is called so."""
        name = typed.strip()
        if (
            self._new is None
            or not name
            or any(normalized_name(pick.name) == normalized_name(name) for pick in self._picks)
        ):
            return ()
        return (PickerItem(name, name, self._new.enter),)


def filtered(picks: tuple[PickerItem, ...], part: str) -> tuple[PickerItem, ...]:
    """The items with a part in their names: whole names first, then those that begin so."""
    wanted = normalized_name(part)
    names = {pick.id: normalized_name(pick.name) for pick in picks}
    fitting = (pick for pick in picks if wanted in names[pick.id])
    return tuple(sorted(fitting, key=lambda pick: (names[pick.id] != wanted, not names[pick.id].startswith(wanted))))


def _render(at: int, pick: PickerItem) -> Content:
    number = f"{at} " if at <= _NUMBERED else "  "
    tone = "$muted" if pick.why_not else "$foreground"
    name = line(pick.name)  # whole, as the ends of names tell people apart
    return Content.assemble(
        (number, "bold $accent"),
        (fit(name, max(_NAME_WIDTH, cell_width(name))), tone),
        " ",
        (line(pick.note), "$muted"),
    )
