from pathlib import Path

import pytest

from coprod_tui.cli.arguments import parse
from coprod_tui.cli.options import (
    Export,
    Home,
    Import,
    Invocation,
    List,
    Look,
    New,
    Open,
    Plans,
    Rehearse,
    RehearsePlan,
    Repair,
    Serve,
    Slips,
    Version,
)
from coprod_tui.diagnostics import Misuse
from coprod_tui.session.listen_options import ListenOptions

COMMANDS = ["new", "open", "serve", "plans", "import", "list", "export", "rehearse", "slips", "repair"]


@pytest.mark.parametrize(
    ("line", "invocation"),
    [
        ([], Home(plain=False)),
        (["--plain"], Home(plain=True)),
        (["--version"], Version()),
        (["new", "A title"], New("A title", ListenOptions(), plain=False)),
        (["new"], New(None, ListenOptions(), plain=False)),
        (["new", "A title", "--plain"], New("A title", ListenOptions(), plain=True)),
        (["--plain", "new", "A title"], New("A title", ListenOptions(), plain=True)),
        (["new", "--", "-rf"], New("-rf", ListenOptions(), plain=False)),
        (
            ["new", "T", "--port", "0", "--host", "127.0.0.1", "--public-url", "https://room.example"],
            New("T", ListenOptions(0, "127.0.0.1", "https://room.example"), plain=False),
        ),
        (["new", "--plan", "check-in"], New(None, ListenOptions(), plain=False, plan="check-in")),
        (["new", "T", "--plan=ours.toml"], New("T", ListenOptions(), plain=False, plan="ours.toml")),
        (["open", "s-1", "--plain"], Open("s-1", plain=True)),
        (["serve", "s-1"], Serve("s-1", None, ListenOptions())),
        (["serve", "--title", "T", "--port=65535"], Serve(None, "T", ListenOptions(65535))),
        (["serve", "--plan", "two-hours"], Serve(None, None, ListenOptions(), "two-hours")),
        (["serve", "--title", "T", "--plan", "two-hours"], Serve(None, "T", ListenOptions(), "two-hours")),
        (["--port", "5", "--host=127.0.0.1"], Home(plain=False, listen=ListenOptions(5, "127.0.0.1"))),
        (["--port", "5", "new", "T", "--host", "h"], New("T", ListenOptions(5, "h"), plain=False)),
        (["--colours", "light", "--glyphs=ascii"], Home(plain=False, look=Look("light", "ascii"))),
        (["open", "s-1", "--colours", "light"], Open("s-1", plain=False, look=Look("light"))),
        (["new", "T", "--zone", "Europe/London"], New("T", ListenOptions(), plain=False, zone="Europe/London")),
        (["serve", "--title", "T", "--zone", "UTC"], Serve(None, "T", ListenOptions(), zone="UTC")),
        (["plans"], Plans(None)),
        (["plans", "check-in"], Plans("check-in")),
        (["import", "method.md"], Import(Path("method.md"), None, force=False)),
        (["import", "method.md", "ours.toml", "--force"], Import(Path("method.md"), Path("ours.toml"), force=True)),
        (["list"], List(as_json=False)),
        (["list", "--json"], List(as_json=True)),
        (["export", "s-1", "--to", "out"], Export("s-1", Path("out"), force=False)),
        (["export", "s-1", "--force"], Export("s-1", None, force=True)),
        (["repair", "journal.jsonl"], Repair(Path("journal.jsonl"))),
        (
            ["rehearse", "--into", "http://h/#C", "--people", "3", "--fast", "--answers", "2"],
            Rehearse("http://h/#C", 3, 2, None, None, None, force=False),
        ),
        (["rehearse", "--into", "-"], Rehearse("-", 24, None, 1.0, None, None, force=False)),
        (
            ["rehearse", "--into", "u", "--answers", "2", "--speed", "3"],
            Rehearse("u", 24, 2, 3.0, None, None, force=False),
        ),
        (
            ["rehearse", "--into", "u", "--people", "0", "--seed", "-5", "--report", "r.json", "--force"],
            Rehearse("u", 0, None, 1.0, -5, Path("r.json"), force=True),
        ),
        (["rehearse", "--plan", "two-hours"], RehearsePlan("two-hours", 24, 10.0, None, None, force=False)),
        (
            ["rehearse", "--plan", "ours.toml", "--people", "8", "--speed", "60", "--seed", "1", "--report", "r.json"],
            RehearsePlan("ours.toml", 8, 60.0, 1, Path("r.json"), force=False),
        ),
        (["slips", "s.html"], Slips(Path("s.html"), 24, "", force=False)),
        (
            ["slips", "--count", "8", "--title", "Home care", "s.html", "--force"],
            Slips(Path("s.html"), 8, "Home care", force=True),
        ),
    ],
)
def test_every_command_of_the_fixed_command_line_is_read(line: list[str], invocation: Invocation) -> None:
    assert parse(line) == invocation


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["opne", "x"], 'There is no command "opne", the nearest is "open"'),
        (["--plain", "lsit"], 'There is no command "lsit", the nearest is "list"'),
        (["zzzzzz"], 'There is no command "zzzzzz"; see "coprod --help"'),
        (["--verison"], 'There is no option "--verison", the nearest is "--version"'),
        (["--prot", "5"], 'There is no option "--prot", the nearest is "--port"'),
        (["--port", "5", "nwe"], 'There is no command "nwe", the nearest is "new"'),
        (["new", "T", "--plainn"], 'There is no option "--plainn", the nearest is "--plain"; see "coprod new --help"'),
        (["new", "T", "--por", "4"], 'There is no option "--por", the nearest is "--port"'),
        (["new", "T", "--pubic-url=x"], 'the nearest is "--public-url"'),
        (["new", "two", "words"], '"words" is one word too many; put words that belong together in quotes'),
        (["new", "--", "-rf", "--plain"], '"--plain" has to stand before "--"'),
        (["new", "--pln", "x"], 'the nearest is "--plan"'),
        (["import"], "required: METHOD.md"),
        (["serve", "s-1", "--plan", "check-in"], "not allowed with"),
        (["serve", "s-1", "--zone", "Europe/London"], "not allowed with"),
        (["new", "T", "--zone", "London"], '"London" is no time zone: they are named like Europe/London'),
        (["new", "T", "--zone", "../../etc/passwd"], "is no time zone"),
        (["new", "T", "--port"], "expected one argument"),
        (["new", "T", "--port", "65536"], '"65536" is no port: it is a number from 0 to 65535'),
        (["new", "T", "--port", "-1"], "port"),
        (["new", "T", "--port", "٣"], '"٣" is no port'),
        (["serve"], "SESSION --title --plan is required"),
        (["serve", "s-1", "--title", "T"], "not allowed with"),
        (["rehearse", "--into", "u", "--people", "x", "--answers", "1"], '"x" is no whole number'),
        (["rehearse", "--people", "3"], "--into --plan is required"),
        (["rehearse", "--into", "u", "--fast"], "with --fast, --answers is required"),
        (["rehearse", "--into", "u", "--fast", "--answers", "1", "--speed", "2"], "argument --speed: not allowed with"),
        (["rehearse", "--plan", "p", "--fast"], "argument --fast: not allowed with argument --plan"),
        (["rehearse", "--into", "u", "--plan", "p"], "not allowed with"),
        (["rehearse", "--plan", "p", "--answers", "3"], "argument --answers: not allowed with argument --plan"),
        (["rehearse", "--plan", "p", "--speed", "0"], '"0" is no speed: it is a number from 1 to 1,000'),
        (["rehearse", "--plan", "p", "--speed", "fast"], '"fast" is no speed'),
        (["slips"], "required: FILE"),
        (["slips", "--count", "0", "f"], '"0" is no number of slips: it is one from 1 to 500'),
        (["list", "--jsno"], 'the nearest is "--json"'),
        (["export", "s", "--to", ""], "a folder needs a name"),
    ],
)
def test_wrong_use_is_answered_in_one_sentence_with_the_nearest(line: list[str], said: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse(line)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_command_explains_itself(command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse([command, "--help"] if command else ["--help"])
    assert left.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 fine, 1 failed, 2 used wrongly." in said
    assert command is not None or all(f" {name} " in said for name in COMMANDS)


def test_a_server_is_told_only_what_was_chosen() -> None:
    assert ListenOptions().options() == ()
    assert ListenOptions(0, "::1", "https://a").options() == ("--port=0", "--host=::1", "--public-url=https://a")
