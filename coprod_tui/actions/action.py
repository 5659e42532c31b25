"""What a user command is: its keys, its title, its help, and when it applies; it must not know any single one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coprod_tui.actions.reasons import always_applies
from coprod_tui.model.action_context import ActionContext, ScreenName

ROOM: Final[frozenset[ScreenName]] = frozenset({"lobby", "live", "review"})
OVER_ROOM: Final[frozenset[ScreenName]] = frozenset({"board", "river", "plan"})
EVERYWHERE: Final[frozenset[ScreenName]] = frozenset({"home", *ROOM, *OVER_ROOM})
NOT_HERE: Final[frozenset[ScreenName]] = frozenset()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a facilitator can do.

    `keys` are Textual's names of keys, the first one is shown; `plain` is how plain mode writes it, with " · " between
    several forms, empty where it has no place there; `reason` says why it does not apply now, None where it does;
    `label` says what it would do now; a `spare` one is missed least where the footer has too little room.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[ScreenName]
    plain: str = ""
    destructive: bool = False
    in_footer: bool = True
    spare: bool = False
    reason: Callable[[ActionContext], str | None] = always_applies
    label: Callable[[ActionContext], str] | None = None

    def applies(self, context: ActionContext) -> str | None:
        """The reason why this is disabled now, in one sentence, or None where it is not."""
        return self.reason(context)

    def now(self, context: ActionContext) -> str:
        """What the command would do in this context, as shortly as its key is shown."""
        return self.label(context) if self.label else self.title


def places(*named: ScreenName) -> frozenset[ScreenName]:
    """On which screens a command can be given."""
    return frozenset(named)
