"""Commands about themes, the names under which contributions are gathered."""

from server.domain.commands.command import BaseCommand


class AddTheme(BaseCommand, frozen=True, tag="add_theme"):
    """Add a theme, and put contributions into it."""

    name: str
    contributions: tuple[str, ...] = ()


class PutIntoTheme(BaseCommand, frozen=True, tag="put_into_theme"):
    """Put contributions into a theme. They stay in the other themes that they are in."""

    theme: str
    contributions: tuple[str, ...]


class TakeOutOfTheme(BaseCommand, frozen=True, tag="take_out_of_theme"):
    """Take contributions out of a theme."""

    theme: str
    contributions: tuple[str, ...]


class RenameTheme(BaseCommand, frozen=True, tag="rename_theme"):
    """Give a theme another name."""

    theme: str
    name: str


class MoveTheme(BaseCommand, frozen=True, tag="move_theme"):
    """Move a theme to another place among the themes."""

    theme: str
    #: Its new place, from 0.
    at: int


class MergeThemes(BaseCommand, frozen=True, tag="merge_themes"):
    """Put everything that is in a theme into another one, and remove the first."""

    theme: str
    into: str


class SplitTheme(BaseCommand, frozen=True, tag="split_theme"):
    """Take contributions out of a theme and put them into a theme of their own, which stands after it."""

    theme: str
    contributions: tuple[str, ...]
    name: str


class RemoveTheme(BaseCommand, frozen=True, tag="remove_theme"):
    """Remove a theme. What is in it stays in the session."""

    theme: str
