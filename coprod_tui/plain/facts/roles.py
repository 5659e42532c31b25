"""Lines for what happened to roles and their holders. Why an offer or a request ended is not said."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.sentences import words


def role_fact(
    state: State, event: e.RoleOffered | e.OfferClosed | e.RoleAskedFor | e.AskWithdrawn | e.OpennessSaid
) -> str:
    """What somebody is offered, asks for, or is open to; whether a no ended it is private."""
    role, person = wording.role(state, event.role), wording.person(state, event.person)
    match event:
        case e.RoleOffered(by=by):
            offering = f"{role} is offered" if by is None else f"{wording.person(state, by)} offers {role}"
            return f"Role: {offering} to {person}"
        case e.OfferClosed():
            return f"Role: {role} is no longer offered to {person}"
        case e.RoleAskedFor(of=of, shadow=shadow):
            holder = None if of is None else wording.person(state, of)
            return f"Role: {person} {wording.asking(role, holder, shadow=shadow)}"
        case e.AskWithdrawn():
            return f"Role: {person} no longer asks for {role}"
        case e.OpennessSaid(open=is_open):
            return f"Role: {person} is {'' if is_open else 'no longer '}open to {role}"
        case _:
            assert_never(event)


def shadow_fact(state: State, event: e.ShadowBegan | e.ShadowEnded | e.ShoulderBegan) -> str:
    """Who is beside whom."""
    match event:
        case e.ShadowBegan() | e.ShadowEnded():
            shadow = state.shadows[event.shadow]
            does = "shadows" if isinstance(event, e.ShadowBegan) else "no longer shadows"
            person, holder = wording.person(state, shadow.person), wording.person(state, shadow.holder)
            return f"Role: {person} {does} {holder} in {wording.role(state, shadow.role)}"
        case e.ShoulderBegan(role=role, person=person, beside=beside):
            whose = wording.person(state, person)
            return (
                f"Role: {wording.person(state, beside)} stays at {whose}'s shoulder "
                f"with {wording.role(state, role)} for ten minutes"
            )
        case _:
            assert_never(event)


def tenure_fact(state: State, event: e.TenureBegan | e.TenureEnded) -> str | None:
    """Who holds a role, or holds it no longer; None for tenures that the end of the session ended."""
    tenure = state.tenure(event.tenure)
    role, person = wording.role(state, tenure.role), wording.person(state, tenure.person)
    match event:
        case e.TenureBegan():
            return f"Role: {person} holds {role}"
        case e.TenureEnded(how="stepped_back"):
            return f"Role: {person} stepped back from {role}"
        case e.TenureEnded(how="passed_on"):
            return f"Role: {person} passed {role} on"
        case e.TenureEnded():
            return None  # the end of the session is said once
        case _:
            assert_never(event)


def catalogue_fact(
    state: State, event: e.RoleAdded | e.RoleRemoved | e.RoleChanged | e.RoleHidden | e.RoleShown
) -> str:
    """How the session's roles changed."""
    match event:
        case e.RoleAdded(role=role):
            return f"Role: {wording.one_line(words(role.name))} was added"
        case e.RoleChanged():
            return f"Role: {_changed(event)}"
        case e.RoleRemoved(role=removed):
            return f"Role: {wording.one_line(words(removed.name))} was taken out again"
        case e.RoleHidden(role=role):
            return f"Role: {wording.role(state, role)} is hidden"
        case e.RoleShown(role=role):
            return f"Role: {wording.role(state, role)} is listed again"
        case _:
            assert_never(event)


def _changed(event: e.RoleChanged) -> str:
    """ "Weaver is called Thread-finder now; it is described as …"."""
    after, before = event.role, event.before
    changes = {
        f"is called {wording.one_line(words(after.name))} now": after.name != before.name,
        f"is described as: {wording.one_line(words(after.sentence))}": after.sentence != before.sentence,
        f"can be held by {wording.limit(after.limit)}": after.limit != before.limit,
        f"can {'be offered' if after.offerable else 'only be taken up'} now": after.offerable != before.offerable,
        f"prompts: {wording.one_line(words(after.prompt))}": after.prompt != before.prompt != before.sentence,
    }
    said = [change for change, there in changes.items() if there]
    return f"{wording.one_line(words(before.name))} {'; it '.join(said) or 'prompts something else now'}"
