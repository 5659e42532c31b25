"""Shows measures, each with what it cannot see; it must not show them without, nor rank anybody."""

from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coprod_tui.display import line
from server.projections.measures.view import MeasureView

_WHAT_FOR: Final = "A mirror for you, not a mark for anybody. Nothing of this is on a phone or on the wall."


class MeasuresDialog(ModalScreen[None]):
    """One page to read, as things stood when it was opened."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "measures.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,m,V,q,enter", "dismiss", "Back", show=False)]

    def __init__(self, measures: tuple[MeasureView, ...], heading: str = "Measures") -> None:
        super().__init__()
        self._measures = measures
        self._heading = heading

    def compose(self) -> ComposeResult:
        """What they are for, then each."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = Content("↑ ↓ scroll · Esc goes back")
            yield Static(Content(_WHAT_FOR), id="what-for")
            with VerticalScroll():
                for measure in self._measures:
                    yield Static(_name(measure), classes="name")
                    for said in measure.says:
                        yield Static(Content(line(said)), classes="says")
                    yield Static(_about("Blind spot: ", measure.blind_spot), classes="about")
                    yield Static(_about("Worked out as: ", measure.formula), classes="about formula")


def _name(measure: MeasureView) -> Content:
    return Content.assemble((line(measure.name), "bold"), (f"  {measure.id}", "$muted"))


def _about(heading: str, words: str) -> Content:
    return Content.styled(f"{heading}{line(words)}", "$muted")
