"""The tabs of a session: the key of each, its title, and its help."""

from dataclasses import dataclass
from typing import Final, Literal

from coprod_tui.model.action_context import ScreenName

TabName = Literal["said", "themes", "direction", "roles", "river", "voices", "plan"]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab."""

    #: Its id, and the name of its screen, except that the screen of "said" depends on the session's phase.
    id: TabName
    #: The key that leads to it.
    digit: str
    #: Its title in the line of tabs.
    title: str
    #: What it shows, in a sentence or two.
    help: str


TABS: Final[tuple[Tab, ...]] = (
    Tab("said", "1", "Said", "Shows what is said; before the session is live how to join, after its end the outcome."),
    Tab(
        "themes",
        "2",
        "Themes",
        "Shows the names under which contributions are gathered, and what is in each. The words stay as they are.",
    ),
    Tab(
        "direction",
        "3",
        "Direction",
        "Shows where what was said leads: the turns, what led to each, and what you do not know yet.",
    ),
    Tab(
        "roles",
        "4",
        "Roles",
        "Shows every role: who holds it for how long, who is offered it, who asks, and what nobody holds.",
    ),
    Tab("river", "5", "River", "Shows who held which role when, as a river, and any one person's path through it."),
    Tab(
        "voices",
        "6",
        "Voices",
        "Tells who had a way in, in figures with what each cannot see. It ranks nobody, and no phone shows it.",
    ),
    Tab(
        "plan",
        "7",
        "Plan",
        "Shows what the session means to ask, with notes and probes. It can be changed until the end.",
    ),
)


def tab_of(screen_name: ScreenName) -> TabName:
    """The tab to which a screen belongs."""
    return next((tab.id for tab in TABS if tab.id == screen_name), "said")


def neighbour(tab: TabName, step: int) -> TabName:
    """The tab `step` places to the right; the last is followed by the first."""
    names = [known.id for known in TABS]
    return names[(names.index(tab) + step) % len(names)]
