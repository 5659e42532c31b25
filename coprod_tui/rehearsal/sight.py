"""What a simulated person has on their phone's page just now; it must not know what they make of it."""

from dataclasses import dataclass, replace

from msgspec import UNSET

from server.projections.mine import MineView
from server.projections.room import QuestionView, RoomChange
from server.protocol.frames import ViewPush


@dataclass(frozen=True, slots=True)
class Sight:
    """The newest question, the ids of all roles, and one's own view once it came."""

    question: QuestionView | None = None
    roles: tuple[str, ...] = ()
    mine: MineView | None = None

    @property
    def open_question(self) -> str | None:
        """The id of the question that is open, if one is."""
        return self.question.id if self.question is not None and self.question.open else None

    @property
    def offers(self) -> tuple[str, ...]:
        """The ids of the roles that are offered to one."""
        return () if self.mine is None else tuple(offer.role for offer in self.mine.offers)

    @property
    def holding(self) -> tuple[str, ...]:
        """The ids of the roles that one holds."""
        return () if self.mine is None else tuple(held.role for held in self.mine.holding)

    @property
    def free_to_ask(self) -> tuple[str, ...]:
        """The ids of the roles that one neither holds nor asked for."""
        if self.mine is None:
            return ()
        taken = {*self.holding, *self.mine.asks}
        return tuple(role for role in self.roles if role not in taken)

    def after(self, push: ViewPush) -> "Sight":
        """What is seen after a push."""
        room = push.room or RoomChange()
        return replace(
            self,
            question=self.question if room.question is UNSET else room.question,
            roles=self.roles if room.catalogue is UNSET else tuple(role.id for role in room.catalogue),
            mine=push.mine or self.mine,
        )
