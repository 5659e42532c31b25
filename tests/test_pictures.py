import html

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
