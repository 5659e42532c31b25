"""Saying that two people in the list are one."""

from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.choice import here_now
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AskIfSame
from server.domain.text import normalized_name
from server.projections.people.list import PersonRow, people_rows


async def same_person(screen: Screen[Any], session: SessionModel) -> None:
    """Asks for the two; whoever came later is then asked on their phone."""
    replica = session.replica
    people = people_rows(replica.state, replica.presence.connected)
    later = await screen.app.push_screen_wait(Picker("Who came a second time?", later_picks(people)))
    if later is None:
        return
    row = next(known for known in people if known.id == later)
    earlier = await screen.app.push_screen_wait(Picker(f"{row.label} is the same as…", earlier_picks(people, row)))
    if earlier is None:
        return
    known = next(one for one in people if one.id == earlier)
    if known.connected and await screen.app.push_screen_wait(here_now(known.label, row.label)) != "ask":
        return
    await session.port.submit(AskIfSame(later, earlier))
    show_message(screen, f"{row.label} is asked on their phone. Nothing moves until they say yes.")


def later_picks(people: tuple[PersonRow, ...]) -> tuple[PickerItem, ...]:
    """Everybody who may have come a second time: whoever came last first, and those who cannot be asked with why."""
    return tuple(
        PickerItem(row.id, row.label, "" if row.connected else "away", why_not=_why_not(row))
        for row in reversed(people[1:])
    )


def earlier_picks(people: tuple[PersonRow, ...], later: PersonRow) -> tuple[PickerItem, ...]:
    """Everybody who came before: those with a like name first, then those who are away."""
    came_before = people[: people.index(later)]
    ordered = sorted(came_before, key=lambda row: (_name(row) != _name(later), row.connected))
    return tuple(
        PickerItem(row.id, row.label, " · ".join(["connected right now" if row.connected else "away", *row.roles]))
        for row in ordered
    )


def _name(row: PersonRow) -> str:
    """A label without the number that tells namesakes apart."""
    return normalized_name(row.label.rpartition(" (")[0] or row.label)


def _why_not(row: PersonRow) -> str | None:
    return None if row.phone else f"{row.label} is here without a phone, so nobody could say yes there."
