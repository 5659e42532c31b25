"""Decisions about the catalogue of roles.

No change takes a role from anybody: a limit cannot be lower than the number of holders, and a hidden role keeps its
holders.
"""

from typing import Final

from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.roles import known_role
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import State
from server.domain.text import PROMPT_CHARACTERS, ROLE_CHARACTERS, SENTENCE_CHARACTERS, clean, normalized_name, required

MOST_ROLES: Final = 60
MOST_HOLDERS: Final = 2_000


def add(state: State, command: c.AddRole, context: Context) -> tuple[e.Event, ...]:
    """Adds a role at the end."""
    require_running(state)
    if len(state.roles) >= MOST_ROLES:
        told = f"A session has {MOST_ROLES} roles at most. You can change one that is hidden instead."
        raise Rejected("session_full", told)
    made = _worded(e.Role(context.new_id("r"), "", "", "", first=True), command)
    _require_own_name(state, made)
    return (e.RoleAdded(made),)


def change(state: State, command: c.ChangeRole) -> tuple[e.Event, ...]:
    """Replaces the name, texts and limit of a role."""
    before = known_role(state, command.role)
    after = _worded(before, command)
    _require_own_name(state, after)
    holders = len(state.holders(before.id))
    if after.limit is not None and holders > after.limit:
        raise Rejected(
            "role_full",
            f"{holders} people hold {before.name} now, and nobody is moved by a limit. Choose {holders} or more.",
            "limit",
        )
    return () if after == before else (e.RoleChanged(after, before),)


def hide(state: State, command: c.HideRole) -> tuple[e.Event, ...]:
    """Hides a role. Requests to the facilitator for it end, since they can no longer be granted."""
    role = known_role(state, command.role)
    if role.hidden:
        return ()
    asks = (ask for ask in state.asks.values() if ask.role == role.id and ask.of is None)
    over = (e.AskWithdrawn(role.id, ask.person) for ask in sorted(asks, key=lambda ask: (ask.at, ask.person)))
    return (*over, e.RoleHidden(role.id))


def show(state: State, command: c.ShowRole) -> tuple[e.Event, ...]:
    """Puts a hidden role back into the lists."""
    role = known_role(state, command.role)
    return (e.RoleShown(role.id),) if role.hidden else ()


def has_own_name(state: State, role: e.Role) -> bool:
    """Whether no other role of the session has a name that looks the same."""
    return _namesake(state, role) is None


def _namesake(state: State, role: e.Role) -> e.Role | None:
    alike = (known for known in state.roles if normalized_name(known.name) == normalized_name(role.name))
    return next((known for known in alike if known.id != role.id), None)


def _worded(role: e.Role, command: c.AddRole | c.ChangeRole) -> e.Role:
    name = required(command.name, most=ROLE_CHARACTERS, field="name")
    sentence = required(command.sentence, most=SENTENCE_CHARACTERS, field="sentence")
    prompt = clean(command.prompt, most=PROMPT_CHARACTERS, field="prompt") or sentence
    if command.limit is not None and not 1 <= command.limit <= MOST_HOLDERS:
        raise Rejected("bad_value", f"A role can be held by 1 to {MOST_HOLDERS} people, or by any number.", "limit")
    moments = (
        role.moments if prompt == role.prompt else e.MomentPrompts()
    )  # the old moments would take precedence over the new prompt
    return replace(
        role,
        name=name,
        sentence=sentence,
        prompt=prompt,
        limit=command.limit,
        offerable=command.offerable,
        moments=moments,
    )


def _require_own_name(state: State, role: e.Role) -> None:
    other = _namesake(state, role)
    if other is not None:
        hint = " It is hidden just now; you can show it again." if other.hidden else ""
        raise Rejected("already", f"There is a role called {other.name} already.{hint}", "name")
