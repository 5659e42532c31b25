"""Builds the parsers of the command line: its commands, their options, and what `--help` says of them.

It imports nothing slow, because `coprod --help` runs on this module and the standard library alone.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

from coprod_tui.cli.values import read_count, read_folder, read_port, read_slips, read_speed, read_zone
from coprod_tui.diagnostics import Misuse
from coprod_tui.model.settings import COLOURS, GLYPHS

PEOPLE: Final = 24
SPEED: Final = 10.0
SLIPS: Final = 24
_EXIT_CODES: Final = (
    "Exit codes: 0 fine, 1 failed, 2 used wrongly. Data lives where the platform says, or under COPROD_HOME."
)


class Parser(argparse.ArgumentParser):
    """Explains a mistake in one sentence with the nearest right word, instead of a usage page."""

    def error(self, message: str) -> NoReturn:
        """Raises Misuse with a sentence."""
        raise Misuse(f'{message.rstrip(".")}; see "{self.prog} --help".')


@dataclass(frozen=True, slots=True)
class Parsers:
    """The parser of the whole command line, and those of the commands by name."""

    root: Parser
    commands: dict[str, Parser]


def build_parsers() -> Parsers:
    """Builds the parsers, with their help."""
    root = Parser(
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
    commands: dict[str, Parser] = {}

    def add(name: str, sentence: str) -> Parser:
        commands[name] = adding.add_parser(
            name, help=sentence, description=sentence, epilog=_EXIT_CODES, allow_abbrev=False
        )
        return commands[name]

    _add_rooms(add)
    _add_plans(add)
    _add_records(add)
    _add_rehearsal(add)
    _add_slips(add)
    return Parsers(root, commands)


def _add_rooms(add: Callable[[str, str], Parser]) -> None:
    new = add("new", "Start a session and open its dashboard.")
    new.add_argument(
        "title",
        metavar="TITLE",
        nargs="?",
        help="what the session is called, on the phones too; asked for if there is no plan, or with -",
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
    which.add_argument("--title", metavar="T", help="start a new session with this title; with - it is asked for")
    _add_plan(serve)
    _add_listening(serve)


def _add_plan(parser: Parser) -> None:
    parser.add_argument(
        "--plan", metavar="PLAN", help='a plan file, or a name from "coprod plans"; it may bring the title'
    )
    parser.add_argument(
        "--zone", metavar="ZONE", type=read_zone, help="the room's time zone; else that of this machine"
    )


def _add_plans(add: Callable[[str, str], Parser]) -> None:
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


def _add_records(add: Callable[[str, str], Parser]) -> None:
    listing = add("list", "List the sessions kept on this machine, newest first.")
    listing.add_argument("--json", dest="as_json", action="store_true", help="as JSON, for scripts")
    export = add("export", "Write the record of a session, running or not, into a folder.")
    export.add_argument("session", metavar="SESSION", help="its id, its title or a part of it")
    export.add_argument("--to", metavar="DIR", type=read_folder, help="the folder; else a new one among your documents")
    export.add_argument(
        "--concerns", action="store_true", help="write concerns.csv, the concerns that were shown, and nothing else"
    )
    _add_force(export)
    repair = add("repair", "Write a repaired copy of a damaged session file beside it, and say what was dropped.")
    repair.add_argument("file", metavar="FILE", type=Path, help="the journal.jsonl of a session")


def _add_rehearsal(add: Callable[[str, str], Parser]) -> None:
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


def _add_slips(add: Callable[[str, str], Parser]) -> None:
    slips = add("slips", "Write a sheet of paper slips to print, each with its code, for whoever writes by hand.")
    slips.add_argument("file", metavar="FILE", type=Path, help="the file to write, for a browser to print")
    slips.add_argument("--count", metavar="N", type=read_slips, default=SLIPS, help=f"how many slips; {SLIPS}")
    slips.add_argument(
        "--title",
        metavar="T",
        default="",
        help="what the session is called, at the head of each slip; with - it is asked for",
    )
    _add_force(slips)


def _add_force(parser: Parser) -> None:
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def _add_plain(parser: Parser) -> None:
    parser.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,  # so that a command does not undo the same option before it
        help="no dashboard: commands and facts one a line, for screen readers and scripts",
    )


def _add_listening(parser: Parser) -> None:
    # As above, a command does not undo what stands before it.
    add = partial(parser.add_argument, default=argparse.SUPPRESS)
    add("--port", metavar="N", type=read_port, help="the port to listen on; 0 takes a free one")
    add("--host", metavar="ADDR", help="the address to listen on; by default all of this machine's")
    add("--public-url", metavar="URL", help="the address people reach this by, where a proxy stands between")


def _add_look(parser: Parser) -> None:
    add = partial(parser.add_argument, default=argparse.SUPPRESS)  # likewise
    add("--colours", choices=[*COLOURS], help="the colours of the dashboard")
    add("--glyphs", choices=[*GLYPHS], help="what lines and signs are drawn with")
