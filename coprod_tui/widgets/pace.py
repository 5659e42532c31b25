"""How the plan stands against the clock, in a line."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import shorten
from server.projections.questions.pace import PaceView, pace_words


class PaceLine(Widget):
    """The line. It takes no room where there is nothing to say."""

    DEFAULT_CSS = "PaceLine { height: auto; padding: 0 1; }"

    view: reactive[PaceView] = reactive(PaceView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """One line, or none."""
        return int(bool(pace_words(self.view)))

    def render(self) -> Content:
        """The line."""
        behind = (self.view.behind or 0) > 0
        return Content.styled(
            shorten(pace_words(self.view), self.content_size.width), "$warning" if behind else "$muted"
        )
