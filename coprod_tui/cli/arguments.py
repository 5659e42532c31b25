"""Parses the command line into one frozen value.

It imports nothing slow, as `parsers` does not.
"""

import argparse
import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

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
from coprod_tui.cli.parsers import SPEED, Parser, Parsers, build_parsers
from coprod_tui.diagnostics import Misuse
from coprod_tui.session.listen_options import ListenOptions

_LISTENING: Final = ("port", "host", "public_url")
_LOOK: Final = ("colours", "glyphs")
_WITH_VALUE: Final = ("--port", "--host", "--public-url", "--colours", "--glyphs")
_BEFORE_COMMAND: Final = ("-h", "--help", "--version", "--plain", *_WITH_VALUE)


def parse(arguments: Sequence[str]) -> Invocation:
    """Parses the command line. Raises Misuse, and SystemExit after printing help."""
    parser = build_parsers()
    _check_first_words(parser, arguments)
    known, unknown = parser.root.parse_known_args(arguments)
    if unknown:
        speaking = parser.commands.get(known.command, parser.root)
        raise Misuse(_unknown(speaking, unknown[0]))
    return _invocation(known)


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
            return Export(known.session, known.to, known.force, known.concerns)
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


def _check_first_words(parser: Parsers, arguments: Sequence[str]) -> None:
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


def _unknown(parser: Parser, typed: str) -> str:
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
