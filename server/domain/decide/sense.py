"""Decisions about the design group: its seats, what is run past it, and what its members say."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.sense_records import SenseCheck
from server.domain.sensing import asked_check, is_asked, known_check, reached_room, text_now
from server.domain.state import State
from server.domain.text import REMARK_CHARACTERS, clean


def take_seats(state: State, command: c.TakeSeats, person: str) -> tuple[e.Event, ...]:
    """Takes seats at the design group's table, of the perspectives that the session offers."""
    require_running(state)
    wanted = dict.fromkeys(command.perspectives)
    if not wanted.keys() <= {*state.perspectives}:
        raise Rejected("no_such_seat", field="perspectives")
    seats = tuple(known for known in state.perspectives if known in wanted)
    if state.direction.seats.get(person, ()) == seats:
        return ()
    return (e.SeatsTaken(person, seats),)


def run_past(state: State, command: c.RunPast, context: Context) -> tuple[e.Event, ...]:
    """Runs something past the design group. What is asked in the same words changes nothing; in other words, the
    earlier check is closed.
    """
    require_running(state)
    text = text_now(state, command.kind, command.target)
    if text is None:
        raise _missing(command.kind)
    if reached_room(state, command.kind, command.target):
        raise Rejected("seen_by_room", field="target")
    known = asked_check(state, command.kind, command.target)
    if known is not None and known.text == text:
        return ()
    closed = () if known is None else (e.CheckClosed(known.id),)
    return (*closed, e.CheckBegan(context.new_id("x"), command.kind, command.target, text))


def close(state: State, command: c.CloseCheck) -> tuple[e.Event, ...]:
    """Closes a check. One that is closed already changes nothing."""
    require_running(state)
    known = _known(state, command.check)
    return () if known.closed else (e.CheckClosed(known.id),)


def answer(state: State, command: c.AnswerCheck, person: str) -> tuple[e.Event, ...]:
    """Answers what was run past the design group. A further answer takes the place of the one before."""
    require_running(state)
    known = _known(state, command.check)
    if not is_asked(state, known):
        raise Rejected("check_closed", field="check")
    line = clean(command.line, most=REMARK_CHARACTERS, field="line")
    consent: c.Consent = command.consent if line else "notes"
    given = known.answers.get(person)
    if given is not None and (given.answer, given.line, given.consent) == (command.answer, line, consent):
        return ()
    return (e.CheckAnswered(known.id, person, command.answer, line, consent),)


def take_back(state: State, command: c.TakeBackCheckAnswer, person: str) -> tuple[e.Event, ...]:
    """Takes back one's own answer, also once nobody is asked any more. Without one, nothing changes."""
    known = _known(state, command.check)
    return (e.CheckAnswerTakenBack(known.id, person),) if person in known.answers else ()


def withdrawal_fits(state: State, event: e.CheckWithdrawn) -> bool:
    """Whether nobody has answered since it was run past the design group."""
    known = known_check(state, event.check)
    return known is not None and not known.answers


def fits(state: State, event: e.CheckEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state."""
    known = known_check(state, event.check)
    if isinstance(event, e.CheckBegan):
        there = text_now(state, event.kind, event.target) == event.text
        return known is None and there and _may_be_asked(state, event.kind, event.target)
    if known is None or known.closed == event.closed:
        return False
    return event.closed or _may_be_asked(state, known.kind, known.target)


def _may_be_asked(state: State, kind: c.CheckKind, target: str) -> bool:
    return not reached_room(state, kind, target) and asked_check(state, kind, target) is None


def _missing(kind: c.CheckKind) -> Rejected:
    match kind:
        case "question":
            return Rejected("no_such_planned", field="target")
        case "theme":
            return Rejected("no_such_theme", field="target")
        case "turn":
            return Rejected("no_such_turn", field="target")
        case _:
            assert_never(kind)


def _known(state: State, check: str) -> SenseCheck:
    known = known_check(state, check)
    if known is None:
        raise Rejected("no_such_check", field="check")
    return known
