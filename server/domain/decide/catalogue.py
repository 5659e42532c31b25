"""Decisions about the catalogue of roles.

A text of the software stays one if it is typed as it reads.

No change takes a role from anybody: a limit cannot be lower than the number of holders, and a hidden role keeps its
holders.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.roles import known_role
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.messages import Text
from server.domain.state import State
from server.domain.text import PROMPT_CHARACTERS, ROLE_CHARACTERS, SENTENCE_CHARACTERS, clean, normalized_name, required

MOST_ROLES: Final = 60
MOST_HOLDERS: Final = 2_000

Words: TypeAlias = Callable[[Text], str]


def add(state: State, command: c.AddRole, context: Context) -> tuple[e.Event, ...]:
    """Adds a role at the end."""
    require_running(state)
    if len(state.roles) >= MOST_ROLES:
        raise Rejected("too_many_roles", {"most": MOST_ROLES})
    made = _with_fields(e.Role(context.new_id("r"), "", "", "", first=True), command, context.words)
    _require_own_name(state, made, context.words)
    return (e.RoleAdded(made),)


def change(state: State, command: c.ChangeRole, context: Context) -> tuple[e.Event, ...]:
    """Replaces the name, texts and limit of a role."""
    before = known_role(state, command.role)
    after = _with_fields(before, command, context.words)
    _require_own_name(state, after, context.words)
    holders = len(state.holders(before.id))
    if after.limit is not None and holders > after.limit:
        raise Rejected("limit_below_holders", {"count": holders, "role": before.name}, "limit")
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


def has_own_name(state: State, role: e.Role, words: Words) -> bool:
    """Whether no other role of the session has a name that looks the same."""
    return _namesake(state, role, words) is None


def _namesake(state: State, role: e.Role, words: Words) -> e.Role | None:
    name = normalized_name(words(role.name))
    alike = (known for known in state.roles if normalized_name(words(known.name)) == name)
    return next((known for known in alike if known.id != role.id), None)


def _with_fields(role: e.Role, command: c.AddRole | c.ChangeRole, words: Words) -> e.Role:
    name = required(command.name, most=ROLE_CHARACTERS, field="name")
    sentence = required(command.sentence, most=SENTENCE_CHARACTERS, field="sentence")
    prompt = clean(command.prompt, most=PROMPT_CHARACTERS, field="prompt") or sentence
    if command.limit is not None and not 1 <= command.limit <= MOST_HOLDERS:
        raise Rejected("limit_out_of_range", {"most": MOST_HOLDERS}, "limit")
    # The old prompts for moments would take precedence over a new prompt.
    moments = role.moments if prompt == words(role.prompt) else e.MomentPrompts()
    return replace(
        role,
        name=_kept(role.name, name, words),
        sentence=_kept(role.sentence, sentence, words),
        prompt=_kept(role.prompt, prompt, words),
        limit=command.limit,
        offerable=command.offerable,
        moments=moments,
        tools=role.tools if command.hold_back is None else _tools(role, hold_back=command.hold_back),
    )


def _tools(role: e.Role, *, hold_back: bool) -> tuple[c.Tool, ...]:
    """The tools of a role, with or without the one that holds words back."""
    others = tuple(tool for tool in role.tools if tool != "hold_back")
    return (*others, "hold_back") if hold_back else others


def _kept(text: Text, typed: str, words: Words) -> Text:
    """The text itself if it was typed as it reads, otherwise what was typed."""
    return text if words(text) == typed else typed


def _require_own_name(state: State, role: e.Role, words: Words) -> None:
    other = _namesake(state, role, words)
    if other is not None:
        if other.hidden:
            raise Rejected("role_name_hidden", {"role": other.name}, "name")
        raise Rejected("role_name_taken", {"role": other.name}, "name")
