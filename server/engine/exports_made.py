"""The responses to requests for the exports that were made of a session."""

from collections.abc import Iterable

from server.domain.actors import Actor, Participant
from server.domain.decide.contributions import own_words
from server.domain.errors import Rejected
from server.domain.exports_made import ExportMade, made_with
from server.domain.state import State
from server.port import ExportLine, Exports, ExportsFound, FindExports


def listed(made: Iterable[ExportMade]) -> Exports:
    """All exports, with the number of contributions in each."""
    return Exports(tuple(ExportLine(one.at, one.folder, one.files, len(one.contributions)) for one in made))


def found(state: State, actor: Actor, request: FindExports, made: Iterable[ExportMade]) -> ExportsFound:
    """The exports that have the words of a contribution.

    Raises Rejected where it is not the actor's own; a facilitator may ask about any that there is.
    """
    if isinstance(actor, Participant):
        own_words(state, request.contribution, Participant(state.person_id(actor.person)), request.key)
    elif request.contribution not in state.contributions:
        raise Rejected("words_gone", field="contribution")
    return ExportsFound(request.contribution, made_with(made, request.contribution))
