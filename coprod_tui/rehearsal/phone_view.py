"""What a simulated person's phone shows, folded from the server's pushes."""

from dataclasses import dataclass, replace
from typing import TypeVar

from msgspec import UnsetType

from server.domain.commands import CallKind, Tool
from server.domain.state import Phase
from server.projections.calls import CallView
from server.projections.captured_words import WordsView
from server.projections.changes import rows_after
from server.projections.direction.outcomes import RoomOutcome
from server.projections.mine import MINE, MineView
from server.projections.own_challenges import OwnChallenge
from server.projections.people.hands import OwnHand
from server.projections.roles.own import AskedView, BesideView, HeldView
from server.projections.room import (
    ROOM,
    HoldersView,
    HolderView,
    QuestionView,
    RoleView,
    RoomChange,
    RoomContribution,
)
from server.projections.say_back import RoomSentence
from server.protocol.frames import ViewPush

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PhoneView:
    """The session as one phone shows it."""

    #: The newest question.
    question: QuestionView | None = None
    phase: Phase = "lobby"
    #: Every role.
    roles: tuple[RoleView, ...] = ()
    #: Who holds each role.
    holders: tuple[HoldersView, ...] = ()
    #: The calls that wait for an answer.
    calls: tuple[CallView, ...] = ()
    #: The perspectives to choose from.
    perspectives: tuple[str, ...] = ()
    #: How many contributions of others could be read.
    read: int = 0
    #: What can be read of the newest question now.
    said: tuple[RoomContribution, ...] = ()
    #: The sentences on how the room is together.
    agreements: tuple[str, ...] = ()
    #: The ids of the reasons for which words can be held back.
    reasons: tuple[str, ...] = ()
    #: The id of the contribution that is held up; None if there is none.
    held_up: str | None = None
    #: The sentences with which themes are said back.
    said_back: tuple[RoomSentence, ...] = ()
    #: The ids of the proposals without a name that were taken or left.
    settled: frozenset[str] = frozenset()
    #: The outcomes.
    outcomes: tuple[RoomOutcome, ...] = ()
    #: The person's own view, None before the first push of it.
    mine: MineView | None = None
    #: Whether the next push of `mine` has it whole, as on every new connection.
    comes_whole: bool = True

    @property
    def open_question(self) -> str | None:
        """The id of the question that is open, if one is."""
        return self.question.id if self.question is not None and self.question.open else None

    @property
    def in_closing_round(self) -> bool:
        """Whether the closing round is on."""
        return self.question is not None and self.question.open and self.question.kind == "closing"

    @property
    def between_questions(self) -> bool:
        """Whether the newest question was closed and the session goes on."""
        return self.phase == "live" and self.question is not None and not self.question.open

    @property
    def offers(self) -> tuple[str, ...]:
        """The ids of the roles that are offered to the person."""
        return () if self.mine is None else tuple(offer.role for offer in self.mine.offers)

    @property
    def asked(self) -> tuple[AskedView, ...]:
        """The people who ask for a role that the person holds, or to shadow them."""
        return () if self.mine is None else self.mine.asked

    @property
    def words(self) -> tuple[WordsView, ...]:
        """Words that somebody put in for the person and that wait for their yes."""
        return () if self.mine is None else self.mine.words

    @property
    def of_others(self) -> tuple[str, ...]:
        """The ids of what others said under their names or nobody said, that can be read now."""
        own = None if self.mine is None else self.mine.label
        return tuple(row.id for row in self.said if row.label is None or row.label != own)

    @property
    def readable(self) -> tuple[str, ...]:
        """The ids of everything that can be read now."""
        return tuple(row.id for row in self.said)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The ids of the sentences of themes that the person's words are in and that they did not answer."""
        return () if self.mine is None else tuple(one.id for one in self.mine.said_back if one.answer is None)

    @property
    def asked_beside(self) -> tuple[str, ...]:
        """The ids of the challenges with which others ask the person to stand beside them."""
        return () if self.mine is None else tuple(challenge.id for challenge in self.mine.asked_beside)

    @property
    def to_let_through(self) -> tuple[str, ...]:
        """The ids of words that wait for a look, where the person may let others read them."""
        return () if self.mine is None else tuple(words.id for words in self.mine.to_look_at if not words.reason)

    @property
    def hand(self) -> OwnHand | None:
        """The person's own hand; None if it is not up."""
        return None if self.mine is None else self.mine.hand

    @property
    def next_hand(self) -> int | None:
        """The number of the hand that is next; None if none waits, or the person may not give the word."""
        waiting = None if self.mine is None else self.mine.waiting_hands
        return None if waiting is None else waiting.next

    @property
    def challenges(self) -> tuple[OwnChallenge, ...]:
        """The person's own challenges that wait to arrive."""
        return () if self.mine is None else self.mine.challenges

    @property
    def held(self) -> tuple[HeldView, ...]:
        """The roles that the person holds."""
        return () if self.mine is None else self.mine.holding

    @property
    def holding(self) -> tuple[str, ...]:
        """The ids of the roles that the person holds."""
        return tuple(held.role for held in self.held)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """What the person's roles let them do."""
        return tuple(tool for held in self.held for tool in held.tools)

    @property
    def shadowing(self) -> tuple[BesideView, ...]:
        """The roles in which the person shadows somebody."""
        return () if self.mine is None else tuple(beside for beside in self.mine.beside if beside.until is None)

    @property
    def free_to_ask(self) -> tuple[str, ...]:
        """The ids of the listed roles that the person neither holds nor asks for."""
        if self.mine is None:
            return ()
        taken = {*self.holding, *(ask.role for ask in self.mine.asks)}
        return tuple(role.id for role in self.roles if role.id not in taken and not role.hidden)

    @property
    def not_open_to(self) -> tuple[str, ...]:
        """The ids of the roles in `free_to_ask` that the person has not said they are open to."""
        open_to = () if self.mine is None else self.mine.open_to
        return tuple(role for role in self.free_to_ask if role not in open_to)

    @property
    def to_shadow(self) -> tuple[tuple[str, str], ...]:
        """The ids of roles, each with the id of a holder whom the person could ask to shadow."""
        beside = {shadowing.role for shadowing in self.shadowing}
        return tuple(
            (role, holder.person) for role in self.free_to_ask if role not in beside for holder in self.holders_of(role)
        )

    def holders_of(self, role: str) -> tuple[HolderView, ...]:
        """The holders of a role whose names are shown."""
        return next((held.shown for held in self.holders if held.role == role), ())

    def full(self, role: str) -> bool:
        """Whether a role has as many holders as its limit permits."""
        limit = next((known.limit for known in self.roles if known.id == role), None)
        count = next((held.count for held in self.holders if held.role == role), 0)
        return limit is not None and count >= limit

    def waits(self, kind: CallKind) -> bool:
        """Whether a call of this kind already waits for an answer."""
        return any(call.kind == kind for call in self.calls)

    def reconnected(self) -> "PhoneView":
        """The same view on another connection, until its first push."""
        return replace(self, comes_whole=True)

    def after(self, push: ViewPush) -> "PhoneView":
        """This view with the changes of a push."""
        room = push.room or RoomChange()
        mine = self.mine if push.mine is None else MINE.applied(None if self.comes_whole else self.mine, push.mine)
        return replace(
            self,
            question=_newer(room.question, self.question),
            phase=_newer(room.phase, self.phase),
            roles=_newer(room.catalogue, self.roles),
            holders=_newer(room.holders, self.holders),
            calls=_newer(room.calls, self.calls),
            perspectives=_newer(room.perspectives, self.perspectives),
            agreements=_newer(room.agreements, self.agreements),
            outcomes=_newer(room.outcomes, self.outcomes),
            said_back=_newer(room.said_back, self.said_back),
            settled=self.settled
            if isinstance(room.settled, UnsetType)
            else frozenset(proposal.id for proposal in room.settled),
            reasons=self.reasons
            if isinstance(room.reasons, UnsetType)
            else tuple(reason.id for reason in room.reasons),
            held_up=self.held_up
            if isinstance(room.held_up, UnsetType)
            else None
            if room.held_up is None
            else room.held_up.id,
            read=self.read + (0 if isinstance(room.said, UnsetType) else len(room.said.put)),
            said=self.said
            if isinstance(room.said, UnsetType)
            else rows_after(() if self.comes_whole else self.said, room.said, ROOM.order["said"]),
            mine=mine,
            comes_whole=self.comes_whole and push.mine is None,
        )


def _newer(change: _T | UnsetType, before: _T) -> _T:
    return before if isinstance(change, UnsetType) else change
