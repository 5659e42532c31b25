"""The line for what an entry does to the themes."""

from typing import TypeVar

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State

_T = TypeVar("_T", bound=e.ThemeEvent)


def theme_fact(state: State, events: tuple[e.ThemeEvent, ...]) -> str:
    """One line for all that an entry does to the themes."""
    added, removed = _first(events, e.ThemeAdded), _first(events, e.ThemeRemoved)
    put_in, taken_out = _first(events, e.ContributionsThemed), _first(events, e.ContributionsUnthemed)
    if added is not None:
        return _added(state, added, put_in, taken_out)
    if removed is not None:
        return _removed(state, removed, put_in, taken_out)
    said_back, unsaid = _first(events, e.ThemeSaidBack), _first(events, e.ThemeUnsaid)
    renamed, moved = _first(events, e.ThemeRenamed), _first(events, e.ThemeMoved)
    said = (
        None
        if renamed is None
        else f"The theme {wording.name(renamed.before)} is called {wording.name(renamed.name)} now",
        None if moved is None else f"The theme {_name(state, moved.theme)} is at place {moved.at + 1} now",
        None if said_back is None else f"Said back of {_said(state, said_back)}",
        None if unsaid is None else f"No longer said of {_said(state, unsaid)}",
        None if put_in is None else f"In {_name(state, put_in.theme)} now: {_numbers(state, put_in)}",
        None if taken_out is None else f"No longer in {_name(state, taken_out.theme)}: {_numbers(state, taken_out)}",
    )
    return "; ".join(filter(None, said))


def _added(
    state: State,
    added: e.ThemeAdded,
    put_in: e.ContributionsThemed | None,
    taken_out: e.ContributionsUnthemed | None,
) -> str:
    """ "The theme Evenings is there now, out of Mornings, with 2 contributions (1, 4)"."""
    out_of = "" if taken_out is None else f", out of {_name(state, taken_out.theme)}"
    holds = "" if put_in is None else f", with {_numbers(state, put_in)}"
    return f"The theme {wording.name(added.name)} is there now{out_of}{holds}"


def _removed(
    state: State,
    removed: e.ThemeRemoved,
    put_in: e.ContributionsThemed | None,
    taken_out: e.ContributionsUnthemed | None,
) -> str:
    """ "The theme Evenings is part of Mornings now, with 2 contributions (1, 4)"."""
    name = wording.name(removed.name)
    if put_in is not None:
        return f"The theme {name} is part of {_name(state, put_in.theme)} now, with {_numbers(state, put_in)}"
    stays = "" if taken_out is None else f"; what was in it stays in the session: {_numbers(state, taken_out)}"
    return f"The theme {name} was removed{stays}"


def _first(events: tuple[e.ThemeEvent, ...], kind: type[_T]) -> _T | None:
    return next((event for event in events if isinstance(event, kind)), None)


def _name(state: State, theme: str) -> str:
    """The name of a theme, which is gone where several entries came at once."""
    known = state.theme(theme)
    return "a theme" if known is None else wording.name(known.name)


def _said(state: State, event: e.ThemeSaidBack | e.ThemeUnsaid) -> str:
    return f"{_name(state, event.theme)}: {wording.one_line(event.text)}"


def _numbers(state: State, event: e.ContributionsThemed | e.ContributionsUnthemed) -> str:
    return wording.numbered(state, event.contributions)
