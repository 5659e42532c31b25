from server.domain import events as e
from server.domain.evolve import evolve
from server.domain.state import State
from tests.session import BEGINNING


def test_signals_are_gathered_by_kind_and_counted_beyond_their_answer() -> None:
    state = State()
    for event in (
        e.SignalSent("break", "one"),
        e.SignalSent("break", "two"),
        e.SignalSent("plainer", "three"),
        e.SignalsAnswered("break"),
        e.SignalSent("break", "four"),
        e.SignalsAnswered("break"),
    ):
        state = evolve(state, event, BEGINNING)
    assert {kind: len(waiting) for kind, waiting in state.signals.items()} == {"plainer": 1}
    assert dict(state.signalled.items()) == {"break": 3, "plainer": 1}
    assert dict(state.signals_answered.items()) == {"break": 2}
    assert {*state.signal_keys} == {"one", "two", "three", "four"}
