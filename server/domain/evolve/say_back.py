"""The state of what was answered to the sentences with which themes are said back."""

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import GivenAnswer, SentenceAnswers, State


def answered(state: State, event: e.SayBackAnswered) -> State:
    """Somebody answered, or changed their answer."""
    if event.sentence not in {sentence.id for theme in state.themes for sentence in theme.sentences}:
        raise KeyError(event.sentence)
    known = state.say_back.get(event.sentence, SentenceAnswers())
    given = GivenAnswer(event.answer, event.line)
    if event.person is not None:
        known = known.with_named(state.people[event.person].id, given)
    else:
        known = known.with_nameless(event.key_hash or "", given)
    return replace(state, say_back=state.say_back.insert(event.sentence, known))
