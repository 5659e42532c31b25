"""The role river as a self-contained SVG picture.

Each role has a row, each tenure a bar; bars that overlap are drawn below one another. People differ by colour, by
pattern and by their name on bars and in the key. The width is that of an A4 page between its margins, so that letters
print legibly.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

import msgspec

from server.exports.river.palette import band_fill, bar_fill, dark_rules, patterns
from server.exports.river.svg import Attributes, element, escape_xml, fitted, width_of, wrapped
from server.exports.wording import minutes, moment
from server.exports.zones import zone_name
from server.projections.counting import many
from server.projections.roles.river import RiverRow, RiverView, Run

WIDTH: Final = 760.0
LEFT: Final = 150.0
RIGHT: Final = WIDTH - 14
HEAD: Final = 70.0
LANE: Final = 23.0
BAR: Final = 20.0
BAND: Final = 5.0
GAP: Final = 10.0
LINE: Final = 16.0
KEY_COLUMNS: Final = 4
MOST_TICKS: Final = 9
STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)
_FONT: Final = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"
_STYLE: Final = (
    "@media (prefers-color-scheme: dark){.ground{fill:#13161b}.ink{fill:#e6e8eb}.muted{fill:#b3bac5}"
    f".line{{stroke:#3d4652}}{dark_rules()}}}"
)


class Scale(msgspec.Struct, frozen=True):
    """Maps the time from beginning to end to horizontal positions."""

    begins: datetime
    ends: datetime
    #: In which times are told.
    zone: tzinfo = UTC

    def hour(self, when: datetime) -> str:
        """The time of day."""
        return f"{when.astimezone(self.zone):%H:%M}"

    def at(self, when: datetime) -> float:
        """The position of a moment; one outside is put at the edge, because clocks may have been set back."""
        share = (when - self.begins) / max(self.ends - self.begins, timedelta(seconds=1))
        return LEFT + min(1.0, max(0.0, share)) * (RIGHT - LEFT)


def river_svg(river: RiverView, known_until: datetime, title: str, zone: tzinfo = UTC) -> bytes:
    """The picture in UTF-8 with times in `zone`.

    Tenures that go on are drawn up to `known_until` if the session has not ended.
    """
    end = river.ended or known_until
    begins = river.begins or end
    runs = [run for row in river.rows for run in row.runs]
    ends = max(begins, end, *(run.until or end for run in runs))
    scale = Scale(begins, ends, zone)
    drawn: list[str] = []
    y = HEAD
    for row in river.rows:
        drawn += _row(row, scale, y)
        y += _height(row)
    drawn[:0] = _axis(scale, y) if runs else [_text("Nobody held a role.", 14, y)]
    key = _key(runs, y)
    y += LINE * -(-len(key) // KEY_COLUMNS) + GAP * bool(key)
    unheld = wrapped(f"Held by nobody: {', '.join(river.unheld)}" if river.unheld else "", RIGHT - 14, 12)
    notes = [_text(line, 14, y + LINE * place, size=12, tone="muted") for place, line in enumerate(unheld, 1)]
    defs = patterns({run.tone for run in runs})
    heading, span = f"Who held which role: {title}", _span(river, scale)
    return _page(heading, span, _told(river, span, scale), [defs, *drawn, *key, *notes], y + LINE * (len(notes) + 1))


def _span(river: RiverView, scale: Scale) -> str:
    begun, ended = scale.begins.astimezone(scale.zone), scale.ends.astimezone(scale.zone)
    ends = moment(ended) if ended.date() > begun.date() else scale.hour(ended)
    return f"{moment(begun)} to {ends} {zone_name(scale.zone)}" + ("" if river.ended else ", and not ended by then")


def _page(heading: str, span: str, told: str, drawn: list[str], height: float) -> bytes:
    head: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH:.0f} {height:.0f}",
        "width": WIDTH,
        "height": height,
        "role": "img",
        "aria-labelledby": "river-title river-desc",
        "font-family": _FONT,
    }
    page = element(
        "svg",
        head,
        element("title", {"id": "river-title"}, escape_xml(heading)),
        element("desc", {"id": "river-desc"}, escape_xml(told)),
        element("style", {}, _STYLE),
        element("rect", {"class": "ground", "width": WIDTH, "height": height, "fill": "#ffffff"}),
        _text(fitted(heading, RIGHT - 14, 15), 14, 24, size=15),
        _text(span, 14, 42, size=12, tone="muted"),
        *drawn,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{page}\n'.encode()


def _told(river: RiverView, span: str, scale: Scale) -> str:
    """The picture in words, as alternative text."""
    rows = (f"{row.name}: {'; '.join(_about(run, row, scale) for run in row.runs)}." for row in river.rows)
    unheld = [f"Held by nobody: {', '.join(river.unheld)}."] if river.unheld else []
    return " ".join((f"{many(len(river.rows), 'role')} from {span}.", *rows, *unheld))


def _about(run: Run, row: RiverRow, scale: Scale) -> str:
    name = "" if run.name == row.name else f", then called {run.name},"
    return f"{run.label}{name} from {scale.hour(run.since)}" + (
        " on, still held" if run.until is None else f" to {scale.hour(run.until)}"
    )


def _axis(scale: Scale, bottom: float) -> Iterator[str]:
    for tick in _ticks(scale):
        x = scale.at(tick)
        line: Attributes = {"class": "line", "x1": x, "x2": x, "y1": HEAD - 6, "y2": bottom, "stroke": "#c9c5ba"}
        yield element("line", line)
        within_a_day = scale.ends - scale.begins < timedelta(days=1)
        label = scale.hour(tick) if within_a_day else f"{tick.astimezone(scale.zone):%m-%d %H:%M}"
        yield _text(label, x, HEAD - 10, size=11, tone="muted", anchor="middle")


def _ticks(scale: Scale) -> Iterator[datetime]:
    """Round moments in its zone, at most MOST_TICKS, as UTC."""
    lasted = (scale.ends - scale.begins).total_seconds() / 60
    step = timedelta(minutes=next((step for step in STEPS if lasted / step <= MOST_TICKS), STEPS[-1]))
    while (scale.ends - scale.begins) / step > MOST_TICKS:
        step *= 2
    local_midnight = scale.begins.astimezone(scale.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    midnight = local_midnight.astimezone(UTC)  # where clocks are changed, hours of a zone do not add up
    tick = midnight + step * -(-(scale.begins - midnight) // step)
    while tick <= scale.ends:
        yield tick
        tick += step


def _row(row: RiverRow, scale: Scale, y: float) -> Iterator[str]:
    lines = list(wrapped(row.name, LEFT - 24, 12))[:2]
    for place, line in enumerate(lines):
        yield _text(line, 14, y + 14 + place * 13, size=12)
    base = y + _height(row) - GAP / 2
    yield element("line", {"class": "line", "x1": 14.0, "x2": RIGHT, "y1": base, "y2": base, "stroke": "#e2dfd6"})
    for lane in range(row.lanes):
        yield from _lane(row, [run for run in row.runs if run.lane == lane], scale, y + lane * LANE)


def _height(row: RiverRow) -> float:
    return row.lanes * LANE + GAP


def _lane(row: RiverRow, runs: list[Run], scale: Scale, y: float) -> Iterator[str]:
    taken = LEFT
    spans = [(scale.at(run.since), max(scale.at(run.until or scale.ends), scale.at(run.since) + 1.5)) for run in runs]
    for place, (run, (left, right)) in enumerate(zip(runs, spans, strict=True)):
        free = spans[place + 1][0] if place + 1 < len(spans) else RIGHT
        label, x = _placed(
            run.label if run.name == row.name else f"{run.label} (as {run.name})", left, right, taken, free
        )
        yield _bar(run, _about(run, row, scale), row, (left, right), y)
        if label:
            yield _text(label, x, y + 11.5, size=11)
        taken = max(right, x + width_of(label, 11))


def _placed(label: str, left: float, right: float, taken: float, free: float) -> tuple[str, float]:
    """A label and its position: on the bar, after it, before it, or shortened on it.

    Nothing else is drawn between `taken` and `free`.
    """
    wide, space = width_of(label, 11), 4.0
    if wide + 2 * space <= right - left:
        return label, left + space
    if wide + 2 * space <= free - right:
        return label, right + space
    if wide + 2 * space <= left - taken:
        return label, left - space - wide
    return fitted(label, right - left - 2 * space, 11), left + space


def _bar(run: Run, about: str, row: RiverRow, reach: tuple[float, float], y: float) -> str:
    left, right = reach
    box: Attributes = {"x": left, "width": right - left}
    lasted = "" if run.until is None else f", {minutes((run.until - run.since).total_seconds() / 60)} min"
    bar: Attributes = {**box, "y": y, "height": BAR, "rx": 2.0, **bar_fill(run.tone)}
    band: Attributes = {**box, "y": y + BAR - BAND, "height": BAND, **band_fill(run.tone)}
    tip: Attributes = {**bar_fill(run.tone), "d": f"M{right:.1f} {y:.1f}l5 {BAR / 2:.1f}l-5 {BAR / 2:.1f}z"}
    goes_on = [element("path", tip)] if run.until is None else []
    title = element("title", {}, escape_xml(f"{row.name}: {about}{lasted}"))
    return element("g", {}, title, element("rect", bar), element("rect", band), *goes_on)


def _key(runs: Iterable[Run], y: float) -> list[str]:
    """The key: each person once, in the order of their first role."""
    people = dict(sorted({run.tone: run.label for run in runs}.items()))
    wide = (RIGHT - 14) / KEY_COLUMNS
    drawn: list[str] = []
    for place, (tone, label) in enumerate(people.items()):
        x, line = 14 + place % KEY_COLUMNS * wide, y + LINE * (place // KEY_COLUMNS) + GAP
        box: Attributes = {"x": x, "width": 22.0}
        swatch = element("rect", {**box, "y": line, "height": 12.0, **bar_fill(tone)})
        band = element("rect", {**box, "y": line + 7, "height": BAND, **band_fill(tone)})
        drawn.append(element("g", {}, swatch, band, _text(fitted(label, wide - 36, 11), x + 28, line + 10, size=11)))
    return drawn


def _text(text: str, x: float, y: float, *, size: float = 13, tone: str = "ink", anchor: str = "start") -> str:
    fill = "#1d2127" if tone == "ink" else "#575f6a"
    place: Attributes = {"class": tone, "x": x, "y": y, "font-size": size, "fill": fill, "text-anchor": anchor}
    return element("text", place, escape_xml(text))
