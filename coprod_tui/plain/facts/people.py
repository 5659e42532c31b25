"""Lines for the people in the room."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.projections.counting import many


def people_fact(state: State, event: e.PersonWelcomed | e.WelcomeWithdrawn | e.PeopleRemoved | e.PersonInvited) -> str:
    """Somebody who was welcomed or invited, and people who are off the list."""
    match event:
        case e.PersonWelcomed(name=name, person=person):
            label = wording.person(state, person) if person in state.people else wording.name(name)
            return f"Here without a phone: {label}"
        case e.WelcomeWithdrawn():
            return "The welcome was taken back"
        case e.PeopleRemoved(people=people):
            return f"{many(len(people), 'person', 'people')} who had said nothing are off the list"
        case e.PersonInvited(person=person):
            return f"{wording.person(state, person)} is invited, in private and without pressure"
        case _:
            assert_never(event)


def name_fact(state: State, event: e.NameChanged) -> str | None:
    """What somebody is called now; None if they gave their first name or took theirs away."""
    if not event.before or not event.name:
        return None
    return f"{wording.one_line(event.before)} is now called {wording.person(state, event.person)}"


def same_person_fact(
    state: State, event: e.SamePersonAsked | e.SamePersonClosed | e.BecameOne | e.BecameTwo
) -> str | None:
    """What two people in the list are to each other. Whether a no ended the question is private."""
    earlier = wording.person(state, event.earlier)
    match event:
        case e.SamePersonAsked(person=person):
            return f"{wording.person(state, person)} is asked on their phone whether they are {earlier}"
        case e.SamePersonClosed():
            return None
        case e.BecameOne():
            return f"Two in the list are one person now: {earlier}"
        case e.BecameTwo(later=later):
            return f"{earlier} and {wording.person(state, later)} are two people again"
        case _:
            assert_never(event)
