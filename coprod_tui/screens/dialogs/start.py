"""Asks for the title and the plan of a new session."""

from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import cell_width, fit, line
from coprod_tui.model.sessions import NewSession, PlanSummary, Unavailable
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import note
from coprod_tui.widgets.inputs import SafeInput
from server.domain.text import TITLE_CHARACTERS
from server.projections.counting import many

_EMPTY: Final = "Please give it a title, so that people see they are in the right place."
_NO_PATH: Final = "Please write where the plan file is."
_MOVES: Final = {"up": -1, "down": 1}
_NAME: Final = 34
_PATH: Final = 400


class StartDialog(Dialog[NewSession | None]):
    """Answers with the new session, or None for Escape. Enter alone begins without a plan.

    `heading` and `question` say what is started. `read` reads a plan file and raises Unavailable where it cannot be
    used; the dialog then says why, and stays open.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "start.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        *(Binding(key, f"move({step})", key, show=False, priority=True) for key, step in _MOVES.items()),
    ]

    def __init__(
        self,
        proposed: str,
        plans: tuple[PlanSummary, ...],
        read: Callable[[str], Awaitable[PlanSummary]],
        *,
        heading: str = "Start a session",
        question: str = "What is it called? People see this on their phones.",
    ) -> None:
        super().__init__()
        self._heading = heading
        self._question = question
        self._untitled = proposed
        self._proposed = proposed
        self._plans = plans
        self._read = read

    def compose(self) -> ComposeResult:
        """Composes the title with a proposal, the plans, and the path of a plan file."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = Content("Enter opens the room · ↑ ↓ choose a plan · Esc goes back")
            yield Static(self._question)
            yield SafeInput(self._proposed, id="title", max_length=TITLE_CHARACTERS, select_on_focus=True)
            yield OptionList(
                Option(_render("No plan", "ask as it comes, or plan later")),
                *(Option(_render(line(plan.title), _measured(plan))) for plan in self._plans),
                Option(_render("A plan file of your own", "")),
            )
            yield SafeInput(id="path", max_length=_PATH, placeholder="where the plan file is", compact=True)
            yield Static("", classes="note")

    def on_mount(self) -> None:
        """Focuses the title."""
        choices = self.query_one(OptionList)
        choices.can_focus = False
        choices.highlighted = 0

    def action_move(self, step: int) -> None:
        """Selects another plan while the field keeps the focus."""
        choices = self.query_one(OptionList)
        choices.highlighted = ((choices.highlighted or 0) + step) % choices.option_count

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        path = self.query_one("#path", Input)
        path.display = self._of_a_file
        note(self, self._chosen.purpose if self._chosen else "")
        self._propose(self._chosen.title if self._chosen else self._untitled)
        self.query_one("#path" if self._of_a_file else "#title", Input).focus()

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    async def _submitted(self) -> None:
        if not self.is_current:
            return
        try:
            plan = await self._plan_file() if self._of_a_file else self._chosen
        except Unavailable as refusal:
            note(self, refusal.message)
            self.query_one("#path").focus()
            return
        title = self._title.value.strip()
        if not cell_width(title):
            note(self, _EMPTY)
            self._title.focus()
            return
        self.dismiss(NewSession(title, None if plan is None else plan.name))

    async def _plan_file(self) -> PlanSummary:
        path = self.query_one("#path", Input).value.strip()
        if not path:
            raise Unavailable(_NO_PATH)
        plan = await self._read(path)
        self._propose(plan.title)
        return plan

    def _propose(self, title: str) -> None:
        """Puts a title into the field, unless one was typed."""
        if self._title.value == self._proposed:
            self._title.value = self._proposed = title
            self._title.select_all()

    @property
    def _title(self) -> Input:
        return self.query_one("#title", Input)

    @property
    def _chosen(self) -> PlanSummary | None:
        at = self.query_one(OptionList).highlighted or 0
        return self._plans[at - 1] if 0 < at <= len(self._plans) else None

    @property
    def _of_a_file(self) -> bool:
        return self.query_one(OptionList).highlighted == len(self._plans) + 1


def _measured(plan: PlanSummary) -> str:
    return f"{plan.minutes} min · {many(plan.questions, 'question')}"


def _render(name: str, about: str) -> Content:
    return Content.assemble((fit(name, _NAME), "$foreground"), (about, "$muted"))
