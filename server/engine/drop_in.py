"""The drop-in box of a running session: what goes into it, what is released when, and who may read it."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final, assert_never

from server.domain.actors import Actor, Facilitator, Participant
from server.domain.concerns import (
    Addressee,
    Box,
    Companion,
    Concern,
    Talk,
    answered,
    cleaned,
    closed,
    is_known,
    left,
    ordered,
    with_released,
)
from server.domain.decide.keys import hash_of, id_of
from server.domain.errors import Rejected
from server.engine.replica import Replica
from server.engine.writer import Dependencies
from server.port import (
    AnswerTalk,
    BoxRead,
    ConcernKept,
    ConcernShown,
    ConcernView,
    LeaveConcern,
    ReadBox,
    ShowConcern,
    TalkView,
)
from server.projections.box import (
    RoomConcern,
    box_totals,
    encourages,
    has_design_group,
    has_encourager,
    is_in_design_group,
)

REWRITTEN_SECONDS: Final = 60.0
log = logging.getLogger("coprod")

BoxRequest = LeaveConcern | ReadBox | AnswerTalk | ShowConcern
BoxResponse = ConcernKept | BoxRead | ConcernShown
Readable = tuple[tuple[Addressee, ...], tuple[Companion, ...]]
"""The addressees whose concerns an actor may read, and the kinds of people in whose place they answer."""

_READ_BY_FACILITATORS: Final[Readable] = (("facilitators", "room"), ("facilitator",))
_WITHOUT_ENCOURAGERS: Final[Readable] = (("facilitators", "room"), ("facilitator", "encourager"))


class DropInBox:
    """The box of one session. `keep` makes it durable, or raises OSError; it is called in a thread."""

    def __init__(
        self, box: Box, keep: Callable[[Box, datetime], None], replica: Replica, dependencies: Dependencies
    ) -> None:
        self._box = ordered(box)
        self._keep = keep
        self._replica = replica
        self._dependencies = dependencies
        self._changing = asyncio.Lock()
        self._refused = False
        self._replica.box_changed(box_totals(box))

    async def ask(self, actor: Actor, request: BoxRequest) -> BoxResponse:
        """Answers a request about the box. Raises Rejected."""
        match request:
            case LeaveConcern():
                await self.leave(request)
                return ConcernKept()
            case ReadBox():
                return self.read(actor)
            case AnswerTalk():
                return await self.answer(actor, request)
            case ShowConcern():
                self.show(request)
                return ConcernShown()
            case _:
                assert_never(request)

    def knows(self, request: LeaveConcern) -> bool:
        """Whether this is a repeat of what is in the box. Raises Rejected key_invalid."""
        return is_known(self._box, hash_of(request.key), id_of("concern", request.key))

    async def leave(self, request: LeaveConcern) -> None:
        """Puts something into the box and returns once it is durable. A repeat changes nothing, also after the end.

        Raises Rejected, and then nothing of it is in the box.
        """
        if self.knows(request):
            return
        text, where = cleaned(request.text, request.where, request.talk_with)
        concern = Concern(id_of("concern", request.key), request.to, text, request.even_alone) if text else None
        talk = None if request.talk_with is None else Talk(id_of("talk", request.key), request.talk_with, where)

        def changed(box: Box) -> Box:
            if self.knows(request):  # the first of two that were sent at once is durable by then
                return box
            if self._replica.state.phase == "ended":
                raise Rejected("session_over")
            return left(box, hash_of(request.key), concern, talk)

        try:
            await self._change(changed)
        except OSError as error:
            raise Rejected("storage_failed") from error

    def read(self, actor: Actor) -> BoxRead:
        """What this actor may read of the box. Raises Rejected not_yours_to_ask."""
        addressees, companions = self._readable(actor)
        if not companions and not addressees:
            raise Rejected("not_yours_to_ask")
        concerns = (ConcernView(known.id, known.to, known.text) for known in self._box.released_to(*addressees))
        talks = (known for companion in companions for known in self._box.talks_with(companion))
        shown = self._replica.rooms.everybody.concern
        return BoxRead(
            tuple(concerns),
            tuple(TalkView(known.id, known.companion, known.where) for known in talks),
            None if shown is None else shown.id,
        )

    async def answer(self, actor: Actor, request: AnswerTalk) -> BoxRead:
        """Answers a wish to talk. Returns what this actor may read then. Raises Rejected."""
        if all(known.id != request.talk for known in self.read(actor).talks):
            raise Rejected("words_not_waiting")
        if isinstance(actor, Facilitator) and not request.coming and not has_encourager(self._replica.state):
            raise Rejected("no_encourager")
        try:
            await self._change(lambda box: answered(box, request.talk, coming=request.coming))
        except OSError as error:
            raise Rejected("storage_failed") from error
        return self.read(actor)

    def show(self, request: ShowConcern) -> None:
        """Shows a concern to the room, or none. Raises Rejected words_gone."""
        shown = [known for known in self._box.released_to("room") if known.id == request.concern]
        if request.concern is not None and not shown:
            raise Rejected("words_gone")
        self._replica.show_concern(*(RoomConcern(known.id, known.text) for known in shown))

    async def turn(self) -> None:
        """Releases what is due and writes the file anew, whether or not there is anything. Each minute.

        Where the disk refuses, everything stays as it was.
        """
        try:
            await self._change(lambda box: with_released(box, self._dependencies.chance))
        except OSError as error:
            if not self._refused:
                log.error("the disk refused the drop-in box: %s", error.strerror or type(error).__name__)
            self._refused = True
        else:
            self._refused = False

    async def keep_turning(self) -> None:
        """Does `turn` each minute, until it is cancelled."""
        while True:
            await asyncio.sleep(REWRITTEN_SECONDS)
            await self.turn()

    async def close(self) -> None:
        """Releases what may be shown alone and deletes the rest, as an ended session closes. Raises OSError."""
        has_group = has_design_group(self._replica.state)
        await self._change(lambda box: closed(box, self._dependencies.chance, has_design_group=has_group))

    async def _change(self, changed: Callable[[Box], Box]) -> None:
        # A sender who goes away meanwhile must leave no half-made change behind.
        await asyncio.shield(asyncio.create_task(self._make(changed)))

    async def _make(self, changed: Callable[[Box], Box]) -> None:
        async with self._changing:
            box = changed(self._box)
            await asyncio.to_thread(self._keep, box, self._dependencies.now())
            self._box = box
        self._replica.box_changed(box_totals(box))

    def _readable(self, actor: Actor) -> Readable:
        match actor:
            case Facilitator():
                return _READ_BY_FACILITATORS if has_encourager(self._replica.state) else _WITHOUT_ENCOURAGERS
            case Participant(person=person):
                state = self._replica.state
                addressees: tuple[Addressee, ...] = ("design_group",) if is_in_design_group(state, person) else ()
                companions: tuple[Companion, ...] = ("encourager",) if encourages(state, person) else ()
                return addressees, companions
            case _:
                return (), ()
