"""What stands on the stacks after an entry."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import apply
from tests.session import FACILITATOR, Session

UNKNOWN = 99


@pytest.mark.parametrize("event", [e.Undone(UNKNOWN), e.Redone(UNKNOWN)], ids=repr)
def test_an_act_that_is_not_remembered_any_more_leaves_the_stacks_as_they_were(
    session: Session, event: e.Event
) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    session.ask()
    session.does(c.Undo())
    before = session.state
    after = apply(before, e.Entry(before.seq + 1, session.now, (event,), FACILITATOR.id))
    assert before.redo[FACILITATOR.id]
    assert (after.undo, after.redo) == (before.undo, before.redo)


def test_an_act_is_remembered_at_the_entry_that_did_it_last(session: Session) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    done = session.state.seq
    session.does(c.Undo())
    session.does(c.Redo())
    (act,) = session.state.undo[FACILITATOR.id]
    assert (act.seq, act.by) == (done + 2, FACILITATOR.id)
    assert not session.state.redo
