"""Random actions by the people of a session, from a seed, among everything that the session allows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Participant, Visitor
from server.domain.errors import Rejected
from tests.session import FACILITATOR, Session

EIGHT: Final = ("host", "scribe", "timekeeper", "weaver", "challenger", "encourager", "outcome-keeper", "voice-bringer")
CONSENTS: Final[Sequence[c.Consent]] = ("notes", "room", "quoted")
CALLS: Final[Sequence[c.CallKind]] = ("more_time", "theme", "bring_us_back", "plainer", "break")
Deed = Callable[["Wandering"], tuple[Actor, c.Command]]


class Wandering:
    """Somebody does one of `acts` each `step`; `granted` counts those that changed something."""

    def __init__(self, seed: int, people: Sequence[str], roles: Sequence[str], acts: Sequence[Deed]) -> None:
        self.random = Random(seed)  # noqa: S311
        self.session = Session()
        self.roles = roles
        self.acts = acts
        self.granted = 0
        for name in people:
            self.session.join(name)

    def step(self) -> None:
        """One command, granted or refused."""
        actor, command = self.random.choice(self.acts)(self)
        with suppress(Rejected):
            self.granted += bool(self.session.submit(actor, command))

    def wait(self, seconds: int) -> None:
        """Nothing happens for up to so long."""
        self.session.now += timedelta(seconds=self.random.randrange(seconds))

    def one(self, known: Sequence[str]) -> str:
        """One of those, seldom an id that nobody has."""
        return self.random.choice(known) if known and self.random.random() < 0.98 else "nobody-has-this"

    def role(self) -> str:
        """A role, mostly one of few."""
        return self.one(self.roles)

    def person(self) -> str:
        """Somebody who joined."""
        return self.one(sorted(self.session.state.people))

    def holder(self, role: str) -> str:
        """Somebody who holds the role, or anybody."""
        held = [tenure.person for tenure in self.session.state.holders(role)]
        return self.one(held) if held else self.person()

    def question(self) -> str:
        """A question that stands."""
        return self.one(self.session.state.asked)

    def said(self) -> str:
        """Words that somebody said."""
        return self.one(sorted(self.session.state.contributions))


def offers(who: Wandering) -> tuple[Actor, c.Command]:
    return FACILITATOR, c.OfferRole(who.role(), who.person())


def are_one(who: Wandering) -> tuple[Actor, c.Command]:
    """The facilitator asks whether two are one, whoever is asked answers, or whoever was here before denies it."""
    if (joined := who.session.state.joined) and who.random.random() < 0.2:
        later, earlier = who.random.choice(joined)
        return Participant(earlier), c.DenySame(later)
    asked = sorted(who.session.state.same_asked.items())
    if not asked:
        return FACILITATOR, c.AskIfSame(who.person(), who.person())
    later, earlier = who.random.choice(asked)
    answers: list[c.Command] = [c.ConfirmSame(earlier), c.DeclineSame(earlier)]
    return Participant(later), who.random.choice(answers)


def grants(who: Wandering) -> tuple[Actor, c.Command]:
    asks = sorted(who.session.state.asks)
    role, person = who.random.choice(asks) if asks else (who.role(), who.person())
    return FACILITATOR, c.OfferRole(role, person)


def withdraws(who: Wandering) -> tuple[Actor, c.Command]:
    offered = sorted(who.session.state.offers)
    role, person = who.random.choice(offered) if offered else (who.role(), who.person())
    by = None if not offered else who.session.state.offers[role, person].by
    return FACILITATOR if by is None else Participant(by), c.WithdrawOffer(role, person)


def refuses(who: Wandering) -> tuple[Actor, c.Command]:
    asks = sorted(who.session.state.asks)
    role, person = who.random.choice(asks) if asks else (who.role(), who.person())
    of = None if not asks else who.session.state.asks[role, person].of
    return FACILITATOR if of is None else Participant(of), c.DeclineAsk(role, person)


def answers(who: Wandering) -> tuple[Actor, c.Command]:
    offered = sorted(who.session.state.offers)
    role, person = who.random.choice(offered) if offered else (who.role(), who.person())
    yes = who.random.random() < 0.8
    return Participant(person), c.AcceptOffer(role) if yes else c.DeclineOffer(role)


def asks(who: Wandering) -> tuple[Actor, c.Command]:
    role = who.role()
    of = who.holder(role) if who.random.random() < 0.4 else None
    return Participant(who.person()), c.AskForRole(role, of)


def hands_on(who: Wandering) -> tuple[Actor, c.Command]:
    role = who.role()
    holder = who.holder(role)
    others = [person for of, person in who.session.state.asks if of == role]
    others += [person for of, person in who.session.state.shadowing if of == role]
    to = who.random.choice(sorted(others)) if others and who.random.random() < 0.6 else who.person()
    return Participant(holder), c.PassOn(role, to)


def steps_back(who: Wandering) -> tuple[Actor, c.Command]:
    role = who.role()
    return Participant(who.holder(role)), c.StepBack(role)


def is_open(who: Wandering) -> tuple[Actor, c.Command]:
    return Participant(who.person()), c.SayOpenTo(who.role(), open=who.random.random() < 0.7)


def asks_to_shadow(who: Wandering) -> tuple[Actor, c.Command]:
    role = who.role()
    return Participant(who.person()), c.AskToShadow(role, who.holder(role))


def lets_shadow(who: Wandering) -> tuple[Actor, c.Command]:
    asked = sorted((ask.role, ask.person, ask.of or "") for ask in who.session.state.asks.values() if ask.shadow)
    role, person, of = who.random.choice(asked) if asked else (who.role(), who.person(), who.person())
    return Participant(of), c.LetShadow(role, person)


def stops_shadowing(who: Wandering) -> tuple[Actor, c.Command]:
    shadows = sorted(who.session.state.shadowing)
    role, person = who.random.choice(shadows) if shadows else (who.role(), who.person())
    return Participant(person), c.StopShadowing(role)


def joins(who: Wandering) -> tuple[Actor, c.Command]:
    here = len(who.session.state.people)
    if here >= 12:
        return FACILITATOR, c.OpenSession()
    secret = f"secret of arrival {who.session.state.arrived + 1}"
    name = who.random.choice(["", "Ama", "ama", "Bo", "Person 1"])
    return Visitor(secret, simulated=who.random.random() < 0.1), c.Join(name)


def leads(who: Wandering) -> tuple[Actor, c.Command]:
    if who.session.state.phase == "ended":
        return FACILITATOR, who.random.choice((c.RedactRoomOnly(), c.RedactRoomOnly(), c.Undo(), c.Undo()))
    commands = (
        c.AskQuestion("What helps?", kind="closing" if len(who.session.state.asked) % 3 == 2 else "question"),
        c.CloseQuestion(),
        c.RevealQuestion(who.question()),
        c.MarkHeard((who.said(),)),
        c.Undo(),
        c.Undo(),
        c.EndSession(),
    )
    actor = FACILITATOR if who.random.random() < 0.7 else Participant(who.holder("host"))
    return actor, who.random.choice(commands)


def hesitates(who: Wandering) -> tuple[Actor, c.Command]:
    """The facilitator takes something back, and then not after all."""
    return FACILITATOR, c.Redo() if who.session.state.redo else c.Undo()


def retitles(who: Wandering) -> tuple[Actor, c.Command]:
    return FACILITATOR, c.ChangeTitle(who.random.choice(("Home care", "Care at home")))


def calls(who: Wandering) -> tuple[Actor, c.Command]:
    waiting = who.session.state.open_calls
    if waiting and who.random.random() < 0.5:
        return FACILITATOR, c.AnswerCall(who.one(waiting))
    kind = who.random.choice(CALLS)
    tools = [role.id for role in who.session.state.roles if kind in role.tools]
    text = "Evening calls" if kind == "theme" else ""
    return Participant(who.holder(who.one(tools))), c.MakeCall(kind, text)


def edits(who: Wandering) -> tuple[Actor, c.Command]:
    role, number = who.role(), who.random.randrange(4)
    commands = (
        c.ChangeRole(role, f"Name {number}", "A sentence.", f"Prompt {number}", limit=number or None),
        c.AddRole(f"Added {number}", "A sentence.", limit=2),
        c.HideRole(role),
        c.ShowRole(role),
    )
    return FACILITATOR, who.random.choice(commands)


def speaks(who: Wandering) -> tuple[Actor, c.Command]:
    key = f"{who.random.randrange(6):032x}" if who.random.random() < 0.3 else None
    number = who.random.randrange(1000)
    text, consent = f"words {number}", CONSENTS[number % len(CONSENTS)]
    commands = (
        c.Contribute(who.question(), text, "answer", consent, late=True, key=key),
        c.ChangeContribution(who.said(), text, key),
        c.TakeBackContribution(who.said(), key),
        c.ChangeConsent(who.said(), who.random.choice(CONSENTS), key),
        c.PassQuestion(who.question()),
    )
    return Participant(who.person()), who.random.choice(commands)


def captures(who: Wandering) -> tuple[Actor, c.Command]:
    waiting = sorted(who.session.state.captured)
    if waiting and who.random.random() < 0.5:
        words = who.session.state.captured[who.random.choice(waiting)]
        yes = who.random.random() < 0.6
        return Participant(words.person), c.ConfirmWords(words.id) if yes else c.DropWords(words.id)
    by = who.holder(who.random.choice(["scribe", "voice-bringer"]))
    key = f"{who.random.randrange(6):032x}" if who.random.random() < 0.3 else None
    person = who.person() if key is None else None
    return Participant(by), c.CaptureWords(who.question(), "words of another", "aloud", person, key, late=True)


ABOUT_ROLES: Final[Sequence[Deed]] = (
    offers,
    grants,
    withdraws,
    refuses,
    answers,
    answers,
    asks,
    asks,
    hands_on,
    hands_on,
    steps_back,
    is_open,
    asks_to_shadow,
    lets_shadow,
    stops_shadowing,
)
ANYTHING: Final[Sequence[Deed]] = (
    *ABOUT_ROLES,
    joins,
    leads,
    leads,
    calls,
    edits,
    speaks,
    speaks,
    captures,
    captures,
)
