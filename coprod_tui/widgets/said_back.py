"""The sentence with which a theme is said back, and what those whose words are in it answer."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import line, shorten, wrap
from server.projections.say_back import NearlyRow, SayBackView

#: With so many lines, what is not quite so stands beside the counts.
_BESIDE: Final = 2


class SaidBack(Widget):
    """The sentence, how many answered what, and what is not quite so, a line each. It takes no line without one."""

    DEFAULT_CSS = "SaidBack { height: auto; max-height: 8; padding: 0 1; }"

    view: reactive[SayBackView | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines where there is room for all, 0 without a sentence."""
        return len(said_back_lines(self.view, width))

    def render(self) -> Content:
        """The lines for which there is room."""
        size = self.content_size
        return Content("\n").join(said_back_lines(self.view, size.width, size.height))


def said_back_lines(view: SayBackView | None, width: int, height: int | None = None) -> list[Content]:
    """The sentence and its answers in at most `width` cells; none without a sentence.

    Where `height` is too little for all of it, the sentence is cut, and what is not quite so stands beside the counts.
    """
    if view is None or width <= 0:
        return []
    sentence = wrap(f"“{view.text}”", width)
    lines = [_nearly(row) for row in view.lines]
    if height is None or len(sentence) + 1 + len(lines) <= height:
        below = [_cut(_counts(view), width, "$accent"), *(_cut(text, width, "$others") for text in lines)]
        return [*(Content.styled(text, "bold $foreground") for text in sentence), *below]
    first = _cut(line(f"“{view.text}”"), width, "bold $foreground")
    if height > _BESIDE:
        shown = lines[: height - _BESIDE]
        cut = [*shown[:-1], _more(shown[-1:], len(lines) - len(shown), width)]
        return [first, _cut(_counts(view), width, "$accent"), *(_cut(text, width, "$others") for text in cut)]
    counts = shorten(f"Yes {view.yes} · Nearly {view.nearly} · Not mine {view.not_mine}", width)
    told = _more(lines[:1], max(0, len(lines) - 1), width - len(counts) - 2)
    return [first, Content.assemble((counts, "$accent"), (f"  {told}" if told else "", "$others"))][:height]


def _more(shown: list[str], hidden: int, width: int) -> str:
    """The last line that is shown, with how many are not; empty where there is no room."""
    more = f" (+{hidden})" if hidden else ""
    room = width - len(more)
    return f"{shorten(shown[0], room)}{more}" if shown and room > 0 else ""


def _counts(view: SayBackView) -> str:
    return f"Yes, that is it {view.yes} · Nearly {view.nearly} · Not mine {view.not_mine}"


def _nearly(row: NearlyRow) -> str:
    said = row.line if row.label is None else f"{row.label}: {row.line}"
    return f"Nearly, {line(said)}"


def _cut(text: str, width: int, tone: str) -> Content:
    return Content.styled(shorten(text, width), tone)
