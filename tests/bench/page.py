"""P10: how heavy the phone's page is, and how soon it can be used on a slow line. R14: how soon a phone is back."""

import json
import re
import shutil
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from server.net.page import zipped
from tests.bench.figure import Figure, at_most
from tests.faults.process import ServerProcess, served

# What browsers' own tools call slow 3G.
LATENCY_MS = 400
BYTES_A_SECOND = 400 * 1024 / 8
USABLE_MS = 30_000
_FIRST = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_DEFERRED = re.compile(rb'<script src="([^"]*)"')
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def measure(folder: Path) -> Iterator[Figure]:
    """The page's weight, and its time to "Join" where a Chromium is installed."""
    with served(folder) as server:
        page = _fetched(f"{server.origin}/", gzipped=False)
        first = zipped(_only(_FIRST.findall(page)))
        deferred = f"{server.origin}{_only(_DEFERRED.findall(page)).decode()}"
        yield at_most(
            "P10", "first response, as sent", _kilobytes(_fetched(f"{server.origin}/", gzipped=True)), "KB", 20
        )
        yield at_most("P10", "script in it, gzipped alone", _kilobytes(first), "KB", 12)
        yield at_most("P10", "second response, as sent", _kilobytes(_fetched(deferred, gzipped=True)), "KB", 28)
        yield from _usable(server)


def _only(found: list[bytes]) -> bytes:
    (one,) = found
    return one


def _kilobytes(content: bytes) -> float:
    return len(content) / 1024


def _fetched(url: str, *, gzipped: bool) -> bytes:
    headers = {"Accept-Encoding": "gzip"} if gzipped else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:  # noqa: S310 - our own
        body: bytes = response.read()
        return body


def _usable(server: ServerProcess) -> Iterator[Figure]:
    with sync_playwright() as playwright:
        installed = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        except Error:
            return  # no browser, no figure
        try:
            _load(browser, server, slow=False)  # the browser's own start is not the page's
            took = _load(browser, server, slow=True)
            elsewhere, again = _back_by_another_address(browser, server), _back_with_words(browser, server)
        finally:
            browser.close()
    yield at_most("P10", "usable on slow 3G, to the Join button", took, "s", 1.5)
    yield at_most("R14", "back by another address, after the page's own was lost", elsewhere, "s", 10)
    yield at_most("R14", "back with come-back words, on another phone", again, "s", 10)


def _load(browser: Browser, server: ServerProcess, *, slow: bool) -> float:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        limits: dict[str, bool | float] = {"offline": False, "latency": LATENCY_MS}
        limits |= {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
        session.send("Network.emulateNetworkConditions", limits)
    began = time.perf_counter()
    page.goto(server.join_url, wait_until="commit")
    page.get_by_role("button", name="Join").wait_for(timeout=USABLE_MS)
    took = time.perf_counter() - began
    context.close()
    return took


def _back_by_another_address(browser: Browser, server: ServerProcess) -> float:
    """Seconds from the loss of the page's own address until it is connected by another one that it knows."""
    context = browser.new_context()
    page = _joined(context, server)
    port, own = urlsplit(server.origin).port, urlsplit(server.origin).netloc
    others = json.dumps([f"http://localhost:{port}"])
    page.evaluate("(others) => localStorage.setItem('coprod1|phone|urls', others)", others)
    page.route_web_socket(lambda url: urlsplit(url).netloc == own, lambda socket: socket.close())
    began = time.perf_counter()
    page.reload()
    page.get_by_text("Connected", exact=False).first.wait_for(timeout=USABLE_MS)
    took = time.perf_counter() - began
    context.close()
    return took


def _back_with_words(browser: Browser, server: ServerProcess) -> float:
    """Seconds from sending somebody's come-back words until another phone shows the session as theirs."""
    first, other = browser.new_context(), browser.new_context()
    told = _joined(first, server).locator("p:not(#live)").filter(has_text="Your come-back words:").inner_text()
    page = other.new_page()
    page.goto(server.join_url)
    page.get_by_role("button", name="I was here before").click()
    page.get_by_label("Your three words").fill(told.partition(": ")[2])
    began = time.perf_counter()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("navigation").wait_for(timeout=USABLE_MS)
    took = time.perf_counter() - began
    first.close()
    other.close()
    return took


def _joined(context: BrowserContext, server: ServerProcess) -> Page:
    """A page on which somebody has joined."""
    page = context.new_page()
    page.goto(server.join_url)
    page.get_by_role("button", name="Join").click()
    page.get_by_role("navigation").wait_for(timeout=USABLE_MS)
    return page
