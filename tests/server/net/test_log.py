import io
import logging
from collections.abc import Iterator

import pytest

from server.net.log import AGAIN_SECONDS, REMEMBERED, OneLineFormatter, RepeatFilter, log_crash
from tests.server.conftest import Clock


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(said: io.StringIO, clock: Clock) -> Iterator[logging.Logger]:
    handler = logging.StreamHandler(said)
    handler.setFormatter(OneLineFormatter())
    handler.addFilter(RepeatFilter(lambda: clock.seconds))
    logger = logging.getLogger("coprod.tests.log")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


def test_a_record_is_one_line_that_repeats_nothing_of_an_error(log: logging.Logger, said: io.StringIO) -> None:
    try:
        "CANARY \ud800".encode()
    except UnicodeEncodeError:
        log.exception("a task failed\nCANARY: %s", "words")
    line = said.getvalue()
    assert line.endswith(" ERROR a task failed (UnicodeEncodeError)\n")
    assert line.count("\n") == 1
    assert "CANARY" not in line


def test_the_same_is_said_again_only_after_a_minute(log: logging.Logger, said: io.StringIO, clock: Clock) -> None:
    for _ in range(1000):
        log.error("too many")
    log.error("something else")
    assert said.getvalue().count("too many") == 1
    assert said.getvalue().count("something else") == 1
    clock.pass_by(AGAIN_SECONDS)
    log.error("too many")
    assert said.getvalue().count("too many") == 2


def test_what_was_said_is_not_remembered_without_end(log: logging.Logger, said: io.StringIO) -> None:
    for number in range(REMEMBERED + 1):
        log.error("number %d", number)
    log.error("number 0")
    assert said.getvalue().count("number 0\n") == 2


def test_what_stops_the_program_is_named_by_its_type_and_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise RuntimeError("CANARY")
    except RuntimeError as fault:
        log_crash(type(fault), fault, fault.__traceback__)
        log_crash(type(fault), fault, None)
    named, unplaced = (record.getMessage() for record in caplog.records)
    assert named.startswith("the server stopped because of a fault in it: RuntimeError in test_log.py:")
    assert unplaced.endswith("RuntimeError in an unknown place")
    assert "CANARY" not in caplog.text
