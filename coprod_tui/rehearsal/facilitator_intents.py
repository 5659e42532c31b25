"""What a simulated facilitator does while a question is open: marks as heard, answers, invites, offers roles."""

from collections.abc import Iterator
from random import Random
from typing import Final

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.rehearsal.phrases import CAME_OF, SAID_BACK, THEMES
from server.domain import commands as c
from server.domain.decide.outcomes import MOST_ADOPTED
from server.domain.reasons import reason_id
from server.port import GiveWord
from server.projections.calls import call_views
from server.projections.people.invitations import invitations_view
from server.projections.proposals import proposal_rows
from server.projections.questions.wordings import wording_rows
from server.projections.roles.holders import role_rows
from server.projections.signals import signal_rows

_HEARD_AT_ONCE: Final = 3
_HEARS: Final = 0.6
_GATHERS: Final = 0.3
_GATHERED_AT_ONCE: Final = 2
_ANSWERS_PROPOSALS: Final = 0.3
_TAKES: Final = 0.7
_SAYS_BACK: Final = 0.1
_FEW: Final = 3
_ANSWERS: Final = 0.5
_ADOPTS: Final = 0.15
_KEEPS_OUTCOMES: Final = 0.2
_HOLDS_UP: Final = 0.12
_HOLDS_BACK: Final = 0.06
_INVITES: Final = 0.25
_OFFERS: Final = 0.12
_MOST: Final = 2 / 3


def facilitator_intents(replica: SessionReplica, rng: Random) -> Iterator[c.Command | GiveWord]:
    """Some of what is useful now, chosen by chance."""
    if rng.random() < _HEARS:
        view = replica.contributions.view()
        yield from (c.MarkHeard((row.id,)) for row in view.rows(0, min(_HEARD_AT_ONCE, view.unheard)))
    if rng.random() < _GATHERS:
        yield from _gathers(replica, rng)
    if rng.random() < _ANSWERS_PROPOSALS:
        yield from _answers_proposals(replica, rng)
    if rng.random() < _SAYS_BACK:
        yield from _says_back(replica, rng)
    if rng.random() < _ANSWERS:
        yield from (c.AnswerSignal(row.kind) for row in signal_rows(replica.state) if row.waiting)
        yield from (c.AnswerCall(call.id) for call in call_views(replica.state)[:1])
        hands = replica.presence.hands
        yield from (GiveWord(hand.number) for hand in hands.waiting[:1] if hands.speaking is None)
    if rng.random() < _KEEPS_OUTCOMES:
        yield from _keeps_outcomes(replica, rng)
    if rng.random() < _HOLDS_UP:
        yield from _holds_up(replica)
    if rng.random() < _HOLDS_BACK:
        yield from _holds_back(replica, rng)
    if rng.random() < _ADOPTS:
        yield from (c.AdoptWording(row.id) for row in wording_rows(replica.state)[:1] if not _reworded(replica))
    if rng.random() < _INVITES and _most_responded(replica):
        waiting = [row for row in invitations_view(replica.state, replica.presence).open if row.phone]
        yield from (c.InvitePerson(row.person) for row in waiting[:1])
    yield from _roles(replica, rng)


def _gathers(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Puts words that are in no theme yet into one that is there, or into another one."""
    state = replica.state
    loose = [known for known in state.contributions.values() if not known.themes and not known.taken_back]
    oldest = sorted(loose, key=lambda known: known.number)[:_GATHERED_AT_ONCE]
    if not oldest:
        return
    taken = {theme.name for theme in state.themes}
    chosen, ids = rng.choice(THEMES), tuple(known.id for known in oldest)
    if chosen in taken:
        yield c.PutIntoTheme(next(theme.id for theme in state.themes if theme.name == chosen), ids)
    else:
        yield c.AddTheme(chosen, ids)


def _answers_proposals(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Takes the oldest proposal whose words are there, under its name or another one, or leaves it."""
    for proposal in proposal_rows(replica.state)[:1]:
        if proposal.contributions and rng.random() < _TAKES:
            yield c.TakeProposal(proposal.id, name="" if proposal.name else rng.choice(THEMES))
        else:
            yield c.LeaveProposal(proposal.id)


def _says_back(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Says a theme back, once, that a few contributions are in."""
    unsaid = [theme for theme in replica.state.themes if theme.sentence is None and theme.kept >= _FEW]
    if unsaid:
        yield c.SayBack(rng.choice(unsaid).id, rng.choice(SAID_BACK))


def _keeps_outcomes(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Adopts what was said to the question for outcomes, ties a theme to one, and in the last question of the plan says
    what came of one.
    """
    state = replica.state
    outcomes, question = state.direction.outcomes, state.open_question
    adopted = [known.contribution for known in outcomes if known.contribution is not None]
    if question is not None and question.kind == "outcomes" and question.read_by_all and len(adopted) < MOST_ADOPTED:
        said = [state.contributions[known] for known in question.said]
        yield from (c.AdoptOutcome(known.id) for known in said[-1:] if known.is_shown and known.id not in adopted)
    loose = [theme.id for theme in state.themes if not state.direction.served_by(theme.id)]
    if outcomes and loose:
        yield c.ServeOutcomes(rng.choice(loose), (rng.choice(outcomes).id,))
    untold = [known.id for known in outcomes if not known.came_of]
    if untold and state.plan and state.next_planned is None:
        yield c.SayWhatCame(rng.choice(untold), rng.choice(CAME_OF))


def _holds_up(replica: SessionReplica) -> Iterator[c.Command]:
    """Holds up what everybody may read and is heard least, or puts down what is held up."""
    state = replica.state
    if state.held_up is not None:
        yield c.PutDown()
        return
    least_heard = replica.contributions.view().rows(0, 1)
    yield from (c.HoldUp(row.id) for row in least_heard if row.revealed and row.held is None)


def _holds_back(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Shows again what is held back, or holds something back for one of the reasons."""
    held = held_back(replica)
    if held:
        yield c.Restore(held)
        return
    view = replica.contributions.view()
    yield from (
        c.HoldBack((row.id,), reason_id(rng.choice(replica.state.reasons)))
        for row in view.rows(view.count - 1, view.count)
    )


def held_back(replica: SessionReplica) -> tuple[str, ...]:
    """The ids of the contributions that are held back."""
    said = replica.state.contributions.values()
    return tuple(sorted(known.id for known in said if known.held is not None and not known.taken_back))


def _roles(replica: SessionReplica, rng: Random) -> Iterator[c.Command]:
    """Offers of roles to people who ask for them, and now and then to somebody who is open to one."""
    for row in role_rows(replica.state, replica.presence):
        if row.full:
            continue
        yield from (c.OfferRole(row.id, ask.person) for ask in row.asked[:1] if ask.of is None and not ask.shadow)
        free = row.offerable and not row.holders and not row.offered and row.suggested
        if free and rng.random() < _OFFERS:
            yield c.OfferRole(row.id, row.suggested[0].person)


def _reworded(replica: SessionReplica) -> bool:
    question = replica.state.open_question
    return question is None or bool(question.wordings)


def _most_responded(replica: SessionReplica) -> bool:
    """Whether most people have responded, so that an invitation hurries nobody."""
    question = replica.state.question
    return question is not None and question.responders >= _MOST * len(replica.state.people)
