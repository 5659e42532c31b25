"""What can be done while a session is live; it must not know how the screen looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.screens.acts import Acts, tell
from coprod_tui.screens.dialogs.picker import Pick, Picker
from coprod_tui.screens.room import Room, Views
from coprod_tui.widgets.askline import AskLine
from server.domain.commands import AskQuestion, CloseQuestion, MarkHeard, OfferRole
from server.projections.contributions import ContributionRow
from server.projections.people import PersonRow
from server.projections.roles import RoleRow

_DRAFT: Final = "The ask line holds words of your own. Ask them or clear them first, then n brings a prepared question."


@dataclass(frozen=True, slots=True)
class LiveActs:
    """The acts of the live screen; `views` and `row` say what is known and which contribution is in hand."""

    screen: Screen[Any]
    room: Room
    views: Callable[[], Views]
    row: Callable[[], ContributionRow | None]

    def all(self) -> Acts:
        """Each act by the id of its command."""
        return {
            "ask": self.ask,
            "next": self.next_question,
            "close": self.close_question,
            "heard": self.heard,
            "role": self.role,
        }

    async def ask(self) -> None:
        """Puts the keyboard into the ask line."""
        self.screen.query_one(AskLine).write()

    async def next_question(self) -> None:
        """Puts the next prepared question into the ask line, or the one after it where it stands there already."""
        line, prepared = self.screen.query_one(AskLine), self.views().prepared
        if not line.draft:
            line.write(prepared[0])
        elif line.draft in prepared:
            line.write(prepared[(prepared.index(line.draft) + 1) % len(prepared)])
        else:
            tell(self.screen, _DRAFT, "warning")
            line.write()

    async def ask_it(self, text: str) -> None:
        """Asks the room; the draft stays where it is refused."""
        await self.room.submit(AskQuestion(text))
        self.screen.query_one(AskLine).asked()

    async def close_question(self) -> None:
        """Closes the question that is open."""
        await self.room.submit(CloseQuestion())

    async def heard(self) -> None:
        """Acknowledges the contribution in hand."""
        row = self.row()
        if row is not None:
            await self.room.submit(MarkHeard(row.id))

    async def role(self) -> None:
        """Offers a role to someone: first the role, then the person."""
        chosen = await self.screen.app.push_screen_wait(Picker("Which role?", role_picks(self.views().roles)))
        role = next((known for known in self.views().roles if known.id == chosen), None)
        if role is None:
            return
        picks = person_picks(role, self.views().people)
        person = await self.screen.app.push_screen_wait(Picker(f"{role.name}: to whom?", picks))
        if person is None:
            return
        await self.room.submit(OfferRole(role.id, person))
        tell(self.screen, _said(role, person, picks))


def role_picks(roles: tuple[RoleRow, ...]) -> tuple[Pick, ...]:
    """The roles to pick from: those asked for first, then in the catalogue's order; why one cannot be offered now."""
    ordered = sorted(roles, key=lambda role: (not role.asked, not role.first))
    return tuple(Pick(role.id, role.name, _role_note(role), role.sentence, _role_why_not(role)) for role in ordered)


def person_picks(role: RoleRow, people: tuple[PersonRow, ...]) -> tuple[Pick, ...]:
    """The people to pick from: who asked first, then in order of arrival; why a role cannot be offered to someone."""
    asked = [ask.person for ask in role.asked]
    ordered = sorted(people, key=lambda row: asked.index(row.id) if row.id in asked else len(asked))
    return tuple(
        Pick(row.id, row.label, _person_note(role, row), why_not=_person_why_not(role, row)) for row in ordered
    )


def _role_note(role: RoleRow) -> str:
    asks = [f"{ask.label} asks" for ask in role.asked]
    holders = [holder.label for holder in role.holders]
    offers = [f"– offered to {offer.label}" for offer in role.offered]
    closed = ["full"] if role.full else [] if role.offerable else ["anyone can take it up"]
    return " · ".join([*closed, *asks, *holders, *offers]) or "nobody yet"


def _role_why_not(role: RoleRow) -> str | None:
    if role.full:
        return f"{role.name} is full: {', '.join(holder.label for holder in role.holders)}."
    if not role.offerable and not role.asked:
        return f"{role.name} is taken up, never assigned. Anyone can take it up on their phone."
    return None


def _person_note(role: RoleRow, row: PersonRow) -> str:
    asks = ["asks for it"] if any(ask.person == row.id for ask in role.asked) else []
    away = [] if row.connected else ["away"]
    return " · ".join([*asks, *away, *row.roles])


def _person_why_not(role: RoleRow, row: PersonRow) -> str | None:
    if any(holder.person == row.id for holder in role.holders):
        return f"{row.label} holds {role.name} already."
    if any(offer.person == row.id for offer in role.offered):
        return f"{role.name} is offered to {row.label} already. Nothing moves until they say yes."
    return None


def _said(role: RoleRow, person: str, picks: tuple[Pick, ...]) -> str:
    name = next(pick.name for pick in picks if pick.id == person)
    if any(ask.person == person for ask in role.asked):
        return f"{name} asked for {role.name} and holds it now."
    return f"{role.name} is offered to {name}. Nothing moves until they say yes."
