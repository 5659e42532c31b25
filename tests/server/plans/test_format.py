"""The document on plan files says all that they can hold."""

from pathlib import Path

import pytest

from server.plans.checks import Table
from server.plans.format import MODERATIONS, PHASE, PLAN, QUESTION, REVEALS, ROLE
from server.plans.reading import read
from server.plans.ready import NAMES

DOCUMENT = (Path(__file__).parents[3] / "docs" / "plans.md").read_text("utf-8")


@pytest.mark.parametrize("table", [PLAN, ROLE, PHASE, QUESTION], ids=lambda table: table.what)
def test_every_key_is_documented(table: Table) -> None:
    for key in table.keys:
        assert f"\n| `{key}` |" in DOCUMENT


def test_every_way_to_reveal_and_every_ready_plan_is_documented() -> None:
    for name in (*REVEALS, *MODERATIONS, *NAMES):
        assert f"`{name}`" in DOCUMENT


def test_the_example_in_the_document_is_a_plan() -> None:
    _, _, rest = DOCUMENT.partition("```toml\n")
    plan = read(rest.partition("```")[0])
    assert len(plan.questions) == 3
