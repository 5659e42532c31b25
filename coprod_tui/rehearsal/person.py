"""One simulated person at their phone, as a machine of frames and moments; it must not touch a socket or a clock.

Like the page it keeps what was not acknowledged and sends it again under the same id after every loss. It does one
thing at a time: while something waits for its reply, nothing else is begun.
"""

from collections import deque
from collections.abc import Callable
from random import Random
from typing import Final

from msgspec.structs import replace

from coprod_tui.rehearsal import person_intents
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.pending_request import PendingRequest
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.report import Acknowledged
from coprod_tui.rehearsal.role_tools import PutIn
from coprod_tui.rehearsal.schedule import NEVER, Answer, SpeakingSchedule
from server.domain import commands as c
from server.protocol import frames as f

REPLY_SECONDS: Final = 10.0
RETRY_SECONDS: Final = 1.0
CONTRIBUTIONS: Final = "c-"  # how their ids begin
INTRODUCES: Final = 0.7
FEELS: Final = 0.75
SAYS_DONE: Final = 0.5


class ReplyTimeout(Exception):
    """The server owes a reply for too long; the connection is to be made anew."""


class Person:
    """Takes frames and moments, gives frames to send. After `due` at the latest it wants to be asked by `act` again."""

    def __init__(
        self,
        character: Character,
        code: str,
        rng: Random,
        new_secret: Callable[[], str],
        schedule: SpeakingSchedule | None = None,
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
        self._choices = rng
        self._new_secret = new_secret
        self._view = PhoneView()
        self._pending: PendingRequest | None = None
        self._looking: person_intents.NeedsPerson | None = None
        self._overheard = 0
        self._asked: frozenset[str] = frozenset()
        self._quiet_from = NEVER
        self._at_door = True
        self._schedule = schedule
        self._introduces = rng.random() < INTRODUCES
        self._feels = rng.random() < FEELS
        self._notes: deque[f.Writing | f.Done] = deque()
        self._composing: Answer | None = None

    @property
    def finished(self) -> bool:
        """Whether all was said and answered, or nothing more can be."""
        said_all = self.joined and self.sent == self._character.answers == len(self.acknowledged) + self.refused
        return said_all or self.gone is not None

    def hello(self, now: float) -> f.Hello:
        """The first frame of a new connection."""
        if self._pending is not None:
            self._pending.under_way = False
        self._at_door = True
        self.due = now + REPLY_SECONDS
        return f.Hello(secret=self._character.secret, code=self._code)

    def take(self, frame: f.ServerFrame, now: float) -> None:
        """Takes what the server sent."""
        match frame:
            case f.Welcome(kind=kind):
                self._welcomed(kind, now)
            case f.Reply(id=id_, receipt=receipt) if self._waits_for(id_):
                self._granted(receipt.made, now)
            case f.Refused(id=id_) if self._waits_for(id_):
                self._refused(frame, now)
            case f.PeopleReply(id=id_) if self._waits_for(id_):
                self._found(tuple(person.id for person in frame.people), now)
            case f.ViewPush():
                self._view_changed(frame, now)
            case f.Bye(temporary=False, message=message):
                self.gone = message
            case _:
                pass

    def act(self, now: float) -> f.ClientFrame | None:
        """What to send now, if anything. Raises ReplyTimeout."""
        if self._at_door:
            raise ReplyTimeout
        if self._pending is None and self._view.phase == "ended":
            self._leave()
        elif self._pending is None and self.gone is None and not self._notes:
            self._begin(now)
        if self._notes:
            self.due = now + (self._character.thinks(self._choices) if self._composing else 0.0)
            return self._notes.popleft()
        pending = self._pending
        if pending is None:
            self.due = self._idle_until(now)
            return None
        if pending.under_way:
            raise ReplyTimeout
        pending.under_way = True
        if pending.first_sent is None:
            pending.first_sent = now
            self.sent += pending.text is not None
        self.due = now + REPLY_SECONDS
        return pending.frame

    def _view_changed(self, push: f.ViewPush, now: float) -> None:
        """Takes in what their page shows now."""
        before, self._view = self._view, self._view.after(push)
        if before.between_questions != self._view.between_questions:
            self._quiet_from = (
                now + self._character.long_pause(self._choices) if self._view.between_questions else NEVER
            )
        if self._schedule is not None:
            self._schedule.view_changed(before, self._view, now)
        if self._pending is None:
            self.due = now if self._view.phase == "ended" else min(self.due, self._soon(now))

    def _soon(self, now: float) -> float:
        """When they want to do the next thing."""
        paused = now + self._character.pause(self._choices)
        return paused if self._schedule is None else max(now, min(paused, self._schedule.due))

    def _idle_until(self, now: float) -> float:
        if self._schedule is not None and self.gone is None:
            return self._soon(now)
        return self._quiet_from if self._quiet_from > now else NEVER

    def _leave(self) -> None:
        """The session is over: they may say how it was, and go."""
        self._notes.clear()
        self._composing = None
        if self._feels and self.joined:
            self._feels = False
            self._pending = self._submit(person_intents.felt(self._choices, self._new_secret))
        else:
            self.gone = "The session has ended."

    def _welcomed(self, kind: f.Kind, now: float) -> None:
        self._at_door = False
        joining = self._pending is not None and self._pending.joins
        if kind == "visitor":
            if not joining:
                self._pending = self._submit(c.Join(self._character.name))
        else:
            self.joined = True
            if joining:
                self._pending = None
        self.due = now if self._pending is not None else now + self._character.pause(self._choices)

    def _granted(self, made: str | None, now: float) -> None:
        pending, self._pending = self._pending, None
        assert pending is not None  # noqa: S101 - for the type checker: it was waited for
        self.joined = self.joined or pending.joins
        if pending.text is not None and pending.first_sent is not None:
            self.acknowledged.append(Acknowledged(made or "", pending.text))
            self.waits.append(now - pending.first_sent)
        if made is not None and isinstance(pending.command, c.AskQuestion):
            self._asked |= {made}
        if made is not None:
            self._put_in_at_once(pending.command, made)
        self._after_saying(pending.command)
        self.due = now if self._notes or self._view.phase == "ended" else self._soon(now)

    def _put_in_at_once(self, command: c.Command | None, made: str) -> None:
        """Words of somebody without a phone wait for no yes, so they are a contribution already."""
        if isinstance(command, c.CaptureWords) and made.startswith(CONTRIBUTIONS):
            self.put_in.append(Acknowledged(made, command.text))

    def _after_saying(self, command: c.Command | None) -> None:
        """Whoever said what they had to say, or passed, may say that they are done with the question."""
        if isinstance(command, c.Contribute) and self._character.writes:
            self._notes.append(f.Writing(on=False))
        if self._schedule is None or not isinstance(command, c.Contribute | c.PassQuestion):
            return
        if self._schedule.done_with(command.question) and self._choices.random() < SAYS_DONE:
            self._notes.append(f.Done(command.question, on=True))

    def _refused(self, refusal: f.Refused, now: float) -> None:
        pending, self._pending = self._pending, None
        assert pending is not None  # noqa: S101 - for the type checker: it was waited for
        self.due = now + self._character.pause(self._choices)
        if refusal.temporary:
            pending.under_way = False
            self._pending = pending
            self.due = now + RETRY_SECONDS * (1 + self._choices.random())
        elif refusal.code == "question_closed" and isinstance(pending.command, c.Contribute):
            late = self._submit(replace(pending.command, late=True))  # another command, so another id
            late.text, late.first_sent = pending.text, pending.first_sent
            self._pending = late
            self.due = min(self.due, now + RETRY_SECONDS)
        elif refusal.code == "not_found" and isinstance(pending.command, c.ConfirmWords):
            self.sent -= 1  # the words were taken back by who put them in, so there was nothing to say
        elif refusal.code == "session_over" or pending.joins:
            self.refused += pending.text is not None
            self.gone = refusal.message
        else:
            self.refused += pending.text is not None

    def _begin(self, now: float) -> None:
        """Begins the next thing that this person wants to do, if any."""
        if self._composing is not None:
            composed, self._composing = self._composing, None
            self._say(composed.question)
            return
        context = self._context(now)
        next_intent = person_intents.next_intent(self._choices, self._view, context, self._new_secret)
        if self._schedule is not None and next_intent is not None and next_intent == context.response_due:
            self._schedule.said()
        match next_intent:
            case None:
                pass
            case Answer() if self._character.writes:
                self._composing = next_intent
                self._notes.append(f.Writing(on=True))
            case Answer(question=question):
                self._say(question)
            case person_intents.Confirm(words=words, text=text):
                self._pending = self._submit(c.ConfirmWords(words))
                self._pending.text = text
            case person_intents.PassOnRole() | PutIn() as looking:
                self._looking = looking
                self._pending = PendingRequest(f.ListPeople(self._new_secret()))
            case command:
                self._introduces &= not isinstance(command, c.SayPerspectives)
                self._pending = self._submit(command)

    def _context(self, now: float) -> person_intents.IntentContext:
        return person_intents.IntentContext(
            finished=self.sent == self._character.answers,
            quiet=now >= self._quiet_from,
            asked=self._asked,
            introduces=self._introduces,
            schedule=self._schedule is not None,
            response_due=None if self._schedule is None else self._schedule.response_due(now),
        )

    def _say(self, question: str) -> None:
        text = self._character.sentence(self.sent)
        said = person_intents.contribution(self._choices, question, text, self._view, self._new_secret)
        self._pending = self._submit(said)
        self._pending.text = text

    def _found(self, people: tuple[str, ...], now: float) -> None:
        """Takes the list of people that they wanted, to find somebody."""
        own = self._view.mine.person if self._view.mine is not None else None
        others = [person for person in people if person != own]
        looking, self._looking, self._pending = self._looking, None, None
        if others and looking is not None:
            heard = self._character.overheard(self._overheard)
            self._overheard += isinstance(looking, PutIn)
            someone = self._choices.choice(others)
            self._pending = self._submit(person_intents.command_with(self._choices, looking, someone, heard))
        self.due = now + self._character.pause(self._choices)

    def _submit(self, command: c.Command) -> PendingRequest:
        return PendingRequest(f.Submit(self._new_secret(), command))

    def _waits_for(self, id_: str) -> bool:
        return self._pending is not None and self._pending.frame.id == id_
