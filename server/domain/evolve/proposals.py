"""The state of proposals: what phones propose to gather under one theme."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain import multimap
from server.domain.state import Proposal, State


def made(state: State, event: e.ProposalMade) -> State:
    """Somebody proposed that contributions belong together."""
    known = tuple(state.contributions[contribution].id for contribution in event.contributions)
    proposal = Proposal(
        event.proposal,
        len(state.proposals) + 1,
        known,
        event.reason,
        event.name,
        None if event.person is None else state.people[event.person].id,
        event.key_hash,
        event.simulated,
        consent=event.consent,
    )
    by_key = state.proposal_by_key
    if proposal.key_hash is not None:
        by_key = by_key.insert(proposal.key_hash, proposal.id)
    return replace(
        _put(state, proposal),
        proposal_by_key=by_key,
        open_proposals=(*state.open_proposals, proposal.id),
        proposals_of=multimap.put(state.proposals_of, proposal.person, proposal.id),
    )


def changed(state: State, event: e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits) -> State:
    """The state after a proposal was taken, left or taken back, is allowed otherwise, or waits again."""
    known = state.proposals[event.proposal]
    match event:
        case e.ProposalTaken(theme=theme):
            return _settled(state, replace(known, theme=theme))
        case e.ProposalLeft():
            return _settled(state, replace(known, left=True))
        case e.ProposalTakenBack():
            return _settled(state, replace(known, taken_back=True))
        case e.ProposalConsentChanged(consent=consent):
            return _put(state, replace(known, consent=consent))
        case e.ProposalWaits():
            state = _put(state, replace(known, theme=None, left=False))
            waiting = sorted({*state.open_proposals, known.id}, key=lambda one: state.proposals[one].number)
            return replace(state, open_proposals=tuple(waiting))
        case _:
            assert_never(event)


def _settled(state: State, proposal: Proposal) -> State:
    left = tuple(known for known in state.open_proposals if known != proposal.id)
    return replace(_put(state, proposal), open_proposals=left)


def _put(state: State, proposal: Proposal) -> State:
    return replace(state, proposals=state.proposals.insert(proposal.id, proposal))
