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
    #: Whether its label tells what cannot be seen on the screen.
    tells: bool = False


Part = tuple[str, KeyHint | None]
"""Words, and the hint that they belong to."""


class KeyBar(Widget):
    """As many hints as fit into two lines; the last one, which leads to all others, always.

    Where they do not all fit, those that are neither spare nor disabled stand there first, with short labels; these are
    then made whole as far as there is room, first those that tell what cannot be seen on the screen. Then come spare
    keys, then disabled ones. What waits for a second press is shown whole, on as many lines as it takes.
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
    shown = _Shown(others, replace(last, label=_ALL_KEYS), width)
    needed = [at for at, hint in enumerate(others) if hint.enabled and not hint.spare]
    for at in needed:  # no long label pushes another key off
        shown.try_labels(at, (min(_labels(others[at]), key=cell_width),))
    for at in sorted(needed, key=lambda at: not others[at].tells):
        shown.try_labels(at, _labels(others[at]))
    for at in sorted(set(range(len(others))) - set(needed), key=lambda at: (not others[at].enabled, at)):
        shown.try_labels(at, _labels(others[at]))
    return shown.broken()


def _labels(hint: KeyHint) -> tuple[str, ...]:
    """The labels that a key can have, best first: the whole one, a cut one, a short one."""
    whole = line(hint.label)
    return tuple(filter(None, dict.fromkeys((whole, shorten(whole, _LABEL), hint.short))))


class _Shown:
    """The keys that stand in the bar, before the last one."""

    def __init__(self, hints: list[KeyHint], last: KeyHint, width: int) -> None:
        self._hints = hints
        self._last = last
        self._width = width
        self._kept: dict[int, KeyHint] = {}

    def try_labels(self, at: int, labels: tuple[str, ...]) -> None:
        """Shows a key with the first of these labels for which there is room; leaves it as it is if there is none."""
        for label in labels:
            before, self._kept = self._kept, {**self._kept, at: replace(self._hints[at], label=label)}
            if self._fits():
                return
            self._kept = before

    def broken(self) -> list[list[KeyHint]]:
        """The lines."""
        return _broken([*(self._kept[place] for place in sorted(self._kept)), self._last], self._width)

    def _fits(self) -> bool:
        broken = self.broken()
        return len(broken) <= _MOST_LINES and all(_width(_row(one)) <= self._width for one in broken)


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
