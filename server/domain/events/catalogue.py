"""Roles, and events of the catalogue of roles."""

import msgspec

from server.domain.commands import Tool
from server.domain.events.event import BaseEvent
from server.domain.messages import Text


class MomentPrompts(msgspec.Struct, frozen=True, omit_defaults=True):
    """Prompts of a role for different moments; if one is empty, the role's own prompt is used."""

    #: Before the first question.
    waiting: Text = ""
    #: While a question is open.
    open: Text = ""
    #: After it closed.
    closed: Text = ""


class Role(msgspec.Struct, frozen=True, omit_defaults=True):
    """A role in the catalogue."""

    id: str
    name: Text
    #: What the role does, in one sentence.
    sentence: Text
    #: What its holder is prompted.
    prompt: Text
    #: The most holders at a time; None for any number.
    limit: int | None = None
    #: Whether it can be offered, not only taken up.
    offerable: bool = True
    #: Whether it is shown before other roles.
    first: bool = False
    moments: MomentPrompts = MomentPrompts()
    #: What its holders may do while they hold it.
    tools: tuple[Tool, ...] = ()
    #: Whether it is taken out of the lists and can be neither offered nor asked for.
    hidden: bool = False


class RoleAdded(BaseEvent, frozen=True, tag="role_added"):
    """A role was added to the catalogue."""

    role: Role


class RoleRemoved(BaseEvent, frozen=True, tag="role_removed"):
    """Adding a role that nobody ever held was undone."""

    role: Role


class RoleChanged(BaseEvent, frozen=True, tag="role_changed"):
    """A role got another name, text or limit. Tenures keep the name with which they began."""

    role: Role
    before: Role


class RoleHidden(BaseEvent, frozen=True, tag="role_hidden"):
    """A role was taken out of the lists."""

    role: str


class RoleShown(BaseEvent, frozen=True, tag="role_shown"):
    """A hidden role was put back into the lists."""

    role: str
