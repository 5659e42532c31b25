"""Runs simulated people in a session and reports the result."""

import asyncio
import hashlib
import hmac
import secrets
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.options import CannotJoin, JoinAddress, RehearsalOptions, parse_join_address
from coprod_tui.rehearsal.person import Person
from coprod_tui.rehearsal.phrases import name, sentence
from coprod_tui.rehearsal.report import Report, latency
from coprod_tui.rehearsal.schedule import SpeakingSchedule, speaking_style
from coprod_tui.rehearsal.socket_client import ConnectionCount, run_person

if sys.platform != "win32":
    import resource

DOOR_SECONDS: Final = 15.0
ARRIVALS_A_SECOND: Final = 200
LOOK_SECONDS: Final = 0.05
SECRET_DIGITS: Final = 32
_SPARE_FILES: Final = 64


@dataclass(frozen=True, slots=True)
class _Guest:
    person: Person
    connections: ConnectionCount
    #: Varies the pauses between attempts to connect.
    jitter: Random
    #: Seconds from the start until they join.
    arrives_after: float


async def rehearse(options: RehearsalOptions, sent_away: asyncio.Event | None = None) -> Report:
    """Returns when everybody said everything and was answered, or left, or the time is up, or they are sent away.

    Raises CannotJoin if nobody could join.
    """
    told = sent_away or asyncio.Event()
    address = parse_join_address(options.join_url)
    _allow_open_files(options.people)
    guests = [_guest(options, address, number) for number in range(options.people)]
    visits = [asyncio.create_task(_attend(guest, address)) for guest in guests]
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(options.limit):
                await _until_finished(guests, address, told, stays=options.stays)
    finally:
        for visit in visits:
            visit.cancel()
        outcomes = await asyncio.gather(*visits, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return _report(guests)


def _guest(options: RehearsalOptions, address: JoinAddress, number: int) -> _Guest:
    rng = Random(f"{options.seed} {number}")  # noqa: S311 - behaviour that can be played again, not secrets
    jitter = Random(f"{options.seed} {number} jitter")  # noqa: S311 - likewise
    character = Character(
        name(rng, number),
        _secret(options, number),
        options.key,
        options.answers,
        lambda index: sentence(options.seed, _place(options, number, index)),
        lambda index: sentence(options.seed, _overheard_place(options, number, index)),
        options.pace,
        options.quiet,
        options.outlasts,
    )
    schedule = None if options.minute is None else SpeakingSchedule(rng, options.minute, speaking_style(rng))
    spread = (
        min(options.people / ARRIVALS_A_SECOND, 2 * options.pace * options.people)
        if schedule is None
        else options.minute or 0.0
    )
    person = Person(character, address.code, rng, partial(secrets.token_hex, 16), schedule)
    return _Guest(person, ConnectionCount(), jitter, spread * jitter.random())


def _secret(options: RehearsalOptions, number: int) -> str:
    """What identifies a person's phone, so that the same seed brings the same person back."""
    found = hmac.new(options.key.encode(), f"{options.seed} {number}".encode(), hashlib.sha256)
    return found.hexdigest()[:SECRET_DIGITS]


def _place(options: RehearsalOptions, number: int, index: int) -> int:
    """The number of a person's own sentence; no two sentences of a rehearsal have the same.

    Where everybody gives the same count of answers, the numbers of one person follow each other. Otherwise everybody's
    first answers come first, then everybody's first words for others, then everybody's second answers, and so on.
    """
    if options.answers is not None and not options.stays:
        return number * options.answers + index
    return 2 * index * options.people + number


def _overheard_place(options: RehearsalOptions, number: int, index: int) -> int:
    """The number of a sentence that a person puts in for somebody else."""
    nth = 2 * index + 1 if options.answers is None or options.stays else options.answers + index
    return options.people * nth + number


async def _attend(guest: _Guest, address: JoinAddress) -> None:
    await asyncio.sleep(guest.arrives_after)
    await run_person(guest.person, address, guest.connections, guest.jitter, time.monotonic)


async def _until_finished(guests: list[_Guest], address: JoinAddress, sent_away: asyncio.Event, *, stays: bool) -> None:
    """Looks now and then instead of being notified, so that no guest has to know the others."""
    began = time.monotonic()
    while not all(guest.person.gone is not None if stays else guest.person.finished for guest in guests):
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await sent_away.wait()
        if sent_away.is_set():
            return
        if time.monotonic() - began > DOOR_SECONDS and not any(guest.connections.total for guest in guests):
            raise CannotJoin(_why_not(guests, address))
    if guests and not any(guest.person.joined for guest in guests):
        raise CannotJoin(_why_not(guests, address))


def _why_not(guests: list[_Guest], address: JoinAddress) -> str:
    reason = next((guest.person.gone for guest in guests if guest.person.gone is not None), None)
    return reason or f"No session answers at {address.origin}; please check the address, and that the session is open."


def _report(guests: list[_Guest]) -> Report:
    results = [guest.person.results for guest in guests]
    return Report(
        joined=sum(guest.person.joined for guest in guests),
        sent=sum(own.sent + len(own.put_in) for own in results),
        acknowledged=tuple(answer for own in results for answer in (*own.acknowledged, *own.put_in)),
        refused=sum(own.refused for own in results),
        reconnects=sum(max(0, guest.connections.total - 1) for guest in guests),
        waiting=tuple(challenge for own in results for challenge in own.waiting),
        latency_ms=latency([wait for own in results for wait in own.waits]),
    )


def _allow_open_files(people: int) -> None:
    """Raises the limit of open files where a socket a person would exceed it, as far as the system permits."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = people + _SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
