"""The handlers for the selected role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dialogs.role import RoleDialog, RoleWords
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.offer_role import offer_role
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AddRole, ChangeRole, DeclineAsk, HideRole, ShowRole, WithdrawOffer
from server.projections.roles.holders import AskRow, OfferRow, RoleRow

Row = TypeVar("Row", OfferRow, AskRow)


@dataclass(frozen=True, slots=True)
class RolesHandlers:
    """The handlers of the roles screen."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the selected role.
    role: Callable[[], RoleRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            "offer_this": self.offer_role,
            "withdraw": self.withdraw,
            "not_now": self.not_now,
            "change_role": self.change,
            "add_role": self.add,
            "hide_role": self.hide,
        }

    async def offer_role(self) -> None:
        """Offers the selected role to somebody."""
        role = self.role()
        if role is not None:
            await offer_role(self.screen, self.session, role)

    async def withdraw(self) -> None:
        """Withdraws an offer that the facilitator made."""
        role = self.role()
        if role is None:
            return
        chosen = await self._one_of(
            f"{role.name}: take back which offer?", [offer for offer in role.offered if offer.by is None]
        )
        if chosen is not None:
            await self.session.port.submit(WithdrawOffer(role.id, chosen.person))
            show_message(self.screen, f"{role.name} is no longer on offer to {chosen.label}.")

    async def not_now(self) -> None:
        """Says "not now" to somebody who asks the facilitator for the role."""
        role = self.role()
        if role is None:
            return
        chosen = await self._one_of(f"{role.name}: not now to whom?", [ask for ask in role.asked if ask.of is None])
        if chosen is not None:
            await self.session.port.submit(DeclineAsk(role.id, chosen.person))
            show_message(self.screen, f"{chosen.label} is told that this is no longer open, and not why.")

    async def change(self) -> None:
        """Edits the selected role."""
        role = self.role()
        if role is None:
            return
        prompt = "" if role.prompt == role.sentence else role.prompt
        words = RoleWords(
            role.name,
            role.sentence,
            prompt,
            role.limit,
            role.offerable,
            "hold_back" in role.tools,
            asks="ask" in role.tools,
        )

        async def keep(said: RoleWords) -> None:
            await self.session.port.submit(
                ChangeRole(role.id, said.name, said.sentence, said.prompt, said.limit, said.offerable, said.hold_back)
            )

        await self.screen.app.push_screen_wait(RoleDialog(f"Change {role.name}", words, keep))

    async def add(self) -> None:
        """Adds a role after the others."""

        async def keep(said: RoleWords) -> None:
            await self.session.port.submit(
                AddRole(said.name, said.sentence, said.prompt, said.limit, said.offerable, said.hold_back)
            )

        added = await self.screen.app.push_screen_wait(RoleDialog("Add a role", RoleWords(), keep))
        if added is not None:
            show_message(self.screen, f"{added.name} is added, behind the others.")

    async def hide(self) -> None:
        """Hides the selected role, or shows it again."""
        role = self.role()
        if role is not None:
            await self.session.port.submit(ShowRole(role.id) if role.hidden else HideRole(role.id))

    async def _one_of(self, heading: str, rows: list[Row]) -> Row | None:
        """The only row, or the one that was picked; None for Escape."""
        if len(rows) == 1:
            return rows[0]
        chosen = await self.screen.app.push_screen_wait(
            Picker(heading, tuple(PickerItem(row.person, row.label) for row in rows))
        )
        return next((row for row in rows if row.person == chosen), None)
