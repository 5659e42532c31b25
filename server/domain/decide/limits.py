"""How much one session can take in; it must not know what is said in it.

The facilitator can always go on, and whoever said or took up something can always take it back or put it down.
"""

from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Facilitator
from server.domain.errors import Rejected
from server.domain.state import State

PEOPLE: Final = 2_000
ENTRIES: Final = 50_000
SHARE: Final = 2_500
_PUTTING_DOWN: Final = (
    c.CloseQuestion,
    c.TakeBackContribution,
    c.DropWords,
    c.WithdrawOffer,
    c.DeclineOffer,
    c.DeclineAsk,
    c.StepBack,
    c.StopShadowing,
    c.SayFelt,
)


def require_space(state: State, command: c.Command, actor: Actor) -> None:
    """Raises Rejected session_full where the record has no space for what `command` would add."""
    if isinstance(actor, Facilitator) or isinstance(command, _PUTTING_DOWN):
        return
    if state.seq >= ENTRIES or (isinstance(command, c.Join) and len(state.people) >= PEOPLE):
        raise Rejected("session_full", "This session is full and can take in no more. Please tell whoever leads it.")


def require_share(asked: int, command: c.Command) -> None:
    """Raises Rejected session_full for somebody who brought about `asked` entries already: nobody fills the record for
    all others.
    """
    if asked >= SHARE and not isinstance(command, _PUTTING_DOWN):
        raise Rejected("session_full", "This phone has sent very much in this session. Please tell whoever leads it.")
