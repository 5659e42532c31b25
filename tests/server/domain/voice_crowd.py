"""Random attempts at everything by which people are heard."""

from collections.abc import Sequence
from random import Random
from typing import Final, get_args

from server.domain import commands as c
from server.domain.actors import Participant, Visitor, secret_hash
from server.domain.slips import new_slips
from server.domain.state import Proposal, State, Theme
from server.projections.measures.steering import DESIGN_GROUP
from tests.server.domain.crowd import CONSENTS, Deed, Tried, facilitator, leading, mostly, one, person, phone

MOST_PEOPLE: Final = 9
REVEALS: Final[Sequence[c.Reveal]] = ("at_once", "after_answer", "when_revealed")
MODERATIONS: Final[Sequence[c.Moderation]] = ("open", "open", "look", "closed")
ARRIVALS: Final[Sequence[c.Arrival]] = ("now", "after_break", "after_break", "beside")
SENSES: Final[Sequence[c.SenseAnswer]] = get_args(c.SenseAnswer)
LEADER_ANSWERS: Final[Sequence[c.LeaderAnswer]] = get_args(c.LeaderAnswer)
CHECKED: Final[Sequence[c.CheckKind]] = get_args(c.CheckKind)
ANSWERS: Final[Sequence[c.SayBackAnswer]] = ("yes", "nearly", "nearly", "not_mine")
SIGNALS: Final[Sequence[c.SignalKind]] = ("slow_down", "plainer", "break")
SLIPS: Final = new_slips(5, Random(5).choice)  # noqa: S311


def words(random: Random) -> str:
    """Words that nothing else holds."""
    return f"canary{random.getrandbits(60)}x"


def key(random: Random) -> str:
    """The key of one of few phones."""
    return f"{random.randrange(30):032x}"


def kept_in(theme: Theme, state: State, random: Random) -> str:
    """The key by which one of few phones keeps words that are in the theme, or of any of them where none does."""
    every = (f"{number:032x}" for number in range(30))
    kept = [known for known in every if state.contribution_by_key.get(secret_hash(known), "") in theme.nameless]
    return random.choice(kept) if kept else key(random)


def asks_otherwise(state: State, random: Random) -> Tried:
    planned = [question.id for question in state.plan]
    minutes = random.choice([None, 3])
    commands: list[c.Command] = [
        c.AskQuestion("And otherwise?", random.choice(REVEALS), minutes),
        c.AskPlanned(one(planned, random)),
        c.AskPlanned(one(planned, random)),
        c.AskAgain(one(state.asked, random)),
        c.GiveTime(random.randrange(4)),
        c.RewordQuestion(one(state.asked, random), random.choice(["And otherwise, then?", "And so?"])),
        c.AnswerSignal(random.choice(SIGNALS)),
    ]
    return leading(state, random), random.choice(commands)


def pauses(state: State, random: Random) -> Tried:
    """A break begins, goes on, ends, or everybody is told something; half of the time the newest act is undone."""
    commands: list[c.Command] = [c.StartBreak(random.randrange(1, 4)), c.EndBreak(), c.SendNotice("Lunch is here.")]
    return facilitator(random), random.choice([*commands, c.Undo(), c.Redo()])


def adopts(state: State, random: Random) -> Tried:
    wordings = state.offered_wordings or sorted(state.wordings)
    return leading(state, random), c.AdoptWording(one(wordings, random))


def plans(state: State, random: Random) -> Tried:
    planned, at = one([question.id for question in state.plan], random), random.randrange(len(state.plan) + 1)
    text, notes = f"What of {random.randrange(3)}?", (words(random),)
    commands: list[c.Command] = [
        c.AddPlanned(text, minutes=random.choice([None, 5]), notes=notes[0], at=random.choice([None, at, 99])),
        c.ChangePlanned(planned, text, "Part", notes=notes[0], probes=notes),
        c.MovePlanned(planned, at),
        c.SkipPlanned(planned, skipped=random.random() < 0.5),
    ]
    return mostly(facilitator(random), state, random), random.choice(commands)


def would_be_asked(state: State, random: Random) -> Tried:
    text = random.choice([words(random), "And in short?", "What helps?"])
    return phone(state, random), c.OfferWording(one(state.asked[-1:], random), text)


def says_of_themselves(state: State, random: Random) -> Tried:
    speaking = random.choice([(), ("A neighbour",), (words(random), "A neighbour")])
    key_ = key(random)
    commands: list[c.Command] = [
        c.SayPerspectives(speaking),
        c.SayPerspectives(speaking),
        c.ChangeName(random.choice(["", "Ama", "ama", "Person 1"])),
        c.SendSignal(random.choice(SIGNALS), key_),
        c.SendSignal(random.choice(SIGNALS), key_),
        c.SayFelt(random.randrange(4), random.randrange(5), key_),
    ]
    return phone(state, random), random.choice(commands)


def speaks(state: State, random: Random) -> Tried:
    nameless = key(random) if random.random() < 0.4 else None
    speaking = random.choice([(), ("I work here",), (words(random),)])
    question = one(state.asked, random)
    said = c.Contribute(
        question, words(random), consent=random.choice(CONSENTS), late=True, key=nameless, speaking=speaking
    )
    return phone(state, random), said if random.random() < 0.8 else c.PassQuestion(question)


def puts_in(state: State, random: Random) -> Tried:
    whose = person(state, random) if random.random() < 0.5 else None
    question, consent = one(state.asked, random), random.choice(CONSENTS)
    commands: list[c.Command] = [
        c.CaptureWords(question, words(random), "aloud", whose, consent=consent),
        c.CaptureWords(question, words(random), "paper", whose, consent=consent, slip=random.choice(SLIPS)),
        c.CountHands(question, random.randrange(12), words(random)),
    ]
    return mostly(facilitator(random), state, random), random.choice(commands)


def mends(state: State, random: Random) -> Tried:
    """Changes or takes back something that was said, mostly what the facilitator put in."""
    said = [known.id for known in state.contributions.values() if known.put_in or random.random() < 0.2]
    contribution = one(sorted(said), random)
    text = words(random)
    commands: list[c.Command] = [
        c.ChangeContribution(contribution, text),
        c.ChangeConsent(contribution, random.choice(CONSENTS)),
        c.TakeBackContribution(contribution),
    ]
    return mostly(facilitator(random), state, random), random.choice(commands)


def hears(state: State, random: Random) -> Tried:
    return mostly(facilitator(random), state, random), c.MarkHeard((one(sorted(state.contributions), random),))


def answers_others(state: State, random: Random) -> Tried:
    """Builds on words, challenges them now or later, or says "Me too"; sometimes takes that back."""
    said = one(sorted(state.contributions), random)
    joined = one(sorted(words.id for words in state.contributions.values() if words.me_too), random)
    nameless = key(random) if random.random() < 0.4 else None
    arrives: c.Arrival = random.choice(ARRIVALS)
    encouragers = [held.person for held in state.holders("encourager")]
    beside = one(encouragers, random) if arrives == "beside" else None
    consent = random.choice(CONSENTS)
    commands: list[c.Command] = [
        c.Build(said, words(random), consent, nameless),
        c.Challenge(said, words(random), words(random), arrives, beside, consent, nameless),
        c.Challenge(said, words(random), words(random), "beside", one(encouragers, random), consent),
        c.SayMeToo(said, f"{random.randrange(4):032x}"),
        c.SayMeToo(joined, f"{random.randrange(2):032x}"),
        *(c.TakeBackMeToo(joined, f"{random.randrange(2):032x}") for _ in range(3)),
    ]
    return phone(state, random), random.choice(commands)


def waits(state: State, random: Random) -> Tried:
    """Answers, changes or takes back a challenge that waits; where none does, challenges words for after a break."""
    if not state.challenges:
        by = one(sorted(state.people), random)
        shown = (known for known in state.contributions.values() if known.is_shown)
        readable = [known.id for known in shown if state.questions[known.question].may_be_read_by(by)]
        said, nameless = one(sorted(readable), random), key(random) if random.random() < 0.4 else None
        return Participant(by), c.Challenge(said, words(random), words(random), "after_break", key=nameless)
    challenge = one(sorted(state.challenges), random)
    known = state.challenges.get(challenge)
    author = None if known is None else known.person
    encouragers = [held.person for held in state.holders("encourager")]
    nameless = key(random) if author is None or random.random() < 0.2 else None
    arrives: c.Arrival = random.choice(ARRIVALS)
    beside = one(encouragers, random) if arrives == "beside" else None
    commands: list[c.Command] = [
        c.DeclineToStandBeside(challenge),
        c.StandBeside(challenge),
        *(c.ChangeArrival(challenge, "beside", one(encouragers, random)) for _ in range(2)),
        *(c.ChangeArrival(challenge, "after_break", key=nameless) for _ in range(2)),
        c.ChangeArrival(challenge, arrives, beside, nameless),
        *(c.ChangeConsent(challenge, random.choice(CONSENTS), nameless) for _ in range(2)),
        c.TakeBackChallenge(challenge, nameless),
    ]
    command = random.choice(commands)
    asks_beside = isinstance(command, c.StandBeside | c.DeclineToStandBeside)
    whose = known.beside if asks_beside and known is not None else author
    return (phone(state, random) if whose is None or random.random() < 0.2 else Participant(whose)), command


def gathers(state: State, random: Random) -> Tried:
    """Puts contributions into themes, changes the themes, or undoes and redoes that."""
    theme, other = (one([known.id for known in state.themes], random) for _ in range(2))
    said = tuple(one(sorted(state.contributions), random) for _ in range(random.randrange(4)))
    name = random.choice(["Mornings", "mornings", "Rota", words(random)])
    commands: list[c.Command] = [
        *(c.AddTheme(words(random), said) for _ in range(4)),
        c.AddTheme(name, said),
        c.PutIntoTheme(theme, said),
        c.TakeOutOfTheme(theme, said),
        c.RenameTheme(theme, name),
        c.MoveTheme(theme, random.randrange(2)),
        c.MoveTheme(theme, random.randrange(2)),
        c.MergeThemes(theme, other),
        c.SplitTheme(theme, said, name),
        c.RemoveTheme(theme),
        c.Undo(),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def may_read(state: State, person_: str, contributions: Sequence[str]) -> bool:
    known = [state.contributions.get(contribution) for contribution in contributions]
    return all(known_ is not None and state.questions[known_.question].may_be_read_by(person_) for known_ in known)


def proposes(state: State, random: Random) -> Tried:
    """Proposes what belongs together; takes or leaves a proposal, or undoes and redoes that."""
    shown = sorted(known.id for known in state.contributions.values() if known.is_shown)
    said = tuple(one(shown, random) for _ in range(random.randrange(2, 5)))
    known = sorted(state.proposals.values(), key=lambda proposal: proposal.number)
    if not any(proposal.waits for proposal in known) or random.random() < 0.3:
        name, nameless = random.choice(["", "Mornings"]), key(random) if random.random() < 0.4 else None
        readers = sorted(person_ for person_ in state.people if may_read(state, person_, said))
        who = Participant(one(readers, random)) if random.random() < 0.8 else phone(state, random)
        return who, c.ProposeTogether(said, words(random), name, nameless, random.choice(CONSENTS))
    if random.random() < 0.15:
        waiting = [proposal for proposal in known if proposal.waits]
        return _has_proposed(state, random, random.choice(waiting or known))
    proposal, theme = random.choice(known).id, one([known.id for known in state.themes], random)
    commands: list[c.Command] = [
        c.TakeProposal(proposal, theme),
        c.TakeProposal(proposal, name=words(random)),
        c.TakeProposal(proposal, name="Mornings", contributions=said),
        c.LeaveProposal(proposal),
        c.LeaveProposal(proposal),
        *(c.Undo() for _ in range(3)),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def _has_proposed(state: State, random: Random, proposal: Proposal) -> Tried:
    """Takes a proposal back, or allows its reason otherwise: one's own, or somebody else's, which is refused."""
    who = phone(state, random) if proposal.person is None else Participant(proposal.person)
    known = key(random) if random.random() < 0.3 else None
    commands = (c.TakeBackProposal(proposal.id, known), c.ChangeConsent(proposal.id, random.choice(CONSENTS), known))
    return who, random.choice(commands)


def says_back(state: State, random: Random) -> Tried:
    """Says a theme back in one sentence, or answers one."""
    said_back = [known for known in state.themes if known.sentence is not None]
    if random.random() < 0.4 or not said_back:
        unsaid = one([known.id for known in state.themes], random)
        said: list[c.Command] = [*(c.SayBack(unsaid, words(random)) for _ in range(4)), c.Undo(), c.Redo()]
        return leading(state, random), random.choice(said)
    theme = random.choice(said_back)
    inside = sorted(known for known in theme.contributions if state.contributions[known].person is not None)
    author = state.contributions[random.choice(inside)].person if inside and random.random() < 0.8 else None
    nameless = kept_in(theme, state, random) if author is None and random.random() < 0.5 else None
    command = c.AnswerSayBack(theme.sentences[-1].id, random.choice(ANSWERS), words(random), nameless)
    return phone(state, random) if author is None else Participant(author), command


def senses(state: State, random: Random) -> Tried:
    """Runs something past the design group, answers as a member of it, or joins it."""
    members = [held.person for held in state.holders(DESIGN_GROUP)]
    if not members or random.random() < 0.15:
        return phone(state, random), c.AskForRole(DESIGN_GROUP)
    checks = [known.id for known in state.direction.checks]
    if not checks or random.random() < 0.4:
        kind: c.CheckKind = random.choice(CHECKED)
        targets = {
            "question": [one.id for one in state.plan],
            "theme": [one.id for one in state.themes],
            "turn": [one.id for one in state.direction.turns],
        }
        known = targets[kind]
        leads: list[c.Command] = [
            *(c.RunPast(kind, one(known, random)) for _ in range(3)),
            c.CloseCheck(one(checks, random)),
            c.Undo(),
            c.Redo(),
        ]
        return leading(state, random), random.choice(leads)
    answered = sorted((known.id, who) for known in state.direction.checks for who in known.answers)
    if answered and random.random() < 0.3:
        check, who = random.choice(answered)
        return Participant(who), c.TakeBackCheckAnswer(check)
    check, seats = one(checks[-2:], random), random.sample(state.perspectives, min(2, len(state.perspectives)))
    answer = c.AnswerCheck(check, random.choice(SENSES), words(random), random.choice(CONSENTS))
    said: list[c.Command] = [*(answer for _ in range(4)), c.TakeSeats(tuple(seats))]
    return Participant(one(members, random)), random.choice(said)


def asks_leaders(state: State, random: Random) -> Tried:
    """Asks something of leaders, answers as one, or becomes one."""
    openers = [held.person for held in state.holders("way-opener")]
    if not openers or random.random() < 0.1:
        return phone(state, random), c.AskForRole("way-opener")
    asked = [known.id for known in state.direction.asked]
    if not asked or random.random() < 0.4:
        turn = one([known.id for known in state.direction.turns], random)
        leads: list[c.Command] = [*(c.AskLeaders(turn, words(random)) for _ in range(4)), c.Undo(), c.Redo()]
        return leading(state, random), random.choice(leads)
    answer = c.AnswerLeaders(one(asked, random), random.choice(LEADER_ANSWERS), words(random))
    return Participant(one(openers, random)), answer


def holds_back(state: State, random: Random) -> Tried:
    """Holds words back, or shows them again, with a role or without; sometimes that is undone or redone."""
    said = tuple(one(sorted(state.contributions), random) for _ in range(random.randrange(1, 3)))
    held = (one(sorted(known.id for known in state.contributions.values() if known.held), random),)
    commands: list[c.Command] = [
        c.HoldBack(said, "reasons.hurts"),
        c.HoldBack(held, "reasons.private"),
        c.HoldBack(said, "no reason"),
        c.Restore(held),
        c.Restore(held),
        c.SetModeration(one(state.asked, random), random.choice(MODERATIONS)),
        c.Undo(),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def agrees(state: State, random: Random) -> Tried:
    """Changes how the room is together."""
    known, text = one([known.id for known in state.agreements], random), f"We listen {random.randrange(9)}."
    commands: list[c.Command] = [
        c.AddAgreement(text),
        c.AddAgreement(text),
        c.ChangeAgreement(known, text),
        c.RemoveAgreement(known),
        c.Undo(),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def looks(state: State, random: Random) -> Tried:
    """Holds words up, puts them down, closes open water, or undoes and redoes that."""
    said = one(sorted(state.contributions), random)
    waters = sorted(known.id for known in state.contributions.values() if known.kind == "unsure")
    if not waters:
        return phone(state, random), c.Contribute(one(state.asked, random), words(random), "unsure", late=True)
    unsure = one(waters, random)
    commands: list[c.Command] = [
        *(c.HoldUp(said) for _ in range(2)),
        c.PutDown(),
        *(c.CloseWater(unsure, words(random)) for _ in range(2)),
        c.Undo(),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def keeps_outcomes(state: State, random: Random) -> Tried:
    """Adopts outcomes, lets them go, says what serves them and what came of them, or undoes and redoes that."""
    said, theme = one(sorted(state.contributions), random), one([known.id for known in state.themes], random)
    known = [outcome.id for outcome in state.direction.outcomes]
    outcome, served = one(known, random), tuple(one(known, random) for _ in range(random.randrange(3)))
    commands: list[c.Command] = [
        *(c.AdoptOutcome(said) for _ in range(3)),
        c.DropOutcome(outcome),
        *(c.SayWhatCame(outcome, words(random)) for _ in range(2)),
        *(c.ServeOutcomes(theme, served) for _ in range(4)),
        c.Undo(),
        c.Redo(),
    ]
    return leading(state, random), random.choice(commands)


def changes_their_own(state: State, random: Random) -> Tried:
    said = one(sorted(state.contributions), random)
    known = state.contributions.get(said)
    whose = person(state, random) if known is None or known.person is None else known.person
    key_ = key(random)
    commands: list[c.Command] = [
        c.ChangeContribution(said, words(random), key_),
        c.ChangeConsent(said, random.choice(CONSENTS), key_),
        c.TakeBackContribution(said, key_),
    ]
    return Participant(whose), random.choice(commands)


def welcomes(state: State, random: Random) -> Tried:
    invites = len(state.people) >= MOST_PEOPLE or random.random() < 0.7
    command = c.InvitePerson(person(state, random)) if invites else c.WelcomePerson(random.choice(["Mrs K.", "Ama"]))
    return mostly(facilitator(random), state, random), command


def arrives_or_goes(state: State, random: Random) -> Tried:
    if len(state.people) < MOST_PEOPLE:
        return Visitor(f"secret of arrival {state.arrived + 1}"), c.Join(random.choice(["", "Ama"]))
    return facilitator(random), c.RemovePeople((person(state, random), person(state, random)))


def undoes(state: State, random: Random) -> Tried:
    back: Sequence[c.Command] = (c.Undo(), c.Undo(), c.Redo())
    return facilitator(random), random.choice(back)


VOICES: Final[Sequence[Deed]] = (
    asks_otherwise,
    pauses,
    pauses,
    adopts,
    plans,
    plans,
    would_be_asked,
    would_be_asked,
    says_of_themselves,
    speaks,
    puts_in,
    mends,
    hears,
    answers_others,
    answers_others,
    answers_others,
    waits,
    gathers,
    looks,
    keeps_outcomes,
    gathers,
    proposes,
    says_back,
    senses,
    asks_leaders,
    holds_back,
    agrees,
    changes_their_own,
    welcomes,
    arrives_or_goes,
    undoes,
)
