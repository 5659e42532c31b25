"""Random actions by which what was said leads somewhere, for `Wandering`."""

from collections.abc import Sequence
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Participant
from tests.server.projections.wandering import Deed, Wandering
from tests.session import FACILITATOR


def turns(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    known, seq = state.direction.turns, state.seq
    if len(known) < 3:
        said, themes = (who.said(),), tuple(theme.id for theme in state.themes[:1])
        made = c.MakeTurn(f"Turn {seq}", who.random.choice(((), said)), who.random.choice(((), themes)))
        return who.random.choice((FACILITATOR, Participant(who.holder("design-group-member")))), made
    turn = who.one([one.id for one in known])
    commands = (
        c.ChangeTurn(turn, f"Turn {seq}"),
        c.SetTurn(turn),
        c.ParkTurn(turn, f"Not known {seq}", "Dee"),
        c.UnparkTurn(turn, f"Known {seq}"),
        c.TakeAwayTurn(turn),
    )
    own = [one.person for one in known if one.person is not None]
    return (Participant(who.one(own)) if own and who.random.random() < 0.3 else FACILITATOR), who.random.choice(
        commands
    )


DIRECTING: Final[Sequence[Deed]] = (turns, turns)
