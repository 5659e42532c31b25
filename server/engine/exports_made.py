"""The responses to requests for the exports that were made of a session."""

from collections.abc import Iterable

from server.domain.actors import Actor, Participant
from server.domain.decide.contributions import own_words
from server.domain.errors import Rejected
from server.domain.exports_made import ExportMade, made_with
from server.domain.state import State
from server.port import ExportLine, Exports, ExportsFound, FindExports


def listed(state: State, made: Iterable[ExportMade]) -> Exports:
    """All exports, with the number of contributions in each, and of those that are to leave the room no longer."""
    return Exports(tuple(_line(state, one) for one in made))


def _line(state: State, made: ExportMade) -> ExportLine:
    said = filter(None, map(state.contributions.get, made.contributions))
    not_to_leave = sum(words.consent == "room" or words.taken_back for words in said)
    return ExportLine(made.at, made.folder, made.files, len(made.contributions), not_to_leave, made.unfinished)


def found(state: State, actor: Actor, request: FindExports, made: Iterable[ExportMade]) -> ExportsFound:
    """The exports that have the words of a contribution, or may have.

    Raises Rejected where it is not the actor's own; a facilitator may ask about any that there is.
    """
    if isinstance(actor, Participant):
        own_words(state, request.contribution, Participant(state.person_id(actor.person)), request.key)
    elif request.contribution not in state.contributions:
        raise Rejected("words_gone", field="contribution")
    made = tuple(made)
    return ExportsFound(
        request.contribution,
        made_with(made, request.contribution),
        made_with(made, request.contribution, unfinished=True),
    )
