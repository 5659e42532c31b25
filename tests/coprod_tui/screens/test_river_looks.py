"""How the river looks, kept as text, in colours and without. After a change that is meant: --snapshot-update."""

from collections.abc import Iterator
from time import tzset

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.color import Color
from textual.theme import Theme

from coprod_tui.themes import DARK, LIGHT, THEMES
from coprod_tui.widgets.river.bars import COLOURS
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver
from tests.coprod_tui.river_room import at_river, passed_around

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """This machine's clock goes by UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        tzset()
        yield
    tzset()


def looks(driver: DashboardDriver) -> str:
    return "\n".join(text.rstrip() for text in driver.lines())


def colours(driver: DashboardDriver) -> str:
    """Each stretch of a line with its style, as far as the river goes."""
    drawn = [
        [(segment.text, str(segment.style)) for segment in strip.simplify() if segment.text.strip()]
        for strip in driver.strips()
    ]
    return "\n".join("  ".join(f"[{style}] {text.strip()}" for text, style in line) for line in drawn)


@SIZED
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_in_colour(size: tuple[int, int], theme: str, snapshot: SnapshotAssertion) -> None:
    async with at_river(passed_around(), size=size) as driver:
        driver.app.theme = theme
        await driver.settle()
        assert colours(driver) == snapshot


@SIZED
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("left",),
        ("home", "greater_than_sign", "greater_than_sign"),
        ("P", "1", "enter"),
        ("P", "4", "enter", "right"),
        ("F",),
    ],
    ids=lambda keys: " ".join(keys) or "as it opens",
)
async def test_without_colour(
    size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_river(passed_around(), size=size) as driver:
        await driver.press(*keys)
        assert looks(driver) == snapshot


async def test_in_ascii(snapshot: SnapshotAssertion) -> None:
    async with at_river(passed_around(), size=(80, 24), ascii_only=True) as driver:
        shown = looks(driver)
        assert shown.isascii()
        assert shown == snapshot


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_names_on_bars_stand_out_from_them(theme: Theme) -> None:
    assert theme.background is not None
    ground = Color.parse(theme.background)
    for tone in range(COLOURS):
        run = Color.parse(theme.variables[f"run-{tone}"])
        for one, other in ((run, ground.blend(run, 0.2)), (run, ground)):
            lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: Color) -> float:
    """Relative luminance as the accessibility guidelines (WCAG 2.2) define it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
