"""One simulated person at their phone, as a state machine of frames and moments, without a socket or a clock.

Like the page it keeps what was not acknowledged and sends it again under the same id after every loss. It does one
thing at a time: while a request is pending, no other is begun.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from msgspec.structs import replace

from coprod_tui.rehearsal.behaviour import Behaviour
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.pending_request import PendingRequest
from coprod_tui.rehearsal.person_results import PersonResults
from coprod_tui.rehearsal.schedule import NEVER, SpeakingSchedule
from server.domain import commands as c
from server.port import HandsMoved
from server.protocol import frames as f
from server.sentences import refusal_words

REPLY_SECONDS: Final = 10.0
RETRY_SECONDS: Final = 1.0
LOST_SECONDS: Final = 60.0
ENDED_SECONDS: Final = 3.0


class ReplyTimeout(Exception):
    """A reply is overdue; the connection has to be made again."""


class Person:
    """Takes frames and returns frames to send. Every `now` is in seconds of a clock that only grows."""

    def __init__(
        self,
        character: Character,
        code: str,
        rng: Random,
        new_secret: Callable[[], str],
        schedule: SpeakingSchedule | None = None,
    ) -> None:
        #: When `act` has to be called next, at the latest.
        self.due = NEVER
        #: Whether they are in the session.
        self.joined = False
        #: Why they left for good, in a sentence; None while they stay.
        self.gone: str | None = None
        #: What they said, and what the server made of it.
        self.results = PersonResults()
        self._behaviour = Behaviour(character, rng, new_secret, schedule)
        self._character = character
        self._code = code
        self._rng = rng
        self._new_secret = new_secret
        self._pending: PendingRequest | None = None
        self._awaits_welcome = True

    @property
    def finished(self) -> bool:
        """Whether all was said and answered, or nothing more can be."""
        said_all = self.joined and self.results.sent == self._character.answers == self.results.settled
        return said_all or self.gone is not None

    @property
    def patience(self) -> float:
        """For how many seconds they try to reach a room that is gone; less where its session has ended."""
        return ENDED_SECONDS if self._over else LOST_SECONDS

    def hello(self, now: float) -> f.Hello:
        """The first frame of a new connection."""
        if self._pending is not None:
            self._pending.under_way = False
        self._awaits_welcome = True
        self.due = now + REPLY_SECONDS
        return f.Hello(secret=self._character.secret, code=self._code, simulated_key=self._character.key)

    def receive(self, frame: f.ServerFrame, now: float) -> None:
        """Takes a frame of the server in."""
        match frame:
            case f.Welcome(kind=kind):
                self._welcomed(kind, now)
            case f.Reply(id=id_, receipt=receipt, mine=mine):
                if self._waits_for(id_):
                    self._granted(receipt.made, now)
                if mine is not None:
                    self._view_changed(f.ViewPush(mine=mine), now)
            case f.Refused(id=id_) if self._waits_for(id_):
                self._refused(frame, now)
            case f.Answer(id=id_, response=HandsMoved()) if self._waits_for(id_):
                self._settle()
                self.due = self._behaviour.next_at(now)
            case f.Answer(id=id_, response=response) if self._waits_for(id_):
                self._pending = self._behaviour.request_after(response)
                self.due = now + self._character.pause(self._rng)
            case f.ViewPush():
                self._view_changed(frame, now)
            case f.Bye(temporary=False):
                self.gone = refusal_words(f.refusal_in(frame))
            case _:
                pass

    def cut_off(self) -> None:
        """Takes in that the server closed the connection on what was sent last. That is set aside after some tries."""
        request = self._pending
        if request is None or not request.under_way:
            return
        request.unreadable += 1
        if request.unreadable == f.UNREADABLE_TRIES:
            self.results.rejected(self._settle())

    def act(self, now: float) -> f.ClientFrame | None:
        """The frame to send now, None if there is none. Raises ReplyTimeout."""
        if self._awaits_welcome:
            raise ReplyTimeout
        behaviour = self._behaviour
        if self._pending is None and self._over:
            self._leave()
        elif self._pending is None and self.gone is None and not behaviour.notes:
            self._pending = behaviour.next_request(self.results.sent, now)
        if behaviour.notes:
            self.due = now + behaviour.note_seconds()
            return behaviour.notes.popleft()
        if self._pending is None:
            self.due = NEVER if self._over or self.gone is not None else behaviour.idle_until(now)
            return None
        return self._send(self._pending, now)

    def _send(self, request: PendingRequest, now: float) -> f.ClientFrame:
        if request.under_way:
            raise ReplyTimeout
        request.under_way = True
        if request.first_sent is None:
            self.results.first_sent(request, now)
        self.due = now + REPLY_SECONDS
        return request.frame

    @property
    def _over(self) -> bool:
        return self._behaviour.view.phase == "ended"

    def _view_changed(self, push: f.ViewPush, now: float) -> None:
        self._behaviour.view_changed(push, now)
        if self._pending is None:
            self.due = now if self._over else min(self.due, self._behaviour.next_at(now))

    def _leave(self) -> None:
        """They may say how it was, and go, or wait for the room to be closed."""
        self._pending = self._behaviour.last_request(joined=self.joined)
        if self._pending is None and not self._character.outlasts:
            self.gone = "The session has ended."

    def _welcomed(self, kind: f.ActorKind, now: float) -> None:
        self._awaits_welcome = False
        self._behaviour.reconnected()
        joining = self._pending is not None and self._pending.joins
        if kind == "visitor":
            if not joining:
                self._pending = self._submit(c.Join(self._character.name))
        else:
            self.joined = True
            if joining:
                self._pending = None
        self.due = now if self._pending is not None else now + self._character.pause(self._rng)

    def _granted(self, made: str | None, now: float) -> None:
        request = self._settle()
        self.joined = self.joined or request.joins
        self.results.granted(request, made, now)
        self._behaviour.granted(request.command, made)
        self.due = now if self._behaviour.notes or self._over else self._behaviour.next_at(now)

    def _refused(self, refusal: f.Refused, now: float) -> None:
        request = self._settle()
        self.due = now + self._character.pause(self._rng)
        if refusal.temporary:
            request.under_way = False
            self._pending = request
            self.due = now + RETRY_SECONDS * (1 + self._rng.random())
        elif refusal.code == "question_closed" and isinstance(request.command, c.Contribute):
            late = self._submit(replace(request.command, late=True))  # another command, so another id
            late.text, late.first_sent = request.text, request.first_sent
            self._pending = late
            self.due = min(self.due, now + RETRY_SECONDS)
        elif refusal.code == "words_not_waiting" and isinstance(request.command, c.ConfirmWords):
            self.results.withdrawn()
        else:
            self.results.rejected(request)
            if request.joins or (refusal.code == "session_over" and not self._character.outlasts):
                self.gone = refusal_words(f.refusal_in(refusal))

    def _settle(self) -> PendingRequest:
        """The pending request, which has its reply."""
        request, self._pending = self._pending, None
        assert request is not None  # noqa: S101 - for the type checker: replies without a request are passed over
        return request

    def _submit(self, command: c.Command) -> PendingRequest:
        return PendingRequest(f.Submit(self._new_secret(), command))

    def _waits_for(self, id_: str) -> bool:
        return self._pending is not None and self._pending.frame.id == id_
