"""The state of agreements."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import Agreement, State


def changed(state: State, event: e.AgreementEvent) -> State:
    """The state after a change of the agreements."""
    known = state.agreements
    match event:
        case e.AgreementAdded(agreement=agreement, text=text, at=at):
            known = (*known[:at], Agreement(agreement, text), *known[at:])
        case e.AgreementChanged(agreement=agreement, text=text):
            known = tuple(replace(one, text=text) if one.id == agreement else one for one in known)
        case e.AgreementRemoved(agreement=agreement):
            known = tuple(one for one in known if one.id != agreement)
        case _:
            assert_never(event)
    return replace(state, agreements=known)


def opposite(event: e.AgreementEvent) -> e.AgreementEvent:
    """The event that undoes a change of the agreements."""
    match event:
        case e.AgreementAdded(agreement=agreement, text=text, at=at):
            return e.AgreementRemoved(agreement, text, at)
        case e.AgreementChanged(agreement=agreement, text=text, before=before):
            return e.AgreementChanged(agreement, before, text)
        case e.AgreementRemoved(agreement=agreement, text=text, at=at):
            return e.AgreementAdded(agreement, text, at)
        case _:
            assert_never(event)
