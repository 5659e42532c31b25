"""Reads the values of options, or says in one sentence what they should be.

It imports nothing slow, as `arguments` does not.
"""

import argparse
from pathlib import Path
from typing import Final

from coprod_tui.model.settings import HIGHEST_PORT

HIGHEST_SPEED: Final = 1_000.0
MOST_SLIPS: Final = 500


def read_folder(named: str) -> Path:
    """A folder with a name. Raises ArgumentTypeError."""
    if not named.strip():
        raise argparse.ArgumentTypeError("a folder needs a name")
    return Path(named)


def read_port(text: str) -> int:
    """A port, 0 for any free one. Raises ArgumentTypeError."""
    if text.isascii() and text.isdigit() and int(text) <= HIGHEST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f'"{text}" is no port: it is a number from 0 to {HIGHEST_PORT}')


def read_zone(text: str) -> str:
    """The name of a time zone of the IANA database. Raises ArgumentTypeError."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - help can do without

    try:
        return ZoneInfo(text).key
    except (ValueError, LookupError, OSError) as error:
        told = f'"{text}" is no time zone: they are named like Europe/London'
        raise argparse.ArgumentTypeError(told) from error


def read_count(text: str) -> int:
    """A whole number from 0. Raises ArgumentTypeError."""
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f'"{text}" is no whole number from 0')


def read_speed(text: str) -> float:
    """How many times as fast as people are. Raises ArgumentTypeError."""
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1 <= speed <= HIGHEST_SPEED:
        raise argparse.ArgumentTypeError(f'"{text}" is no speed: it is a number from 1 to {HIGHEST_SPEED:,.0f}')
    return speed


def read_slips(text: str) -> int:
    """How many slips to print. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_SLIPS):
        raise argparse.ArgumentTypeError(f'"{text}" is no number of slips: it is one from 1 to {MOST_SLIPS}')
    return int(text)
