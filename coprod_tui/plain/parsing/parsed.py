"""A typed line as it was understood."""

from dataclasses import dataclass
from typing import Literal

from coprod_tui.model.action_context import ActionContext
from coprod_tui.model.session_replica import SessionReplica
from server.domain import commands as c
from server.port import CloseJoining, GiveWord, RenewCode
from server.projections.calls import CallRow
from server.projections.contributions.index import ContributionRow
from server.projections.direction.outcomes import outcomes_view
from server.projections.direction.sense import RunPastView
from server.projections.direction.turns import TurnRow
from server.projections.people.hands import HandRow
from server.projections.proposals import ProposalRow
from server.projections.questions.plan import PlannedRow, next_question
from server.projections.questions.wordings import WordingRow
from server.projections.roles.holders import RoleRow
from server.projections.signals import SignalRow
from server.projections.summary import summary_view
from server.projections.themes import ThemeRow


@dataclass(frozen=True, slots=True)
class BoxWish:
    """Something that is asked of the drop-in box."""

    what: Literal["open", "show", "hide", "come", "hand on"]
    #: The number of the concern or of the wish to talk, as the box was read last.
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """A command, with what it is about."""

    #: What is asked for: of the session, of its door, for one of the hands, or of the drop-in box.
    command: c.Command | CloseJoining | RenewCode | GiveWord | BoxWish
    #: The contribution that it is about, if it is about one; likewise for the fields below.
    row: ContributionRow | None = None
    role: RoleRow | None = None
    call: CallRow | None = None
    hand: HandRow | None = None
    wording: WordingRow | None = None
    signal: SignalRow | None = None
    planned: PlannedRow | None = None
    theme: ThemeRow | None = None
    proposal: ProposalRow | None = None
    turn: TurnRow | None = None
    #: How many contributions are named to be gathered in place of what is proposed.
    marked: int = 0
    #: What would be run past the design group.
    to_run_past: RunPastView | None = None

    def action_context(self, replica: SessionReplica, facilitator: str | None) -> ActionContext:
        """The context that decides whether the command applies now, for the facilitator with this id."""
        lists = replica.state.lists
        return ActionContext(
            "live",
            summary_view(replica.state, replica.presence, facilitator),
            row=self.row,
            to_hold_up=self.row,
            role=self.role,
            call=self.call,
            hand=self.hand,
            wording=self.wording,
            signal=self.signal,
            planned=self.planned,
            theme=self.theme,
            proposal=self.proposal,
            turn=self.turn,
            marked=self.marked,
            to_run_past=self.to_run_past,
            themes=len(replica.state.themes),
            outcomes=outcomes_view(replica.state),
            water=len(lists.open_water) + len(lists.closed_water),
            joining=replica.status.joining,
            box=replica.status.box,
            next_question=next_question(replica.state),
        )
