"""The stacks of acts that can be undone and redone.

An act is on the stack of its actor, under the id in the record, which is None if the record names nobody. An actor's
own act clears their redo stack. Whether an act can still be undone is decided in `decide.undo`.
"""

from typing import TypeAlias

from msgspec.structs import replace
from rpds import HashTrieMap

from server.domain import events as e
from server.domain.state import State, UndoableEvent, UndoEntry

UNDO_DEPTH = 1000

_Stacks: TypeAlias = "HashTrieMap[str | None, tuple[UndoEntry, ...]]"


def remembered(state: State, entry: e.Entry) -> State:
    """The state with the acts, undos and redos of an entry on the stacks."""
    for event in entry.events:
        match event:
            case e.Undone(seq=seq):
                return _undone(state, seq, entry)
            case e.Redone(seq=seq):
                return _redone(state, seq, entry)
            case _:
                pass
    acts = tuple(event for event in entry.events if isinstance(event, UndoableEvent) and _leads(state, event, entry))
    if not acts:
        return state
    undo = _pushed(state.undo, entry.actor, UndoEntry(entry.seq, acts, entry.actor))
    return replace(state, undo=undo, redo=state.redo.discard(entry.actor))


def _leads(state: State, act: UndoableEvent, entry: e.Entry) -> bool:
    """Whether an act leads the room. A holder who passes a role on does not, nor do words sent from a phone."""
    match act:
        case e.RoleOffered(by=by):
            return by is None
        case e.ContributionMade(to=str()):
            return False  # it arrives by itself as a break ends, say
        case e.ContributionMade(person=person, key_hash=key_hash):
            return key_hash is None if person is None else state.is_facilitator(entry.actor)
        case _:
            return True


def _undone(state: State, seq: int, entry: e.Entry) -> State:
    act, undo = _taken(state.undo, seq)
    if act is None:
        return state
    return replace(state, undo=undo, redo=_pushed(state.redo, entry.actor, replace(act, seq=entry.seq)))


def _redone(state: State, seq: int, entry: e.Entry) -> State:
    act, redo = _taken(state.redo, seq)
    if act is None:
        return state
    return replace(state, undo=_pushed(state.undo, act.by, replace(act, seq=entry.seq)), redo=redo)


def _taken(stacks: _Stacks, seq: int) -> tuple[UndoEntry | None, _Stacks]:
    """The act at a position, or None if it is on no stack, and the stacks without it."""
    for actor, stack in stacks.items():
        act = next((act for act in stack if act.seq == seq), None)
        if act is not None:
            left = tuple(known for known in stack if known is not act)
            return act, stacks.insert(actor, left) if left else stacks.discard(actor)
    return None, stacks


def _pushed(stacks: _Stacks, actor: str | None, act: UndoEntry) -> _Stacks:
    return stacks.insert(actor, (*stacks.get(actor, ()), act)[-UNDO_DEPTH:])
