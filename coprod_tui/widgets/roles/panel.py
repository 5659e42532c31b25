"""Who holds which role now, and for how long."""

from datetime import datetime
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import fit, line, shorten, wrap
from coprod_tui.widgets.roles.words import NOBODY, Piece, beside, long_away, whom_to_ask
from coprod_tui.widgets.text_layout import render_pieces, scrolled_width, wrap_pieces
from coprod_tui.widgets.times import short_duration
from server.projections.dashboard import RolesPanelView
from server.projections.roles.holders import AskRow, HolderRow, OfferRow, RoleRow

Block = tuple[str, list[Piece]]
_NAME: Final = 14
_TWO_COLUMNS_FROM: Final = 70
_NAMED: Final = 3


class RolesPanel(VerticalScroll):
    """The roles with holders, offers or requests; those that nobody holds on one line below."""

    DEFAULT_CSS = """
    RolesPanel Static { width: 100%; height: auto; }
    RolesPanel #brief { display: none; }
    """

    view: reactive[RolesPanelView] = reactive(RolesPanelView)

    def compose(self) -> ComposeResult:
        """Composes both texts; the style decides which is shown."""
        yield Static(id="full")
        yield Static(id="brief")

    def on_mount(self) -> None:
        """Sets the title."""
        self.border_title = Content("Roles now")

    def watch_view(self) -> None:
        """Redraws the roles."""
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        width = scrolled_width(self)
        if width <= 0:
            return
        shown = [role for role in self.view.rows if _shown(role)]
        beside_one_another = width >= _TWO_COLUMNS_FROM
        blocks = [(role.name, _pieces(role, self.view.now, all_=not beside_one_another)) for role in shown]
        moving = _side_by_side(blocks, width) if beside_one_another else _stacked(blocks, width)
        unheld = nobody_yet(self.view.rows)
        resting = [Content.styled(part, "$muted") for part in (wrap(unheld, width) if unheld else ())]
        self.query_one("#full", Static).update(Content("\n").join([*([moving] if blocks else []), *resting]))
        self.query_one("#brief", Static).update(brief(self.view, width))


def brief(view: RolesPanelView, width: int) -> Content:
    """Who holds what, is offered it or asks for it, on one line; what moves stands first."""
    moving = sorted((role for role in view.rows if _shown(role)), key=lambda role: not (role.asked or role.offered))
    told = "   ".join(f"{line(role.name)} {_in_brief(role)}" for role in moving)
    return Content.styled(shorten(told or nobody_yet(view.rows), width), "$foreground")


def nobody_yet(roles: tuple[RoleRow, ...]) -> str:
    """The roles that nobody holds, is offered or asks for, on one line: "nobody yet: Weaver, Listener and 6 more"."""
    names = [line(role.name) for role in roles if not role.hidden and not _shown(role)]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"nobody yet: {', '.join(names[:_NAMED])}{more}" if names else ""


def _in_brief(role: RoleRow) -> str:
    holders = " · ".join(f"{line(holder.label)}{' (away)' if holder.away else ''}" for holder in role.holders)
    waiting = [f"← {line(ask.label)} asks" for ask in role.asked] + [f"→ {line(one.label)}?" for one in role.offered]
    return " ".join(filter(None, [holders, *waiting]))


def _shown(role: RoleRow) -> bool:
    return bool(role.holders or role.offered or role.asked)


def _pieces(role: RoleRow, now: datetime, *, all_: bool) -> list[Piece]:
    alone = len(role.holders) == 1
    holding = [
        piece
        for holder in role.holders
        for piece in (_holder(holder, now), *(beside(holder, now, alone=alone) if all_ else ()))
    ]
    said = [*holding, *_advice(role, now), *map(_offered, role.offered), *map(_asked, role.asked)]
    return said or [NOBODY]


def _holder(holder: HolderRow, now: datetime) -> Piece:
    words = f"{line(holder.label)} {short_duration(holder.since, now)}"
    return (words, "$people") if holder.away is None else (f"{words} (away)", "$muted")


def _offered(offer: OfferRow) -> Piece:
    return f"– offered to {line(offer.label)}", "$warning"


def _asked(ask: AskRow) -> Piece:
    return f"{line(ask.label)} asks{' to shadow' if ask.shadow else ''}", "$others"


def _advice(role: RoleRow, now: datetime) -> list[Piece]:
    """A few words on whom to ask where the only holder has been away for long."""
    holder = long_away(role, now)
    if holder is None or holder.away is None:
        return []
    whom = whom_to_ask(role, most=1)
    return [(f"away {short_duration(holder.away, now)}{f': ask {whom}?' if whom else ''}", "$warning")]


def _stacked(blocks: list[Block], width: int) -> Content:
    return Content("\n").join(row for name, pieces in blocks for row in _hanging(name, pieces, width))


def _side_by_side(blocks: list[Block], width: int) -> Content:
    column = (width - 2) // 2
    half = (len(blocks) + 1) // 2
    left, right = (
        [row for block in part for row in _hanging(*block, column)] for part in (blocks[:half], blocks[half:])
    )
    empty = Content(" " * column)
    rows = [
        Content("  ").join((left[at] if at < len(left) else empty, right[at] if at < len(right) else empty))
        for at in range(max(len(left), len(right)))
    ]
    return Content("\n").join(rows)


def _hanging(name: str, pieces: list[Piece], width: int) -> list[Content]:
    """A role's name and its pieces, each line exactly `width` cells wide."""
    room = max(8, width - _NAME - 1)
    return [
        Content.assemble((fit(line(name) if not at else "", _NAME), "$foreground"), " ", render_pieces(parts, room))
        for at, parts in enumerate(wrap_pieces([(shorten(text, room), style) for text, style in pieces], room))
    ]
