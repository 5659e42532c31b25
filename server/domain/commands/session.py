"""What is asked for about the session itself; it must not know of questions."""

from server.domain.commands.command import ACommand


class OpenSession(ACommand, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(ACommand, frozen=True, tag="end_session"):
    """End the session for everyone."""


class ChangeTitle(ACommand, frozen=True, tag="change_title"):
    """Call the session otherwise, before it ended or after."""

    title: str


class Undo(ACommand, frozen=True, tag="undo"):
    """Take back the newest act that can still be taken back: one's own, or that of somebody with a role."""


class Redo(ACommand, frozen=True, tag="redo"):
    """Do again what one undid last, as far as it still can be done."""
