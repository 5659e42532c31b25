"""What a simulated person sent or is about to send, until its reply has come; it must not know what they make of it."""

from dataclasses import dataclass

from server.domain import commands as c
from server.protocol import frames as f


@dataclass(slots=True)
class Waiting:
    """What waits for its reply; `first_sent` is None until it went out, `text` is that of an answer."""

    frame: f.Submit | f.Ask
    text: str | None = None
    first_sent: float | None = None
    under_way: bool = False

    @property
    def command(self) -> c.Command | None:
        """What is asked of the session, None where it only asks who is there."""
        return self.frame.command if isinstance(self.frame, f.Submit) else None

    @property
    def joins(self) -> bool:
        """Whether they are coming in by it."""
        return isinstance(self.command, c.Join)
