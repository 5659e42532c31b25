import html

from tests.coprod_tui.dashboard_driver import SIZES
from tests.dashboard_pictures import LIVE, dashboard_svgs
from tests.pictures import board_svg, live_svg, river_svg


async def test_the_pictures_show_what_is_on_the_screens() -> None:
    shown = [
        html.unescape(svg).replace("\xa0", " ")
        for svg in (await live_svg((80, 24)), await board_svg(), await river_svg())
    ]
    live, board, river = shown
    assert "10 of 13 spoke" in live
    assert "offered to Pat" in board
    assert "Mei since 10:20" in river


async def test_the_dashboard_is_drawn_at_both_sizes_with_every_tab_what_is_armed_and_practice() -> None:
    shown = {name: html.unescape(svg).replace("\xa0", " ") async for name, svg in dashboard_svgs()}
    assert {f"{state.name}-{across}x{down}" for state in LIVE for across, down in SIZES} <= {*shown}
    for across, down in SIZES:
        size = f"{across}x{down}"
        assert "Reveal 10 answers to 12 phones?" in shown[f"armed-reveal-{size}"]
        assert "PRACTICE" in shown[f"practice-plan-{size}"]
        assert "took part" in shown[f"review-{size}"]
