"""Events of themes."""

from server.domain.events.event import BaseEvent, WordsText


class ThemeAdded(BaseEvent, frozen=True, tag="theme_added"):
    """A theme was added, with nothing in it."""

    theme: str
    name: WordsText
    #: Its place, from 0.
    at: int


class ThemeRemoved(BaseEvent, frozen=True, tag="theme_removed"):
    """A theme with nothing in it was removed."""

    theme: str
    name: WordsText
    #: The place where it stood, from 0.
    at: int


class ThemeRenamed(BaseEvent, frozen=True, tag="theme_renamed"):
    """A theme got another name."""

    theme: str
    name: WordsText
    before: WordsText


class ThemeMoved(BaseEvent, frozen=True, tag="theme_moved"):
    """A theme was moved among the themes."""

    theme: str
    #: Its new place, from 0.
    at: int
    #: Its earlier place.
    before: int


class ContributionsThemed(BaseEvent, frozen=True, tag="contributions_themed"):
    """Contributions that were not in a theme were put into it."""

    theme: str
    contributions: tuple[str, ...]


class ContributionsUnthemed(BaseEvent, frozen=True, tag="contributions_unthemed"):
    """Contributions that were in a theme were taken out of it."""

    theme: str
    contributions: tuple[str, ...]


class ThemeSaidBack(BaseEvent, frozen=True, tag="theme_said_back"):
    """A theme was said back in a sentence, which takes the place of the one before."""

    theme: str
    #: The id of the sentence.
    sentence: str
    text: WordsText


class ThemeUnsaid(BaseEvent, frozen=True, tag="theme_unsaid"):
    """The sentence of a theme went, and the one before is in its place again."""

    theme: str
    #: The id of the sentence.
    sentence: str
    text: WordsText


ThemeEvent = (
    ThemeAdded
    | ThemeRemoved
    | ThemeRenamed
    | ThemeMoved
    | ContributionsThemed
    | ContributionsUnthemed
    | ThemeSaidBack
    | ThemeUnsaid
)
"""What changes the themes."""
