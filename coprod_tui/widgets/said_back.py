"""The sentence with which a theme is said back, and what those whose words are in it answer."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import line, shorten, wrap
from server.projections.say_back import NearlyRow, SayBackView


class SaidBack(Widget):
    """The sentence, how many answered what, and what is not quite so, a line each. It takes no line without one."""

    DEFAULT_CSS = "SaidBack { height: auto; max-height: 8; padding: 0 1; }"

    view: reactive[SayBackView | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 without a sentence."""
        return len(said_back_lines(self.view, width))

    def render(self) -> Content:
        """The lines."""
        size = self.content_size
        return Content("\n").join(said_back_lines(self.view, size.width)[: size.height])


def said_back_lines(view: SayBackView | None, width: int) -> list[Content]:
    """The sentence and its answers in at most `width` cells; none without a sentence."""
    if view is None or width <= 0:
        return []
    sentence = [Content.styled(text, "bold $foreground") for text in wrap(f"“{view.text}”", width)]
    return [*sentence, _answers(view, width), *(_nearly(row, width) for row in view.lines)]


def _answers(view: SayBackView, width: int) -> Content:
    counts = f"Yes, that is it {view.yes} · Nearly {view.nearly} · Not mine {view.not_mine}"
    return Content.styled(shorten(counts, width), "$accent")


def _nearly(row: NearlyRow, width: int) -> Content:
    said = row.line if row.label is None else f"{row.label}: {row.line}"
    return Content.styled(shorten(f"Nearly, {line(said)}", width), "$others")
