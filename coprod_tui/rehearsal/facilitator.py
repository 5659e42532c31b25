"""A simulated facilitator, who goes through a plan from its first question to the session's end.

People who watch may step in: the facilitator accepts whatever they asked, closed or ended meanwhile.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from coprod_tui.rehearsal.facilitator_intents import facilitator_intents, held_back
from coprod_tui.rehearsal.replica_follower import ReplicaFollower
from coprod_tui.rehearsal.report import Acknowledged
from coprod_tui.rehearsal.schedule import USUAL_MINUTES
from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.events import PlannedQuestion
from server.domain.slips import new_slips
from server.port import GiveWord, Receipt, SessionPort

WITHOUT_PHONE: Final = "Mrs Kowalska"
PATIENCE_SECONDS: Final = 20.0
_ARRIVING: Final = 2.0  # minutes
_BETWEEN_QUESTIONS: Final = 0.5
_LOOKS: Final = 0.25
_ONE_MORE: Final = 0.3
_EXTRAS: Final = 5
_BREAK: Final = 5  # minutes


@dataclass(slots=True)
class SimulatedFacilitator:
    """Facilitates one session."""

    port: SessionPort
    #: Follows the same port.
    follower: ReplicaFollower
    rng: Random
    #: How many seconds a minute of the session takes.
    minute: float
    #: The words number n, from 0, to put in for somebody.
    sentence: Callable[[int], str]
    #: How many questions were asked once more.
    again: int = 0
    #: The words that were put in and received.
    put_in: list[Acknowledged] = field(default_factory=list)
    _sentences: int = 0
    _slips: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._slips = new_slips(_EXTRAS, self.rng.choice)

    async def walk(self, people: int) -> None:
        """Facilitates the session to its end. Raises Rejected where the session does not answer any more."""
        await self.follower.until(
            lambda replica: len(replica.state.people) >= people, PATIENCE_SECONDS + self._seconds(_ARRIVING)
        )
        await self._do(c.WelcomePerson(WITHOUT_PHONE))
        planned = sum(not question.skipped for question in self.follower.replica.state.plan)
        nth = 0
        while not self._over and (next_planned := self.follower.replica.state.next_planned) is not None:
            await self._ask(next_planned, nth, max(1, planned))
            nth += 1
        await self._do(c.EndSession())
        if held := held_back(self.follower.replica):
            await self._do(c.Restore(held))

    async def _ask(self, planned: PlannedQuestion, nth: int, of: int) -> None:
        if await self._do(c.AskPlanned(planned.id)) is None:
            return
        for extra in (extra for extra in range(_EXTRAS) if extra * of // _EXTRAS == nth):
            await self._extra(extra)
        await self._lets_pass(planned.minutes or USUAL_MINUTES)
        if self.follower.replica.presence.writing or self.rng.random() < _ONE_MORE:
            await self._do(c.GiveTime(1))
            await self._lets_pass(1)
        await self._close(planned)
        question = self.follower.replica.state.question
        if nth == of // 2:
            await self._break()
        if nth == of // 2 and question is not None and await self._do(c.AskAgain(question.id)) is not None:
            self.again += 1
            await self._lets_pass((planned.minutes or USUAL_MINUTES) / 2)
            await self._close(planned)

    async def _close(self, planned: PlannedQuestion) -> None:
        """Closes the question, reveals what was said where that is still hidden, and gives people time to read."""
        if self.follower.replica.state.open_question is not None:
            await self._do(c.CloseQuestion())
        question = self.follower.replica.state.question
        if question is not None and planned.reveal != "at_once":
            await self._do(c.RevealQuestion(question.id))
        await asyncio.sleep(self._seconds(_BETWEEN_QUESTIONS))

    async def _break(self) -> None:
        """A break, after which challenges arrive that were kept until then."""
        if await self._do(c.StartBreak(_BREAK)) is not None:
            await asyncio.sleep(self._seconds(_BREAK))
            await self._do(c.EndBreak())

    async def _lets_pass(self, minutes: float) -> None:
        """Attends to people for so long, or until somebody else closes the question."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._seconds(minutes)
        while (
            (left := until - loop.time()) > 0
            and not self._over
            and self.follower.replica.state.open_question is not None
        ):
            for wanted in tuple(facilitator_intents(self.follower.replica, self.rng)):
                if isinstance(wanted, GiveWord):
                    await self._give_word(wanted)
                else:
                    await self._do(wanted)
            await asyncio.sleep(min(left, self._seconds(_LOOKS)))

    async def _extra(self, which: int) -> None:
        """Puts in words that came in another way than by somebody's own phone."""
        state = self.follower.replica.state
        question = state.question
        if question is None:
            return
        text = self.sentence(self._sentences)
        self._sentences += 1
        without = next((person.id for person in state.people.values() if not person.phone), None)
        slip = self._slips[which]
        ways: tuple[c.Command, ...] = (
            c.CaptureWords(question.id, text, "aloud", without),
            c.CaptureWords(question.id, text, "paper", slip=slip),
            c.CountHands(question.id, 1 + self.rng.randrange(max(1, len(state.people))), text),
            c.CaptureWords(question.id, text, "paper", without, slip=slip),
            c.CaptureWords(question.id, text, "aloud", self._somebody()),
        )
        receipt = await self._do(ways[which])
        if receipt is not None and receipt.made in self.follower.replica.state.contributions:
            self.put_in.append(Acknowledged(receipt.made or "", text))

    def _somebody(self) -> str | None:
        """Somebody with a phone, where they are asked for their yes."""
        with_phone = [person for person in self.follower.replica.state.people.values() if person.phone]
        arrived = sorted(with_phone, key=lambda person: person.number)  # the same seed chooses the same person
        return self.rng.choice(arrived).id if arrived else None

    async def _give_word(self, wanted: GiveWord) -> None:
        """Gives the word, unless the hand went down meanwhile. Raises Rejected where the session does not answer."""
        try:
            await self.port.ask(wanted)
        except Rejected as refusal:
            if refusal.temporary:
                raise

    async def _do(self, command: c.Command) -> Receipt | None:
        """Submits a command and waits until the replica has applied it; None where the session refuses it.

        Raises Rejected where the session does not answer.
        """
        try:
            receipt = await self.port.submit(command)
        except Rejected as refusal:
            if refusal.temporary:
                raise
            return None
        await self.follower.until(lambda replica: replica.state.seq >= receipt.seq, PATIENCE_SECONDS)
        return receipt

    @property
    def _over(self) -> bool:
        return self.follower.replica.state.phase == "ended"

    def _seconds(self, minutes: float) -> float:
        return minutes * self.minute
