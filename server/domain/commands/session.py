"""Commands about the session itself."""

from server.domain.commands.command import ACommand


class OpenSession(ACommand, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(ACommand, frozen=True, tag="end_session"):
    """End the session for everyone."""


class Undo(ACommand, frozen=True, tag="undo"):
    """Undo the newest act that can still be undone: one's own, or that of somebody with a role."""


class Redo(ACommand, frozen=True, tag="redo"):
    """Redo one's last undone act that can still be redone."""
