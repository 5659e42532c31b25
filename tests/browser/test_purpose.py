"""What a plan brings to the phone before anything is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server.store.folder import SessionFolder
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, press, shows, told
from tests.faults.process import ServerProcess

PLAN = """
title = "Evening visits"
purpose = "To hear what evenings are like, and to choose one thing to try."
perspectives = ["I have visits", "I visit"]

[[phase]]
name = "Beginning"

[[phase.question]]
text = "What is an evening like?"
"""


class Planned(ServerProcess):
    """A session that begins with a plan."""

    def _command(self) -> list[str]:
        plan = self.folder.path.parent / "plan.toml"
        plan.write_text(PLAN, encoding="utf-8")
        return [*super()._command(), "--plan", str(plan)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ServerProcess]:
    process = Planned(SessionFolder(tmp_path / "s-test"), title="")
    process.start()
    yield process
    process.close()


def test_what_the_session_is_for_is_read_while_waiting(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    shows(page, "You are in, Ama.")
    told(page, "To hear what evenings are like, and to choose one thing to try.")
    press(page, "My words")
    page.get_by_text("What I speak from today").click()
    page.get_by_label("I have visits").check()
    person = facilitator.person("Ama")
    facilitator.sees(lambda board: board.state.people[person].perspectives == ("I have visits",))
    expect(page.get_by_label("I work here")).to_have_count(0)
    facilitator.asks("What is an evening like?")
    press(page, "Question")
    expect(page.get_by_text("To hear what evenings are like")).to_have_count(0)
