"""The rights to make private requests of a port. A request that is not listed is refused."""

from collections.abc import Mapping
from typing import Final

from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.errors import Rejected
from server.port import (
    AnswerTalk,
    CloseJoining,
    FindExports,
    FindWords,
    GiveWord,
    LeaveConcern,
    ListExports,
    ListPeople,
    ListThemes,
    ListUnheard,
    LowerHand,
    MakeComeBackWords,
    OfferWords,
    RaiseHand,
    ReadBox,
    ReadMarks,
    ReadProposal,
    ReadQuestion,
    ReadTheme,
    ReadWords,
    RenewCode,
    Request,
    ShowComeBackWords,
    ShowConcern,
    Stop,
)

RIGHTS: Final[Mapping[type[Request], tuple[type[Actor], ...]]] = {
    ListPeople: (Facilitator, Participant),
    ReadQuestion: (Participant, Visitor),
    FindWords: (Participant,),
    Stop: (Facilitator,),
    RenewCode: (Facilitator,),
    CloseJoining: (Facilitator,),
    MakeComeBackWords: (Participant,),
    ShowComeBackWords: (Visitor,),
    RaiseHand: (Participant,),
    LowerHand: (Participant,),
    GiveWord: (Facilitator, Participant),
    OfferWords: (Participant,),
    ReadWords: (Participant,),
    ListUnheard: (Participant,),
    ReadMarks: (Participant,),
    ListThemes: (Participant,),
    ReadTheme: (Participant,),
    ReadProposal: (Participant,),
    ListExports: (Facilitator,),
    FindExports: (Facilitator, Participant),
    LeaveConcern: (Participant,),
    ReadBox: (Facilitator, Participant),
    AnswerTalk: (Facilitator, Participant),
    ShowConcern: (Facilitator,),
}


def require_right_to_ask(actor: Actor, request: Request) -> None:
    """Raises Rejected not_yours_to_ask unless `actor` may make this request."""
    if not isinstance(actor, RIGHTS.get(type(request), ())):
        raise Rejected("not_yours_to_ask")
