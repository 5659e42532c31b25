"""What an action of the facilitator is: its keys, its title, its help, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coprod_tui.actions.reasons import always_applies
from coprod_tui.model.action_context import ActionContext, ScreenName

ROOM: Final[frozenset[ScreenName]] = frozenset({"lobby", "live", "review"})
BESIDE_SAID: Final[frozenset[ScreenName]] = frozenset({"roles", "river", "voices", "plan"})
SESSION: Final[frozenset[ScreenName]] = ROOM | BESIDE_SAID
# Where what waits for the facilitator is shown.
WITH_WAITING: Final[frozenset[ScreenName]] = BESIDE_SAID | {"live"}
EVERYWHERE: Final[frozenset[ScreenName]] = SESSION | {"home"}
NOT_HERE: Final[frozenset[ScreenName]] = frozenset()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a facilitator can do."""

    id: str
    #: Textual's names of its keys; the first one is shown.
    keys: tuple[str, ...]
    title: str
    #: What it does, in a sentence or two.
    help: str
    #: The screens on which it can be given.
    places: frozenset[ScreenName]
    #: How plain mode writes it, with " · " between several forms; empty where it has no place there.
    plain: str = ""
    #: Whether it ends something for somebody, so that no bare letter gives it.
    destructive: bool = False
    #: Whether the key bar has it.
    in_footer: bool = True
    #: Whether it is missed least where the key bar has too little room.
    spare: bool = False
    #: The reason why it does not apply now, None where it does.
    reason: Callable[[ActionContext], str | None] = always_applies
    #: What it would do now, as shortly as its key is shown; None where that is always its title.
    label: Callable[[ActionContext], str] | None = None

    def applies(self, context: ActionContext) -> str | None:
        """The reason why this is disabled now, in one sentence, or None where it is not."""
        return self.reason(context)

    def now(self, context: ActionContext) -> str:
        """What the action would do in this context, as shortly as its key is shown."""
        return self.label(context) if self.label else self.title


def places(*named: ScreenName) -> frozenset[ScreenName]:
    """The screens on which an action can be given."""
    return frozenset(named)
