"""Makes the pictures in `docs/` with the program itself: `python -m tests.pictures`. It needs Chromium.

`--phones FOLDER` makes others in their place: the phone page in many states, on screens of several kinds.
`--dashboard FOLDER` makes those of the dashboard: every tab, what is armed, practice and more, at both sizes.
"""

import argparse
import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from server.domain import commands as c
from tests.browser.chromium import FLAGS, program
from tests.browser.facilitator import facilitating
from tests.coprod_tui.dashboard_driver import NOW, FakePort, running
from tests.coprod_tui.river_room import at_river, passed_around
from tests.coprod_tui.voice_room import voices_room
from tests.dashboard_pictures import dashboard_svgs, svg_of
from tests.faults.process import served
from tests.phone_pictures import phone_pictures

DOCS = Path(__file__).parent.parent / "docs"
PHONE: ViewportSize = {"width": 360, "height": 640}


async def live_svg(size: tuple[int, int]) -> str:
    """The live screen in so many columns and rows, in the middle of a planned session, as SVG."""
    async with running(voices_room(), size=size) as stagehand:
        return svg_of(stagehand)


async def river_svg() -> str:
    """The role river at 120x40, with one run in hand, as SVG."""
    async with at_river(passed_around(), size=(120, 40)) as stagehand:
        return svg_of(stagehand)


async def board_svg() -> str:
    """The role board at 120x40: who holds what, is offered it, asks for it, is open to it, as SVG."""
    session = passed_around()
    known = {person.name: person.id for person in session.state.people.values()}
    session.does(c.OfferRole("weaver", known["Pat"]))
    session.phone(known["Ama"], c.AskForRole("scribe", of=known["Mrs K."]))
    session.phone(known["Jo"], c.SayOpenTo("encourager", open=True))
    port = FakePort(session)
    port.present(away=[known["Dee"]], since=NOW - timedelta(minutes=2))
    async with running(port, size=(120, 40)) as stagehand:
        await stagehand.press("4")
        return svg_of(stagehand)


def screen(browser: Browser, svg: str, file: Path) -> None:
    """Draws a screen of the dashboard into a file."""
    page = browser.new_page(viewport={"width": 1480, "height": 1040})
    page.set_content(f"<style>body {{ margin: 0 }}</style>{svg}")
    page.locator("svg").first.screenshot(path=file, omit_background=True)
    page.close()


def phone(browser: Browser) -> None:
    """Draws the phone page of somebody who is about to answer."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        with facilitating(server) as facilitator:
            facilitator.asks("What is already working that we should be careful not to break?")
        page = browser.new_page(viewport=PHONE, device_scale_factor=2)
        page.goto(server.join_url)
        page.get_by_label("Your name or nickname (optional)").fill("Ama")
        page.get_by_role("button", name="Join").click()
        page.get_by_role("button", name="Send").wait_for()
        page.get_by_role("textbox").fill("The same carer every morning. Mum knows her name.")
        page.screenshot(path=DOCS / "phone.png")


def main() -> None:
    """Makes all pictures for the documents, or those of phones or of the dashboard."""
    parser = argparse.ArgumentParser(description="Makes pictures of the program.")
    parser.add_argument("--phones", type=Path, metavar="FOLDER", help="make pictures of the phone page there instead")
    parser.add_argument("--dashboard", type=Path, metavar="FOLDER", help="make pictures of the dashboard there instead")
    asked = parser.parse_args()
    phones: Path | None = asked.phones
    folder: Path = asked.dashboard or DOCS
    # Before the browser, which has a loop of its own.
    svgs = {} if phones is not None else _svgs() if asked.dashboard is None else asyncio.run(_of_dashboard())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=[*FLAGS])
        folder.mkdir(parents=True, exist_ok=True)
        for name, svg in svgs.items():
            screen(browser, svg, folder / f"{name}.png")
        if phones is not None:
            phone_pictures(browser, phones)
        elif asked.dashboard is None:
            phone(browser)
        browser.close()


async def _of_dashboard() -> dict[str, str]:
    return {name: svg async for name, svg in dashboard_svgs()}


def _svgs() -> dict[str, str]:
    drawn = {"live": live_svg((120, 40)), "live-narrow": live_svg((80, 24)), "river": river_svg(), "board": board_svg()}
    return {name: asyncio.run(svg) for name, svg in drawn.items()}


if __name__ == "__main__":
    main()
