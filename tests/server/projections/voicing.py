"""Random actions by which people are heard, for `Wandering`."""

from collections.abc import Sequence
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Participant
from server.domain.slips import new_slips
from server.projections.measures.steering import DESIGN_GROUP
from tests.server.projections.wandering import CONSENTS, Deed, Wandering
from tests.session import FACILITATOR

REVEALS: Final[Sequence[c.Reveal]] = ("at_once", "after_answer", "when_revealed")
SIGNALS: Final[Sequence[c.SignalKind]] = ("slow_down", "plainer", "break")


def plans(who: Wandering) -> tuple[Actor, c.Command]:
    planned = who.one([question.id for question in who.session.state.plan])
    place, reveal = who.random.randrange(4), who.random.choice(REVEALS)
    commands = (
        c.AddPlanned(f"What helps {place}?", reveal=reveal, at=place),
        c.ChangePlanned(planned, f"What else helps {place}?", reveal=reveal),
        c.MovePlanned(planned, place),
        c.SkipPlanned(planned, skipped=who.random.random() < 0.5),
        c.AskPlanned(planned),
    )
    return FACILITATOR, who.random.choice(commands)


def pauses(who: Wandering) -> tuple[Actor, c.Command]:
    return FACILITATOR, who.random.choice((c.StartBreak(5), c.EndBreak(), c.SendNotice(f"{who.session.state.seq}.")))


def answers_others(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    said, challenge = who.one(sorted(state.contributions)), who.one(sorted(state.challenges))
    key = f"{who.random.randrange(2):032x}"
    joined = who.one(sorted(words.id for words in state.contributions.values() if words.me_too))
    beside = who.one([held.person for held in state.holders("encourager")])
    known = state.challenges.get(challenge)
    commands: tuple[c.Command, ...] = (
        c.Build(said, "And evenings"),
        c.Challenge(said, "That you see it", "Does it hold?", "beside", beside),
        c.Challenge(said, "That you see it", "Does it hold?", "beside", beside),
        c.Challenge(said, "That you see it", "Does it hold?", "after_break"),
        c.SayMeToo(said, key),
        c.SayMeToo(joined, key),
        c.TakeBackMeToo(joined, key),
        c.StandBeside(challenge),
        c.DeclineToStandBeside(challenge),
        c.ChangeArrival(challenge, "after_break"),
        c.ChangeArrival(challenge, "after_break"),
        c.ChangeArrival(challenge, "beside", beside),
        c.ChangeConsent(challenge, who.random.choice(CONSENTS)),
        c.TakeBackChallenge(challenge),
    )
    command = who.random.choice(commands)
    asks_beside = isinstance(command, c.StandBeside | c.DeclineToStandBeside)
    whose = None if known is None else known.beside if asks_beside else known.person
    return Participant(whose or who.person()), command


def gathers(who: Wandering) -> tuple[Actor, c.Command]:
    themes = [known.id for known in who.session.state.themes]
    theme, other, said = who.one(themes), who.one(themes), (who.one(sorted(who.session.state.contributions)),)
    commands = (
        c.AddTheme(f"Theme {who.session.state.seq}", said),
        c.PutIntoTheme(theme, said),
        c.TakeOutOfTheme(theme, said),
        c.MoveTheme(theme, who.random.randrange(2)),
        c.MergeThemes(theme, other),
        c.RenameTheme(theme, f"Theme {who.session.state.seq}"),
        c.SayBack(theme, f"Said back {who.session.state.seq}"),
    )
    return FACILITATOR, who.random.choice(commands)


def proposes(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    said = (who.one(sorted(state.contributions)), who.one(sorted(state.contributions)))
    proposal = who.one(sorted(state.proposals))
    key = f"{who.random.randrange(40):032x}" if who.random.random() < 0.5 else None
    said_back = [
        (theme.sentences[-1].id, words)
        for theme in state.themes
        if theme.sentences
        for words in sorted(theme.contributions)
    ]
    sentence, words = who.random.choice(said_back) if said_back else ("z99", "c99")
    author = state.contributions[words].person if words in state.contributions else None
    answer = c.AnswerSayBack(
        sentence,
        who.random.choice(("yes", "nearly")),
        f"Line {state.seq}",
        None if author or key is None else f"{int(key, 16) % 6:032x}",
    )
    made = c.ProposeTogether(said, f"Alike {state.seq}", "", key, who.random.choice(("room", "notes", "quoted")))
    own = (c.TakeBackProposal(proposal, key), c.ChangeConsent(proposal, who.random.choice(("room", "quoted")), key))
    proposer = state.proposals[proposal].person if proposal in state.proposals else None
    taken, left = c.TakeProposal(proposal, name=f"Proposed {state.seq}"), c.LeaveProposal(proposal)
    asks: tuple[Actor, c.Command] = (FACILITATOR, who.random.choice((taken, taken, left)))
    return who.random.choice(
        (
            asks,
            (Participant(author or who.person()), answer),
            (Participant(who.person()), made),
            (Participant(proposer or who.person()), who.random.choice(own)),
        )
    )


def senses(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    members = [held.person for held in state.holders(DESIGN_GROUP)]
    if len(members) < 3 and who.random.random() < 0.5:
        return Participant(who.person()), c.AskForRole(DESIGN_GROUP)
    check = who.one([known.id for known in state.direction.checks][-3:])
    theme, planned = who.one([known.id for known in state.themes]), who.one([known.id for known in state.plan])
    turn = who.one([known.id for known in state.direction.turns])
    leads = (c.RunPast("theme", theme), c.RunPast("turn", turn), c.RunPast("question", planned), c.CloseCheck(check))
    answered = sorted((known.id, person) for known in state.direction.checks for person in known.answers)
    if answered and who.random.random() < 0.2:
        taken, person = who.random.choice(answered)
        return Participant(person), c.TakeBackCheckAnswer(taken)
    said = (
        c.AnswerCheck(check, who.random.choice(("with_it", "worried")), f"Line {state.seq}"),
        c.TakeSeats(tuple(who.random.sample(state.perspectives, 1))),
        c.StepBack(DESIGN_GROUP),
    )
    asks: tuple[Actor, c.Command] = (FACILITATOR, who.random.choice(leads))
    return who.random.choice((asks, (Participant(who.one(members)), who.random.choice(said))))


def asks_leaders(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    openers = [held.person for held in state.holders("way-opener")]
    if not openers:
        return Participant(who.person()), c.AskForRole("way-opener")
    turn, asked = (who.one([known.id for known in row]) for row in (state.direction.turns, state.direction.asked))
    asks: tuple[Actor, c.Command] = (FACILITATOR, c.AskLeaders(turn, f"Money {state.seq}?"))
    answer = c.AnswerLeaders(asked, who.random.choice(("possible", "not_known")), f"Line {state.seq}")
    return who.random.choice((asks, (Participant(who.one(openers)), answer)))


def looks(who: Wandering) -> tuple[Actor, c.Command]:
    said = sorted(who.session.state.contributions)
    unsure = [known for known in said if who.session.state.contributions[known].kind == "unsure"]
    if not unsure:
        return Participant(who.person()), c.Contribute(who.question(), "Who knows?", "unsure", late=True)
    commands = (c.HoldUp(who.one(said)), c.PutDown(), c.CloseWater(who.one(unsure), f"Now {who.session.state.seq}"))
    return FACILITATOR, who.random.choice(commands)


def keeps_outcomes(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    said, theme = who.one(sorted(state.contributions)), who.one([known.id for known in state.themes])
    outcome = who.one([known.id for known in state.direction.outcomes])
    commands = (
        c.AdoptOutcome(said),
        c.AdoptOutcome(said),
        c.DropOutcome(outcome),
        c.SayWhatCame(outcome, f"Came of it: {state.seq}"),
        c.ServeOutcomes(theme, (outcome,)),
    )
    return FACILITATOR, who.random.choice(commands)


def asks_otherwise(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    commands = (
        c.AskQuestion("What helps?", who.random.choice(REVEALS), minutes=who.random.choice((None, 5))),
        c.AskAgain(who.question()),
        c.GiveTime(),
        c.RewordQuestion(who.question(), f"What helps {state.seq}?"),
        c.AdoptWording(who.one(state.offered_wordings)),
    )
    return FACILITATOR, who.random.choice(commands)


def says_of_themselves(who: Wandering) -> tuple[Actor, c.Command]:
    text, speaking = f"How so {who.random.randrange(4)}?", who.random.choice(((), ("I work here",), ("A neighbour",)))
    key = f"{who.random.randrange(40):032x}"
    commands = (
        c.OfferWording(who.question(), text),
        c.ChangeName(("Ama", "AMA", "Bo", "")[int(key, 16) % 4]),
        c.SayPerspectives(speaking),
        c.Contribute(who.question(), "Words", speaking=speaking, late=True),
        c.SendSignal(who.random.choice(SIGNALS), key),
        c.SayFelt(who.random.randrange(4), who.random.randrange(4), key),
    )
    return Participant(who.person()), who.random.choice(commands)


def brings_in(who: Wandering) -> tuple[Actor, c.Command]:
    person = who.person() if who.random.random() < 0.6 else None
    commands = (
        c.InvitePerson(who.person()),
        c.InvitePerson(who.person()),
        c.AnswerSignal(who.random.choice(SIGNALS)),
        c.CountHands(who.question(), 1 + who.random.randrange(9), "More time"),
        c.CaptureWords(who.question(), "Said aloud", "aloud", person),
        c.CaptureWords(who.question(), "On paper", "paper", person, slip=new_slips(1, who.random.choice)[0]),
        *((c.RemovePeople((who.person(),)),) if len(who.session.state.people) > 8 else ()),
        *((c.WelcomePerson(who.random.choice(("Ama", "Mrs K."))),) if len(who.session.state.people) < 12 else ()),
    )
    return FACILITATOR, who.random.choice(commands)


def holds_back(who: Wandering) -> tuple[Actor, c.Command]:
    said = (who.one(sorted(who.session.state.contributions)),)
    held = (who.one(sorted(known.id for known in who.session.state.contributions.values() if known.held)),)
    moderation: c.Moderation = who.random.choice(["open", "look", "closed"])
    commands = (
        c.HoldBack(said, "reasons.hurts"),
        c.HoldBack(held, "reasons.private"),
        c.Restore(held),
        c.SetModeration(who.question(), moderation),
    )
    return FACILITATOR, who.random.choice(commands)


def agrees(who: Wandering) -> tuple[Actor, c.Command]:
    known = who.one([one.id for one in who.session.state.agreements])
    text = f"We listen {who.random.randrange(9)}."
    commands = (c.AddAgreement(text), c.ChangeAgreement(known, text), c.RemoveAgreement(known))
    return FACILITATOR, who.random.choice(commands)


VOICING: Final[Sequence[Deed]] = (
    plans,
    pauses,
    gathers,
    proposes,
    proposes,
    senses,
    asks_leaders,
    holds_back,
    agrees,
    looks,
    keeps_outcomes,
    answers_others,
    answers_others,
    asks_otherwise,
    says_of_themselves,
    says_of_themselves,
    brings_in,
)
