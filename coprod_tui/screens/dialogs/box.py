"""The drop-in box, open: wishes to talk, and concerns. It closes as soon as it is left."""

from collections.abc import Awaitable
from pathlib import PurePath
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import line, wrap
from coprod_tui.model.box import FOR_THE_ROOM, OpenBox
from coprod_tui.model.sessions import Unavailable, reason
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.choices import Choices
from server.domain.errors import Rejected
from server.port import ConcernView, TalkView

_WIDTH: Final = 66
_KEYS: Final = "n answers with a notice · Esc closes it"
_COMES: Final = "Say that you are coming? How to find them is deleted, so read it first."
_HANDS_ON: Final = "Hand this on to whoever is an Encourager?"
_TO: Final = {
    "facilitators": "for the facilitators",
    "room": "for the room, later",
    "design_group": "for the design group",
}


class BoxDialog(Dialog[Literal["notice"] | None]):
    """Shows what is in the box to whoever opened it. Answers "notice" where they want to answer with one."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "box.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Close", show=False),
        Binding("n", "notice", "Notice", show=False),
        Binding("s", "show_all", "Show", show=False),
        Binding("c", "answer(True)", "I'm coming", show=False),
        Binding("h", "answer(False)", "Hand on", show=False),
    ]

    def __init__(self, box: OpenBox, phones: str) -> None:
        super().__init__()
        self._box = box
        self._phones = phones
        self._armed: tuple[str, str] | None = None  # the key, and the id of what it would act on

    def compose(self) -> ComposeResult:
        """Composes the list and a note below."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content("Drop-in box")
            frame.border_subtitle = Content(_KEYS)
            yield Static(Content("Nothing says who left these, when, or in which order."))
            yield Choices()
            yield Static("", classes="note")

    def on_mount(self) -> None:
        """Shows what was read; closes where this window is left."""
        self._draw()
        self.watch(self.app, "app_focus", self._focus_changed, init=False)

    def on_screen_suspend(self) -> None:
        """Closes, as something else lies over it."""
        self._empty()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Keeps nothing of what was shown."""
        self._box.forget()

    def action_back(self) -> None:
        """Disarms, or else closes the box."""
        if self._armed is None:
            self.dismiss(None)
        else:
            self._disarm()

    def action_notice(self) -> None:
        """Closes the box and goes on to a notice."""
        self.dismiss("notice")

    async def action_show_all(self) -> None:
        """Shows the concern in hand on every phone, at the second press, or takes it from them."""
        known = self._in_hand()
        if not isinstance(known, ConcernView) or known.to != FOR_THE_ROOM:
            self._note("Only what is for the room can be shown on phones.")
            return
        is_shown = self._box.shown == known.id
        if self._is_armed("s", known.id, f"{'Take this from' if is_shown else 'Show this on'} {self._phones}?"):
            await self._asked(self._box.show(None if is_shown else known.id))

    async def action_answer(self, coming: bool) -> None:
        """Says that one comes, or hands a wish to talk on, at the second press. Then no row is in hand."""
        known = self._in_hand()
        if known is None:
            self._note("↑ ↓ choose whom you answer.")
        elif not isinstance(known, TalkView):
            self._note("That is a concern. c and h are for who would like to talk.")
        elif self._is_armed(*(("c", known.id, _COMES) if coming else ("h", known.id, _HANDS_ON))) and await self._asked(
            self._box.answer(known.id, coming=coming)
        ):
            # A key that repeats must not answer whoever is next.
            self.query_one(Choices).highlighted = None
            self._note("You are coming: nobody else is asked." if coming else "Handed on to whoever is an Encourager.")

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._disarm()

    def _is_armed(self, key: str, target: str, asks: str) -> bool:
        """Whether this is the second press of a key on the same thing; the first one asks."""
        if self._armed == (key, target):
            self._armed = None
            return True
        self._armed = (key, target)
        self._note(f"{asks}  {key} again · Esc")
        return False

    async def _asked(self, asking: Awaitable[None]) -> bool:
        """Whether the box granted it; otherwise it is said why not."""
        try:
            await asking
        except (Rejected, Unavailable) as refusal:
            self._note(line(reason(refusal)))
            return False
        self._note("")
        self._draw()
        return True

    def _in_hand(self) -> ConcernView | TalkView | None:
        at = self.query_one(Choices).highlighted
        rows: tuple[TalkView | ConcernView, ...] = (*self._box.talks, *self._box.concerns)
        return None if at is None or at >= len(rows) else rows[at]

    def _draw(self) -> None:
        choices = self.query_one(Choices)
        at = choices.highlighted or 0
        choices.clear_options()
        choices.add_options([Option(_talk(talk)) for talk in self._box.talks])
        choices.add_options(
            [Option(_concern(known, shown=known.id == self._box.shown)) for known in self._box.concerns]
        )
        if choices.option_count:
            choices.highlighted = min(at, choices.option_count - 1)
        choices.focus()

    def _empty(self) -> None:
        self._box.forget()
        for choices in self.query(Choices):
            choices.clear_options()

    def _focus_changed(self, focused: bool) -> None:
        if not focused:
            self._empty()
            self.dismiss(None)

    def _disarm(self) -> None:
        if self._armed is not None:
            self._armed = None
            self._note("")

    def _note(self, words: str) -> None:
        self.query_one(".note", Static).update(Content(words))


def _talk(talk: TalkView) -> Content:
    where = f"“{talk.where}”" if talk.where else "They did not say how to find them."
    return _entry("Somebody would like to talk with you · c I'm coming · h hand it on", where)


def _concern(concern: ConcernView, *, shown: bool) -> Content:
    about = _TO[concern.to]
    if concern.to == FOR_THE_ROOM:
        about += " · s takes it from phones" if shown else " · s shows it on phones"
    return _entry(about, concern.text)


def _entry(about: str, words: str) -> Content:
    said = "\n".join(f"  {part}" for part in wrap(words, _WIDTH))
    return Content.assemble((about, "$muted"), "\n", (said, "$foreground"))
