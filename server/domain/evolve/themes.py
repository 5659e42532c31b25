"""The state of themes."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from collections import Counter
from typing import assert_never

from msgspec.structs import replace
from rpds import HashTrieMap, HashTrieSet

from server.domain import events as e
from server.domain.ordered import placed, replaced, without
from server.domain.state import Contribution, Sentence, State, Theme


def changed(state: State, event: e.ThemeEvent) -> State:
    """The state after a change of the themes."""
    match event:
        case e.ThemeAdded(theme=theme, name=name, at=at):
            return _placed(_with_gone(state, state.direction.gone_themes.discard(theme)), Theme(theme, name), at)
        case e.ThemeRemoved(theme=theme, name=name):
            return _without(_remembering(state, theme, name), theme)
        case e.ThemeRenamed(theme=theme, name=name):
            return _put(state, replace(state.known_theme(theme), name=name))
        case e.ThemeMoved(theme=theme, at=at):
            return _placed(_without(state, theme), state.known_theme(theme), at)
        case e.ContributionsThemed(theme=theme, contributions=contributions):
            return _put_in(state, state.known_theme(theme), contributions)
        case e.ContributionsUnthemed(theme=theme, contributions=contributions):
            return _taken_out(state, state.known_theme(theme), contributions)
        case e.ThemeSaidBack(theme=theme, sentence=sentence, text=text):
            known = state.known_theme(theme)
            return _put(state, replace(known, sentences=(*known.sentences, Sentence(sentence, text))))
        case e.ThemeUnsaid(theme=theme):
            known = state.known_theme(theme)
            return _put(state, replace(known, sentences=known.sentences[:-1]))
        case _:
            assert_never(event)


def opposite(event: e.ThemeEvent) -> e.ThemeEvent:
    """The event that undoes a change of the themes."""
    match event:
        case e.ThemeAdded(theme=theme, name=name, at=at):
            return e.ThemeRemoved(theme, name, at)
        case e.ThemeRemoved(theme=theme, name=name, at=at):
            return e.ThemeAdded(theme, name, at)
        case e.ThemeRenamed(theme=theme, name=name, before=before):
            return e.ThemeRenamed(theme, before, name)
        case e.ThemeMoved(theme=theme, at=at, before=before):
            return e.ThemeMoved(theme, before, at)
        case e.ContributionsThemed(theme=theme, contributions=contributions):
            return e.ContributionsUnthemed(theme, contributions)
        case e.ContributionsUnthemed(theme=theme, contributions=contributions):
            return e.ContributionsThemed(theme, contributions)
        case e.ThemeSaidBack(theme=theme, sentence=sentence, text=text):
            return e.ThemeUnsaid(theme, sentence, text)
        case e.ThemeUnsaid(theme=theme, sentence=sentence, text=text):
            return e.ThemeSaidBack(theme, sentence, text)
        case _:
            assert_never(event)


def counted(state: State, contribution: Contribution, by: int) -> State:
    """The state in which the themes of a contribution count it, `by` 1 or -1, as it was put back or taken back."""
    for theme in map(state.known_theme, contribution.themes):
        state = _put(state, _counting(theme, [contribution], by))
    return state


def _counting(theme: Theme, contributions: list[Contribution], by: int) -> Theme:
    """The theme that counts these contributions, `by` 1, or does so no longer, `by` -1."""
    more = Counter(words.person for words in contributions if words.person is not None)
    counts = {person: theme.speakers.get(person, 0) + by * count for person, count in more.items()}
    speakers = theme.speakers.update({person: count for person, count in counts.items() if count})
    for person in (person for person, count in counts.items() if not count):
        speakers = speakers.discard(person)
    return replace(theme, kept=theme.kept + by * len(contributions), speakers=speakers)


def _placed(state: State, theme: Theme, at: int) -> State:
    return replace(state, themes=placed(state.themes, theme, at))


def _without(state: State, theme: str) -> State:
    return replace(state, themes=without(state.themes, theme))


def _remembering(state: State, theme: str, name: str) -> State:
    """The state that remembers the name of a theme which is about to go, where the theme led to a turn."""
    turns = (*state.direction.turns, *state.direction.taken_away)
    led = any(theme in turn.themes for turn in turns)
    return _with_gone(state, state.direction.gone_themes.insert(theme, name)) if led else state


def _with_gone(state: State, gone: HashTrieMap[str, str]) -> State:
    """The state that remembers the last names of these themes, which were removed."""
    return replace(state, direction=replace(state.direction, gone_themes=gone))


def _put(state: State, theme: Theme) -> State:
    return replace(state, themes=replaced(state.themes, theme))


def _put_in(state: State, theme: Theme, contributions: tuple[str, ...]) -> State:
    known = [state.contributions[contribution] for contribution in contributions]
    now = replace(
        _counting(theme, [words for words in known if not words.taken_back], 1),
        contributions=theme.contributions.update(contributions),
        nameless=theme.nameless.update(words.id for words in known if words.key_hash is not None),
    )
    return _put(_with(state, [replace(words, themes=tuple(sorted((*words.themes, theme.id)))) for words in known]), now)


def _taken_out(state: State, theme: Theme, contributions: tuple[str, ...]) -> State:
    known = [state.contributions[contribution] for contribution in contributions]
    if len(known) == len(theme.contributions):
        now = Theme(theme.id, theme.name, sentences=theme.sentences)
    else:
        nameless = theme.nameless
        for words in known:
            nameless = nameless.discard(words.id) if words.key_hash is not None else nameless
        counted = _counting(theme, [words for words in known if not words.taken_back], -1)
        left = theme.contributions.difference(HashTrieSet(contributions))
        now = replace(counted, contributions=left, nameless=nameless)
    others = [replace(words, themes=tuple(own for own in words.themes if own != theme.id)) for words in known]
    return _put(_with(state, others), now)


def _with(state: State, contributions: list[Contribution]) -> State:
    changed = {words.id: words for words in contributions}
    return replace(state, contributions=state.contributions.update(changed))
