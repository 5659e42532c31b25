"""Decisions about what phones propose to gather under one theme.

Nothing goes into a theme before somebody with the right takes it. Leaving a proposal changes no theme.
"""

from typing import Final, assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.contributions import listed
from server.domain.decide.keys import hash_of
from server.domain.decide.people import is_simulated
from server.domain.decide.reading import may_read
from server.domain.decide.session import require_running
from server.domain.decide.themes import added, known_theme, themed, with_name
from server.domain.errors import Rejected
from server.domain.state import Proposal, State, Theme
from server.domain.text import REMARK_CHARACTERS, THEME_CHARACTERS, clean, required

MOST_PROPOSALS: Final = 500
MOST_WAITING_PROPOSALS: Final = 50
MOST_WAITING_FROM_ONE: Final = 10
MOST_WAITING_NAMELESS: Final = 25
MOST_NAMELESS: Final = 250
MOST_TOGETHER: Final = 20
FEWEST_TOGETHER: Final = 2


def propose(state: State, command: c.ProposeTogether, person: str, context: Context) -> tuple[e.Event, ...]:
    """Proposes that contributions which the person may read belong together."""
    key_hash = None if command.key is None else hash_of(command.key)
    if key_hash is not None and state.kept_proposal(key_hash) is not None:
        return ()
    require_running(state)
    contributions = _readable(state, command.contributions, person, context)
    reason = required(command.reason, most=REMARK_CHARACTERS, field="reason")
    name = clean(command.name, most=THEME_CHARACTERS, field="name")
    _require_place(state, contributions, None if key_hash else person)
    made = e.ProposalMade(
        context.new_id("b"),
        contributions,
        reason,
        name,
        None if key_hash else person,
        key_hash,
        is_simulated(state, person),
        command.consent,
    )
    return (made,)


def take_back(state: State, command: c.TakeBackProposal, person: str) -> tuple[e.Event, ...]:
    """Takes one's own proposal back. What was taken or left stays so."""
    own = own_proposal(state, command.proposal, person, command.key)
    if own.taken_back:
        return ()
    return (e.ProposalTakenBack(waiting_proposal(state, own.id).id, nameless=own.person is None),)


def own_proposal(state: State, proposal: str, person: str, key: str | None) -> Proposal:
    """The proposal with this id that the person made, under their name or with this key.

    Raises Rejected words_not_from_here.
    """
    known = state.proposals.get(proposal)
    if known is not None and (known.person == person or (key is not None and known.key_hash == hash_of(key))):
        return known
    raise Rejected("words_not_from_here", field="proposal")


def take(state: State, command: c.TakeProposal, context: Context) -> tuple[e.Event, ...]:
    """Puts what is proposed into a theme: the one that is named, or one of its own."""
    proposal = waiting_proposal(state, command.proposal)
    chosen = tuple(words.id for words in listed(state, command.contributions)) or standing(state, proposal)
    if not chosen:
        raise Rejected("proposal_gone", {"number": proposal.number}, "proposal")
    theme = _theme(state, command, proposal)
    if theme is not None:
        return (*themed(theme, chosen), e.ProposalTaken(proposal.id, theme.id))
    events = added(state, command.name or proposal.name, len(state.themes), chosen, context)
    return (*events, e.ProposalTaken(proposal.id, events[0].theme))


def leave(state: State, command: c.LeaveProposal) -> tuple[e.Event, ...]:
    """Leaves a proposal. One that was left changes nothing."""
    known = state.proposals.get(command.proposal)
    return () if known is not None and known.left else (e.ProposalLeft(waiting_proposal(state, command.proposal).id),)


def standing(state: State, proposal: Proposal) -> tuple[str, ...]:
    """The ids of the contributions of a proposal that were not taken back."""
    return tuple(known for known in proposal.contributions if not state.contributions[known].taken_back)


def fits(state: State, event: e.ProposalEvent | e.ProposalWaits) -> bool:
    """Whether an undo or a redo that is this event fits the state."""
    known = state.proposals[event.proposal]
    match event:
        case e.ProposalTaken(theme=theme):
            return known.waits and state.theme(theme) is not None
        case e.ProposalLeft():
            return known.waits
        case e.ProposalWaits(theme=theme):
            return known.theme == theme and known.left == (theme is None)
        case _:
            assert_never(event)


def waiting_proposal(state: State, proposal: str) -> Proposal:
    """The proposal with this id, which waits. Raises Rejected no_such_proposal, or proposal_settled."""
    known = state.proposals.get(proposal)
    if known is None:
        raise Rejected("no_such_proposal", field="proposal")
    if not known.waits:
        raise Rejected("proposal_settled", {"number": known.number}, "proposal")
    return known


def _theme(state: State, command: c.TakeProposal, proposal: Proposal) -> Theme | None:
    """The theme that a proposal goes into, by its id or by its name; None for one of its own."""
    if command.theme is not None:
        return known_theme(state, command.theme)
    return with_name(state, clean(command.name or proposal.name, most=THEME_CHARACTERS, field="name"))


def _readable(state: State, contributions: tuple[str, ...], person: str, context: Context) -> tuple[str, ...]:
    """What is proposed, each once. Raises Rejected unless the person may read it all."""
    ids = tuple(dict.fromkeys(contributions))
    if len(ids) < FEWEST_TOGETHER:
        raise Rejected("proposal_of_one", field="contributions")
    if len(ids) > MOST_TOGETHER:
        raise Rejected("proposal_too_large", {"most": MOST_TOGETHER}, "contributions")
    proposed = listed(state, ids)
    if not all(words.is_shown and may_read(state.questions[words.question], person, context) for words in proposed):
        raise Rejected("words_gone", field="contributions")
    return ids


def _require_place(state: State, contributions: tuple[str, ...], person: str | None) -> None:
    """Raises Rejected if the same waits already, or too much was proposed, by all, under one name or without a name.

    What has no name leaves places to what has one, as one phone can propose it all.
    """
    waiting = [state.proposals[known] for known in state.open_proposals]
    if any({*known.contributions} == {*contributions} for known in waiting):
        raise Rejected("proposal_waits", field="contributions")
    own = sum(known.person == person for known in waiting)
    waits_enough = own >= (MOST_WAITING_NAMELESS if person is None else MOST_WAITING_FROM_ONE)
    nameless = len(state.proposals_of.get(None, ()))
    full = len(state.proposals) >= MOST_PROPOSALS or (person is None and nameless >= MOST_NAMELESS)
    if waits_enough or full or len(waiting) >= MOST_WAITING_PROPOSALS:
        raise Rejected("too_many_proposals")
