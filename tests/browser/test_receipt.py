"""The receipt: a file that a phone makes of its own words and what became of them."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, card, mark, press, say
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


def saved(page: Page, folder: Path) -> str:
    """The receipt that a phone saves."""
    with page.expect_download() as download:
        press(page, "Save my receipt")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_text("utf-8")


def said(page: Page, text: str, *, nameless: bool = False) -> None:
    """Says something more to the question."""
    another = page.get_by_role("button", name="Send another")
    if another.count():
        another.click()
    if nameless:
        press(page, "Change who sees this")
        page.get_by_label("Without my name").check()
    say(page, ASKED, text)
    mark(page, text, "Received")


def test_a_receipt_has_ones_own_words_with_what_became_of_them_and_nobody_elses(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, tmp_path: Path
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    said(ama, "The <same> carer & her name")
    said(ama, "Evening calls", nameless=True)
    said(bo, "Words of Bo")
    nameless, other = (facilitator.contribution(text).id for text in ("Evening calls", "Words of Bo"))
    facilitator.does(c.AddTheme("Trust", (nameless, other)))
    facilitator.hears("The <same> carer & her name")
    requests: list[str] = []
    ama.on("request", lambda request: requests.append(request.url))
    press(ama, "My words")
    expect(card(ama, "Evening calls").get_by_text("in “Trust”")).to_be_visible()
    receipt = saved(ama, tmp_path)
    assert all(url.startswith("blob:") for url in requests)
    assert "The &lt;same&gt; carer &amp; her name" in receipt
    assert "Heard · As Ama · in our notes" in receipt
    assert "Evening calls" in receipt
    assert "in “Trust”" in receipt
    assert "Bo" not in receipt
    page = phones.blank().new_page()
    page.goto((tmp_path / "receipt.html").as_uri())
    expect(page.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_text("The <same> carer & her name", exact=True)).to_be_visible()
    report = dict(files(exported_session(room.state(), room.entries())))["report.md"].decode()
    mine, without = CODE.findall(receipt)
    assert re.search(rf"Ama, heard, code {mine}:\n\n> The ", report)
    assert re.search(rf"Without a name, code {without}:\n\n> Evening calls", report)
    assert report.count(mine) == report.count(without) == 1


def test_a_receipt_is_offered_once_something_was_said_and_after_the_end(
    phones: Phones, facilitator: Facilitator, tmp_path: Path
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "My words")
    expect(page.get_by_role("button", name="Save my receipt")).to_have_count(0)
    press(page, "Question")
    said(page, "The same carer")
    facilitator.does(c.EndSession())
    expect(page.get_by_role("button", name="Save my receipt")).to_be_visible()
    assert "The same carer" in saved(page, tmp_path)
