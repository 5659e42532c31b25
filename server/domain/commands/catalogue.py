"""What is asked for about the catalogue of roles; it must not know who holds them."""

from server.domain.commands.command import ACommand


class AddRole(ACommand, frozen=True, tag="add_role"):
    """Put a new role into the session's catalogue. `limit` is the most holders at once, None for any number."""

    name: str
    sentence: str
    prompt: str = ""
    limit: int | None = None
    offerable: bool = True


class ChangeRole(ACommand, frozen=True, tag="change_role"):
    """Name, describe or limit a role anew; every field stands as it shall be from now on."""

    role: str
    name: str
    sentence: str
    prompt: str = ""
    limit: int | None = None
    offerable: bool = True


class HideRole(ACommand, frozen=True, tag="hide_role"):
    """Take a role out of the lists; whoever holds it goes on."""

    role: str


class ShowRole(ACommand, frozen=True, tag="show_role"):
    """Put a hidden role back."""

    role: str
