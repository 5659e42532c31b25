"""The dashboard's input on Linux and macOS: nothing that is pasted acts as keys, and no byte stops it.

The library's own loop takes an escape code in pasted text, and whatever follows an end of paste in it, for keys; bytes
that are not UTF-8 end the dashboard.
"""

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable
from time import monotonic
from typing import Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

from coprod_tui.pasting import QUIET_SECONDS, Pasted, PasteSplitter

_LOOK_SECONDS: Final = 0.1
_CHUNK: Final = 4096


class PasteDriver(LinuxDriver):
    """The library's driver, with an input loop of its own."""

    def run_input_thread(self) -> None:
        """Reads what the terminal sends until the dashboard ends."""
        parser, pastes = XTermParser(self._debug), PasteSplitter(bursts=True)
        decode = getincrementaldecoder("utf-8")("replace").decode
        came = monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(QUIET_SECONDS if pastes.unsettled else _LOOK_SECONDS):
                    came = monotonic()
                    self._handle(parser, pastes.feed(decode(os.read(self.fileno, _CHUNK))))
                elif monotonic() - came >= QUIET_SECONDS:
                    self._handle(parser, pastes.settle())
                for message in parser.tick():
                    self.process_message(message)

    def _handle(self, parser: XTermParser, parts: Iterable[str | Pasted]) -> None:
        for part in parts:
            if isinstance(part, Pasted):
                self.process_message(Paste(part.text))
                continue
            for message in parser.feed(part):
                if not isinstance(message, Paste):  # only the marks of one, with nothing between them
                    self.process_message(message)
