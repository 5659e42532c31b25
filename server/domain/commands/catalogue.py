"""Commands about the catalogue of roles."""

from server.domain.commands.command import BaseCommand


class AddRole(BaseCommand, frozen=True, tag="add_role"):
    """Add a role to the session's catalogue."""

    name: str
    sentence: str
    prompt: str = ""
    #: The most holders at a time; None for any number.
    limit: int | None = None
    #: Whether it can be offered, not only taken up.
    offerable: bool = True
    #: Whether its holders may hold words back.
    hold_back: bool = False


class ChangeRole(BaseCommand, frozen=True, tag="change_role"):
    """Replace the name, the texts and the limit of a role. All other fields are replaced, too."""

    role: str
    name: str
    sentence: str
    prompt: str = ""
    #: The most holders at a time; None for any number.
    limit: int | None = None
    offerable: bool = True
    #: Whether its holders may hold words back; None if that stays as it is.
    hold_back: bool | None = None


class HideRole(BaseCommand, frozen=True, tag="hide_role"):
    """Take a role out of the lists. Its holders keep it."""

    role: str


class ShowRole(BaseCommand, frozen=True, tag="show_role"):
    """Put a hidden role back into the lists."""

    role: str
