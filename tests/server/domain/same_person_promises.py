"""Assertions about people who became one that hold whatever they do, computed without the rules under test."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant
from server.domain.evolve.merging import merged
from server.domain.state import State

MOVES = (e.BecameOne, e.BecameTwo)


def one_person(state: State, actor: Actor) -> Actor:
    """The actor under the id that stands for theirs."""
    return Participant(state.person_id(actor.person)) if isinstance(actor, Participant) else actor


def two_are_one_by_their_own_yes(
    before: State, state: State, actor: Actor, command: c.Command, events: tuple[e.Event, ...]
) -> None:
    """A yes to the question as it stands makes two one; undoing, or whoever was here before, makes them two."""
    moved = [event for event in events if isinstance(event, MOVES)]
    for event in moved:
        if isinstance(command, c.Undo | c.Redo):
            assert isinstance(actor, Facilitator)
        elif isinstance(event, e.BecameTwo):
            assert isinstance(command, c.DenySame)
            assert isinstance(actor, Participant)
            assert (event.later, event.earlier) in before.joined
            assert actor.person != event.later
            assert before.person_id(actor.person) == before.person_id(event.earlier)
        else:
            assert isinstance(event, e.BecameOne)
            assert one_person(before, actor) == Participant(event.later)
            assert before.same_asked[event.later] == event.earlier
            assert before.people[event.earlier].number < before.people[event.later].number
    if not moved:
        assert state.joined == before.joined


def nobody_holds_more_or_less_by_it(before: State, state: State) -> None:
    """Every role has the holders that it had, with two of them as one or one as two."""
    one, two = (state, before) if len(state.joined) > len(before.joined) else (before, state)
    holders = {(role, one.person_id(person)) for role, person in two.tenure_by_holder}
    assert holders == {*one.tenure_by_holder}


def what_is_recorded_leads_to_the_same(state: State) -> None:
    """Making everybody one anew who became one leads to what everybody sees now."""
    anew = state.as_recorded
    for later, earlier in state.joined:
        anew = merged(anew, later, earlier)
    assert _visible(anew) == _visible(state)


def _visible(state: State) -> dict[str, object]:
    return {
        "people": state.people,
        "names": state.name_counts,
        "held": {*state.tenure_by_holder},
        "offers": state.offers,
        "asks": state.asks,
        "open": state.open_to,
        "shadowing": state.shadowing,
        "tenures": state.tenures,
        "waiting": (state.captured, state.open_calls),
        "questions": state.questions,
        "said": state.contributions,
    }
