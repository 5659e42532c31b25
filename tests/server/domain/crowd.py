"""Random attempts at everything about roles, calls and captured words.

A deed is a function of a state and a random generator. Most deeds are tried by an actor with the right to them, some by
one without.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant
from server.domain.state import State, Tenure
from server.sentences import words
from tests.session import FACILITATOR

SHIFTING: Final = ("timekeeper", "host", "scribe", "weaver", "challenger", "encourager", "listener")
KEYS: Final = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)
CALLS: Final[Sequence[c.CallKind]] = ("more_time", "theme", "bring_us_back", "plainer", "break")
CONSENTS: Final[Sequence[c.Consent]] = ("room", "notes", "quoted")
FACILITATORS: Final = (FACILITATOR, Facilitator("facilitator-2"))
NOBODY: Final = "nobody-has-this-id"

Tried = tuple[Actor, c.Command]
Deed = Callable[[State, Random], Tried]


def one(known: Sequence[str], random: Random) -> str:
    """One of those, seldom an id that nobody has."""
    return random.choice(known) if known and random.random() < 0.97 else NOBODY


def person(state: State, random: Random) -> str:
    """Somebody, also under an id for which another one stands."""
    return one(sorted([*state.people, *state.aliases]), random)


def phone(state: State, random: Random) -> Participant:
    return Participant(person(state, random))


def role(state: State, random: Random) -> str:
    return one([*SHIFTING, *(known.id for known in state.roles[-2:])], random)


def held(state: State, random: Random) -> Tenure | None:
    lasting = [held for role in state.roles for held in state.holders(role.id)]
    return random.choice(lasting) if lasting else None


def facilitator(random: Random) -> Facilitator:
    return random.choice(FACILITATORS)


def whose(person: str | None) -> Actor:
    return FACILITATOR if person is None else Participant(person)


def mostly(actor: Actor, state: State, random: Random) -> Actor:
    """`actor`, sometimes somebody else."""
    if random.random() < 0.85:
        return actor
    return facilitator(random) if random.random() < 0.5 else phone(state, random)


def leading(state: State, random: Random) -> Actor:
    """A facilitator, or somebody who perhaps holds Host."""
    hosts = [held.person for held in state.holders("host")]
    phone = Participant(one(hosts or sorted(state.people), random))
    return facilitator(random) if random.random() < 0.5 else phone


def offers(state: State, random: Random) -> Tried:
    return mostly(facilitator(random), state, random), c.OfferRole(role(state, random), person(state, random))


def answers_an_offer(state: State, random: Random) -> Tried:
    out = sorted(state.offers) or [(role(state, random), person(state, random))]
    of, whom = random.choice(out)
    yes = random.random() < 0.7
    return mostly(Participant(whom), state, random), c.AcceptOffer(of) if yes else c.DeclineOffer(of)


def withdraws(state: State, random: Random) -> Tried:
    key = random.choice(sorted(state.offers) or [(role(state, random), person(state, random))])
    offer = state.offers.get(key)
    return mostly(whose(offer.by if offer else None), state, random), c.WithdrawOffer(*key)


def asks(state: State, random: Random) -> Tried:
    return phone(state, random), c.AskForRole(role(state, random))


def asks_a_holder(state: State, random: Random) -> Tried:
    tenure = held(state, random)
    of, holder = (tenure.role, tenure.person) if tenure else (role(state, random), person(state, random))
    shadow = random.random() < 0.6
    return phone(state, random), c.AskToShadow(of, holder) if shadow else c.AskForRole(of, holder)


def answers_an_asking(state: State, random: Random) -> Tried:
    key = random.choice(sorted(state.asks) or [(role(state, random), person(state, random))])
    ask = state.asks.get(key)
    of = None if ask is None else ask.of
    if of is not None and random.random() < 0.2:  # who holds it with them was not asked
        of = random.choice(state.holders(key[0])).person
    grant: c.Command = c.OfferRole(*key)
    if ask is not None and ask.of is not None:
        grant = c.LetShadow(*key) if ask.shadow else c.PassOn(*key)
    return mostly(whose(of), state, random), random.choice([grant, grant, c.DeclineAsk(*key)])


def passes_on(state: State, random: Random) -> Tried:
    tenure = held(state, random)
    of, holder = (tenure.role, tenure.person) if tenure else (role(state, random), person(state, random))
    beside = [who for known, who in state.shadowing if known == of]
    to = random.choice([person(state, random), *beside])
    return mostly(Participant(holder), state, random), c.PassOn(of, to)


def swaps(state: State, random: Random) -> Tried:
    """Somebody who shadows asks for the role, or is offered it, or says yes."""
    if not state.shadowing:
        return asks_a_holder(state, random)
    shadow = state.shadows[random.choice(sorted(state.shadowing.values()))]
    if (shadow.role, shadow.person) in state.offers:
        return Participant(shadow.person), c.AcceptOffer(shadow.role)
    if random.random() < 0.5:
        return Participant(shadow.person), c.AskForRole(shadow.role, shadow.holder)
    return Participant(shadow.holder), c.PassOn(shadow.role, shadow.person)


def leads_back(state: State, random: Random) -> Tried:
    """Undoes or redoes, and seldom ends, which is undone next, and sometimes chooses what is deleted at the close."""
    if state.phase == "ended" and random.random() < 0.2:
        return facilitator(random), c.RedactRoomOnly(random.random() < 0.7)
    ends = state.phase != "ended" and random.random() < 0.2
    back = c.Redo() if random.random() < 0.3 else c.Undo()
    return facilitator(random), c.EndSession() if ends else back


def steps_back(state: State, random: Random) -> Tried:
    tenure = held(state, random)
    if tenure is None or random.random() < 0.3:
        return phone(state, random), c.StepBack(role(state, random))
    return Participant(tenure.person), c.StepBack(tenure.role)


def stops_shadowing(state: State, random: Random) -> Tried:
    if not state.shadowing:
        return phone(state, random), c.StopShadowing(role(state, random), person(state, random))
    shadow = state.shadows[random.choice(sorted(state.shadowing.values()))]
    by = random.choice([shadow.person, shadow.holder, person(state, random)])
    return Participant(by), c.StopShadowing(shadow.role, shadow.person)


def is_open(state: State, random: Random) -> Tried:
    return phone(state, random), c.SayOpenTo(role(state, random), open=random.random() < 0.6)


def edits(state: State, random: Random) -> Tried:
    of, limit = role(state, random), random.choice([None, 1, 2, 3])
    known = state.role(of)
    name = random.choice(["Tea-maker", "host", "Guide"])
    changed = c.ChangeRole(of, random.choice([name, words(known.name) if known else name]), "Does it.", limit=limit)
    added = c.AddRole(name, "Does it.", limit=limit, offerable=random.random() < 0.8)
    retitled = c.ChangeTitle(random.choice(["Home care", "Care at home", "Shaping home care together"]))
    commands: list[c.Command] = [changed, changed, added, retitled, c.HideRole(of), c.ShowRole(of)]
    return mostly(facilitator(random), state, random), random.choice(commands)


def calls(state: State, random: Random) -> Tried:
    kind = random.choice(CALLS[: random.choice([2, 5])])
    bring = [held.person for role in state.roles if kind in role.tools for held in state.holders(role.id)]
    theme = random.choice(["Trust", "Time"]) if kind == "theme" else ""
    return Participant(one(bring or sorted(state.people), random)), c.MakeCall(kind, theme)


def answers_a_call(state: State, random: Random) -> Tried:
    return leading(state, random), c.AnswerCall(one(sorted(state.calls), random))


def leads(state: State, random: Random) -> Tried:
    commands: list[c.Command] = [
        c.AskQuestion("And from here?"),
        c.CloseQuestion(),
        c.RevealQuestion(one(state.asked, random)),
    ]
    return leading(state, random), random.choice(commands)


def captures(state: State, random: Random) -> Tried:
    scribes = [held.person for held in state.holders("scribe")]
    key = random.choice(KEYS) if random.random() < 0.3 else None
    words = c.CaptureWords(
        one(state.asked, random),
        f"canary{random.getrandbits(60)}x",
        "aloud",
        person(state, random) if key is None or random.random() < 0.1 else None,
        key,
        random.choice(CONSENTS),
        late=random.random() < 0.7,
    )
    return Participant(one(scribes or sorted(state.people), random)), words


def answers_for_words(state: State, random: Random) -> Tried:
    words = one(sorted(state.captured), random)
    known = state.captured.get(words)
    by = (
        person(state, random)
        if known is None
        else random.choice([known.person, known.person, known.by or known.person])
    )
    yes = random.random() < 0.6
    return mostly(Participant(by), state, random), c.ConfirmWords(words) if yes else c.DropWords(words)


def are_one(state: State, random: Random) -> Tried:
    """The facilitator asks whether two are one, whoever is asked answers, or whoever was here before denies it."""
    if state.joined and random.random() < 0.2:
        later, earlier = random.choice(state.joined)
        return Participant(random.choice((later, earlier))), c.DenySame(later)
    if not state.same_asked or random.random() < 0.3:
        return mostly(facilitator(random), state, random), c.AskIfSame(person(state, random), person(state, random))
    later, earlier = random.choice(sorted(state.same_asked.items()))
    yes = random.random() < 0.7
    return mostly(Participant(later), state, random), c.ConfirmSame(earlier) if yes else c.DeclineSame(earlier)


def comes_back(state: State, random: Random) -> Tried:
    """Somebody gets come-back words, or comes back with another phone."""
    someone = Doorkeeper(random.choice(sorted([*state.people, *state.aliases])))
    kept = c.KeepComeBackWords(f"{random.randrange(4):064x}")
    return someone, kept if random.random() < 0.5 else c.ComeBack(f"another phone {random.randrange(1000)}")


DEEDS: Final[Sequence[Deed]] = (
    offers,
    answers_an_offer,
    withdraws,
    asks,
    asks_a_holder,
    answers_an_asking,
    passes_on,
    swaps,
    leads_back,
    steps_back,
    stops_shadowing,
    is_open,
    edits,
    calls,
    answers_a_call,
    leads,
    captures,
    answers_for_words,
    are_one,
    comes_back,
)
OFTEN: Final[Sequence[Deed]] = (*DEEDS, offers, answers_an_offer, asks_a_holder, answers_an_asking, answers_an_asking)
