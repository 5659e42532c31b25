from random import Random

import pytest
from rich.color import Color
from textual.app import App, ComposeResult
from textual.widgets import Static

from coprod_tui.widgets.large_letters import large
from coprod_tui.widgets.qr import QrCode
from server.domain.join_code import new_code
from server.net.qr import qr_rows
from server.projections.masthead import JoinView
from server.projections.status import AddressView
from tests.coprod_tui.straight_pilot import piloted

MODULES = qr_rows("HTTP://192.168.1.20:8765/#KITE")
ADDRESS = AddressView("http://192.168.1.20:8765", "http://192.168.1.20:8765/#KITE", "Wi-Fi", MODULES)
WHITE, BLACK = Color.parse("#ffffff"), Color.parse("#000000")


class Page(App[None]):
    def __init__(self, *, blanks_only: bool) -> None:
        super().__init__()
        self._blanks_only = blanks_only

    def compose(self) -> ComposeResult:
        yield QrCode(blanks_only=self._blanks_only)
        yield Static("beside")

    def on_mount(self) -> None:
        self.query_one(QrCode).view = JoinView((ADDRESS,), ADDRESS, "BADEGI")


def modules(app: App[None]) -> tuple[str, ...]:
    """What a camera sees, a string a row of modules."""
    code = app.query_one(QrCode)
    drawn: list[str] = []
    for y in range(code.size.height):
        pairs: list[tuple[Color | None, ...]] = []
        for text, style, _ in code.render_line(y):
            assert style is not None
            if text.isspace():
                pairs += [(style.bgcolor,)] * (len(text) // 2)
            else:
                assert set(text) == {"▀"}
                pairs += [(style.color, style.bgcolor)] * len(text)
        for half in zip(*pairs, strict=True):
            drawn.append("".join("1" if tone == BLACK else "0" for tone in half))
            assert set(half) <= {BLACK, WHITE}
    return tuple(drawn)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize(("size", "across", "down"), [((80, 24), 33, 17), ((120, 40), 66, 33)])
async def test_the_code_is_black_on_white_with_its_quiet_zone(
    theme: str, size: tuple[int, int], across: int, down: int
) -> None:
    app = Page(blanks_only=False)
    async with piloted(app, size=size) as pilot:
        app.theme = theme
        await pilot.pause()
        assert app.query_one(QrCode).size == (across, down)
        seen = modules(app)
        assert seen[: len(MODULES)] == MODULES
        assert all(set(row) == {"0"} for row in seen[len(MODULES) :])
        assert all(set(row) == {"0"} for row in (*seen[:4], *seen[-4:]))


async def test_in_ascii_blanks_make_the_code_where_there_is_room() -> None:
    app = Page(blanks_only=True)
    async with piloted(app, size=(120, 40)) as pilot:
        await pilot.pause()
        assert modules(app) == MODULES


async def test_in_ascii_a_small_terminal_has_the_address_and_the_code_in_large_letters_instead() -> None:
    app = Page(blanks_only=True)
    async with piloted(app, size=(80, 24)) as pilot:
        await pilot.pause()
        code = app.query_one(QrCode)
        drawn = [code.render_line(y).text.rstrip() for y in range(code.size.height)]
        assert drawn == [
            "On a phone, type",
            "http://192.168.1.20:8765",
            "and this code",
            "",
            "####   ###  ####  #####  #### #####",
            "#   # #   # #   # #     #       #",
            "####  ##### #   # ####  #  ##   #",
            "#   # #   # #   # #     #   #   #",
            "####  #   # ####  #####  #### #####",
            "",
            "A larger window has room for a QR",
            "code.",
        ]


def test_every_letter_of_a_code_is_large() -> None:
    for letter in {letter for seed in range(400) for letter in new_code(Random(seed).choice)}:  # noqa: S311 - no secrets
        assert any("#" in row for row in large(letter))
    assert large("A?")[-1] == "#   # ?"
