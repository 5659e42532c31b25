"""Lines for themes."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.projections.counting import many


def theme_fact(state: State, event: e.ThemeEvent) -> str:
    """The line for a change of the themes."""
    match event:
        case e.ThemeAdded(name=name):
            return f"Theme: {wording.name(name)}"
        case e.ThemeRemoved(name=name):
            return f"The theme {wording.name(name)} was removed"
        case e.ThemeRenamed(name=name, before=before):
            return f"The theme {wording.name(before)} is called {wording.name(name)} now"
        case e.ThemeMoved(at=at):
            return f"The theme {_name(state, event.theme)} is at place {at + 1} now"
        case e.ContributionsThemed(contributions=contributions):
            return f"In {_name(state, event.theme)} now: {_numbers(state, contributions)}"
        case e.ContributionsUnthemed(contributions=contributions):
            return f"No longer in {_name(state, event.theme)}: {_numbers(state, contributions)}"
        case _:
            assert_never(event)


def _name(state: State, theme: str) -> str:
    """The name of a theme, which may have been removed by the same entry."""
    known = state.theme(theme)
    return "the theme" if known is None else wording.name(known.name)


def _numbers(state: State, contributions: tuple[str, ...]) -> str:
    numbers = ", ".join(str(state.contributions[contribution].number) for contribution in contributions)
    return f"{many(len(contributions), 'contribution')} ({numbers})"
