"""The keys at the foot of a screen, with what each would do now; every one of them can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten, wrap

_GAP: Final = "  "
_BETWEEN_GROUPS: Final = " │ "
_LABEL: Final = 24
_MOST_LINES: Final = 2
_ALL_KEYS: Final = "all keys"


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it would do now."""

    key: str
    label: str
    #: Whether the action applies; a disabled key only says why not.
    enabled: bool
    #: Whether it is dropped first where there is too little room.
    spare: bool = False
    #: The library's name of the key, which a click presses.
    press: str = ""
    #: Its label where there is too little room for the whole one; empty where there is no shorter one.
    short: str = ""
    #: Keys of one group stand together.
    group: str = ""


Part = tuple[str, KeyHint | None]
"""Words, and the hint that they belong to."""


class KeyBar(Widget):
    """As many hints as fit into two lines; the last one, which leads to all others, always.

    Where they do not all fit, long labels are cut or short ones taken, and keys stand there as far as there is room:
    those that are neither spare nor disabled first, then spare ones, then disabled ones; what room is left makes labels
    whole again. What waits for a second press
    is shown whole, on as many lines as it takes.
    """

    DEFAULT_CSS = """
    KeyBar { height: auto; padding: 0 1; background: $surface; }
    """

    hints: reactive[tuple[KeyHint, ...]] = reactive((), layout=True)
    #: What a second press would do; empty where none is waited for. The hints are then the answers to it.
    asks: reactive[str] = reactive("", layout=True)
    #: Whether keys do nothing just now.
    resting: reactive[bool] = reactive(default=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """As many lines as it has."""
        return max(1, len(rows(self.hints, self.asks, width)))

    def render(self) -> Content:
        """The hints, disabled ones dim and in brackets."""
        drawn = rows(self.hints, self.asks, self.content_size.width)
        return Content("\n").join(Content("").join(_render(part, self) for part in row) for row in drawn)

    def on_click(self, event: events.Click) -> None:
        """Presses the key that is clicked."""
        offset = event.get_content_offset(self)
        hint = (
            None
            if offset is None
            else hint_at(rows(self.hints, self.asks, self.content_size.width), offset.x, offset.y)
        )
        if hint is not None and hint.press:
            self.app.simulate_key(hint.press)


def rows(hints: tuple[KeyHint, ...], asks: str, width: int) -> list[list[Part]]:
    """The parts of each line."""
    if asks:
        asked: list[list[Part]] = [[(text, None)] for text in wrap(line(asks), max(2, width))]
        answers = _row(hints)
        if _width([*asked[-1], ("   ", None), *answers]) <= width:
            asked[-1] += [("   ", None), *answers]
            return asked
        return [*asked, answers]
    return [_row(hints) for hints in _fitting(hints, width)]


def hint_at(drawn: list[list[Part]], x: int, y: int) -> KeyHint | None:
    """The hint at a column of a line, None between two."""
    end = 0
    for text, hint in drawn[y] if y < len(drawn) else ():
        end += cell_width(text)
        if x < end:
            return hint
    return None


def _fitting(hints: tuple[KeyHint, ...], width: int) -> list[list[KeyHint]]:
    broken = _broken(hints, width)
    if len(broken) <= _MOST_LINES:
        return broken
    *others, last = hints
    last = replace(last, label=_ALL_KEYS)
    kept: dict[int, KeyHint] = {}
    for at in sorted(range(len(others)), key=lambda at: (not others[at].enabled, others[at].spare)):
        for label in (shorten(line(others[at].label), _LABEL), others[at].short):
            more = {**kept, at: replace(others[at], label=label)}
            if label and len(_broken([*(more[place] for place in sorted(more)), last], width)) <= _MOST_LINES:
                kept = more
                break
    for at in sorted(kept):
        more = {**kept, at: others[at]}
        broken = _broken([*(more[place] for place in sorted(more)), last], width)
        if len(broken) <= _MOST_LINES and all(_width(_row(one)) <= width for one in broken):
            kept = more
    return _broken([*(kept[place] for place in sorted(kept)), last], width)


def _broken(hints: Sequence[KeyHint], width: int) -> list[list[KeyHint]]:
    lines: list[list[KeyHint]] = [[]]
    for hint in hints:
        if lines[-1] and _width(_row((*lines[-1], hint))) > width:
            lines.append([])
        lines[-1].append(hint)
    return lines


def _row(hints: Sequence[KeyHint]) -> list[Part]:
    parts: list[Part] = []
    for at, hint in enumerate(hints):
        if at:
            parts.append((_GAP if hints[at - 1].group == hint.group else _BETWEEN_GROUPS, None))
        parts.append((_words(hint), hint))
    return parts


def _width(parts: list[Part]) -> int:
    return sum(cell_width(text) for text, _ in parts)


def _render(part: Part, bar: KeyBar) -> Content:
    text, hint = part
    if hint is None:
        return Content.styled(text, "$muted" if text == _BETWEEN_GROUPS else "bold $accent")
    if not hint.enabled or bar.resting:
        return Content.styled(text, "$muted")
    return Content.assemble((hint.key, "bold $accent"), " ", (line(hint.label), "$foreground"))


def _words(hint: KeyHint) -> str:
    words = f"{hint.key} {line(hint.label)}"
    return words if hint.enabled else f"({words})"
