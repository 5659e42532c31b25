"""Commands about the session itself."""

from server.domain.commands.command import BaseCommand


class OpenSession(BaseCommand, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(BaseCommand, frozen=True, tag="end_session"):
    """End the session for everyone."""


class ChangeTitle(BaseCommand, frozen=True, tag="change_title"):
    """Change the title, before the session ended or after."""

    title: str


class Undo(BaseCommand, frozen=True, tag="undo"):
    """Undo the newest act that can still be undone: one's own, or that of somebody with a role."""


class Redo(BaseCommand, frozen=True, tag="redo"):
    """Redo one's last undone act that can still be redone."""
