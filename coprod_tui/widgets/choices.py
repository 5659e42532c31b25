"""A list of choices."""

from contextlib import suppress

from textual.widgets import OptionList


class Choices(OptionList):
    """A list of choices in which Page keys can be pressed at any size.

    Textual looks up where the highlighted choice is drawn, which it does not know where the list has no line.
    """

    def action_page_down(self) -> None:
        """Moves on by a page; where there is no line, nothing moves."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Moves back by a page; where there is no line, nothing moves."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]
