"""What the server counts of words beside the record: how often they were shown, and which nobody has heard yet."""

from collections.abc import Callable, Iterable, Iterator

from server.domain import events as e
from server.domain.state import Question, State
from server.engine.showings import Showings
from server.engine.unheard import Unheard
from server.projections.showings import ShowingsView


class WordCounts:
    """Follows the entries of a session. `chance` returns random numbers."""

    def __init__(self, state: State, chance: Callable[[], float]) -> None:
        contributions = tuple(state.contributions.values())
        self.showings = Showings(contributions, chance)
        self.unheard = Unheard(contributions)

    def start_over(self, state: State) -> None:
        """Takes in every contribution anew, as after a redaction."""
        contributions = tuple(state.contributions.values())
        self.showings.start_over(contributions)
        self.unheard.start_over(contributions)

    def follow(self, state: State, events: Iterable[e.Event]) -> tuple[bool, bool]:
        """Follows events. `state` is the session after them.

        Returns whether it changed how often words were shown, and whether it may have changed what nobody has heard.
        """
        before, is_unheard_changed = self.view(state), False
        for event in events:
            self.showings.follow(state, event)
            is_unheard_changed |= self.unheard.follow(state, event)
        return self.view(state) != before, is_unheard_changed

    def view(self, state: State) -> ShowingsView:
        """How often contributions that others may read were shown."""
        return self.showings.view(question for question in asked_questions(state) if question.read_by_others)


def asked_questions(state: State) -> Iterator[Question]:
    """The questions that were not withdrawn, oldest first."""
    return map(state.questions.__getitem__, state.asked)
