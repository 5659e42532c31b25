"""Everything that the dashboard shows of a session: one frozen view for each widget."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from server.domain.actors import FIRST_FACILITATOR
from server.domain.state import Phase, State
from server.projections.calls import CallRow, call_rows
from server.projections.direction.view import DirectionView, direction_view
from server.projections.open_water import OpenWaterView, open_water_view
from server.projections.pending_yeses import PendingYesesView, pending_yeses_view
from server.projections.people.hands import HandRow, HandRows, hand_rows
from server.projections.people.invitations import UninvitedView, uninvited_view
from server.projections.people.presence import PresenceView
from server.projections.people.recent import PeoplePanelView, people_panel_view
from server.projections.questions.pace import PaceView, pace_view, rested
from server.projections.questions.plan import PlannedRow, PlanView, next_question, plan_view
from server.projections.questions.rounds import newest_repeated_question
from server.projections.questions.wordings import WordingRow, wording_rows
from server.projections.roles.holders import RoleRow, role_rows, rows_after_end
from server.projections.showings import showings_sentence
from server.projections.signals import SignalRow, signal_rows
from server.projections.status import AddressView, JoiningView, LinkView, StatusView, TroubleView
from server.projections.status_warnings import status_warnings
from server.projections.summary import AskedView, SummaryView, summary_view
from server.projections.themes import ThemesView
from server.projections.voices import VoicesView

WATER_SHOWN: Final = 50
NEVER: Final = datetime.min.replace(tzinfo=UTC)


class MastheadView(msgspec.Struct, frozen=True):
    """The top line of every screen: the title, the phase, where to join and who is here."""

    title: str = ""
    practice: bool = False
    phase: Phase = "lobby"
    code: str = ""
    #: Where phones join; None unless the session is live. The lobby shows the address in large instead.
    address: AddressView | None = None
    #: Whether the connection to the session works.
    linked: bool = True
    #: The number of people who joined.
    here: int = 0
    #: The number of people who are connected.
    connected: int = 0
    #: When the session went live, None before.
    opened_at: datetime | None = None
    #: The time for the clock. Stays at the end of a session that has ended.
    now: datetime = NEVER


class AlertView(msgspec.Struct, frozen=True):
    """Current problems."""

    link: LinkView = LinkView()
    #: Why the disk refuses to write; None while writing works.
    trouble: TroubleView | None = None
    #: What else should be known, in sentences, the most pressing first.
    warnings: tuple[str, ...] = ()


class QuestionLineView(msgspec.Struct, frozen=True):
    """The newest question and its place in the plan."""

    #: None before the first question.
    question: AskedView | None = None
    #: The number of people who are writing.
    writing: int = 0
    #: The planned question that it came from; None if it was asked on the spot.
    planned: PlannedRow | None = None
    #: Its place, from 1, among the planned questions that are not left out.
    place: int | None = None
    #: The number of planned questions that are not left out.
    places: int = 0
    #: The time for the clocks.
    now: datetime = NEVER
    #: When the plan has it end, counted from the opening without breaks; None if the plan does not say how long
    #: something takes. In a break it goes on with the clock.
    due: datetime | None = None
    #: When the break that lasts now is meant to be over; None if there is none.
    break_until: datetime | None = None
    #: How much of the time since it was asked was spent in breaks. In a break it goes on with the clock.
    rested: timedelta = timedelta()


class UnseenView(msgspec.Struct, frozen=True):
    """How many contributions arrived that were not in view yet."""

    #: Those to the newest question.
    to_newest: int = 0
    #: Those to the questions before it.
    to_earlier: int = 0


class TabCountsView(msgspec.Struct, frozen=True):
    """The counts shown on the tabs: what is new there."""

    unseen: UnseenView = UnseenView()
    #: The number of people who ask the facilitator for a role.
    asking: int = 0
    #: The number of themes into which somebody else put something since they were looked at, and of proposals.
    themes: int = 0


class WaitingView(msgspec.Struct, frozen=True):
    """Everything that waits for the facilitator, oldest first but for hands."""

    #: Calls from holders of roles.
    calls: tuple[CallRow, ...] = ()
    #: Wordings that people offered for the open question.
    wordings: tuple[WordingRow, ...] = ()
    #: Signals, gathered without names.
    signals: tuple[SignalRow, ...] = ()
    #: The people who have not yet said yes to words that were put in for them.
    yeses: PendingYesesView = PendingYesesView()
    #: The hands that are up.
    hands: HandRows = HandRows()
    #: The number of contributions that wait for a look before others read them.
    to_look_at: int = 0

    @property
    def first(self) -> CallRow | HandRow | None:
        """What has waited longest of calls and hands: a call, or the next hand if any hand is older than that.

        Where nothing waits, the hand of who has the word.
        """
        oldest, call, hand = self.hands.oldest, next(iter(self.calls), None), next(iter(self.hands.waiting), None)
        is_older = oldest is not None and (call is None or oldest < call.at)
        return (hand if is_older else call) or self.hands.speaking

    @property
    def signal(self) -> SignalRow | None:
        """The first kind of signal that waits to be answered."""
        return next((row for row in self.signals if row.waiting), None)


class RolesPanelView(msgspec.Struct, frozen=True):
    """Every role with its holders, its offers and the people who ask for it."""

    rows: tuple[RoleRow, ...] = ()
    #: The time for the durations.
    now: datetime = NEVER


class RoleDetailsView(msgspec.Struct, frozen=True):
    """One role in detail."""

    #: The role; None if there is no such role.
    role: RoleRow | None = None
    #: The time for the durations.
    now: datetime = NEVER


class VoicesPanelView(msgspec.Struct, frozen=True):
    """Who has spoken so far."""

    #: The voice mirror. It is computed separately, because it takes a moment.
    mirror: VoicesView = VoicesView()
    #: The people who are here and not yet invited.
    uninvited: UninvitedView = UninvitedView()
    #: How often "Read three" has shown contributions; empty where there is nothing to say.
    showings: str = ""


class JoinView(msgspec.Struct, frozen=True):
    """The ways to join."""

    #: The addresses of this machine, best first.
    addresses: tuple[AddressView, ...] = ()
    #: The address that is shown; None if there is none.
    address: AddressView | None = None
    code: str = ""
    practice: bool = False

    @property
    def modules(self) -> tuple[str, ...]:
        """The QR code of that address: one string of 0 and 1 for each row. Empty if there is no address."""
        return () if self.address is None else self.address.qr


class AskLineView(msgspec.Struct, frozen=True):
    """The effect of asking a question."""

    #: The number of the question that it would close; None if none is open.
    closes: int | None = None


class DashboardView(msgspec.Struct, frozen=True):
    """The whole dashboard at one moment: a view for each widget, and the facts that decide which actions apply."""

    #: The session at a glance.
    summary: SummaryView = SummaryView()
    #: The position of the newest entry in it: words may change where nothing else here does.
    seq: int = 0
    masthead: MastheadView = MastheadView()
    alert: AlertView = AlertView()
    question: QuestionLineView = QuestionLineView()
    tabs: TabCountsView = TabCountsView()
    waiting: WaitingView = WaitingView()
    themes: ThemesView = ThemesView()
    roles: RolesPanelView = RolesPanelView()
    voices: VoicesPanelView = VoicesPanelView()
    people: PeoplePanelView = PeoplePanelView()
    ask: AskLineView = AskLineView()
    join: JoinView = JoinView()
    #: How people come in.
    joining: JoiningView = JoiningView()
    #: The session's plan.
    plan: PlanView = PlanView()
    #: How it stands against the clock.
    pace: PaceView = PaceView()
    #: What people are unsure about.
    water: OpenWaterView = OpenWaterView()
    #: Where what was said leads.
    direction: DirectionView = DirectionView()
    #: The next prepared question: from the plan, or a built-in one if nothing is planned.
    next_question: str | None = None
    #: The id of the newest question that was asked more than once.
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
    unseen: UnseenView = UnseenView(),  # noqa: B008 - likewise
    themes: ThemesView = ThemesView(),  # noqa: B008 - likewise
) -> DashboardView:
    """The session as the dashboard shows it at `now` (UTC) to the facilitator with the id `facilitator`.

    `link` is the state of the connection, `unseen` what was not in view yet, `themes` the themes as they are counted.
    `address` is the URL that the facilitator chose to show; the best one is shown if the machine no longer has it.
    """
    summary, plan = summary_view(state, presence, facilitator), plan_view(state)
    at = state.ended_at or now
    shown = next((known for known in status.addresses if known.url == address), next(iter(status.addresses), None))
    roles = role_rows(state, presence)
    code = status.joining.code or state.code
    return DashboardView(
        summary=summary,
        seq=state.seq,
        masthead=MastheadView(
            title=state.title,
            practice=state.practice,
            phase=state.phase,
            code=code,
            address=shown if state.phase == "live" else None,
            linked=link.up,
            here=summary.here,
            connected=summary.connected,
            opened_at=state.opened_at,
            now=at,
        ),
        alert=AlertView(link, status.trouble, status_warnings(status)),
        question=_question_line(summary, plan, at, state),
        tabs=TabCountsView(
            unseen=unseen,
            asking=sum(ask.of is None for ask in state.asks.values()),
            themes=themes.fresh,
        ),
        waiting=WaitingView(
            call_rows(state),
            wording_rows(state),
            signal_rows(state),
            pending_yeses_view(state),
            hand_rows(state, presence.hands),
            summary.to_look_at,
        ),
        themes=themes,
        roles=RolesPanelView(roles if state.ended_at is None else rows_after_end(roles), at),
        voices=VoicesPanelView(
            uninvited=uninvited_view(state, presence),
            showings=showings_sentence(presence.showings, anew=presence.is_anew(state)),
        ),
        people=people_panel_view(state, presence),
        ask=AskLineView(None if state.open_question is None else state.open_question.number),
        join=JoinView(status.addresses, shown, code, practice=state.practice),
        joining=status.joining,
        plan=plan,
        pace=pace_view(state, now),
        water=open_water_view(state, WATER_SHOWN),
        direction=direction_view(state),
        next_question=next_question(state),
        compared=newest_repeated_question(state),
    )


def at_time(view: DashboardView, now: datetime) -> DashboardView:
    """The same view with its clocks at `now`. The clocks of a session that has ended stand still."""
    at = view.summary.ended_at or now
    return replace(
        view,
        masthead=replace(view.masthead, now=at),
        question=_question_at(view.question, at),
        roles=replace(view.roles, now=at),
    )


def _question_at(view: QuestionLineView, at: datetime) -> QuestionLineView:
    since = at - view.now if view.break_until is not None else timedelta()
    due = None if view.due is None else view.due + since
    return replace(view, now=at, due=due, rested=view.rested + since)


def _question_line(summary: SummaryView, plan: PlanView, at: datetime, state: State) -> QuestionLineView:
    question = summary.question
    if question is None:
        return QuestionLineView(now=at, break_until=summary.break_until)
    taken = [row for row in plan.rows if row.stand != "skipped"]
    place = next((place for place, row in enumerate(taken, 1) if row.asked_as == question.number), None)
    planned = next((row for row in plan.rows if row.asked_as == question.number), None)
    due = None if place is None else _due(taken[:place], state, at)
    paused = rested(state, question.asked_at, at)
    return QuestionLineView(question, summary.writing, planned, place, len(taken), at, due, summary.break_until, paused)


def _due(rows: Sequence[PlannedRow], state: State, at: datetime) -> datetime | None:
    """When the plan has these questions done. It counts minutes with the questions, so its clock stands in breaks."""
    minutes = [row.minutes for row in rows if row.minutes is not None]
    if state.opened_at is None or len(minutes) != len(rows):
        return None
    return state.opened_at + timedelta(minutes=sum(minutes)) + rested(state, state.opened_at, at)
