"""Commands about the session itself."""

from server.domain.commands.command import BaseCommand


class OpenSession(BaseCommand, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(BaseCommand, frozen=True, tag="end_session"):
    """End the session for everyone."""


class RedactRoomOnly(BaseCommand, frozen=True, tag="redact_room_only"):
    """Delete words kept to the room from the session's file as the ended session closes, or keep them after all."""

    on: bool = True


class ChangeTitle(BaseCommand, frozen=True, tag="change_title"):
    """Change the title. Possible after the end, too."""

    title: str


class Undo(BaseCommand, frozen=True, tag="undo"):
    """Undo the newest act that can still be undone: one's own, or that of somebody with a role."""


class Redo(BaseCommand, frozen=True, tag="redo"):
    """Redo one's last undone act that can still be redone."""
