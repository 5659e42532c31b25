"""Decisions about themes.

A contribution may be in several themes. Nothing here changes the words of a contribution.
"""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.catalogue import RESERVED_THEMES
from server.domain.decide import outcomes
from server.domain.decide.context import Context
from server.domain.decide.contributions import listed
from server.domain.errors import Rejected
from server.domain.state import State, Theme
from server.domain.text import THEME_CHARACTERS, normalized_name, required

MOST_THEMES: Final = 100


def add(state: State, command: c.AddTheme, context: Context) -> tuple[e.Event, ...]:
    """Adds a theme at the end, with contributions in it."""
    return added(state, command.name, len(state.themes), _listed(state, command.contributions), context)


def put_in(state: State, command: c.PutIntoTheme) -> tuple[e.Event, ...]:
    """Puts contributions into a theme. Those that are in it already stay."""
    theme = known_theme(state, command.theme)
    return themed(theme, _listed(state, command.contributions))


def take_out(state: State, command: c.TakeOutOfTheme) -> tuple[e.Event, ...]:
    """Takes contributions out of a theme. Those that are not in it change nothing."""
    theme = known_theme(state, command.theme)
    return _unthemed(theme, tuple(known for known in dict.fromkeys(command.contributions)))


def rename(state: State, command: c.RenameTheme) -> tuple[e.Event, ...]:
    """Gives a theme another name."""
    theme = known_theme(state, command.theme)
    name = _free_name(state, command.name, theme)
    return () if name == theme.name else (e.ThemeRenamed(theme.id, name, theme.name),)


def move(state: State, command: c.MoveTheme) -> tuple[e.Event, ...]:
    """Moves a theme to another place."""
    before = state.themes.index(known_theme(state, command.theme))
    if not 0 <= command.at < len(state.themes):
        raise Rejected("no_such_place", field="at")
    return () if command.at == before else (e.ThemeMoved(command.theme, command.at, before),)


def merge(state: State, command: c.MergeThemes) -> tuple[e.Event, ...]:
    """Puts everything that is in a theme into another one, and removes the first. What it led to, the other one did."""
    theme, into = known_theme(state, command.theme), known_theme(state, command.into, "into")
    if theme.id == into.id:
        raise Rejected("theme_with_itself", {"theme": theme.name}, "into")
    served = (*state.direction.serves.get(into.id, ()), *state.direction.serves.get(theme.id, ()))
    both = tuple(outcome.id for outcome in state.direction.outcomes if outcome.id in served)
    serving = outcomes.served_instead(state, into.id, both)
    led = _leading_on(state, theme, into)
    inside = _in_order(state, theme)
    return (*themed(into, inside), *serving, *led, *_removed(state, theme, inside))


def split(state: State, command: c.SplitTheme, context: Context) -> tuple[e.Event, ...]:
    """Takes contributions out of a theme, into one of their own that stands after it."""
    theme = known_theme(state, command.theme)
    taken = tuple(known for known in _listed(state, command.contributions) if known in theme.contributions)
    if not taken:
        raise Rejected("words_not_in_theme", {"theme": theme.name}, "contributions")
    at = state.themes.index(theme) + 1
    return (*_unthemed(theme, taken), *added(state, command.name, at, taken, context))


def remove(state: State, command: c.RemoveTheme) -> tuple[e.Event, ...]:
    """Removes a theme. What is in it stays in the session."""
    theme = known_theme(state, command.theme)
    return _removed(state, theme, _in_order(state, theme))


def fits(state: State, event: e.ThemeEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state: nobody has built on what it takes back."""
    match event:
        case e.ThemeAdded(theme=theme, name=name, at=at):
            free = len(state.themes) < MOST_THEMES and with_name(state, name) is None
            return free and state.theme(theme) is None and at <= len(state.themes)
        case e.ThemeRemoved(theme=theme, name=name):
            known = state.theme(theme)
            empty = known is not None and not known.contributions and not known.sentences
            return known is not None and empty and known.name == name and theme not in state.direction.serves
        case e.ThemeRenamed(theme=theme, name=name, before=before):
            known, holder = state.theme(theme), with_name(state, name)
            return known is not None and known.name == before and holder in (None, known)
        case e.ThemeMoved(theme=theme, at=at, before=before):
            return max(at, before) < len(state.themes) and state.themes[before].id == theme
        case e.ContributionsThemed(theme=theme, contributions=contributions):
            known = state.theme(theme)
            return known is not None and not any(one in known.contributions for one in contributions)
        case e.ContributionsUnthemed(theme=theme, contributions=contributions):
            known = state.theme(theme)
            return known is not None and all(one in known.contributions for one in contributions)
        case e.ThemeSaidBack(theme=theme, sentence=sentence):
            known = state.theme(theme)
            return known is not None and all(one.id != sentence for one in known.sentences)
        case e.ThemeUnsaid(theme=theme, sentence=sentence):
            known = state.theme(theme)
            return known is not None and known.sentence is not None and known.sentence.id == sentence
        case _:
            assert_never(event)


def known_theme(state: State, theme: str, field: str = "theme") -> Theme:
    """The theme with this id. Raises Rejected no_such_theme."""
    found = state.theme(theme)
    if found is None:
        raise Rejected("no_such_theme", field=field)
    return found


def _listed(state: State, contributions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words.id for words in listed(state, contributions))


def added(
    state: State, name: str, at: int, contributions: tuple[str, ...], context: Context
) -> tuple[e.ThemeEvent, ...]:
    """Adds a theme with contributions in it. Raises Rejected if its name is taken or there are too many."""
    if len(state.themes) >= MOST_THEMES:
        raise Rejected("too_many_themes", {"most": MOST_THEMES})
    theme = e.ThemeAdded(context.new_id("h"), _free_name(state, name), at)
    return (theme, *themed(Theme(theme.theme, theme.name), contributions))


def _removed(state: State, theme: Theme, inside: tuple[str, ...]) -> tuple[e.ThemeEvent | e.OutcomesServed, ...]:
    """The events by which a theme goes with everything that is `inside`."""
    unserved = outcomes.served_instead(state, theme.id, ())
    unsaid = (e.ThemeUnsaid(theme.id, sentence.id, sentence.text) for sentence in reversed(theme.sentences))
    removed = e.ThemeRemoved(theme.id, theme.name, state.themes.index(theme))
    return (*unserved, *unsaid, *_unthemed(theme, inside), removed)


def _leading_on(state: State, theme: Theme, into: Theme) -> Iterator[e.TurnThemesChanged]:
    """The events by which turns that a theme led to are led to by another one instead."""
    for turn in (*state.direction.turns, *state.direction.taken_away):
        if theme.id in turn.themes:
            now = dict.fromkeys(into.id if known == theme.id else known for known in turn.themes)
            yield e.TurnThemesChanged(turn.id, tuple(now), turn.themes)


def _in_order(state: State, theme: Theme) -> tuple[str, ...]:
    """What is in a theme, in the order in which it was said."""
    return tuple(sorted(theme.contributions, key=lambda known: state.contributions[known].number))


def themed(theme: Theme, contributions: tuple[str, ...]) -> tuple[e.ThemeEvent, ...]:
    """Puts those of the contributions into a theme that are not in it."""
    new = tuple(known for known in contributions if known not in theme.contributions)
    return (e.ContributionsThemed(theme.id, new),) if new else ()


def _unthemed(theme: Theme, contributions: tuple[str, ...]) -> tuple[e.ThemeEvent, ...]:
    there = tuple(known for known in contributions if known in theme.contributions)
    return (e.ContributionsUnthemed(theme.id, there),) if there else ()


def _free_name(state: State, typed: str, own: Theme | None = None) -> str:
    """The cleaned name. Raises Rejected if another theme than `own` has it, or the software needs it."""
    name = required(typed, most=THEME_CHARACTERS, field="name")
    if any(re.fullmatch(reserved, normalized_name(name)) for reserved in RESERVED_THEMES):
        raise Rejected("theme_name_reserved", field="name")
    holder = with_name(state, name)
    if holder is None or holder == own:
        return name
    if own is not None:
        raise Rejected("theme_name_of_another", {"theme": holder.name}, "name")
    raise Rejected("theme_name_taken", {"theme": holder.name}, "name")


def with_name(state: State, name: str) -> Theme | None:
    """The theme with this name; None if there is none."""
    look = normalized_name(name)
    return next((theme for theme in state.themes if normalized_name(theme.name) == look), None)
