"""Decisions about turns: steps in the line of travel, each with what led to it.

A turn is proposed first; once it is set, everybody sees it. What led to it stays as it was said: a turn only points
there, and stands by itself where those words are taken back.
"""

from typing import Final, assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.decide.context import Context
from server.domain.decide.contributions import listed
from server.domain.decide.reading import may_read
from server.domain.decide.session import require_running
from server.domain.decide.themes import known_theme
from server.domain.direction_records import Turn
from server.domain.errors import Rejected
from server.domain.events import Parked
from server.domain.state import State
from server.domain.text import NOTICE_CHARACTERS, TURN_CHARACTERS, required

MOST_TURNS: Final = 40
MOST_PROPOSED_BY_ONE: Final = 5
MOST_LED: Final = 100
_LEADING: Final[c.Tool] = "ask"


def make(state: State, command: c.MakeTurn, context: Context) -> tuple[e.Event, ...]:
    """Proposes a turn, with the contributions and themes that led to it."""
    text = _cleaned(command.text)
    person = context.actor.person if isinstance(context.actor, Participant) else None
    contributions = tuple(words.id for words in listed(state, command.contributions))
    themes = tuple(known_theme(state, theme, "themes").id for theme in dict.fromkeys(command.themes))
    if person is not None and not _leads(state, context.actor):
        _require_proposable(state, person, contributions, context)
    if len(contributions) + len(themes) > MOST_LED:
        raise Rejected("too_many_led", {"most": MOST_LED}, "contributions")
    if len(state.direction.turns) >= MOST_TURNS:
        raise Rejected("too_many_turns", {"most": MOST_TURNS})
    _require_new(state, text, context.actor)
    number = len(state.direction.turns) + len(state.direction.taken_away) + 1
    return (e.TurnMade(context.new_id("v"), number, text, person, contributions, themes),)


def change(state: State, command: c.ChangeTurn, actor: Actor) -> tuple[e.Event, ...]:
    """Puts a turn otherwise."""
    known, text = _own(state, command.turn, actor), _cleaned(command.text)
    if known.text == text:
        return ()
    _require_new(state, text, actor)
    return (e.TurnChanged(known.id, text, known.text),)


def take_away(state: State, command: c.TakeAwayTurn, actor: Actor) -> tuple[e.Event, ...]:
    """Takes a turn away. One that was taken away already changes nothing."""
    if any(known.id == command.turn for known in state.direction.taken_away):
        return ()
    return (e.TurnTakenAway(_own(state, command.turn, actor).id),)


def set_turn(state: State, command: c.SetTurn) -> tuple[e.Event, ...]:
    """Sets a turn, which everybody then sees. One that is set already changes nothing."""
    known = known_turn(state, command.turn)
    return () if known.set_at is not None else (e.TurnSet(known.id),)


def park(state: State, command: c.ParkTurn) -> tuple[e.Event, ...]:
    """Parks a turn, or says more about one that is parked. Raises Rejected if nothing says what is not known yet."""
    turn = known_turn(state, command.turn)
    lasting = turn.parked if turn.is_parked else None
    if command.why is None and lasting is None:
        raise Rejected("turn_not_parked", {"number": turn.number}, "turn")
    before = Parked("") if lasting is None else lasting
    parked = Parked(
        before.why if command.why is None else _line(command.why, "why"),
        before.helps if command.helps is None else _line(command.helps, "helps"),
        before.look_again if command.look_again is None else _line(command.look_again, "look_again"),
    )
    return () if parked == turn.parked else (e.TurnParked(turn.id, parked, turn.parked),)


def unpark(state: State, command: c.UnparkTurn) -> tuple[e.Event, ...]:
    """Takes a parked turn up again, for a reason."""
    turn = known_turn(state, command.turn)
    parked, reason = turn.parked, _line(command.reason, "reason")
    if parked is None or parked.over:
        raise Rejected("turn_not_parked", {"number": turn.number}, "turn")
    return (e.TurnParked(turn.id, Parked(parked.why, parked.helps, parked.look_again, reason), parked),)


def fits(state: State, event: e.TurnEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state: nobody has changed since what it takes back, and
    the words that it brings back were not deleted.
    """
    turn = state.direction.turn(event.turn)
    match event:
        case e.TurnMade() | e.TurnPutBack():
            there = state.direction.known_turn(event.turn).text != ""
            return turn is None and there and len(state.direction.turns) < MOST_TURNS
        case e.TurnTakenAway():
            return turn is not None
        case e.TurnChanged(text=text, before=before):
            return turn is not None and turn.text == before and text != ""
        case e.TurnThemesChanged(turn=turn_id, before=themes):
            named = (*(theme.id for theme in state.themes), *state.direction.gone_themes)
            return state.direction.known_turn(turn_id).themes == themes and {*event.themes} <= {*named}
        case e.TurnSet():
            return turn is not None and turn.set_at is None
        case e.TurnUnset():
            return turn is not None and turn.set_at is not None
        case e.TurnParked(before=parked):
            return turn is not None and turn.parked == parked and (event.parked is None or event.parked.why != "")
        case _:
            assert_never(event)


def known_turn(state: State, turn: str) -> Turn:
    """The turn with this id. Raises Rejected no_such_turn."""
    found = state.direction.turn(turn)
    if found is None:
        raise Rejected("no_such_turn", field="turn")
    return found


def _own(state: State, turn: str, actor: Actor) -> Turn:
    """A turn that the actor may change. Whoever proposed one may until it is set, as long as the session runs.

    What others propose is not there for whoever does not lead, before it is set.
    """
    known = known_turn(state, turn)
    if _leads(state, actor):
        return known
    require_running(state)
    if known.set_at is not None:
        raise Rejected("turn_of_others", {"number": known.number}, "turn")
    if not (isinstance(actor, Participant) and known.person == actor.person):
        raise Rejected("no_such_turn", field="turn")
    return known


def _leads(state: State, actor: Actor) -> bool:
    return not isinstance(actor, Participant) or _LEADING in state.tools(actor.person)


def _require_proposable(state: State, person: str, contributions: tuple[str, ...], context: Context) -> None:
    """Raises Rejected unless somebody who does not lead may propose a turn that these contributions led to."""
    require_running(state)
    own = sum(known.person == person and known.set_at is None for known in state.direction.turns)
    if own >= MOST_PROPOSED_BY_ONE:
        raise Rejected("turns_wait", {"most": MOST_PROPOSED_BY_ONE})
    led = (state.contributions[known] for known in contributions)
    readable = (
        words.person == person or (words.is_shown and may_read(state.questions[words.question], person, context))
        for words in led
    )
    if not all(readable):
        raise Rejected("words_gone", field="contributions")


def _require_new(state: State, text: str, actor: Actor) -> None:
    """Raises Rejected if a turn that the actor sees has these words already.

    Whoever does not lead sees those that are set: numbers tell how many others were proposed.
    """
    seen = (known for known in state.direction.turns if known.set_at is not None or _leads(state, actor))
    same = next((known for known in seen if known.text == text), None)
    if same is not None:
        raise Rejected("turn_there", {"number": same.number}, "text")


def _cleaned(text: str) -> str:
    return required(text, most=TURN_CHARACTERS)


def _line(text: str, field: str) -> str:
    return required(text, most=NOTICE_CHARACTERS, field=field)
