"""What phones propose to gather under one theme: for those who take and leave it, and for whoever proposed it."""

from itertools import islice
from operator import attrgetter

import msgspec

from server.domain.commands import Consent
from server.domain.state import Proposal, State
from server.projections.exportable import exportable_reason
from server.projections.people.labels import label_words

SETTLED_SHOWN = 100
OWN_SHOWN = 50


class ProposalRow(msgspec.Struct, frozen=True):
    """A proposal that waits to be taken or left."""

    id: str
    #: Its number in the session, from 1.
    number: int
    #: A name for a theme of it; empty for none.
    name: str
    #: Why its contributions belong together.
    reason: str
    #: The label of who proposes it; None for a proposal without a name.
    label: str | None
    #: The ids of its contributions, without those that were taken back, in the order in which they were said.
    contributions: tuple[str, ...] = ()
    #: The numbers of these contributions.
    numbers: tuple[int, ...] = ()
    #: The number of those that were taken back.
    gone: int = 0
    #: Whether whoever proposes it keeps its reason to the room.
    room_only: bool = False


class OwnProposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """One's own proposal, and what became of it."""

    id: str
    reason: str
    #: The number of contributions that it names.
    count: int
    #: A name for a theme of it; empty for none.
    name: str = ""
    #: The name of the theme that it went into; empty if that is gone. None if it went into none.
    taken: str | None = None
    left: bool = False
    #: What may be done with its reason and its name.
    consent: Consent = "notes"


class SettledProposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a proposal without a name. A phone recognizes its own by the id."""

    id: str
    #: The name of the theme that it went into; empty if that is gone. None if it was left.
    taken: str | None = None


class ProposedRow(msgspec.Struct, frozen=True):
    """Why somebody proposed to gather what then went into a theme."""

    reason: str
    #: The label of who proposed it; empty for a proposal without a name.
    person: str


def proposed_rows(state: State) -> dict[str, tuple[ProposedRow, ...]]:
    """By theme: the proposals that went into it and whose reasons leave the room, in an order that does not tell when
    they came.
    """
    rows: dict[str, list[ProposedRow]] = {}
    for known in state.proposals.values():
        reason = exportable_reason(known)
        if known.theme is not None and reason is not None:
            label = "" if known.person is None else label_words(state, known.person)
            rows.setdefault(known.theme, []).append(ProposedRow(reason.text, label))
    return {theme: tuple(sorted(own, key=lambda row: (row.person, row.reason))) for theme, own in rows.items()}


def proposal_rows(state: State) -> tuple[ProposalRow, ...]:
    """The proposals that wait, oldest first."""
    return tuple(_row(state, state.proposals[known]) for known in state.open_proposals)


def own_proposals(state: State, person: str) -> tuple[OwnProposal, ...]:
    """The newest OWN_SHOWN proposals under somebody's name, oldest first, without those that they took back."""
    own = map(state.proposals.__getitem__, tuple(state.proposals_of.get(person, ()))[-OWN_SHOWN:])
    return tuple(
        OwnProposal(
            known.id,
            known.reason,
            len(known.contributions),
            known.name,
            _taken(state, known),
            known.left,
            known.consent,
        )
        for known in own
        if not known.taken_back and known.reason
    )


def settled_proposals(state: State) -> tuple[SettledProposal, ...]:
    """The newest proposals without a name that were taken or left, ordered by their random ids."""
    nameless = map(state.proposals.__getitem__, reversed(state.proposals_of.get(None, ())))
    settled = islice((known for known in nameless if known.left or known.theme is not None), SETTLED_SHOWN)
    rows = (SettledProposal(known.id, _taken(state, known)) for known in settled)
    return tuple(sorted(rows, key=attrgetter("id")))


def _taken(state: State, proposal: Proposal) -> str | None:
    if proposal.theme is None:
        return None
    theme = state.theme(proposal.theme)
    return "" if theme is None else theme.name


def _row(state: State, proposal: Proposal) -> ProposalRow:
    words = [state.contributions[known] for known in proposal.contributions]
    there = sorted((known for known in words if not known.taken_back), key=attrgetter("number"))
    return ProposalRow(
        proposal.id,
        proposal.number,
        proposal.name,
        proposal.reason,
        None if proposal.person is None else label_words(state, proposal.person),
        tuple(known.id for known in there),
        tuple(known.number for known in there),
        len(words) - len(there),
        proposal.consent == "room",
    )
