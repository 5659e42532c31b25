"""A session driven by the pure domain alone, without disk, socket or clock."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.decide import Context, decide
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.evolve import apply
from server.domain.plan import SessionPlan, plain_plan
from server.domain.state import State
from server.engine.envelope import envelope
from server.sentences import words

BEGINNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FACILITATOR = Facilitator()


class Session:
    """`state` follows `entries`, `shares` counts them by actor; each command is asked a second after the one before."""

    def __init__(
        self,
        title: str = "Shaping home care together",
        *,
        practice: bool = False,
        plan: SessionPlan | None = None,
        zone: str = "",
    ) -> None:
        self.now = BEGINNING
        self.state = State()
        self.entries: list[e.Entry] = []
        self.shares: Counter[str | None] = Counter()
        self._ids = count(1)
        self._keep(FACILITATOR, create("s1", "KITE", plan or plain_plan(title), practice=practice, zone=zone))

    def submit(self, actor: Actor, command: c.Command) -> tuple[e.Event, ...]:
        """The events that granted the command. Raises Rejected."""
        self.now += timedelta(seconds=1)
        events = decide(self.state, command, self._context(actor))
        if events:
            self._keep(actor, events)
        return events

    def refused(self, actor: Actor, command: c.Command) -> Rejected:
        """Why the command is refused; AssertionError where it is granted."""
        before = self.state
        try:
            events = self.submit(actor, command)
        except Rejected as rejected:
            assert self.state is before
            return rejected
        raise AssertionError(f"granted: {events}")

    def does(self, command: c.Command) -> tuple[e.Event, ...]:
        """What the facilitator's command led to."""
        return self.submit(FACILITATOR, command)

    def phone(self, person: str, command: c.Command) -> tuple[e.Event, ...]:
        """What a person's command led to."""
        return self.submit(Participant(person), command)

    def join(self, name: str = "", *, simulated: bool = False) -> str:
        """The id of somebody who just joined."""
        visitor = Visitor(f"secret of arrival {self.state.arrived + 1}", simulated)
        (event,) = self.submit(visitor, c.Join(name))
        assert isinstance(event, e.PersonJoined)
        return event.person

    def ask(self, text: str = "What would a good Tuesday look like?") -> str:
        """The id of a question that was just asked."""
        asked = self.does(c.AskQuestion(text))[-1]
        assert isinstance(asked, e.QuestionAsked)
        return asked.question

    def say(
        self,
        person: str,
        text: str,
        *,
        consent: c.Consent = "notes",
        key: str | None = None,
        kind: c.ContributionKind = "answer",
    ) -> str:
        """The id of words that were just said to the newest question."""
        question = self.state.asked[-1]
        (made,) = self.phone(person, c.Contribute(question, text, kind=kind, consent=consent, late=True, key=key))
        assert isinstance(made, e.ContributionMade)
        return made.contribution

    def hold(self, role: str, *people: str) -> None:
        """Each of them is offered the role and says yes."""
        for person in people:
            self.does(c.OfferRole(role, person))
            self.phone(person, c.AcceptOffer(role))

    def shadow(self, role: str, person: str, holder: str) -> str:
        """The id of a shadow that just began: one asked a holder, who said yes."""
        self.phone(person, c.AskToShadow(role, holder))
        (began,) = self.phone(holder, c.LetShadow(role, person))
        assert isinstance(began, e.ShadowBegan)
        return began.shadow

    def holders(self, role: str) -> list[str]:
        """What to call those who hold a role, oldest first."""
        return [self.label(tenure.person) for tenure in self.state.holders(role)]

    def label(self, person: str) -> str:
        """What to call a person, in words."""
        return words(self.state.label(person))

    def _context(self, actor: Actor) -> Context:
        return Context(actor, self.now, lambda prefix: f"{prefix}{next(self._ids)}", self.shares.__getitem__, words)

    def _keep(self, actor: Actor, events: tuple[e.Event, ...]) -> None:
        cause = e.Cause(f"command {len(self.entries)}", "0123456789abcdef")
        entry = envelope(self.state.seq + 1, self.now, actor, cause, events)
        self.entries.append(entry)
        self.shares[entry.actor] += 1
        self.state = apply(self.state, entry)


def is_nobodys(entry: e.Entry) -> bool:
    """Whether an entry says neither who brought it about nor by what, beyond a hash that knows a repeat again."""
    hidden = entry.cause is None or (entry.cause.digest == "" and not entry.cause.id.startswith("command"))
    return entry.actor is None and hidden
