"""The deletion of words kept to the room, for whoever does not replay the record after it."""

from msgspec.structs import replace
from rpds import HashTrieMap

from server.domain.evolve import listing
from server.domain.redaction import line_to, room_only
from server.domain.state import GivenAnswer, SentenceAnswers, State


def without_room_only(state: State) -> State:
    """The session after a close that empties the words kept to the room."""
    ids = frozenset(room_only(state))
    state = _without_lines_to_sentences(state, ids)
    for id_ in ids:
        said, waiting = state.contributions.get(id_), state.captured.get(id_)
        if said is not None:
            emptied = replace(said, text="", value="", speaking=(), perspectives=(), closed_because="")
            state = _without_what_came(listing.put(state, emptied), id_)
        if waiting is not None:
            state = replace(state, captured=state.captured.insert(id_, replace(waiting, text="")))
    return _without_lines(state)


def _without_lines_to_sentences(state: State, ids: frozenset[str]) -> State:
    """The same for lines to sentences, which go with the words of those who said them."""
    for sentence, known in state.say_back.items():
        named = {who: _emptied(one, line_to(sentence, who) in ids) for who, one in known.named.items()}
        nameless = {key: _emptied(one, line_to(sentence, key) in ids) for key, one in known.nameless.items()}
        left = SentenceAnswers(HashTrieMap(named), HashTrieMap(nameless))
        state = replace(state, say_back=state.say_back.insert(sentence, left))
    return state


def _emptied(given: GivenAnswer, due: bool) -> GivenAnswer:
    return replace(given, line="") if due else given


def _without_lines(state: State) -> State:
    """The same for what members of the design group said to what was run past them."""
    checks = tuple(
        replace(
            check,
            answers=HashTrieMap(
                {
                    person: replace(given, line="") if given.consent == "room" else given
                    for person, given in check.answers.items()
                }
            ),
        )
        for check in state.direction.checks
    )
    return replace(state, direction=replace(state.direction, checks=checks))


def _without_what_came(state: State, contribution: str) -> State:
    """The state in which nobody says what came of an outcome with the words of this contribution."""
    known = state.direction.outcomes
    left = tuple(replace(one, came_of="") if one.contribution == contribution else one for one in known)
    return state if left == known else replace(state, direction=replace(state.direction, outcomes=left))
