from pathlib import Path

import pytest

from coprod_tui.cli.plans import import_method, print_plans, read_new_session
from coprod_tui.diagnostics import Failure
from coprod_tui.model.sessions import NewSession
from server.plans.reading import read
from server.plans.ready import NAMES, ready_plan
from tests.server.plans.test_method import METHOD


def test_a_session_is_called_as_its_plan_unless_it_is_given_a_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ours.toml").write_text('title = "Ours"', "utf-8")
    assert read_new_session(None, "ours.toml") == NewSession("Ours", str(tmp_path / "ours.toml"))
    assert read_new_session("Mine", "check-in") == NewSession("Mine", "check-in")


def test_a_plan_with_mistakes_begins_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text("titel = 1\nphase = 2\n", "utf-8")
    with pytest.raises(Failure) as caught:
        read_new_session("Ours", str(file))
    assert len(caught.value.args) == 3


def test_the_ready_plans_are_listed_and_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_plans(None)
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed[::2]] == list(NAMES)
    assert "two-hours          110 minutes  10 questions  Shaping it together" in listed
    print_plans("two-hours")
    assert capsys.readouterr().out == ready_plan("two-hours").text


@pytest.mark.parametrize(
    ("name", "told"), [("chek-in", 'the nearest is "check-in"'), ("?", "there are first-meeting, ")]
)
def test_a_plan_that_is_not_there_is_told_with_the_nearest(name: str, told: str) -> None:
    with pytest.raises(Failure, match=told):
        print_plans(name)


def test_a_method_is_brought_in_beside_itself_and_never_over_a_file_unless_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, plan = tmp_path / "tea.md", tmp_path / "tea.toml"
    source.write_text(METHOD, "utf-8")
    import_method(source, None, force=False)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{plan}: 4 phases, 4 questions."
    assert said[1] == "1 proposal in the file, as a comment with the sentence that it came from."
    assert "The method says no minutes, so no question has a time." in said
    assert read(plan.read_text("utf-8")).title == "Tea round"
    plan.write_text("mine", "utf-8")
    with pytest.raises(Failure, match=r"There is a file .*tea.toml already; give another name, or --force"):
        import_method(source, None, force=False)
    assert plan.read_text("utf-8") == "mine"
    import_method(source, plan, force=True)
    assert read(plan.read_text("utf-8")).title == "Tea round"


def test_what_is_no_method_leaves_no_file(tmp_path: Path) -> None:
    source = tmp_path / "tea.md"
    source.write_text("# Tea", "utf-8")
    with pytest.raises(Failure, match="not a method"):
        import_method(source, None, force=False)
    assert list(tmp_path.iterdir()) == [source]
