"""The codes that stand beside what was said in the report, so that whoever said it finds it there."""

from collections.abc import Mapping

from server.domain.state import Contribution, State
from server.domain.word_codes import word_code
from server.projections.exportable import exportable


def codes_of_words(state: State) -> Mapping[str, str]:
    """By contribution that may leave the room: the code of its person, or that of its own where it has no name.

    What came without a phone has none. A person to whom several phones came has the codes of all of them, with spaces
    between: what each phone showed before stands there.
    """
    leaving = (known for known in state.contributions.values() if exportable(known) is not None)
    return {known.id: code for known in leaving if (code := _code(state, known))}


def _code(state: State, words: Contribution) -> str:
    if words.person is None:
        return word_code(words.key_hash or "")
    phones = (state.as_recorded.people[id_].code for id_ in state.ids_of(words.person))
    return " ".join(code for code in phones if code)
