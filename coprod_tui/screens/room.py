"""One session as the dashboard works it: what is known of it as frozen views, and the way to ask for something.

It must not know how it is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from coprod_tui.model.session_replica import SessionReplica
from server.domain.catalogue import QUESTIONS
from server.domain.commands import Command
from server.port import Receipt, SessionPort, Update
from server.projections.calls import CallView
from server.projections.contributions.index import ContributionsView
from server.projections.contributions.sorting import Order
from server.projections.measures.view import MeasureView
from server.projections.people.invitations import InvitationsView
from server.projections.people.list import PersonRow
from server.projections.questions.plan import PlanView
from server.projections.questions.rounds import RoundView
from server.projections.questions.wordings import WordingRow
from server.projections.record import TenureRecord, record
from server.projections.roles.holders import RoleRow
from server.projections.roles.river import RiverView
from server.projections.signals import SignalRow
from server.projections.status import AddressView, TroubleView
from server.projections.summary import SummaryView
from server.projections.voices import VoicesView
from server.projections.yeses import YesesView


@dataclass(frozen=True, slots=True)
class Views:
    """Everything that the screens show of a session at one moment.

    `address` is the one shown of `addresses`; `prepared` has the built-in questions not asked yet; `tenures` and
    `kept_to_room` are filled once the session has ended; `compared` is the newest question asked more than once.
    """

    summary: SummaryView = field(default_factory=SummaryView)
    roles: tuple[RoleRow, ...] = ()
    calls: tuple[CallView, ...] = ()
    people: tuple[PersonRow, ...] = ()
    addresses: tuple[AddressView, ...] = ()
    address: AddressView | None = None
    trouble: TroubleView | None = None
    linked: bool = True
    closed: bool = False
    prepared: tuple[str, ...] = ()
    tenures: tuple[TenureRecord, ...] = ()
    kept_to_room: int = 0
    plan: PlanView = field(default_factory=PlanView)
    invitations: InvitationsView = field(default_factory=InvitationsView)
    wordings: tuple[WordingRow, ...] = ()
    signals: tuple[SignalRow, ...] = ()
    yeses: YesesView = field(default_factory=YesesView)
    compared: str | None = None


@dataclass(frozen=True, slots=True)
class Unsent:
    """Words that are being put in: how they came, whose they are, what was typed.

    `person` is None while that is not said, empty for nobody's name; `mark` is the code of a slip or how many hands.
    """

    way: Literal["aloud", "paper", "hands"] = "aloud"
    person: str | None = None
    mark: str = ""
    text: str = ""


class Room:
    """A port, the replica that follows it, which of the laptop's addresses is shown, and words not put in yet."""

    def __init__(self, port: SessionPort) -> None:
        self.port = port
        self.unsent = Unsent()
        self._replica = SessionReplica()
        self._url: str | None = None

    @property
    def caught_up(self) -> bool:
        """Whether everything that stands in the record is known."""
        return self._replica.caught_up

    def take(self, update: Update) -> None:
        """Takes one update in."""
        self._replica.take(update)

    def views(self) -> Views:
        """What is known now."""
        replica = self._replica
        addresses = replica.status.addresses
        left = record(replica.state) if replica.state.phase == "ended" else None
        return Views(
            summary=replica.summary(),
            roles=replica.roles(),
            calls=replica.calls(),
            people=replica.people(),
            addresses=addresses,
            address=next((known for known in addresses if known.url == self._url), addresses[0] if addresses else None),
            trouble=replica.status.trouble,
            linked=replica.linked,
            closed=replica.closed,
            prepared=self._prepared(),
            tenures=left.tenures if left else (),
            kept_to_room=left.kept_to_room if left else 0,
            plan=replica.plan(),
            invitations=replica.invitations(),
            wordings=replica.wordings(),
            signals=replica.signals(),
            yeses=replica.yeses(),
            compared=replica.compared(),
        )

    def contributions(self, *, everything: bool, order: Order, needle: str) -> ContributionsView:
        """The words to all questions, or to the newest one only, in an order; with `needle` those that have it."""
        question = self._replica.state.question
        return self._replica.contributions(None if everything or question is None else question.id, order, needle)

    def mirror(self, now: datetime) -> Callable[[], VoicesView]:
        """What works the voice mirror out as things stand; it is to be called off the loop."""
        return self._replica.mirror(now)

    def river(self, person: str | None = None) -> RiverView:
        """Who held which role when: everybody, or one person's path."""
        return self._replica.river(person)

    def rounds(self, question: str) -> tuple[RoundView, ...]:
        """The rounds in which a question was asked, oldest first."""
        return self._replica.rounds(question)

    def measures(self, now: datetime) -> tuple[MeasureView, ...]:
        """What the roles come to in figures at `now` (UTC)."""
        return self._replica.measures(now)

    def voice_measures(self, now: datetime) -> Callable[[], tuple[MeasureView, ...]]:
        """What works out who had a way in, in figures; it is to be called off the loop."""
        return self._replica.voice_measures(now)

    def next_address(self) -> None:
        """Shows the address after the one shown, from the last back to the first."""
        urls = [known.url for known in self._replica.status.addresses]
        if urls:
            at = urls.index(self._url) if self._url in urls else 0
            self._url = urls[(at + 1) % len(urls)]

    async def submit(self, command: Command) -> Receipt:
        """Asks for something. Raises Rejected."""
        return await self.port.submit(command)

    def _prepared(self) -> tuple[str, ...]:
        state = self._replica.state
        asked = {state.questions[question].text for question in state.asked}
        return tuple(question.text for question in QUESTIONS if question.text not in asked)
