"""What one simulated person does at their phone, and when: the state behind their intents.

Every choice comes from the person's own generator, in a fixed order, so that the same seed plays the same person.
"""

from collections import deque
from collections.abc import Callable
from random import Random
from typing import Final

from coprod_tui.rehearsal import intents, person_intents, words_said
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.pending_request import PendingRequest
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.role_tools import HearWords, PutIn
from coprod_tui.rehearsal.schedule import NEVER, Answer, SpeakingSchedule
from coprod_tui.rehearsal.theme_intents import (
    Considering,
    ConsiderProposal,
    ConsiderTheme,
    GatherThemes,
    after_list,
    after_reading,
)
from server.domain import commands as c
from server.port import (
    GiveWord,
    LeaveConcern,
    ListPeople,
    ListThemes,
    ListUnheard,
    LowerHand,
    OfferWords,
    People,
    RaiseHand,
    ReadWords,
    Request,
    Response,
    ThemesListed,
    WordsOffered,
    WordsRead,
)
from server.protocol import frames as f

INTRODUCES: Final = 0.7
FEELS: Final = 0.75
SAYS_DONE: Final = 0.5
_THREE: Final = 3
#: What the server is asked first.
_FIRST_QUESTION: Final[dict[type[intents.Asking], Request]] = {
    intents.PassOnRole: ListPeople(),
    PutIn: ListPeople(),
    intents.ReadThree: OfferWords(),
    HearWords: ListUnheard(),
    GatherThemes: ListThemes(),
}


class Behaviour:
    """Gives a person's next request, from what their phone shows and what they did before."""

    def __init__(
        self,
        character: Character,
        rng: Random,
        new_secret: Callable[[], str],
        schedule: SpeakingSchedule | None = None,
    ) -> None:
        #: What the phone shows.
        self.view = PhoneView()
        #: Frames without a reply that go out before the next request.
        self.notes: deque[f.Writing | f.Done] = deque()
        self._character = character
        self._rng = rng
        self._new_secret = new_secret
        self._schedule = schedule
        self._asking: intents.Asking | Considering | None = None
        self._overheard = 0
        self._told_before = 0
        self._asked: frozenset[str] = frozenset()
        self._keys = PhoneKeys()
        self._held_back: frozenset[str] = frozenset()
        self._quiet_from = NEVER
        self._introduces = rng.random() < INTRODUCES
        self._feels = rng.random() < FEELS
        self._composing: Answer | None = None

    def reconnected(self) -> None:
        """Takes in that the next push comes over another connection."""
        self.view = self.view.reconnected()

    def view_changed(self, push: f.ViewPush, now: float) -> None:
        """Takes in what the phone shows now."""
        before, self.view = self.view, self.view.after(push)
        if before.mine is None and self.view.mine is not None and self.view.mine.said:
            # Whoever comes back goes on with other words. They said no more than there are contributions.
            self._told_before = self.view.mine.said[-1].number
        if before.between_questions != self.view.between_questions:
            self._quiet_from = now + self._character.long_pause(self._rng) if self.view.between_questions else NEVER
        if self._schedule is not None:
            self._schedule.view_changed(before, self.view, now)

    def next_at(self, now: float) -> float:
        """When they want to do the next thing."""
        paused = now + self._character.pause(self._rng)
        return paused if self._schedule is None else max(now, min(paused, self._schedule.due))

    def idle_until(self, now: float) -> float:
        """When they want to do something although nothing on their phone changes; NEVER if not at all."""
        if self._schedule is not None:
            return self.next_at(now)
        return self._quiet_from if self._quiet_from > now else NEVER

    def note_seconds(self) -> float:
        """How long they write after a note, 0 where they write nothing."""
        return self._character.thinks(self._rng) if self._composing else 0.0

    def next_request(self, sent: int, now: float) -> PendingRequest | None:
        """The next thing that they want to do, None if there is nothing; `sent` is how many answers they sent."""
        if self._composing is not None:
            composed, self._composing = self._composing, None
            return self._answer(composed.question, sent)
        if self._feels and self.view.in_closing_round:
            return self._says_how_it_was()
        context = self.context(sent, now)
        intent = person_intents.next_intent(self._rng, self.view, context, self._new_secret)
        if self._schedule is not None and intent is not None and intent == context.response_due:
            self._schedule.said()
        match intent:
            case None:
                return None
            case Answer() if self._character.writes:
                self._composing = intent
                self.notes.append(f.Writing(on=True))
                return None
            case Answer(question=question):
                return self._answer(question, sent)
            case intents.AnswerOther():
                text = self._next_overheard()
                return self._submit(words_said.answer_to_other(self._rng, intent, text, self._new_secret))
            case intents.Confirm(words=words, text=text):
                return self._submit(c.ConfirmWords(words), text)
            case RaiseHand() | LowerHand() | GiveWord() | LeaveConcern() as request:
                return self._ask(request)
            case intents.PassOnRole() | PutIn() | intents.ReadThree() | HearWords() | GatherThemes() as asking:
                self._asking = asking
                return self._ask(_FIRST_QUESTION[type(asking)])
            case command:
                self._introduces &= not isinstance(command, c.SayPerspectives)
                return self._submit(command)

    def request_after(self, response: Response) -> PendingRequest | None:
        """What they asked the server for, now that it has answered; None if it leads to nothing else."""
        asking, self._asking = self._asking, None
        match asking, response:
            case intents.PassOnRole() | PutIn(), People(people=people):
                return self._request_with(asking, [person.id for person in people])
            case intents.ReadThree(), WordsOffered(contributions=contributions):
                others = tuple(known for known in contributions if known not in self._keys.words)
                return self._ask(ReadWords(others[:_THREE])) if others else None
            case HearWords(), WordsRead(placed=(first, *_)):
                return self._submit(c.MarkHeard((first.said.id,)))
            case GatherThemes(), ThemesListed():
                return self._gathers(after_list(self._rng, self.view, response))
            case ConsiderProposal() | ConsiderTheme(), WordsRead():
                return self._gathers(after_reading(self._rng, self.view, asking, response))
            case _:
                return None

    def last_request(self, *, joined: bool) -> PendingRequest | None:
        """How it was for them, after the session has ended; None if they do not say, or have said it."""
        self.notes.clear()
        self._composing = None
        if self._feels and joined:
            return self._says_how_it_was()
        self._feels = False
        return None

    def granted(self, command: c.Command | None, made: str | None) -> None:
        """Takes in that a command succeeded, and notes that they stopped writing or are done with the question."""
        self._keys = self._keys.after(command, made)
        match command:
            case c.AskQuestion() if made is not None:
                self._asked |= {made}
            case c.HoldBack(contributions=contributions):
                self._held_back |= {*contributions}
            case c.Restore(contributions=contributions):
                self._held_back -= {*contributions}
            case _:
                pass
        if isinstance(command, c.Contribute) and self._character.writes:
            self.notes.append(f.Writing(on=False))
        if self._schedule is None or not isinstance(command, c.Contribute | c.PassQuestion):
            return
        if self._schedule.done_with(command.question) and self._rng.random() < SAYS_DONE:
            self.notes.append(f.Done(command.question, on=True))

    def context(self, sent: int, now: float) -> intents.IntentContext:
        """What their next intent depends on besides the view; `sent` is how many answers they sent."""
        return intents.IntentContext(
            finished=sent == self._character.answers,
            quiet=now >= self._quiet_from,
            asked=self._asked,
            keys=self._keys,
            held_back=self._held_back,
            introduces=self._introduces,
            scheduled=self._schedule is not None,
            response_due=None if self._schedule is None else self._schedule.response_due(now),
        )

    def _request_with(self, looking: intents.NeedsPerson, people: list[str]) -> PendingRequest | None:
        """What they needed the list of people for, with somebody from it."""
        own = self.view.mine.person if self.view.mine is not None else None
        others = [person for person in people if person != own]
        if not others:
            return None
        heard = self._next_overheard() if isinstance(looking, PutIn) else ""
        return self._submit(words_said.command_with(self._rng, looking, self._rng.choice(others), heard))

    def _gathers(self, wanted: Considering | c.Command | None) -> PendingRequest | None:
        match wanted:
            case None:
                return None
            case ConsiderProposal() | ConsiderTheme():
                self._asking = wanted
                return self._ask(wanted.request)
            case command:
                return self._submit(command)

    def _next_overheard(self) -> str:
        """Words that they give as no answer of their own: for somebody else, or on what somebody said."""
        self._overheard += 1
        return self._character.overheard(self._told_before + self._overheard - 1)

    def _says_how_it_was(self) -> PendingRequest:
        self._feels = False
        return self._submit(words_said.felt(self._rng, self._new_secret))

    def _answer(self, question: str, sent: int) -> PendingRequest:
        text = self._character.sentence(self._told_before + sent)
        return self._submit(words_said.contribution(self._rng, question, text, self.view, self._new_secret), text)

    def _ask(self, request: Request) -> PendingRequest:
        return PendingRequest(f.Ask(self._new_secret(), request))

    def _submit(self, command: c.Command, text: str | None = None) -> PendingRequest:
        return PendingRequest(f.Submit(self._new_secret(), command), text)
