from pathlib import Path

import pytest

from server.plans.files import absolute, plan_named
from server.plans.problems import PlanError
from server.plans.ready import ready_plan


def test_a_plan_is_named_by_a_ready_one_or_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("check-in").write_text('title = "Ours"', "utf-8")
    assert plan_named("check-in") == ready_plan("check-in").plan
    assert plan_named("./check-in").title == "Ours"
    assert absolute("check-in") == "check-in"
    assert absolute("./check-in") == str(tmp_path / "check-in")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("two-huors", "There is no plan and no file “two-huors”; did you mean “two-hours”?"),
        ("zzz", "There is no plan and no file “zzz”; the plans that come with coprod are first-meeting, "),
        (".", "“.” is a folder; a plan is a file."),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(
    named: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlanError) as caught:
        plan_named(named)
    assert str(caught.value).startswith(told)
