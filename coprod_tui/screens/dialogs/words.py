"""Takes down words that somebody said aloud, wrote on a slip or raised hands for."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.display import line, shorten
from coprod_tui.model.session_model import CaptureDraft
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import field, keep_or_explain, note
from coprod_tui.widgets.forms import LineArea
from coprod_tui.widgets.inputs import SafeInput
from server.domain.errors import Rejected
from server.domain.slips import read

Answer = tuple[bool, CaptureDraft]
_MARKS: Final = {"aloud": "", "paper": "Its four letters", "hands": "How many hands"}
_LETTERS: Final = 4
_MOST: Final = 8
_QUESTION: Final = 140


class WordsDialog(Dialog[Answer]):
    """Answers whether `keep` accepted the words, and what is written; stays open where `keep` raises Rejected.

    `heading` says how they came and whose they are, `to` which question they answer, `after` what happens next.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(
        self, heading: str, to: str, after: str, draft: CaptureDraft, keep: Callable[[CaptureDraft], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._heading = heading
        self._to = to
        self._after = after
        self._draft = draft
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Composes the question, the slip's code or the number of hands, the words, and what happens next."""
        label = _MARKS[self._draft.channel]
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"Put words in: {line(self._heading)}")
            box.border_subtitle = Content("Enter puts it in · Esc goes back, keeps the words")
            yield Static(Content.styled(shorten(line(self._to), _QUESTION), "$muted"), id="to")
            if label:
                yield from field(label, SafeInput(self._draft.mark, id="slip", max_length=_MOST, compact=True))
                yield Static("", id="mark")
            yield from field("The words", LineArea(self._draft.text, id="text"), tall=True)
            yield Static("", classes="note")
            yield Static(Content.styled(line(self._after), "$accent"), id="after")

    def on_mount(self) -> None:
        """Focuses the first empty field."""
        self.query_one("#text" if self._draft.mark or not _MARKS[self._draft.channel] else "#slip").focus()

    def action_leave(self) -> None:
        """Goes back, and keeps all that was typed."""
        self.dismiss((False, self._written()))

    @on(Input.Changed, "#slip")
    def _looked_at(self, event: Input.Changed) -> None:
        note(self, "")
        if self._draft.channel == "paper":
            self.query_one("#mark", Static).update(render_remark(event.value))

    @on(Input.Submitted, "#slip")
    def _on_to_words(self) -> None:
        self.query_one(LineArea).focus()

    @on(LineArea.Submitted)
    async def _submitted(self) -> None:
        if self.is_current and (written := await keep_or_explain(self, self._written, self._put_in)) is not None:
            self.dismiss((True, written))

    async def _put_in(self, written: CaptureDraft) -> None:
        try:
            await self._keep(written)
        except Rejected as refusal:
            if refusal.field == "slip":  # the note says what is wrong with it
                self.query_one("#mark", Static).update("")
            raise

    def _written(self) -> CaptureDraft:
        marks = [field.value for field in self.query("#slip").results(Input)]
        return replace(self._draft, text=self.query_one(LineArea).text, mark="".join(marks))


def render_remark(typed: str) -> Content:
    """A remark on the code of a slip while it is typed."""
    letters = "".join(typed.split())
    if len(letters) < _LETTERS:
        return Content.styled("as they stand on the slip" if letters else "", "$muted")
    code = read(typed)
    if code is None:
        return Content.styled("That is no slip's code. Please look once more.", "$warning")
    return Content.styled(f"✓ {code}", "$well")
