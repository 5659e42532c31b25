"""Everything that the dashboard shows of a session: one frozen view for each widget."""

from datetime import datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from server.domain.actors import FIRST_FACILITATOR
from server.domain.state import State
from server.projections.calls import call_rows
from server.projections.direction.view import DirectionView, direction_view
from server.projections.masthead import NEVER, AlertView, JoinView, MastheadView
from server.projections.open_water import OpenWaterView, open_water_view
from server.projections.pending_yeses import pending_yeses_view
from server.projections.people.hands import hand_rows
from server.projections.people.invitations import UninvitedView, uninvited_view
from server.projections.people.presence import PresenceView
from server.projections.people.recent import PeoplePanelView, people_panel_view
from server.projections.question_line import QuestionLineView, question_line_at, question_line_view
from server.projections.questions.pace import PaceView, pace_view
from server.projections.questions.plan import PlanView, next_question, plan_view
from server.projections.questions.rounds import newest_repeated_question
from server.projections.questions.wordings import wording_rows
from server.projections.roles.holders import RoleRow, role_rows, rows_after_end
from server.projections.showings import showings_sentence
from server.projections.signals import signal_rows
from server.projections.status import JoiningView, LinkView, StatusView
from server.projections.status_warnings import status_warnings
from server.projections.summary import SummaryView, summary_view
from server.projections.themes import ThemesView
from server.projections.voices import VoicesView
from server.projections.waiting import WaitingView

WATER_SHOWN: Final = 50


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
            box=status.box,
            now=at,
        ),
        alert=AlertView(link, status.trouble, status_warnings(status)),
        question=question_line_view(summary, plan, at, state),
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
        question=question_line_at(view.question, at),
        roles=replace(view.roles, now=at),
    )
