"""Random attempts at everything by which what was said leads somewhere."""

from collections.abc import Sequence
from random import Random
from typing import Final

from server.domain import commands as c
from server.domain.actors import Participant
from server.domain.state import State
from tests.server.domain.crowd import Deed, Tried, leading, one, phone
from tests.server.domain.voice_crowd import words


def turns(state: State, random: Random) -> Tried:
    """Proposes a turn, changes, sets and parks it, or undoes and redoes that."""
    known = list(state.direction.turns)
    if len(known) < 3 and random.random() < 0.5:
        themes = tuple(theme.id for theme in state.themes if random.random() < 0.5)
        said = (one(sorted(state.contributions), random),) if random.random() < 0.6 else ()
        members = [held.person for held in state.holders("design-group-member")]
        proposer = Participant(one(members or sorted(state.people), random))
        return random.choice([leading(state, random), proposer]), c.MakeTurn(words(random), said, themes)
    turn = one([one_.id for one_ in known], random)
    commands: list[c.Command] = [
        c.ChangeTurn(turn, words(random)),
        c.SetTurn(turn),
        c.ParkTurn(turn, words(random)),
        c.ParkTurn(turn, helps=words(random), look_again="in May"),
        c.UnparkTurn(turn, words(random)),
        c.TakeAwayTurn(turn),
        *(c.Undo() for _ in range(3)),
        c.Redo(),
    ]
    own = [one_.person for one_ in known if one_.person is not None]
    actor = Participant(random.choice(own)) if own and random.random() < 0.3 else leading(state, random)
    return (phone(state, random) if random.random() < 0.1 else actor), random.choice(commands)


def merges(state: State, random: Random) -> Tried:
    """Merges a theme that led to a turn into another one, or removes it."""
    led = [theme for turn in state.direction.turns for theme in turn.themes]
    theme, other = one(led, random), one([known.id for known in state.themes], random)
    commands: list[c.Command] = [c.MergeThemes(theme, other), c.RemoveTheme(theme), c.Undo()]
    return leading(state, random), random.choice(commands)


DIRECTION: Final[Sequence[Deed]] = (turns, turns, merges)
