"""The roles that a session has, and how that list changed; it must not know who holds them."""

import msgspec

from server.domain.commands import Tool
from server.domain.events.event import AnEvent


class Moments(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a role prompts while no question was asked, while one is open, and once it closed; empty for no more than
    the role's own prompt.
    """

    waiting: str = ""
    open: str = ""
    closed: str = ""


class Role(msgspec.Struct, frozen=True, omit_defaults=True):
    """A role in the catalogue. `limit` is the most holders at once, None for any number.

    `offerable` is false for a role that is taken up, never assigned; `first` says that it is shown before the rest;
    `tools` are what its holders may do while they hold it; a `hidden` one can be neither offered nor asked for.
    """

    id: str
    name: str
    sentence: str
    prompt: str
    limit: int | None = None
    offerable: bool = True
    first: bool = False
    moments: Moments = Moments()
    tools: tuple[Tool, ...] = ()
    hidden: bool = False


class RoleAdded(AnEvent, frozen=True, tag="role_added"):
    """The catalogue has one more role."""

    role: Role


class RoleRemoved(AnEvent, frozen=True, tag="role_removed"):
    """The adding of a role that nobody ever held was undone."""

    role: Role


class RoleChanged(AnEvent, frozen=True, tag="role_changed"):
    """A role is named, described or limited anew, as it was `before` no more; tenures keep the name they began with."""

    role: Role
    before: Role


class RoleHidden(AnEvent, frozen=True, tag="role_hidden"):
    """A role is listed no more."""

    role: str


class RoleShown(AnEvent, frozen=True, tag="role_shown"):
    """A hidden role is listed again."""

    role: str
