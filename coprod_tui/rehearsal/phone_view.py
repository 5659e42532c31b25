"""What a simulated person has on their phone's page just now; it must not know what they make of it."""

from dataclasses import dataclass, replace
from typing import TypeVar

from msgspec import UnsetType

from server.domain.commands import CallKind, Tool
from server.domain.state import Phase
from server.projections.calls import CallView
from server.projections.mine import AskedView, BesideView, HeldView, MineView, WordsView
from server.projections.room import HoldersView, HolderView, QuestionView, RoleView, RoomChange
from server.protocol.frames import ViewPush

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sight:
    """The newest question, the roles and who holds them, the calls that wait, and one's own view once it came.

    `perspectives` are for people to choose from; `read` counts what others said and one could read.
    """

    question: QuestionView | None = None
    phase: Phase = "lobby"
    roles: tuple[RoleView, ...] = ()
    holders: tuple[HoldersView, ...] = ()
    calls: tuple[CallView, ...] = ()
    perspectives: tuple[str, ...] = ()
    read: int = 0
    mine: MineView | None = None

    @property
    def open_question(self) -> str | None:
        """The id of the question that is open, if one is."""
        return self.question.id if self.question is not None and self.question.open else None

    @property
    def between_questions(self) -> bool:
        """Whether the newest question was closed and the session goes on."""
        return self.phase == "live" and self.question is not None and not self.question.open

    @property
    def offers(self) -> tuple[str, ...]:
        """The ids of the roles that are offered to one."""
        return () if self.mine is None else tuple(offer.role for offer in self.mine.offers)

    @property
    def asked(self) -> tuple[AskedView, ...]:
        """Those who ask one for a role, or to shadow one."""
        return () if self.mine is None else self.mine.asked

    @property
    def words(self) -> tuple[WordsView, ...]:
        """Words that somebody put in for one and that wait for one's yes."""
        return () if self.mine is None else self.mine.words

    @property
    def held(self) -> tuple[HeldView, ...]:
        """The roles that one holds."""
        return () if self.mine is None else self.mine.holding

    @property
    def holding(self) -> tuple[str, ...]:
        """The ids of the roles that one holds."""
        return tuple(held.role for held in self.held)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """What one may do because of the roles that one holds."""
        return tuple(tool for held in self.held for tool in held.tools)

    @property
    def shadowing(self) -> tuple[BesideView, ...]:
        """The roles that one shadows somebody in."""
        return () if self.mine is None else tuple(beside for beside in self.mine.beside if beside.until is None)

    @property
    def free_to_ask(self) -> tuple[str, ...]:
        """The ids of the listed roles that one neither holds nor asks about."""
        if self.mine is None:
            return ()
        taken = {*self.holding, *(ask.role for ask in self.mine.asks)}
        return tuple(role.id for role in self.roles if role.id not in taken and not role.hidden)

    @property
    def not_open_to(self) -> tuple[str, ...]:
        """The ids of those among them that one has not said one is open to."""
        open_to = () if self.mine is None else self.mine.open_to
        return tuple(role for role in self.free_to_ask if role not in open_to)

    @property
    def to_shadow(self) -> tuple[tuple[str, str], ...]:
        """Roles with somebody who holds them, whom one could ask to shadow."""
        beside = {shadowing.role for shadowing in self.shadowing}
        return tuple(
            (role, holder.person) for role in self.free_to_ask if role not in beside for holder in self.holders_of(role)
        )

    def holders_of(self, role: str) -> tuple[HolderView, ...]:
        """Those of a role's holders who are shown."""
        return next((held.shown for held in self.holders if held.role == role), ())

    def full(self, role: str) -> bool:
        """Whether a role has no place left."""
        limit = next((known.limit for known in self.roles if known.id == role), None)
        count = next((held.count for held in self.holders if held.role == role), 0)
        return limit is not None and count >= limit

    def waits(self, kind: CallKind) -> bool:
        """Whether a call of this kind waits for an answer already."""
        return any(call.kind == kind for call in self.calls)

    def after(self, push: ViewPush) -> "Sight":
        """What is seen after a push."""
        room = push.room or RoomChange()
        return replace(
            self,
            question=_newer(room.question, self.question),
            phase=_newer(room.phase, self.phase),
            roles=_newer(room.catalogue, self.roles),
            holders=_newer(room.holders, self.holders),
            calls=_newer(room.calls, self.calls),
            perspectives=_newer(room.perspectives, self.perspectives),
            read=self.read + (0 if isinstance(room.said, UnsetType) else len(room.said.put)),
            mine=push.mine or self.mine,
        )


def _newer(change: _T | UnsetType, before: _T) -> _T:
    return before if isinstance(change, UnsetType) else change
