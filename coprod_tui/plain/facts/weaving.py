"""Lines for proposals, and for what is answered to the sentence of a theme."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.projections.consents import CONSENT_NAMES

_ANSWERS = {"yes": "Yes, that is it", "nearly": "Nearly", "not_mine": "Not mine"}


def proposal_fact(state: State, event: e.ProposalMade | e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits) -> str:
    """The line for a proposal, or for what became of one."""
    proposal = state.proposals[event.proposal]
    match event:
        case e.ProposalMade():
            who = "Somebody" if proposal.person is None else wording.person(state, proposal.person)
            named = f" as {wording.name(proposal.name)}" if proposal.name else ""
            what = wording.numbered(state, proposal.contributions)
            why = wording.one_line(proposal.reason)
            return f"Proposal {proposal.number}: {who} would put {what} together{named}: {why}"
        case e.ProposalTaken(theme=theme):
            known = state.theme(theme)
            return f"Proposal {proposal.number} is in {'a theme' if known is None else wording.name(known.name)} now"
        case e.ProposalLeft():
            return f"Proposal {proposal.number} was left"
        case e.ProposalTakenBack():
            who = "" if proposal.person is None else f" by {wording.person(state, proposal.person)}"
            return f"Proposal {proposal.number} was taken back{who}"
        case e.ProposalConsentChanged(consent=consent):
            return f"The reason of proposal {proposal.number} is {CONSENT_NAMES[consent]}"
        case e.ProposalWaits():
            return f"Proposal {proposal.number} waits again"
        case _:
            assert_never(event)


def answer_fact(state: State, event: e.SayBackAnswered) -> str:
    """The line for an answer to the sentence of a theme, which is gone where several entries came at once."""
    said = (theme.name for theme in state.themes for one in theme.sentences if one.id == event.sentence)
    name = next(said, None)
    who = "" if event.person is None else f"{wording.person(state, event.person)}: "
    line = f", {wording.one_line(event.line)}" if event.line else ""
    return f"To {'a theme' if name is None else wording.name(name)} said back, {who}{_ANSWERS[event.answer]}{line}"
