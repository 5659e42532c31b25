"""Everything that the dashboard's frame and its live screen show of a session: one frozen view a widget."""

from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from server.domain.actors import FIRST_FACILITATOR
from server.domain.state import Phase, State
from server.projections.calls import CallView, call_views
from server.projections.people.invitations import UninvitedView, uninvited_view
from server.projections.people.presence import PresenceView
from server.projections.people.recent import PeoplePanelView, people_panel_view
from server.projections.questions.plan import PlannedRow, PlanView, plan_view, unasked_questions
from server.projections.questions.rounds import compared
from server.projections.questions.wordings import WordingRow, wording_rows
from server.projections.roles.holders import RoleRow, role_rows, rows_at_rest
from server.projections.signals import SignalRow, signal_rows
from server.projections.status import AddressView, LinkView, StatusView, TroubleView
from server.projections.summary import AskedView, SummaryView, summary_view
from server.projections.voices import VoicesView
from server.projections.yeses import YesesView, yeses_view

NEVER: Final = datetime.min.replace(tzinfo=UTC)


class MastheadView(msgspec.Struct, frozen=True):
    """The top of every screen of a session: its title, how it stands, where to join, who is here."""

    title: str = ""
    practice: bool = False
    phase: Phase = "lobby"
    code: str = ""
    #: Where phones join; None unless the session is live, as the lobby shows it at large and nobody joins a review.
    address: AddressView | None = None
    #: Whether the way to the session works.
    linked: bool = True
    #: How many people joined.
    here: int = 0
    #: How many of them are connected.
    connected: int = 0
    #: When the session went live, None before.
    opened_at: datetime | None = None
    #: The time that the clock shows; the end of a session that has ended.
    now: datetime = NEVER


class AlertView(msgspec.Struct, frozen=True):
    """What is wrong just now."""

    link: LinkView = LinkView()
    #: Why the disk refuses to write, None while it writes.
    trouble: TroubleView | None = None


class QuestionLineView(msgspec.Struct, frozen=True):
    """The newest question, with what the plan holds ready beside it."""

    #: None before the first question.
    question: AskedView | None = None
    #: How many people are writing.
    writing: int = 0
    #: The question of the plan that it was asked from, None for one asked on the spot.
    planned: PlannedRow | None = None
    #: Its place among the questions of the plan that are not left out, from 1.
    place: int | None = None
    #: How many questions of the plan are not left out.
    places: int = 0
    #: The time that the clocks show.
    now: datetime = NEVER


class TabCountsView(msgspec.Struct, frozen=True):
    """How much waits on the tabs."""

    #: Contributions that were not marked as heard.
    unheard: int = 0
    #: People who ask the facilitator for a role.
    asking: int = 0


class WaitingView(msgspec.Struct, frozen=True):
    """What waits for the facilitator, each oldest first."""

    #: What holders of roles call to the room.
    calls: tuple[CallView, ...] = ()
    #: How people would rather be asked the open question.
    wordings: tuple[WordingRow, ...] = ()
    #: What was signalled without names.
    signals: tuple[SignalRow, ...] = ()
    #: Whose yes words wait for that were put in for them.
    yeses: YesesView = YesesView()

    @property
    def signal(self) -> SignalRow | None:
        """The first signal that waits to be heard."""
        return next((row for row in self.signals if row.waiting), None)


class RolesPanelView(msgspec.Struct, frozen=True):
    """Every role, who holds it, who is offered it and who asks for it."""

    rows: tuple[RoleRow, ...] = ()
    #: The time up to which roles are held.
    now: datetime = NEVER


class RoleDetailsView(msgspec.Struct, frozen=True):
    """Everything about one role."""

    #: None where there is no role.
    role: RoleRow | None = None
    #: The time up to which it is held.
    now: datetime = NEVER


class VoicesPanelView(msgspec.Struct, frozen=True):
    """Who had a way in so far."""

    #: The voice mirror, which whoever shows it works out apart from all else: it takes a moment.
    mirror: VoicesView = VoicesView()
    #: Who is here and not yet invited.
    uninvited: UninvitedView = UninvitedView()


class JoinView(msgspec.Struct, frozen=True):
    """How people join."""

    #: The addresses of this machine, best first.
    addresses: tuple[AddressView, ...] = ()
    #: The one of them that is shown, None where there are none.
    address: AddressView | None = None
    code: str = ""

    @property
    def modules(self) -> tuple[str, ...]:
        """The QR code of that address: a string of 0 and 1 a row, none where there is no address."""
        return () if self.address is None else self.address.qr


class AskLineView(msgspec.Struct, frozen=True):
    """What asking a question would do."""

    #: The number of the question that it would close, None where none is open.
    closes: int | None = None


class DashboardView(msgspec.Struct, frozen=True):
    """A session at one moment, for the dashboard: a field a widget, and what decides which actions apply."""

    #: The session at a glance.
    summary: SummaryView = SummaryView()
    masthead: MastheadView = MastheadView()
    alert: AlertView = AlertView()
    question: QuestionLineView = QuestionLineView()
    tabs: TabCountsView = TabCountsView()
    waiting: WaitingView = WaitingView()
    roles: RolesPanelView = RolesPanelView()
    voices: VoicesPanelView = VoicesPanelView()
    people: PeoplePanelView = PeoplePanelView()
    ask: AskLineView = AskLineView()
    join: JoinView = JoinView()
    #: What the session means to ask.
    plan: PlanView = PlanView()
    #: The text of the prepared question that comes next: of the plan, or a built-in one where nothing is planned.
    next_question: str | None = None
    #: The newest question that was asked more than once.
    compared: str | None = None


def dashboard_view(
    state: State,
    presence: PresenceView,
    status: StatusView,
    now: datetime,
    *,
    link: LinkView = LinkView(),  # noqa: B008 - frozen
    address: str | None = None,
    facilitator: str | None = FIRST_FACILITATOR,
) -> DashboardView:
    """The session as the dashboard shows it at `now` (UTC) to the facilitator with the id `facilitator`.

    `link` is how the way to the session stands, `address` the URL that the facilitator chose to show: as long as this
    machine has it, it is shown in place of the best one.
    """
    summary, plan = summary_view(state, presence, facilitator), plan_view(state)
    at = state.ended_at or now
    shown = next((known for known in status.addresses if known.url == address), next(iter(status.addresses), None))
    roles = role_rows(state, presence)
    return DashboardView(
        summary=summary,
        masthead=MastheadView(
            title=state.title,
            practice=state.practice,
            phase=state.phase,
            code=state.code,
            address=shown if state.phase == "live" else None,
            linked=link.up,
            here=summary.here,
            connected=summary.connected,
            opened_at=state.opened_at,
            now=at,
        ),
        alert=AlertView(link, status.trouble),
        question=_question_line(summary, plan, at),
        tabs=TabCountsView(
            unheard=state.kept_contributions - state.heard,
            asking=sum(ask.of is None for ask in state.asks.values()),
        ),
        waiting=WaitingView(call_views(state), wording_rows(state), signal_rows(state), yeses_view(state)),
        roles=RolesPanelView(roles if state.ended_at is None else rows_at_rest(roles), at),
        voices=VoicesPanelView(uninvited=uninvited_view(state, presence)),
        people=people_panel_view(state, presence),
        ask=AskLineView(None if state.open_question is None else state.open_question.number),
        join=JoinView(status.addresses, shown, state.code),
        plan=plan,
        next_question=_next_question(state),
        compared=compared(state),
    )


def at_time(view: DashboardView, now: datetime) -> DashboardView:
    """The same view with its clocks at `now`; those of a session that has ended stand still."""
    at = view.summary.ended_at or now
    return replace(
        view,
        masthead=replace(view.masthead, now=at),
        question=replace(view.question, now=at),
        roles=replace(view.roles, now=at),
    )


def _next_question(state: State) -> str | None:
    if not state.plan:
        return next(iter(unasked_questions(state)), None)
    return None if state.next_planned is None else state.next_planned.text


def _question_line(summary: SummaryView, plan: PlanView, at: datetime) -> QuestionLineView:
    question = summary.question
    if question is None:
        return QuestionLineView(now=at)
    taken = [row for row in plan.rows if row.stand != "skipped"]
    place = next((place for place, row in enumerate(taken, 1) if row.asked_as == question.number), None)
    planned = next((row for row in plan.rows if row.asked_as == question.number), None)
    return QuestionLineView(question, summary.writing, planned, place, len(taken), at)
