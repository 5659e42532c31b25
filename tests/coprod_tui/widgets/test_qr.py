import pytest
from rich.color import Color
from textual.app import App, ComposeResult
from textual.widgets import Static

from coprod_tui.widgets.qr import QrCode
from server.net.qr import qr_rows
from tests.coprod_tui.straight_pilot import piloted

MODULES = qr_rows("HTTP://192.168.1.20:8765/#KITE")
WHITE, BLACK = Color.parse("#ffffff"), Color.parse("#000000")


class Page(App[None]):
    def __init__(self, *, blanks_only: bool) -> None:
        super().__init__()
        self._blanks_only = blanks_only

    def compose(self) -> ComposeResult:
        yield QrCode(blanks_only=self._blanks_only)
        yield Static("beside")

    def on_mount(self) -> None:
        self.query_one(QrCode).view = MODULES


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


async def test_in_ascii_a_small_terminal_says_what_to_do_instead() -> None:
    app = Page(blanks_only=True)
    async with piloted(app, size=(80, 24)) as pilot:
        await pilot.pause()
        code = app.query_one(QrCode)
        words = " ".join(code.render_line(y).text.strip() for y in range(code.size.height))
        assert words.startswith("There is no room for the QR code here.")
        assert "type the address" in words
