"""The rights to make private requests of a port, and what they cost. A request that has no rights is refused."""

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

#: What moves something in the room or is kept somewhere. It draws on the share of commands.
WRITES: Final[frozenset[type[Request]]] = frozenset(
    {
        MakeComeBackWords,
        ShowComeBackWords,
        RaiseHand,
        LowerHand,
        GiveWord,
        OfferWords,  # each offer counts words once, so that nobody can count for all
        AnswerTalk,
    }
)
#: How much of the share of what is asked the dearer ones among all other requests take. The rest take 1.
COSTS: Final[Mapping[type[Request], int]] = {
    ListPeople: 4,
    ReadQuestion: 4,
    ListThemes: 4,
    ReadTheme: 4,
    ReadMarks: 2,
    ReadProposal: 2,
    FindExports: 2,
}


def require_right_to_ask(actor: Actor, request: Request) -> None:
    """Raises Rejected not_yours_to_ask unless `actor` may make this request."""
    if not isinstance(actor, RIGHTS.get(type(request), ())):
        raise Rejected("not_yours_to_ask")
