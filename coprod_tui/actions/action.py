"""The type of an action of the facilitator."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from coprod_tui.actions.arming import Arming, instead, never
from coprod_tui.actions.reasons import always_applies
from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import Moved

ROOM: Final[frozenset[ScreenName]] = frozenset({"lobby", "live", "review"})
BESIDE_SAID: Final[frozenset[ScreenName]] = frozenset({"themes", "direction", "roles", "river", "voices", "plan"})
SESSION: Final[frozenset[ScreenName]] = ROOM | BESIDE_SAID
# Where what waits for the facilitator is shown.
WITH_WAITING: Final[frozenset[ScreenName]] = BESIDE_SAID | {"live"}
EVERYWHERE: Final[frozenset[ScreenName]] = SESSION | {"home"}
NOT_HERE: Final[frozenset[ScreenName]] = frozenset()

About = Literal["row", "theme", "proposal", "turn", "question", "room", "everywhere"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a facilitator can do."""

    id: str
    #: Textual's names of its keys; the first one is shown.
    keys: tuple[str, ...]
    title: str
    #: What it does, in a sentence or two.
    help: str
    #: The screens that have it.
    places: frozenset[ScreenName]
    #: How plain mode writes it, with " · " between forms; empty where plain mode does not have it.
    plain: str = ""
    #: What plain mode asks first, to be answered with "yes"; empty where the typed words are enough.
    plain_asks: str = ""
    #: What it concerns, by which the key bar groups its keys.
    about: About = "room"
    #: How it is armed; None where the first press acts.
    arms: Callable[[ActionContext], Arming | None] = never
    #: Whether it takes the row in hand away from under the cursor.
    takes_row: bool = False
    #: Whether it concerns the marked rows where some are marked, rather than the one in hand.
    takes_marked: bool = False
    #: Whether it ends something for somebody; then it has no bare letter as a key.
    destructive: bool = False
    #: Whether its key does this and nothing else while it applies, also where somebody types.
    takes_over: bool = False
    #: Whether the key bar shows it; one that takes over is shown while it applies.
    in_footer: bool = True
    #: Whether the key bar drops it first where there is too little room.
    spare: bool = False
    #: Returns the reason why it does not apply now, None where it does.
    reason: Callable[[ActionContext], str | None] = always_applies
    #: Returns its label in the key bar; None where that is always its title.
    label: Callable[[ActionContext], str] | None = None

    def applies(self, context: ActionContext) -> str | None:
        """The reason why it does not apply now, in one sentence; None where it does."""
        return self.reason(context)

    def arming(self, context: ActionContext) -> Arming | None:
        """How it is armed now. An act on a row asks where somebody else's act has put another one into the hand."""
        moved = self._moved(context)
        return self.arms(context) if moved is None else instead(moved, self.now(context))

    def now(self, context: ActionContext) -> str:
        """Its label in the key bar."""
        return self.label(context) if self.label else self.title

    def _moved(self, context: ActionContext) -> Moved | None:
        """What it would have been done to and has moved away."""
        if self.takes_marked and context.marked:
            return None
        return {
            "row": context.moved,
            "theme": context.theme_moved,
            "proposal": context.proposal_moved,
            "turn": context.turn_moved,
        }.get(self.about)


def places(*named: ScreenName) -> frozenset[ScreenName]:
    """A set of screens, for `Action.places`."""
    return frozenset(named)
