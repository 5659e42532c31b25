"""What the command line prints, and how failures become exit codes.

Answers go to standard output, everything else to standard error. Exit codes: 0 fine, 1 failed, 2 used wrongly. A
sentence never repeats what somebody said in a session.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

FINE: Final = 0
FAILED: Final = 1
USED_WRONGLY: Final = 2


class Failure(Exception):
    """Something cannot be done; the message has one sentence, or one for each problem, with what to do about it."""


class Misuse(Exception):
    """The command line was used wrongly; the message is one sentence on how it is used."""


def answer(line: str) -> None:
    """Writes one line to standard output, whatever characters are in it."""
    sys.stdout.write(f"{_writable(line, sys.stdout.encoding)}\n")


def say(sentence: str) -> None:
    """Writes one line to standard error, whatever characters are in it."""
    try:
        sys.stderr.write(f"coprod: {_writable(sentence, sys.stderr.encoding)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody reads standard error, so there is nobody to tell


def _writable(text: str, encoding: str) -> str:
    """`text` on one line, without control characters, in characters that `encoding` has."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


@contextmanager
def as_failure(*kinds: type[Exception], words: Callable[[Any], str] = str) -> Iterator[None]:
    """Turns exceptions of these kinds into Failure; `words` gives their sentence for the user."""
    try:
        yield
    except kinds as error:
        raise Failure(words(error)) from error


def exit_code_of(work: Callable[[], int]) -> int:
    """Runs `work` and returns its exit code; an exception becomes one sentence."""
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return FAILED
    except KeyboardInterrupt:
        say("Stopped by Ctrl-C.")
        return FAILED
    except Misuse as misuse:
        say(str(misuse))
        return USED_WRONGLY
    except Failure as failure:
        for sentence in failure.args:
            say(sentence)
        return FAILED
    except OSError as error:
        say(refused_by_system(error))
        return FAILED
    except Exception as error:  # noqa: BLE001 - the command line answers with a sentence, whatever went wrong
        say(_unforeseen(error))
        return FAILED
    return code


def fault_location(error: Exception) -> str:
    """The type and place of a fault in the program, without its message, which could hold somebody's words."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "an unknown place"
    return f"{type(error).__name__} in {place}"


def refused_by_system(error: OSError) -> str:
    """What the system refused, why, and what to check, in one sentence."""
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        return f"The system refused: {reason}."
    if isinstance(error, FileNotFoundError):
        return f"There is no {os.fsdecode(error.filename)}; check how it is written."
    return (
        f"The system refused {os.fsdecode(error.filename)}: {reason}; check the permissions and the free space there."
    )


def _unforeseen(error: Exception) -> str:
    return (
        f"A mistake in coprod stopped this ({fault_location(error)}); what was said is kept, "
        'and "coprod list" shows your sessions.'
    )


def _let_go_of_output() -> None:
    """Detaches standard output, whose reader is gone: otherwise Python fails again at shutdown."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
