"""Tells what is pasted from what is typed, in what a terminal sends.

A terminal marks the beginning and the end of a paste. Pasted text may hold such marks itself, and whatever followed one
would act as keys. So a paste ends at its last mark, after which nothing more comes at once.

Some terminals mark no pastes. Until one is seen to do so, text of which more comes at once than anybody types can be
taken for a paste as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

BEGINNING: Final = "\x1b[200~"
END: Final = "\x1b[201~"
#: What a terminal is sent so that it marks pastes, and so that it no longer does.
MARK_PASTES: Final = "\x1b[?2004h"
MARK_NO_PASTES: Final = "\x1b[?2004l"
#: A paste is over once nothing came for so long after its end.
QUIET_SECONDS: Final = 0.05
#: So many characters at once are pasted, not typed.
BURST: Final = 8
_ESCAPE: Final = "\x1b"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted."""

    text: str


class PasteSplitter:
    """Splits a stream into what is typed (`str`) and what is pasted.

    The marks of a paste stay in what is typed, with nothing between them, because a reader may have the first part of
    one already.
    """

    def __init__(self, *, bursts: bool = False) -> None:
        """With `bursts`, text of which much comes at once is a paste where the terminal marks none."""
        self._bursts = bursts
        self._typed = ""
        self._pasted: str | None = None
        #: What came at once, without marks.
        self._burst = ""
        #: Whether the terminal has marked a paste.
        self._marks = False

    @property
    def unsettled(self) -> bool:
        """Whether a paste has ended unless more of it comes at once."""
        if self._burst:
            return True
        return self._pasted is not None and self._pasted.rfind(END) > self._pasted.rfind(BEGINNING)

    @property
    def pasting(self) -> bool:
        """Whether a paste has begun and is not over."""
        return self._pasted is not None

    def feed(self, text: str) -> Iterator[str | Pasted]:
        """What a piece of the stream holds, as far as it is sure."""
        if self._burst or self._is_burst(text):
            self._burst += text
        elif self._pasted is None:
            yield from self._type(text)
        else:
            self._pasted += text

    def settle(self) -> Iterator[str | Pasted]:
        """The paste that has ended, and what was typed after it; nothing where none has."""
        if self._burst:
            burst, self._burst = self._burst, ""
            yield Pasted(burst)
        if self._pasted is not None and self.unsettled:
            text, _, rest = self._pasted.rpartition(END)
            self._pasted = None
            yield Pasted(text.replace(END, "").replace(BEGINNING, ""))
            yield from self._type(rest)

    def _is_burst(self, text: str) -> bool:
        """Whether a terminal that has marked no paste sends more text at once than anybody types, and no other key."""
        unmarked = self._bursts and not self._marks and self._pasted is None and not self._typed.endswith(_ESCAPE)
        return unmarked and len(text) >= BURST and _ESCAPE not in text

    def _type(self, text: str) -> Iterator[str | Pasted]:
        before = len(self._typed)
        begins = (self._typed + text).find(BEGINNING)
        if begins < 0:
            self._typed = (self._typed + text)[-len(BEGINNING) + 1 :]
            if text:
                yield text
            return
        at = begins + len(BEGINNING) - before
        self._typed, self._pasted, self._marks = "", "", True
        yield text[:at] + END
        yield from self.feed(text[at:])
