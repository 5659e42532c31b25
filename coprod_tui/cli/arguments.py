"""Parses the command line into one frozen value.

It imports nothing slow, because `coprod --help` runs on this module and the standard library alone.
"""

import argparse
import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

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
from coprod_tui.cli.values import read_count, read_folder, read_port, read_slips, read_speed, read_zone
from coprod_tui.diagnostics import Misuse
from coprod_tui.model.settings import COLOURS, GLYPHS
from coprod_tui.session.listen_options import ListenOptions

PEOPLE: Final = 24
SPEED: Final = 10.0
SLIPS: Final = 24
_LISTENING: Final = ("port", "host", "public_url")
_LOOK: Final = ("colours", "glyphs")
_WITH_VALUE: Final = ("--port", "--host", "--public-url", "--colours", "--glyphs")
_BEFORE_COMMAND: Final = ("-h", "--help", "--version", "--plain", *_WITH_VALUE)
_EXIT_CODES: Final = (
    "Exit codes: 0 fine, 1 failed, 2 used wrongly. Data lives where the platform says, or under COPROD_HOME."
)


class _Parser(argparse.ArgumentParser):
    """Explains a mistake in one sentence with the nearest right word, instead of a usage page."""

    def error(self, message: str) -> NoReturn:
        raise Misuse(f'{message.rstrip(".")}; see "{self.prog} --help".')


def parse(arguments: Sequence[str]) -> Invocation:
    """Parses the command line. Raises Misuse, and SystemExit after printing help."""
    parser = _parser()
    _check_first_words(parser, arguments)
    known, unknown = parser.root.parse_known_args(arguments)
    if unknown:
        speaking = parser.commands.get(known.command, parser.root)
        raise Misuse(_unknown(speaking, unknown[0]))
    return _invocation(known)


@dataclass(frozen=True, slots=True)
class _Parsers:
    root: _Parser
    commands: dict[str, _Parser]


def _parser() -> _Parsers:
    root = _Parser(
        prog="coprod",
        description="Run a live co-production session: a dashboard for you, a phone page for everyone else.",
        epilog=f"Without a command, the dashboard opens. {_EXIT_CODES}",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="store_true", help="print the version")
    _add_listening(root)
    _add_look(root)
    _add_plain(root)
    adding = root.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    commands: dict[str, _Parser] = {}

    def add(name: str, sentence: str) -> _Parser:
        commands[name] = adding.add_parser(
            name, help=sentence, description=sentence, epilog=_EXIT_CODES, allow_abbrev=False
        )
        return commands[name]

    _add_rooms(add)
    _add_plans(add)
    _add_records(add)
    _add_rehearsal(add)
    _add_slips(add)
    return _Parsers(root, commands)


def _add_rooms(add: Callable[[str, str], _Parser]) -> None:
    new = add("new", "Start a session and open its dashboard.")
    new.add_argument(
        "title",
        metavar="TITLE",
        nargs="?",
        help="what the session is called, on the phones too; asked for if there is no plan",
    )
    _add_plan(new)
    _add_listening(new)
    _add_look(new)
    _add_plain(new)
    again = add("open", "Open a session again, or come back to the one that runs.")
    again.add_argument("session", metavar="SESSION", help="its id, its title or a part of it")
    _add_look(again)
    _add_plain(again)
    serve = add("serve", "Open a room without a dashboard, and print one line of JSON when it is ready.")
    which = serve.add_mutually_exclusive_group()
    which.add_argument(
        "session", metavar="SESSION", nargs="?", help="an earlier session: its id, its title or a part of it"
    )
    which.add_argument("--title", metavar="T", help="start a new session with this title")
    _add_plan(serve)
    _add_listening(serve)


def _add_plan(parser: _Parser) -> None:
    parser.add_argument(
        "--plan", metavar="PLAN", help='a plan file, or a name from "coprod plans"; it may bring the title'
    )
    parser.add_argument(
        "--zone", metavar="ZONE", type=read_zone, help="the room's time zone; else that of this machine"
    )


def _add_plans(add: Callable[[str, str], _Parser]) -> None:
    plans = add("plans", "List the plans that come with coprod, or print one to save and edit.")
    plans.add_argument("name", metavar="NAME", nargs="?", help="the one to print")
    bringing = add("import", "Make a plan file of a method, an agenda or a list of questions.")
    bringing.add_argument(
        "method",
        metavar="METHOD.md",
        type=Path,
        help="the file: a method of the Open Facilitation Library, or the like",
    )
    bringing.add_argument("to", metavar="PLAN.toml", type=Path, nargs="?", help="the file to write; else beside it")
    _add_force(bringing)


def _add_records(add: Callable[[str, str], _Parser]) -> None:
    listing = add("list", "List the sessions kept on this machine, newest first.")
    listing.add_argument("--json", dest="as_json", action="store_true", help="as JSON, for scripts")
    export = add("export", "Write the record of a session, running or not, into a folder.")
    export.add_argument("session", metavar="SESSION", help="its id, its title or a part of it")
    export.add_argument("--to", metavar="DIR", type=read_folder, help="the folder; else a new one among your documents")
    _add_force(export)
    repair = add("repair", "Write a repaired copy of a damaged session file beside it, and say what was dropped.")
    repair.add_argument("file", metavar="FILE", type=Path, help="the journal.jsonl of a session")


def _add_rehearsal(add: Callable[[str, str], _Parser]) -> None:
    rehearse = add("rehearse", "Let simulated people join a session, or walk a whole plan with them in one of its own.")
    where = rehearse.add_mutually_exclusive_group(required=True)
    where.add_argument("--into", metavar="JOIN_URL", help="a session that is open: the address that phones would open")
    where.add_argument("--plan", metavar="PLAN", help='a plan file, or a name from "coprod plans", to walk in practice')
    rehearse.add_argument("--people", metavar="N", type=read_count, default=PEOPLE, help=f"how many people; {PEOPLE}")
    rehearse.add_argument("--fast", action="store_true", help="with --into: they answer at once, and leave then")
    rehearse.add_argument("--answers", metavar="K", type=read_count, help="with --into: how many answers each gives")
    rehearse.add_argument(
        "--speed", metavar="N", type=read_speed, help=f"how many times as fast as people are; with --plan {SPEED:g}"
    )
    rehearse.add_argument("--seed", metavar="S", type=int, help="the same number plays the same people again")
    rehearse.add_argument("--report", metavar="FILE", type=Path, help="also write what came of it there, as JSON")
    _add_force(rehearse)


def _add_slips(add: Callable[[str, str], _Parser]) -> None:
    slips = add("slips", "Write a sheet of paper slips to print, each with its code, for whoever writes by hand.")
    slips.add_argument("file", metavar="FILE", type=Path, help="the file to write, for a browser to print")
    slips.add_argument("--count", metavar="N", type=read_slips, default=SLIPS, help=f"how many slips; {SLIPS}")
    slips.add_argument("--title", metavar="T", default="", help="what the session is called, at the head of each slip")
    _add_force(slips)


def _add_force(parser: _Parser) -> None:
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def _add_plain(parser: _Parser) -> None:
    parser.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,  # so that a command does not undo the same option before it
        help="no dashboard: commands and facts one a line, for screen readers and scripts",
    )


def _add_listening(parser: _Parser) -> None:
    # As above, a command does not undo what stands before it.
    add = partial(parser.add_argument, default=argparse.SUPPRESS)
    add("--port", metavar="N", type=read_port, help="the port to listen on; 0 takes a free one")
    add("--host", metavar="ADDR", help="the address to listen on; by default all of this machine's")
    add("--public-url", metavar="URL", help="the address people reach this by, where a proxy stands between")


def _add_look(parser: _Parser) -> None:
    add = partial(parser.add_argument, default=argparse.SUPPRESS)  # likewise
    add("--colours", choices=[*COLOURS], help="the colours of the dashboard")
    add("--glyphs", choices=[*GLYPHS], help="what lines and signs are drawn with")


def _invocation(known: argparse.Namespace) -> Invocation:
    plain = "plain" in known
    match known.command:
        case "new":
            return _new(known, plain=plain)
        case "open":
            return Open(known.session, plain, _look(known))
        case "serve":
            return _serve(known)
        case "list":
            return List(known.as_json)
        case "export":
            return Export(known.session, known.to, known.force)
        case "rehearse":
            return _rehearse(known)
        case "slips":
            return Slips(known.file, known.count, known.title, known.force)
        case "repair":
            return Repair(known.file)
        case "plans":
            return Plans(known.name)
        case "import":
            return Import(known.method, known.to, known.force)
        case _:
            return Version() if known.version else Home(plain, _listening(known), _look(known))


def _new(known: argparse.Namespace, *, plain: bool) -> New:
    return New(known.title, _listening(known), plain, known.plan, known.zone, _look(known))


def _serve(known: argparse.Namespace) -> Serve:
    if known.session is None and known.title is None and known.plan is None:
        raise Misuse('one of the arguments SESSION --title --plan is required; see "coprod serve --help".')
    if known.session is not None:
        _refuse("serve", "SESSION", {"--plan": known.plan, "--zone": known.zone})
    return Serve(known.session, known.title, _listening(known), known.plan, known.zone)


def _rehearse(known: argparse.Namespace) -> Rehearse | RehearsePlan:
    """The rehearsal of a plan in a session of its own (--plan), or with people who join an open one (--into)."""
    if known.plan is not None:
        _refuse("rehearse", "--plan", {"--answers": known.answers, "--fast": known.fast or None})
        return RehearsePlan(known.plan, known.people, known.speed or SPEED, known.seed, known.report, known.force)
    if known.fast:
        _refuse("rehearse", "--fast", {"--speed": known.speed})
        if known.answers is None:
            raise Misuse('with --fast, --answers is required; see "coprod rehearse --help".')
    speed = None if known.fast else known.speed or 1.0
    return Rehearse(known.into, known.people, known.answers, speed, known.seed, known.report, known.force)


def _refuse(command: str, given_too: str, misplaced: Mapping[str, object]) -> None:
    """Refuses options of a command that make no sense beside another argument. Raises Misuse."""
    for name, given in misplaced.items():
        if given is not None:
            raise Misuse(f'argument {name}: not allowed with argument {given_too}; see "coprod {command} --help".')


def _listening(known: argparse.Namespace) -> ListenOptions:
    return ListenOptions(**{name: given for name, given in vars(known).items() if name in _LISTENING})


def _look(known: argparse.Namespace) -> Look:
    return Look(**{name: given for name, given in vars(known).items() if name in _LOOK})


def _check_first_words(parser: _Parsers, arguments: Sequence[str]) -> None:
    """Checks for a mistyped command, because argparse would list all of them."""
    before = ""
    for typed in arguments:
        if before in _WITH_VALUE:
            before = ""
            continue
        if not typed.startswith("-"):
            if typed not in parser.commands:
                raise Misuse(f'There is no command "{typed}"{_nearest(typed, parser.commands)}; see "coprod --help".')
            return
        if typed.partition("=")[0] not in _BEFORE_COMMAND:
            raise Misuse(_unknown(parser.root, typed))
        before = typed


def _unknown(parser: _Parser, typed: str) -> str:
    if not typed.startswith("-"):
        return (
            f'"{typed}" is one word too many; put words that belong together in quotes, and see "{parser.prog} --help".'
        )
    options = parser.format_usage().replace("[", " ").replace("]", " ").split()
    if typed in options:
        return f'"{typed}" has to stand before "--"; see "{parser.prog} --help".'
    near = _nearest(typed.partition("=")[0], [option for option in options if option.startswith("-")])
    return f'There is no option "{typed}"{near}; see "{parser.prog} --help".'


def _nearest(typed: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.5)
    return f', the nearest is "{near[0]}"' if near else ""
