"""Lines for what is run past the design group, and for what its members say."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.commands import CheckKind
from server.domain.sense_records import SenseCheck
from server.domain.sensing import known_check
from server.domain.state import State
from server.projections.direction.sense import ANSWER_NAMES, KIND_NAMES

SenseFact = e.CheckEvent | e.CheckWithdrawn | e.CheckAnswered | e.CheckAnswerTakenBack


def sense_fact(state: State, event: SenseFact) -> str:
    """The line for an event. A check is gone where several entries came at once."""
    known = known_check(state, event.check)
    which = "A check" if known is None else f"Check {known.number}"
    match event:
        case e.CheckBegan(kind=kind, text=text):
            return f"{which} is with the design group now: {target_words(kind, text)}"
        case e.CheckWithdrawn():
            return "The design group is not asked about that after all"
        case e.CheckClosed(closed=closed):
            return f"{which} {'is closed' if closed else 'is with the design group again'}{_about(known)}"
        case e.CheckAnswered(person=person, answer=answer, line=line, consent=consent):
            said = f", {wording.one_line(line)}" if line else ""
            room = " (in this room only)" if consent == "room" else ""
            return f"{which}, {wording.person(state, person)}: {ANSWER_NAMES[answer]}{said}{room}"
        case e.CheckAnswerTakenBack(person=person):
            return f"{which}: {wording.person(state, person)} took back what they said"
        case _:
            assert_never(event)


def target_words(kind: CheckKind, text: str) -> str:
    """What was run past the design group, on one line."""
    return f"{KIND_NAMES[kind]}: {wording.one_line(text)}"


def _about(known: SenseCheck | None) -> str:
    return "" if known is None else f": {target_words(known.kind, known.text)}"
