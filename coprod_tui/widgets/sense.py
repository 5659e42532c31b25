"""The design group's table in a line, and what stands beside a turn: what its members say, and what leaders answer."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import fit, line, wrap
from server.projections.direction.leaders import LEADER_ANSWER_NAMES, AskedRow, LeaderRow
from server.projections.direction.sense import ANSWER_NAMES, LEFT, NOT_SPOKEN, CheckRow, SenseRow, SenseView
from server.sentences import words


class TableLine(Widget):
    """Who sits in the design group, and which seats are empty."""

    view: reactive[SenseView] = reactive(SenseView(), layout=True)

    def watch_view(self, view: SenseView) -> None:
        """Takes no room where nobody is in the group."""
        self.display = bool(view.members)

    def render(self) -> Content:
        """Draws one line; nothing where nobody is in the group."""
        return Content.styled(fit(table_words(self.view), self.size.width), "$muted")


def table_words(view: SenseView) -> str:
    """ "Design group: Ama (I work here), Bo · empty seats: I use this service"."""
    if not view.members:
        return ""
    seats = {label: [seat.perspective for seat in view.seats if label in seat.people] for label in view.members}
    who = ", ".join(line(f"{label} ({', '.join(own)})" if own else label) for label, own in seats.items())
    taken = any(seats.values())
    empty = [line(seat.perspective) for seat in view.seats if not seat.people] if taken else []
    return " · ".join((f"Design group: {who}", *([f"empty seats: {', '.join(empty)}"] if empty else [])))


def beside_turn(checks: tuple[CheckRow, ...], asked: tuple[AskedRow, ...], width: int) -> list[list[Content]]:
    """The lines beside a turn, in groups that belong together: each check with its answers, and what leaders say."""
    return [*(_check(check, width) for check in checks), *(_asked(one, width) for one in asked)]


def _check(check: CheckRow, width: int) -> list[Content]:
    heading = f"Design group: {check.counts}{'' if check.asked else ' · closed'}"
    changed = [f"They saw: {check.text}"] if check.is_changed else []
    silent = [f"{row.label}: {NOT_SPOKEN}" for row in check.silent]
    return _lines(heading, [*changed, *map(_answer, check.answers), *silent], width)


def _answer(row: SenseRow) -> str:
    said = f": {row.line}" if row.line else ""
    room = " (in this room only)" if row.consent == "room" else ""
    return f"{row.label}: {ANSWER_NAMES[row.answer]}{said}{room}{f' · {LEFT}' if row.left else ''}"


def _asked(asked: AskedRow, width: int) -> list[Content]:
    answers = list(map(_leader, asked.answers)) or ["nobody has answered yet"]
    return _lines(f"Asked of leaders: {asked.text}", answers, width)


def _leader(row: LeaderRow) -> str:
    said = f" {row.text}" if row.text else ""
    held = "" if row.until is None else " · no longer Way-opener"
    return f"{words(row.label)}: {LEADER_ANSWER_NAMES[row.answer]}{said}{held}"


def _lines(heading: str, texts: list[str], width: int) -> list[Content]:
    return [
        *(Content.styled(text, "$accent") for text in wrap(heading, width)),
        *(Content.styled(f"  {part}", "$foreground") for text in texts for part in wrap(text, max(1, width - 2))),
    ]
