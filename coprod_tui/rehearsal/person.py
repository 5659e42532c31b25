"""One simulated person at their phone, as a machine of frames and moments; it must not touch a socket or a clock.

Like the page it keeps what was not acknowledged and sends it again under the same id after every loss. It does one
thing at a time: while something waits for its reply, nothing else is begun.
"""

from collections import deque
from collections.abc import Callable
from random import Random
from typing import Final

from msgspec.structs import replace

from coprod_tui.rehearsal import habits
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.pending_replies import Waiting
from coprod_tui.rehearsal.phone_view import Sight
from coprod_tui.rehearsal.report import Acknowledged
from coprod_tui.rehearsal.schedule import NEVER, Say, Turns
from coprod_tui.rehearsal.tools import PutIn
from server.domain import commands as c
from server.port import ListPeople, People
from server.protocol import frames as f

REPLY_SECONDS: Final = 10.0
RETRY_SECONDS: Final = 1.0
CONTRIBUTIONS: Final = "c-"  # how their ids begin
INTRODUCES: Final = 0.7
FEELS: Final = 0.75
SAYS_DONE: Final = 0.5


class Silence(Exception):
    """The server owes a reply for too long; the connection is to be made anew."""


class Person:
    """Takes frames and moments, gives frames to send. After `due` at the latest it wants to be asked by `act` again."""

    def __init__(
        self,
        character: Character,
        code: str,
        choices: Random,
        new_secret: Callable[[], str],
        turns: Turns | None = None,
    ) -> None:
        self.due = NEVER
        self.joined = False
        self.gone: str | None = None
        self.sent = 0
        self.refused = 0
        self.acknowledged: list[Acknowledged] = []
        self.put_in: list[Acknowledged] = []
        self.waits: list[float] = []
        self._character = character
        self._code = code
        self._choices = choices
        self._new_secret = new_secret
        self._sight = Sight()
        self._waiting: Waiting | None = None
        self._looking: habits.LookForSomeone | None = None
        self._overheard = 0
        self._asked: frozenset[str] = frozenset()
        self._quiet_from = NEVER
        self._at_door = True
        self._turns = turns
        self._introduces = choices.random() < INTRODUCES
        self._feels = choices.random() < FEELS
        self._notes: deque[f.Writing | f.Done] = deque()
        self._composing: Say | None = None

    @property
    def finished(self) -> bool:
        """Whether all was said and answered, or nothing more can be."""
        said_all = self.joined and self.sent == self._character.answers == len(self.acknowledged) + self.refused
        return said_all or self.gone is not None

    def hello(self, now: float) -> f.Hello:
        """The first frame of a new connection."""
        if self._waiting is not None:
            self._waiting.under_way = False
        self._at_door = True
        self.due = now + REPLY_SECONDS
        return f.Hello(secret=self._character.secret, code=self._code)

    def take(self, frame: f.ServerFrame, now: float) -> None:
        """Takes what the server sent."""
        match frame:
            case f.Welcome(kind=kind):
                self._welcomed(kind, now)
            case f.Reply(id=id_, receipt=receipt, mine=mine):
                if self._waits_for(id_):
                    self._granted(receipt.made, now)
                if mine is not None:
                    self._looks(f.ViewPush(mine=mine), now)
            case f.Refused(id=id_) if self._waits_for(id_):
                self._refused(frame, now)
            case f.Answer(id=id_, response=People(people=people)) if self._waits_for(id_):
                self._found(tuple(person.id for person in people), now)
            case f.ViewPush():
                self._looks(frame, now)
            case f.Bye(temporary=False, message=message):
                self.gone = message
            case _:
                pass

    def act(self, now: float) -> f.ClientFrame | None:
        """What to send now, if anything. Raises Silence."""
        if self._at_door:
            raise Silence
        if self._waiting is None and self._sight.phase == "ended":
            self._leave()
        elif self._waiting is None and self.gone is None and not self._notes:
            self._begin(now)
        if self._notes:
            self.due = now + (self._character.thinks(self._choices) if self._composing else 0.0)
            return self._notes.popleft()
        waiting = self._waiting
        if waiting is None:
            self.due = self._idle_until(now)
            return None
        if waiting.under_way:
            raise Silence
        waiting.under_way = True
        if waiting.first_sent is None:
            waiting.first_sent = now
            self.sent += waiting.text is not None
        self.due = now + REPLY_SECONDS
        return waiting.frame

    def _looks(self, push: f.ViewPush, now: float) -> None:
        """Takes in what their page shows now."""
        before, self._sight = self._sight, self._sight.after(push)
        if before.between_questions != self._sight.between_questions:
            self._quiet_from = (
                now + self._character.long_pause(self._choices) if self._sight.between_questions else NEVER
            )
        if self._turns is not None:
            self._turns.looks(before, self._sight, now)
        if self._waiting is None:
            self.due = now if self._sight.phase == "ended" else min(self.due, self._soon(now))

    def _soon(self, now: float) -> float:
        """When they want to do the next thing."""
        paused = now + self._character.pause(self._choices)
        return paused if self._turns is None else max(now, min(paused, self._turns.due))

    def _idle_until(self, now: float) -> float:
        if self._turns is not None and self.gone is None:
            return self._soon(now)
        return self._quiet_from if self._quiet_from > now else NEVER

    def _leave(self) -> None:
        """The session is over: they may say how it was, and go."""
        self._notes.clear()
        self._composing = None
        if self._feels and self.joined:
            self._feels = False
            self._waiting = self._submit(habits.felt(self._choices, self._new_secret))
        else:
            self.gone = "The session has ended."

    def _welcomed(self, kind: f.Kind, now: float) -> None:
        self._at_door = False
        self._sight = self._sight.told_anew()
        joining = self._waiting is not None and self._waiting.joins
        if kind == "visitor":
            if not joining:
                self._waiting = self._submit(c.Join(self._character.name))
        else:
            self.joined = True
            if joining:
                self._waiting = None
        self.due = now if self._waiting is not None else now + self._character.pause(self._choices)

    def _granted(self, made: str | None, now: float) -> None:
        waiting, self._waiting = self._waiting, None
        assert waiting is not None  # noqa: S101 - for the type checker: it was waited for
        self.joined = self.joined or waiting.joins
        if waiting.text is not None and waiting.first_sent is not None:
            self.acknowledged.append(Acknowledged(made or "", waiting.text))
            self.waits.append(now - waiting.first_sent)
        if made is not None and isinstance(waiting.command, c.AskQuestion):
            self._asked |= {made}
        if made is not None:
            self._put_in_at_once(waiting.command, made)
        self._after_saying(waiting.command)
        self.due = now if self._notes or self._sight.phase == "ended" else self._soon(now)

    def _put_in_at_once(self, command: c.Command | None, made: str) -> None:
        """Words of somebody without a phone wait for no yes, so they are a contribution already."""
        if isinstance(command, c.CaptureWords) and made.startswith(CONTRIBUTIONS):
            self.put_in.append(Acknowledged(made, command.text))

    def _after_saying(self, command: c.Command | None) -> None:
        """Whoever said what they had to say, or passed, may say that they are done with the question."""
        if isinstance(command, c.Contribute) and self._character.writes:
            self._notes.append(f.Writing(on=False))
        if self._turns is None or not isinstance(command, c.Contribute | c.PassQuestion):
            return
        if self._turns.done_with(command.question) and self._choices.random() < SAYS_DONE:
            self._notes.append(f.Done(command.question, on=True))

    def _refused(self, refusal: f.Refused, now: float) -> None:
        waiting, self._waiting = self._waiting, None
        assert waiting is not None  # noqa: S101 - for the type checker: it was waited for
        self.due = now + self._character.pause(self._choices)
        if refusal.temporary:
            waiting.under_way = False
            self._waiting = waiting
            self.due = now + RETRY_SECONDS * (1 + self._choices.random())
        elif refusal.code == "question_closed" and isinstance(waiting.command, c.Contribute):
            late = self._submit(replace(waiting.command, late=True))  # another command, so another id
            late.text, late.first_sent = waiting.text, waiting.first_sent
            self._waiting = late
            self.due = min(self.due, now + RETRY_SECONDS)
        elif refusal.code == "not_found" and isinstance(waiting.command, c.ConfirmWords):
            self.sent -= 1  # the words were taken back by who put them in, so there was nothing to say
        elif refusal.code == "session_over" or waiting.joins:
            self.refused += waiting.text is not None
            self.gone = refusal.message
        else:
            self.refused += waiting.text is not None

    def _begin(self, now: float) -> None:
        """Begins the next thing that this person wants to do, if any."""
        if self._composing is not None:
            composed, self._composing = self._composing, None
            self._say(composed.question)
            return
        mood = self._mood(now)
        wish = habits.wish(self._choices, self._sight, mood, self._new_secret)
        if self._turns is not None and wish is not None and wish == mood.urge:
            self._turns.said()
        match wish:
            case None:
                pass
            case Say() if self._character.writes:
                self._composing = wish
                self._notes.append(f.Writing(on=True))
            case Say(question=question):
                self._say(question)
            case habits.Confirm(words=words, text=text):
                self._waiting = self._submit(c.ConfirmWords(words))
                self._waiting.text = text
            case habits.HandOn() | PutIn() as looking:
                self._looking = looking
                self._waiting = Waiting(f.Ask(self._new_secret(), ListPeople()))
            case command:
                self._introduces &= not isinstance(command, c.SayPerspectives)
                self._waiting = self._submit(command)

    def _mood(self, now: float) -> habits.Mood:
        return habits.Mood(
            finished=self.sent == self._character.answers,
            quiet=now >= self._quiet_from,
            asked=self._asked,
            introduces=self._introduces,
            turns=self._turns is not None,
            urge=None if self._turns is None else self._turns.urge(now),
        )

    def _say(self, question: str) -> None:
        text = self._character.sentence(self.sent)
        said = habits.contribution(self._choices, question, text, self._sight, self._new_secret)
        self._waiting = self._submit(said)
        self._waiting.text = text

    def _found(self, people: tuple[str, ...], now: float) -> None:
        """Takes the list of people that they wanted, to find somebody."""
        own = self._sight.mine.person if self._sight.mine is not None else None
        others = [person for person in people if person != own]
        looking, self._looking, self._waiting = self._looking, None, None
        if others and looking is not None:
            heard = self._character.overheard(self._overheard)
            self._overheard += isinstance(looking, PutIn)
            someone = self._choices.choice(others)
            self._waiting = self._submit(habits.with_someone(self._choices, looking, someone, heard))
        self.due = now + self._character.pause(self._choices)

    def _submit(self, command: c.Command) -> Waiting:
        return Waiting(f.Submit(self._new_secret(), command))

    def _waits_for(self, id_: str) -> bool:
        return self._waiting is not None and self._waiting.frame.id == id_
