"""Who may ask for what: default deny, one row a command; it must not know how somebody proved who they are."""

from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.errors import Rejected

_FACILITATOR: Final = frozenset[type[Actor]]({Facilitator})
_PARTICIPANT: Final = frozenset[type[Actor]]({Participant})
_VISITOR: Final = frozenset[type[Actor]]({Visitor})

MATRIX: Final[dict[type[c.Command], frozenset[type[Actor]]]] = {
    c.OpenSession: _FACILITATOR,
    c.EndSession: _FACILITATOR,
    c.Undo: _FACILITATOR,
    c.AskQuestion: _FACILITATOR,
    c.CloseQuestion: _FACILITATOR,
    c.MarkHeard: _FACILITATOR,
    c.OfferRole: _FACILITATOR,
    c.Join: _VISITOR,
    c.Contribute: _PARTICIPANT,
    c.ChangeContribution: _PARTICIPANT,
    c.TakeBackContribution: _PARTICIPANT,
    c.PassQuestion: _PARTICIPANT,
    c.AcceptOffer: _PARTICIPANT,
    c.DeclineOffer: _PARTICIPANT,
    c.AskForRole: _PARTICIPANT,
    c.StepBack: _PARTICIPANT,
    c.PassOn: _PARTICIPANT,
}


def require_right(actor: Actor, command: c.Command) -> None:
    """Raises Rejected not_allowed unless the matrix lets this kind of actor ask for this."""
    if type(actor) not in MATRIX.get(type(command), frozenset()):
        raise Rejected("not_allowed", "That is not yours to do in this session.")
