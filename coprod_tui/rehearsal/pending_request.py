"""A request of a simulated person, from the decision to send it until its reply."""

from dataclasses import dataclass

from server.domain import commands as c
from server.protocol import frames as f


@dataclass(slots=True)
class PendingRequest:
    """One request without a reply."""

    #: The frame as it is sent, under the same id after every loss.
    frame: f.Submit | f.Ask
    #: The words of an answer; None for any other request.
    text: str | None = None
    #: When it was first sent, on the clock of `Person`; None before.
    first_sent: float | None = None
    #: Whether it was sent on the current connection.
    under_way: bool = False
    #: How many connections the server closed on it.
    unreadable: int = 0

    @property
    def command(self) -> c.Command | None:
        """The command in it, None for anything that is asked in private."""
        return self.frame.command if isinstance(self.frame, f.Submit) else None

    @property
    def joins(self) -> bool:
        """Whether it asks to join the session."""
        return isinstance(self.command, c.Join)
