"""Asks for one of a few choices where a wrong one would be hard to take back."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coprod_tui.display import line
from coprod_tui.model.kept_to_room import KeptToRoom
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.choices import Choices
from server.projections.counting import many

_ANSWERING: Final = "People may be answering the two questions of the close just now."


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice."""

    id: str
    #: What it does, in a few words.
    label: str
    #: What follows from it, in a sentence.
    means: str


class ChoiceDialog(Dialog[str | None]):
    """Answers with the id of the choice, or None for Escape. Plain Enter takes the first."""

    CSS_PATH = "dialogs.tcss"
    least: ClassVar[Size] = Size(24, 10)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, heading: str, question: str, ways: tuple[Choice, ...]) -> None:
        super().__init__()
        self._heading = heading
        self._question = question
        self._ways = ways

    def compose(self) -> ComposeResult:
        """Composes the question and the choices."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"{line(self._heading)}")
            box.border_subtitle = Content("↑ ↓ choose · Enter takes it · Esc goes back")
            yield Static(Content(line(self._question)))
            yield Choices(*(Option(_render(way), id=way.id) for way in self._ways))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def _render(way: Choice) -> Content:
    return Content.assemble((line(way.label), "bold"), "\n", (f"  {line(way.means)}", "$muted"))


def new_code(here: int) -> ChoiceDialog:
    """Asks whether to make a new code, while so many people are here."""
    stay = f"The {many(here, 'person', 'people')} here {'stays' if here == 1 else 'stay'} in." if here else ""
    return ChoiceDialog(
        "Make a new code?",
        f"The QR code, links and the code from before let nobody in any more, printed ones too. {stay}".strip(),
        (
            Choice("keep", "Keep this code", "Nothing changes."),
            Choice("renew", "Make a new one", "Whoever comes late needs the new one."),
        ),
    )


def end_session() -> ChoiceDialog:
    """Asks whether to end the session."""
    return ChoiceDialog(
        "End the session?",
        "Everybody's phone says that the session has ended, and roles are put down.",
        (
            Choice("stay", "Go on with the session", "Nothing changes."),
            Choice("end", "End it for everyone", "You can export then. Undo opens it again."),
        ),
    )


def quit_room() -> ChoiceDialog:
    """Asks what happens to the room when the dashboard is left."""
    return ChoiceDialog(
        "Leave the dashboard?",
        "The room does not need the dashboard to stay open.",
        (
            Choice("stay", "Stay here", "Nothing changes."),
            Choice("leave", "Leave the room open", "Phones notice nothing; coprod brings you back to it."),
            Choice("end", "End the session", "For everyone. You can export then. Undo opens it again."),
        ),
    )


def close_room(phones: int, kept: KeptToRoom, *, chosen: bool = False) -> ChoiceDialog:
    """Asks what happens to the room of an ended session: to its phones, and to these words kept to the room.

    Where it was `chosen` to delete these, that comes first.
    """
    leave = Choice("leave", "Leave the room open", "Phones notice nothing; coprod brings you back to it.")
    lost = "Phones lose the room. " if phones else ""
    if not any(kept):
        ways = (leave, Choice("close", "Close it", f"{lost}Everything that was said is kept."))
        return ChoiceDialog(_connected(phones), _ANSWERING, ways)
    them = "it" if sum(kept) == 1 else "them"
    ways = (
        Choice("close", f"Close it, and keep {them}", f"{lost}Whoever opens this session's file can read {them}."),
        Choice("redact", f"Close it, and delete {them}", f"{lost}The words are gone for good; all others stay."),
    )
    return ChoiceDialog(
        _connected(phones) if phones else "Close the room?",
        f"{_ANSWERING} {kept.stay}." if phones else f"{kept.stay}: no export has {them}, the session's file has.",
        ((leave,) if phones else ()) + (ways[::-1] if chosen else ways),
    )


def delete_words(kept: KeptToRoom) -> ChoiceDialog:
    """Asks once more before these words kept to the room are deleted."""
    words = kept.words
    them = "it" if sum(kept) == 1 else "them"
    return ChoiceDialog(
        f"Delete {words} for good?",
        f"{kept.stay}. Once deleted, nobody can bring {them} back.",
        (
            Choice("stay", f"Do not delete {them}", "The room stays open for now."),
            Choice("delete", f"Delete {words}, and close the room", "All other words stay."),
        ),
    )


def _connected(phones: int) -> str:
    return f"{many(phones, 'phone')} {'is' if phones == 1 else 'are'} still connected"


def written(folder: Path) -> ChoiceDialog:
    """Tells where an export was written, until it is read."""
    return ChoiceDialog(
        "The export is written",
        str(folder),
        (
            Choice("back", "Go on", "The files stay there."),
            Choice("show", "Open the folder", "Where this system can."),
        ),
    )


def away_now(person: str, role: str) -> ChoiceDialog:
    """Asks whether somebody who asked for a role, and is away now, shall hold it."""
    return ChoiceDialog(
        f"{line(person)} is away just now",
        f"They asked for {line(role)}, and would hold it from now on without knowing.",
        (
            Choice("wait", "Wait until they are back", "Their ask stays, and nothing changes."),
            Choice("give", "Give it to them all the same", "Only they can put it down again."),
        ),
    )


def here_now(earlier: str, later: str) -> ChoiceDialog:
    """Asks whether to ask somebody to be one who is here with a phone of their own."""
    earlier, later = line(earlier), line(later)
    return ChoiceDialog(
        f"{earlier} is connected right now",
        f"With a yes on the phone of {later}, that phone shows what {earlier} said, and holds their roles.",
        (
            Choice("wait", "See in the room first", "Nothing changes."),
            Choice("ask", "Ask all the same", f"{earlier} is told on their phone, and can say that it is not them."),
        ),
    )
