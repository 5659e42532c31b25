"""Offering a role: the order of roles and people to pick from, and why some cannot be picked."""

from datetime import datetime
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.choice import away_now
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.roles.words import long_away, whom_to_ask
from server.domain.commands import OfferRole
from server.projections.people.list import PersonRow, people_rows
from server.projections.roles.holders import RoleRow


async def offer_role(screen: Screen[Any], session: SessionModel, role: RoleRow) -> None:
    """Asks for a person, then offers the role; for somebody who asked for it, that is the yes."""
    people = people_rows(session.replica.state, session.replica.presence.connected)
    picks = person_picks(role, people)
    person = await screen.app.push_screen_wait(Picker(f"{role.name}: to whom?", picks))
    if person is None or not await _wants_it(screen, role, person, people):
        return
    await session.port.submit(OfferRole(role.id, person))
    show_message(screen, _said(role, person, picks))


async def _wants_it(screen: Screen[Any], role: RoleRow, person: str, people: tuple[PersonRow, ...]) -> bool:
    """Whether somebody who asked and is away now shall hold the role; nobody else can take that back for them."""
    row = next(known for known in people if known.id == person)
    if row.connected or person not in asking(role):
        return True
    return await screen.app.push_screen_wait(away_now(row.label, role.name)) == "give"


def role_picks(roles: tuple[RoleRow, ...], now: datetime) -> tuple[PickerItem, ...]:
    """The roles to pick from, with why one cannot be offered now: first those that somebody asks for and those whose
    only holder is long away, then in the plan's order.
    """
    listed = [role for role in roles if not role.hidden]
    ordered = sorted(listed, key=lambda role: (not asking(role) and not long_away(role, now), not role.first))
    return tuple(
        PickerItem(role.id, role.name, _role_note(role, now), role.sentence, _role_why_not(role)) for role in ordered
    )


def person_picks(role: RoleRow, people: tuple[PersonRow, ...]) -> tuple[PickerItem, ...]:
    """The people to pick from, with why a role cannot be offered to one: who asked first, then who is suggested,
    then in order of arrival, those away last.
    """
    named = [*asking(role), *(one.person for one in role.suggested)]
    order = {person: at for at, person in reversed([*enumerate(named)])}
    ordered = sorted(people, key=lambda row: (order.get(row.id, len(named)), row.id not in order and not row.connected))
    return tuple(
        PickerItem(row.id, row.label, _person_note(role, row), why_not=_person_why_not(role, row)) for row in ordered
    )


def asking(role: RoleRow) -> list[str]:
    """The ids of those who ask to hold a role, whomever they ask."""
    return [ask.person for ask in role.asked if not ask.shadow]


def _role_note(role: RoleRow, now: datetime) -> str:
    away = long_away(role, now)
    asks = [f"{ask.label} asks" for ask in role.asked if not ask.shadow]
    holders = [f"{holder.label} (away)" if holder.away else holder.label for holder in role.holders]
    offers = [f"– offered to {offer.label}" for offer in role.offered]
    whom = whom_to_ask(role) if away is not None else ""
    closed = ["full"] if role.full else [] if role.offerable else ["anyone can take it up"]
    return " · ".join([*closed, *asks, *holders, *offers, *([f"ask {whom}?"] if whom else [])]) or "nobody just now"


def _role_why_not(role: RoleRow) -> str | None:
    if role.full:
        return f"{role.name} is full: {', '.join(holder.label for holder in role.holders)}."
    if not role.offerable and not asking(role):
        return f"{role.name} is taken up, never assigned. Anyone can take it up on their phone."
    return None


def _person_note(role: RoleRow, row: PersonRow) -> str:
    asks = ["asks for it"] if row.id in asking(role) else []
    why = [one.why for one in role.suggested if one.person == row.id]
    away = [] if row.connected else ["away"]
    return " · ".join([*asks, *why, *away, *row.roles])


def _person_why_not(role: RoleRow, row: PersonRow) -> str | None:
    if any(holder.person == row.id for holder in role.holders):
        return f"{row.label} holds {role.name} already."
    if any(offer.person == row.id for offer in role.offered):
        return f"{role.name} is offered to {row.label} already. Nothing moves until they say yes."
    if not role.offerable and row.id not in asking(role):
        return f"{role.name} is taken up, never assigned. {row.label} can take it up on their phone."
    return None


def _said(role: RoleRow, person: str, picks: tuple[PickerItem, ...]) -> str:
    name = next(pick.name for pick in picks if pick.id == person)
    if person in asking(role):
        return f"{name} asked for {role.name} and holds it now."
    return f"{role.name} is offered to {name}. Nothing moves until they say yes."
