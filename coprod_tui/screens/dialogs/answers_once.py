"""A dialog that answers once, however fast keys come."""

from typing import TypeVar

from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class AnswersOnce(ModalScreen[Answer]):
    """Ignores an answer that comes after the first and before the dialog is closed."""

    def answer(self, answer: Answer) -> None:
        """Closes the dialog with `answer`."""
        if self.is_current:
            self.dismiss(answer)
