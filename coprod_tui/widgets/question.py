"""The question in the room, with its counts and its clock; it must not know what was answered."""

from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line, shorten, wrap
from coprod_tui.widgets.times import clock, time_of_day
from server.projections.summary import AskedView, SummaryView

_NONE_YET = "No question yet. Press a to ask your own, or n for a prepared one."
_LINES = 3
_GAP = "   "


class QuestionLine(Container):
    """The newest question. Whoever shows it decides whether the counts stand beside the text or below."""

    DEFAULT_CSS = """
    QuestionLine { layout: horizontal; height: auto; padding: 0 1; }
    QuestionLine #asked { width: 1fr; height: auto; }
    QuestionLine #counts { width: auto; height: auto; margin-left: 3; color: $muted; }
    """

    summary = reactive(SummaryView())
    now: reactive[datetime] = reactive(datetime.min.replace(tzinfo=UTC))

    def compose(self) -> ComposeResult:
        """The text, then the counts."""
        yield Static(id="asked")
        yield Static(id="counts")

    def watch_summary(self) -> None:
        """The question or its counts changed."""
        self._show()

    def watch_now(self) -> None:
        """Time went on."""
        self._show()

    def on_resize(self) -> None:
        """The text wraps anew."""
        self._show()

    def _show(self) -> None:
        question = self.summary.question
        self.query_one("#counts", Static).update(_counts(question, self.summary.writing, self.now))
        asked = self.query_one("#asked", Static)
        if question is None:
            asked.update(Content.styled(_NONE_YET, "$muted"))
            return
        number = f"{question.number:>2} "
        width = max(10, asked.size.width - len(number))
        asked.update(_text(number, wrap(line(question.text), width), width, closed=question.closed_at is not None))


def _text(number: str, rows: tuple[str, ...], width: int, *, closed: bool) -> Content:
    shown = list(rows[:_LINES])
    if len(rows) > _LINES:
        shown[-1] = shorten(f"{shown[-1]} …", width)
    hanging = f"\n{' ' * len(number)}".join(shown)
    return Content.assemble((number, "$muted"), (hanging, "$muted" if closed else "bold"))


def _counts(question: AskedView | None, writing: int, now: datetime) -> Content:
    if question is None:
        return Content("")
    answers = "1 answer" if question.answered == 1 else f"{question.answered} answers"
    counts = f"{answers} · {question.passed} passed"
    shown = [("revealed", "$others"), (_GAP, "")] if question.revealed else []
    if question.closed_at is not None:
        return Content.assemble((f"{counts}{_GAP}", "$muted"), *shown, ("closed", "bold $warning"))
    return Content.assemble((f"{counts} · {writing} writing{_GAP}", "$muted"), *shown, *_clock(question, now))


def _clock(question: AskedView, now: datetime) -> list[tuple[str, str]]:
    """How long it has been asked, and until when the room gave it time; time that is over is only said to be."""
    running = (clock(question.asked_at, now), "$accent")
    if question.until is None:
        return [running]
    word = "until" if now < question.until else "past"
    return [running, (f" · {word} {time_of_day(question.until)}", "$muted")]
