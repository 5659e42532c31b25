import io
import os
import re
import sys
from collections.abc import Callable

import pytest

from coprod_tui.diagnostics import FAILED, FINE, USED_WRONGLY, Failure, Misuse, answer, as_failure, exit_code_of, say
from server.domain.errors import Rejected
from server.sentences import refusal_words

CANARY = "CANARY-7f3a-secret-answer"


def failure(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Misuse("Write it so."), USED_WRONGLY, "coprod: Write it so.\n"),
        (Failure("It cannot be done."), FAILED, "coprod: It cannot be done.\n"),
        (KeyboardInterrupt(), FAILED, "coprod: Stopped by Ctrl-C.\n"),
        (
            PermissionError(13, "Permission denied", "/data/x"),
            FAILED,
            "coprod: The system refused /data/x: Permission denied; check the permissions and the free space there.\n",
        ),
        (OSError("odd"), FAILED, "coprod: The system refused: OSError.\n"),
    ],
)
def test_each_failure_becomes_one_sentence_and_its_exit_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code_of(failure(error)) == code
    assert capsys.readouterr() == ("", said)


def test_a_mistake_in_the_program_is_named_without_what_anybody_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of(failure(ValueError(CANARY))) == FAILED
    said = capsys.readouterr().err
    assert CANARY not in said
    assert "ValueError in test_diagnostics.py:" in said
    assert said.count("\n") == 1


def test_work_that_succeeds_keeps_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of(lambda: FINE) == FINE
    assert exit_code_of(lambda: 7) == 7
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("speak", [say, answer])
def test_a_line_stays_one_line_and_steers_no_terminal(
    speak: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    speak("a\n2026-01-01 INFO\x1b[2J\x1b]0;x\x07\u202e\x9b%s{}")
    out, err = capsys.readouterr()
    written = out + err
    assert written.count("\n") == 1
    assert written.rstrip("\n").isprintable()
    assert "%s{}" in written


@pytest.mark.parametrize("speak", [say, answer])
def test_what_a_stream_cannot_take_is_written_in_escapes(
    speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    speak("Zoë \ud800")
    assert raw.getvalue().removeprefix(b"coprod: ") == b"Zo\\xeb  \n"


def test_nobody_reading_standard_error_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8", buffering=1) as gone:
        monkeypatch.setattr(sys, "stderr", gone)
        assert exit_code_of(failure(Failure("Unheard."))) == FAILED
        monkeypatch.undo()
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)


def test_an_exception_whose_message_is_a_sentence_becomes_a_failure() -> None:
    with pytest.raises(Failure, match="Say which"), as_failure(LookupError, ValueError):
        raise LookupError("Say which.")
    with pytest.raises(TypeError), as_failure(LookupError):
        raise TypeError


def test_an_exception_becomes_a_failure_in_words_of_its_own() -> None:
    refusal = Rejected("too_long", {"most": 9})
    with pytest.raises(Failure, match=re.escape(refusal_words(refusal))), as_failure(Rejected, words=refusal_words):
        raise refusal
