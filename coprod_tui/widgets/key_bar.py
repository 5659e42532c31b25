"""The keys at the foot of a screen, with what each would do now."""

from dataclasses import dataclass, replace

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten

_GAP = "  "
_LINES = 2
_LABEL = 24


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it would do now."""

    key: str
    label: str
    #: Whether the action applies; a disabled key only says why not.
    enabled: bool
    #: Whether it is dropped first where there is too little room.
    spare: bool = False

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return cell_width(_words(self))


class KeyBar(Widget):
    """As many hints as fit into two lines; the last one, which leads to all others, is always there.

    Where they do not all fit, long labels are cut, then disabled keys are dropped, then spare ones, then those at the
    end.
    """

    DEFAULT_CSS = "KeyBar { height: auto; dock: bottom; padding: 0 1; background: $surface; }"

    hints: reactive[tuple[KeyHint, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """One line where all hints fit, else two."""
        return max(1, len(_rows(self.hints, width)))

    def render(self) -> Content:
        """The hints, disabled ones dim and in brackets."""
        rows = _rows(self.hints, self.content_size.width)
        return Content("\n").join(Content(_GAP).join(map(_render, row)) for row in rows)


def _rows(hints: tuple[KeyHint, ...], width: int) -> list[list[KeyHint]]:
    rows = _broken(hints, width)
    if len(rows) <= _LINES:
        return rows
    kept = [replace(hint, label=shorten(line(hint.label), _LABEL)) for hint in hints]
    leaving = sorted(kept[:-1], key=lambda hint: (not hint.enabled, hint.spare))
    while len(_broken(tuple(kept), width)) > _LINES and leaving:
        kept.remove(leaving.pop())
    return _broken(tuple(kept), width)


def _broken(hints: tuple[KeyHint, ...], width: int) -> list[list[KeyHint]]:
    rows: list[list[KeyHint]] = [[]]
    used = 0
    for hint in hints:
        if rows[-1] and used + len(_GAP) + hint.width > width:
            rows.append([])
            used = 0
        used += hint.width + (len(_GAP) if rows[-1] else 0)
        rows[-1].append(hint)
    return rows


def _render(hint: KeyHint) -> Content:
    if hint.enabled:
        return Content.assemble((hint.key, "bold $accent"), " ", (line(hint.label), "$foreground"))
    return Content.styled(_words(hint), "$muted")


def _words(hint: KeyHint) -> str:
    words = f"{hint.key} {line(hint.label)}"
    return words if hint.enabled else f"({words})"
