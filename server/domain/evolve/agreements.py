"""The state of agreements."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.ordered import placed, replaced, without
from server.domain.state import Agreement, State


def changed(state: State, event: e.AgreementEvent) -> State:
    """The state after a change of the agreements."""
    known = state.agreements
    match event:
        case e.AgreementAdded(agreement=agreement, text=text, at=at):
            known = placed(known, Agreement(agreement, text), at)
        case e.AgreementChanged(agreement=agreement, text=text):
            known = replaced(known, Agreement(agreement, text))
        case e.AgreementRemoved(agreement=agreement):
            known = without(known, agreement)
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
