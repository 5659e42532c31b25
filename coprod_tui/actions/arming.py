"""Acts that reach every phone and that a thumb could hit by accident wait for a second press.

An action declares how it is armed: what the second press would do and to whom, and what that is bound to. Where
words are written first, their form is armed: it waits for a second Enter.
"""

from dataclasses import dataclass
from typing import Final

from coprod_tui.model.action_context import ActionContext
from coprod_tui.model.moved import Moved
from server.projections.counting import many
from server.projections.reaching import ReachingAct
from server.projections.summary import SummaryView

CHANGED: Final = "That has changed meanwhile, so nothing was done."


@dataclass(frozen=True, slots=True)
class Arming:
    """What an armed action would do."""

    #: What would happen and to whom, as a question, with the whole wording where one is taken. Its counts may grow.
    asks: str
    #: The ids and the words that it is bound to; where they are no longer the same, it is not armed any more.
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Armed:
    """An action that waits for its second press."""

    #: The id of the action.
    action: str
    arming: Arming


def never(_: ActionContext) -> Arming | None:
    """Not armed: the first press acts."""
    return None


def reveal(context: ActionContext) -> Arming | None:
    """Shows on all phones what is said."""
    question = context.summary.question
    if question is None:
        return None
    asks = f"Reveal {many(question.answered, 'answer')} to {phones(context.summary)}?"
    return Arming(asks, (question.id, question.text))


def ask_instead(context: ActionContext) -> Arming | None:
    """Asks what is written, which closes the open question."""
    question = context.summary.question
    if question is None:
        return None
    asks = f"Ask {phones(context.summary)} this, which closes question {question.number}? “{context.asking.strip()}”"
    return Arming(asks, (question.id, context.asking))


def close(context: ActionContext) -> Arming | None:
    """Closes the open question."""
    question = context.summary.question
    if question is None:
        return None
    return Arming(f"Close this question on {phones(context.summary)}?", (question.id, question.text))


def hold_up(context: ActionContext) -> Arming | None:
    """Holds words up, or puts them down."""
    row = context.to_hold_up
    if row is None:
        return None
    if row.held_up:
        return Arming(f"Put contribution {row.number} down on {phones(context.summary)}?", ("down", row.id))
    whose = "words without a name" if row.label is None else row.label
    asks = f"Hold up {row.number}, {whose}, on {phones(context.summary)}? “{row.text}”"
    return Arming(asks, ("up", row.id, row.text))


def restore(context: ActionContext) -> Arming | None:
    """Shows words again that were held back for a reason. What becomes of those that wait for a look is picked."""
    row = context.row
    if context.marked or row is None or not row.revealed or not row.held:
        return None
    asks = f"Show contribution {row.number} again on {phones(context.summary)}? “{row.text}”"
    return Arming(asks, ("restore", row.id, row.text))


def again(context: ActionContext) -> Arming | None:
    """Asks the newest question once more."""
    question = context.summary.question
    if question is None:
        return None
    asks = f"Ask this question again, as round {question.round + 1}, on {phones(context.summary)}?"
    return Arming(asks, (question.id, question.text, str(question.round)))


def adopt(context: ActionContext) -> Arming | None:
    """Asks the open question in somebody's words."""
    wording = context.wording
    if wording is None:
        return None
    asks = f"Ask {phones(context.summary)} in the words of {wording.label}: “{wording.text}”"
    return Arming(asks, (wording.id, wording.text))


def undo(context: ActionContext) -> Arming | None:
    """Takes back an act that every phone shows, or one that nobody expects."""
    return _reaching(context, "Undo", context.summary.undo, context.summary.undoing)


def redo(context: ActionContext) -> Arming | None:
    """Does an act again that every phone shows, or one that nobody expects."""
    return _reaching(context, "Redo", context.summary.redo, context.summary.redoing)


def door(context: ActionContext) -> Arming | None:
    """Lets nobody else in, or lets people in again."""
    if context.joining.closed:
        return Arming("Open the door, so that people can join again?", ("open",))
    here = many(context.summary.here, "person is", "people are")
    return Arming(f"Close the door, so that nobody else can join? {here} in.", ("close",))


def open_box(context: ActionContext) -> Arming | None:
    """Shows what is in the drop-in box to whoever sees this screen."""
    box = context.box
    counts = [many(box.concerns, "concern")] * (box.concerns > 0)
    counts += [f"{many(box.talks, 'person', 'people')} who would like to talk"] * (box.talks > 0)
    return Arming(f"Open the drop-in box? Whoever sees this screen reads {' and '.join(counts)}.", ("box",))


def remove_newcomers(context: ActionContext) -> Arming | None:
    """Takes those of a crowd who said nothing off the list; more may come to it meanwhile."""
    crowd = context.joining.crowd
    if crowd is None or not crowd.silent:
        return None
    count = many(len(crowd.silent), "person who has", "people who have")
    return Arming(f"Take {count} said nothing off the list? They can join again.", crowd.silent[:1])


def instead(moved: Moved, act: str) -> Arming | None:
    """Does something to the row that somebody else's act has put into the hand."""
    row = moved.instead
    return None if row is None else Arming(f"{moved.words} {act}: {row.which}, instead? “{row.text}”", (row.id,))


def end_break(context: ActionContext) -> Arming | None:
    """Ends the break; beginning one is armed in its form."""
    until = context.summary.break_until
    return None if until is None else Arming(f"End the break on {phones(context.summary)}?", (until.isoformat(),))


def begin_break(minutes: int, summary: SummaryView) -> Arming:
    """Begins a break."""
    asks = f"Begin a break of {many(minutes, 'minute')} on {phones(summary)}?"
    return Arming(asks, (str(minutes),))


def notice(text: str, summary: SummaryView) -> Arming:
    """Shows a sentence."""
    return Arming(f"Show this sentence on {phones(summary)}?", (text,))


def agreement(agreement: str | None, text: str, summary: SummaryView) -> Arming | None:
    """Shows a sentence on how the room is together, or takes the one with this id out; a new one has words."""
    if not text and agreement is None:
        return None
    asks = "Show this sentence under “How we are together”" if text else "Take this sentence out"
    return Arming(f"{asks} on {phones(summary)}?", (agreement or "", text))


def close_water(contribution: str, reason: str, summary: SummaryView) -> Arming | None:
    """Shows why something is open no longer."""
    if not reason:
        return None
    return Arming(f"Show this reason under the words on {phones(summary)}?", (contribution, reason))


def what_came(outcome: str, text: str, summary: SummaryView) -> Arming | None:
    """Shows what came of the outcome with this id."""
    return Arming(f"Show what came of it on {phones(summary)}?", (outcome, text)) if text else None


def set_turn(context: ActionContext) -> Arming | None:
    """Shows a turn to everybody."""
    turn = context.turn
    if turn is None:
        return None
    target = context.to_run_past
    warning = "" if target is None or not target.warning else f" {target.warning}"
    asks = f"Set turn {turn.number} on {phones(context.summary)}? “{turn.text}”{warning}"
    return Arming(asks, (turn.id, turn.text))


def change_turn(turn: str, text: str, summary: SummaryView) -> Arming:
    """Puts a turn otherwise that everybody sees, given its id."""
    return Arming(f"Put this turn otherwise on {phones(summary)}?", (turn, text))


def park_turn(turn: str, written: tuple[str, ...], summary: SummaryView) -> Arming:
    """Parks a turn that everybody sees, given its id, or takes it up again."""
    return Arming(f"Show this under the turn on {phones(summary)}?", (turn, *written))


def title(text: str, summary: SummaryView) -> Arming:
    """Calls the session otherwise."""
    return Arming(f"Change the title on {phones(summary)}?", (text,))


def closing(text: str, summary: SummaryView) -> Arming | None:
    """Begins the closing round, which closes the open question."""
    if not text:
        return None
    question = summary.question
    open_now = question is not None and question.closed_at is None
    closes = f", which closes question {question.number}" if question is not None and open_now else ""
    bound = (text, question.id) if question is not None and open_now else (text,)
    return Arming(f"Begin the closing round on {phones(summary)}{closes}?", bound)


def put_right(question: str, text: str, summary: SummaryView) -> Arming:
    """Puts the open question right, given its id."""
    return Arming(f"Put the open question right on {phones(summary)}?", (question, text))


def phones(summary: SummaryView) -> str:
    """How many phones something reaches: "26 phones"."""
    return many(summary.connected, "phone")


def _reaching(context: ActionContext, way: str, done: str | None, act: ReachingAct | None) -> Arming | None:
    """Bound to the act, so that another one on top of it is asked about anew. One that nobody expects is named."""
    if act is None:
        return None
    asks = f"{act.happens} on {phones(context.summary)}?" if act.happens else ""
    named = f"{way} “{done}”{'.' if asks else '?'}" if act.unexpected else ""
    return Arming(" ".join(filter(None, (named, asks))), (str(act.seq), act.happens))
