"""Limits on the size of a session.

They never stop the facilitator, nor anybody who takes words back, keeps them to fewer, or puts a role down.
"""

from typing import Final, get_args

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant
from server.domain.attribution import attributed_to
from server.domain.decide.context import Context
from server.domain.decide.keys import hash_of
from server.domain.errors import Rejected
from server.domain.state import State

MOST_PEOPLE: Final = 2_000
MOST_ENTRIES: Final = 50_000
MOST_FROM_ONE: Final = 2_500
MOST_NAMELESS: Final = 20_000
MOST_MINUTES: Final = 240
_NARROWEST_FIRST: Final[tuple[c.Consent, ...]] = get_args(c.Consent)
_ALWAYS_ACCEPTED: Final = (
    c.CloseQuestion,
    c.TakeBackContribution,
    c.TakeBackCheckAnswer,
    c.TakeBackChallenge,
    c.TakeBackProposal,
    c.TakeAwayTurn,
    c.DropWords,
    c.WithdrawOffer,
    c.DeclineOffer,
    c.DeclineAsk,
    c.DeclineSame,
    c.DenySame,
    c.StepBack,
    c.StopShadowing,
)


def require_space(state: State, command: c.Command, actor: Actor, events: tuple[e.Event, ...]) -> None:
    """Raises Rejected session_full if the record has no space for the events of `command`."""
    if isinstance(actor, Facilitator) or _is_always_accepted(state, command):
        return
    gives_place = any(isinstance(event, e.PeopleRemoved) for event in events)
    has_no_place = isinstance(command, c.Join) and len(state.people) >= MOST_PEOPLE and not gives_place
    if state.seq >= MOST_ENTRIES or has_no_place:
        raise Rejected("session_full")


def require_share(state: State, command: c.Command, context: Context, events: tuple[e.Event, ...]) -> None:
    """Raises Rejected if a person has used up their share of entries, so that nobody can fill the record.

    All entries without a name have one share in common, because a count for each phone would tell whose they are.
    """
    if not isinstance(context.actor, Participant | Doorkeeper) or _is_always_accepted(state, command):
        return
    named = attributed_to(context.actor, events)
    sent = sum(map(context.entries_by, (None,) if named is None else state.ids_of(named)))
    if sent < (MOST_NAMELESS if named is None else MOST_FROM_ONE):
        return
    if named is None:
        raise Rejected("nameless_share_used")
    raise Rejected("phone_share_used")


def require_minutes(given: int) -> int:
    """The given number of minutes. Raises Rejected if it is out of range."""
    if not 1 <= given <= MOST_MINUTES:
        raise Rejected("minutes_out_of_range", {"most": MOST_MINUTES}, "minutes")
    return given


def _is_always_accepted(state: State, command: c.Command) -> bool:
    """Whether the command ends something, takes it back, or keeps words to fewer, or is a first answer about how the
    session was.
    """
    if isinstance(command, c.SayFelt):
        return hash_of(command.key) not in state.felt
    if isinstance(command, c.ChangeConsent):
        return _narrows(state, command)
    return isinstance(command, _ALWAYS_ACCEPTED)


def _narrows(state: State, command: c.ChangeConsent) -> bool:
    """Whether the command, which changes something, allows less than was allowed before."""
    id_ = command.contribution
    known = state.challenges.get(id_) or state.proposals.get(id_) or state.contributions[id_]
    return _NARROWEST_FIRST.index(command.consent) < _NARROWEST_FIRST.index(known.consent)
