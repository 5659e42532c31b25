"""A dialog that answers once, however fast the keys come; it must not know what is asked."""

from typing import TypeVar

from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class AnswersOnce(ModalScreen[Answer]):
    """Where two keys arrive before the first one has closed the dialog, the second one is dropped."""

    def answer(self, answer: Answer) -> None:
        """Closes the dialog with `answer`."""
        if self.is_current:
            self.dismiss(answer)
