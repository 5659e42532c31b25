"""Decisions about agreements: sentences on how the room is together."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.plan import MOST_AGREEMENTS
from server.domain.state import Agreement, State
from server.domain.text import AGREEMENT_CHARACTERS, required


def add(state: State, command: c.AddAgreement, context: Context) -> tuple[e.Event, ...]:
    """Adds an agreement at the end. One that reads the same changes nothing."""
    require_running(state)
    text = _cleaned(command.text)
    if any(known.text == text for known in state.agreements):
        return ()
    if len(state.agreements) >= MOST_AGREEMENTS:
        raise Rejected("too_many_agreements", {"most": MOST_AGREEMENTS})
    return (e.AgreementAdded(context.new_id("a"), text, len(state.agreements)),)


def change(state: State, command: c.ChangeAgreement) -> tuple[e.Event, ...]:
    """Puts an agreement otherwise."""
    require_running(state)
    known, text = _known(state, command.agreement), _cleaned(command.text)
    return () if known.text == text else (e.AgreementChanged(known.id, text, known.text),)


def remove(state: State, command: c.RemoveAgreement) -> tuple[e.Event, ...]:
    """Removes an agreement."""
    require_running(state)
    known = _known(state, command.agreement)
    return (e.AgreementRemoved(known.id, known.text, state.agreements.index(known)),)


def fits(state: State, event: e.AgreementEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state: nobody has changed since what it takes back."""
    known = state.agreement(event.agreement)
    if isinstance(event, e.AgreementAdded):
        return known is None and event.at <= len(state.agreements) < MOST_AGREEMENTS
    before = event.before if isinstance(event, e.AgreementChanged) else event.text
    return known is not None and known.text == before


def _known(state: State, agreement: str) -> Agreement:
    found = state.agreement(agreement)
    if found is None:
        raise Rejected("no_such_agreement", field="agreement")
    return found


def _cleaned(text: str) -> str:
    return required(text, most=AGREEMENT_CHARACTERS)
