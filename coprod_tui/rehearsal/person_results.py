"""What one simulated person said, and what the server made of it."""

from dataclasses import dataclass, field

from coprod_tui.rehearsal.pending_request import PendingRequest
from coprod_tui.rehearsal.report import Acknowledged
from server.domain import commands as c

#: How the ids of contributions begin.
CONTRIBUTIONS = "c-"


@dataclass(slots=True)
class PersonResults:
    """Counts of one person's answers; an answer that is sent again counts once."""

    #: How many answers were sent.
    sent: int = 0
    #: How many answers were refused for good.
    refused: int = 0
    #: The answers that were received.
    acknowledged: list[Acknowledged] = field(default_factory=list)
    #: Words put in for people without a phone, builds and challenges that were received.
    put_in: list[Acknowledged] = field(default_factory=list)
    #: Challenges that were received and wait to arrive.
    waiting: list[Acknowledged] = field(default_factory=list)
    #: Seconds from the first sending of each received answer to its receipt.
    waits: list[float] = field(default_factory=list)

    @property
    def settled(self) -> int:
        """How many answers were received or refused."""
        return len(self.acknowledged) + self.refused

    def first_sent(self, request: PendingRequest, now: float) -> None:
        """Counts a request when it goes out for the first time."""
        request.first_sent = now
        self.sent += request.text is not None

    def granted(self, request: PendingRequest, made: str | None, now: float) -> None:
        """Counts a request that succeeded; `made` is the id of what it made."""
        if request.text is not None and request.first_sent is not None:
            self.acknowledged.append(Acknowledged(made or "", request.text))
            self.waits.append(now - request.first_sent)
        # Words of somebody with a phone wait for a yes, so they are no contribution yet.
        if isinstance(request.command, c.CaptureWords | c.Build | c.Challenge) and made is not None:
            if made.startswith(CONTRIBUTIONS):
                self.put_in.append(Acknowledged(made, request.command.text))
            elif isinstance(request.command, c.Challenge):
                self.waiting.append(Acknowledged(made, request.command.text))

    def rejected(self, request: PendingRequest) -> None:
        """Counts a request that was refused for good."""
        self.refused += request.text is not None

    def withdrawn(self) -> None:
        """Uncounts an answer: the words to confirm had been taken back by the person who put them in."""
        self.sent -= 1
