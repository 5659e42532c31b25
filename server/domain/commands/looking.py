"""Commands about what the whole room looks at: words that are held up, and open water."""

from server.domain.commands.command import RoomCommand


class HoldUp(RoomCommand, frozen=True, tag="hold_up"):
    """Hold up a contribution, in place of the one that is held up."""

    contribution: str


class PutDown(RoomCommand, frozen=True, tag="put_down"):
    """Hold up nothing any more."""


class CloseWater(RoomCommand, frozen=True, tag="close_water"):
    """Say why something that somebody was unsure about is open no longer."""

    contribution: str
    reason: str
