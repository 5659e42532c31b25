"""Lines for what was said."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.decide.contributions import facilitators_words
from server.domain.state import State
from server.projections.consents import CONSENT_NAMES


def contribution_fact(
    state: State,
    event: e.ContributionMade | e.ContributionChanged | e.ContributionTakenBack | e.ContributionPutBack,
) -> str | None:
    """What was said, changed, taken back or put back; None for words that are gone again."""
    known = state.contributions[event.contribution]
    if known.taken_back and not isinstance(event, e.ContributionTakenBack):
        return None  # several entries came at once, and the words are gone again
    match event:
        case e.ContributionMade():
            return f"Contribution {wording.contribution(state, known)}"
        case e.ContributionChanged():
            return f"Changed: contribution {wording.contribution(state, known)}"
        case e.ContributionTakenBack():
            down = ", so it is held up no longer" if state.held_up == known.id else ""
            return f"Contribution {known.number} was taken back{down}"
        case e.ContributionPutBack():
            return f"Contribution {wording.contribution(state, known)} stands again"
        case _:
            assert_never(event)


def consent_fact(state: State, event: e.ConsentChanged) -> str | None:
    """The line for words that the facilitator put in. Whoever else allows more or less is nobody's business."""
    known = state.contributions[event.contribution]
    if not facilitators_words(state, known):
        return None
    return f"What may be done with contribution {known.number}: {CONSENT_NAMES[event.consent]}"


def heard_fact(state: State, event: e.ContributionHeard | e.ContributionUnheard, together: list[e.Event]) -> str | None:
    """Which contributions are marked as heard, or no longer; None where all were taken back since."""
    marked = [
        known.contribution for known in together if isinstance(known, e.ContributionHeard | e.ContributionUnheard)
    ]
    standing = tuple(known for known in marked if not state.contributions[known].taken_back)
    sign = "marked as heard" if isinstance(event, e.ContributionHeard) else "no longer marked as heard"
    match standing:
        case ():
            return None
        case (alone,):
            return f"Contribution {state.contributions[alone].number} is {sign}"
        case _:
            return f"{wording.numbered(state, standing)} are {sign}"


def captured_fact(state: State, event: e.WordsCaptured | e.WordsDropped) -> str | None:
    """Whether words that the facilitator put in wait for a yes. Nothing else is said: it is between the two people."""
    if isinstance(event, e.WordsDropped) or event.by is not None:
        return None
    person = wording.person(state, event.person)
    return f"{person} is asked on their phone whether to say: {wording.one_line(event.text)}"
