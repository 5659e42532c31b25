"""Commands about breaks of the session, and notices to everybody."""

from server.domain.commands.command import BaseCommand, RoomCommand


class StartBreak(RoomCommand, frozen=True, tag="start_break"):
    """Begin a break of so many minutes from now, or let the present one last as long from now."""

    minutes: int = 10


class EndBreak(RoomCommand, frozen=True, tag="end_break"):
    """End the break."""


class SendNotice(BaseCommand, frozen=True, tag="send_notice"):
    """Show a sentence on every phone."""

    text: str
