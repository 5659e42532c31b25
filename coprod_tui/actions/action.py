"""What a user command is: its keys, its title, its help, and when it applies; it must not know any single one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coprod_tui.actions.reasons import always_applies
from coprod_tui.model.action_context import Place, Situation

ROOM: Final[frozenset[Place]] = frozenset({"lobby", "live", "review"})
OVER_ROOM: Final[frozenset[Place]] = frozenset({"board", "river", "plan"})
EVERYWHERE: Final[frozenset[Place]] = frozenset({"home", *ROOM, *OVER_ROOM})
NOT_HERE: Final[frozenset[Place]] = frozenset()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a facilitator can do.

    `keys` are Textual's names of keys, the first one is shown; `plain` is how plain mode writes it, with " · " between
    several forms, empty where it has no place there; `reason` says why it does not apply now, None where it does;
    `label` says what it would do now; a `spare` one is missed least where the footer has too little room.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: frozenset[Place]
    plain: str = ""
    destructive: bool = False
    in_footer: bool = True
    spare: bool = False
    reason: Callable[[Situation], str | None] = always_applies
    label: Callable[[Situation], str] | None = None

    def applies(self, situation: Situation) -> str | None:
        """The reason why this is disabled now, in one sentence, or None where it is not."""
        return self.reason(situation)

    def now(self, situation: Situation) -> str:
        """What the command would do in this situation, as shortly as its key is shown."""
        return self.label(situation) if self.label else self.title


def places(*named: Place) -> frozenset[Place]:
    """On which screens a command can be given."""
    return frozenset(named)
