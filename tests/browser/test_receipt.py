"""The receipt: a file that a phone makes of its own words and what became of them."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.projections.exported_session import exported_session
from server.exports.bundle import files
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, choose, press, say, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
CODE = re.compile("[0-9A-Z]{4}-[0-9A-Z]{4}")


def saved(page: Page, folder: Path) -> str:
    """The receipt that a phone saves."""
    with page.expect_download() as download:
        press(page, "Save my receipt")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_text("utf-8")
