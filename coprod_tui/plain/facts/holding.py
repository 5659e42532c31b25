"""Lines for agreements, for words that are held back and shown again, and for who reads words first."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.projections.counting import many
from server.sentences import words


def held_fact(state: State, event: e.HoldEvent) -> str | None:
    """The line for a contribution that was held back, or that is shown again."""
    known = state.contributions[event.contribution]
    if isinstance(event, e.ContributionRestored):
        # Where only the reason changed, the line of the new one says it all.
        return f"Contribution {known.number} is shown again" if known.held is None else None
    if not event.reason:
        return f"Contribution {known.number} waits for a look"
    by = "" if event.by is None else f" by {wording.person(state, event.by)}, {wording.one_line(words(event.role))}"
    return f"Contribution {known.number} is held back{by}: {wording.one_line(words(event.reason))}"


def looked_at_fact(state: State, together: list[e.Event]) -> str | None:
    """The line for words that waited for a look and are read now, and for who reads what is said to a question."""
    restored = [known.contribution for known in together if isinstance(known, e.ContributionRestored)]
    shown = [known for known in map(state.contributions.__getitem__, restored) if known.held is None]
    for event in together:
        if isinstance(event, e.ModerationSet):
            reads = f"Question {state.questions[event.question].number}: {wording.moderation(event.moderation)}"
            return f"{reads}; {_let_through(len(shown))}" if shown else reads
    if len(shown) > 1:
        return _let_through(len(shown))
    # Where a reason was given instead, its line says it all.
    return f"Contribution {shown[0].number} waits no longer, and is shown where it may be read" if shown else None


def _let_through(count: int) -> str:
    waited = many(count, "contribution that waited is", "contributions that waited are")
    return f"{waited} shown where {'it' if count == 1 else 'they'} may be read"


def agreement_fact(state: State, event: e.AgreementEvent) -> str:
    """The line for a change of the agreements, with its number among them."""
    text = wording.one_line(event.text)
    match event:
        case e.AgreementAdded(at=at):
            return f"Agreement {at + 1}: {text}"
        case e.AgreementChanged(before=before):
            return f"The agreement {wording.quote(before)} reads now: {text}"
        case e.AgreementRemoved():
            return f"No longer agreed, so agreements are {len(state.agreements)} now: {text}"
        case _:
            assert_never(event)
