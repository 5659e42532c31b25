from datetime import timedelta

from msgspec.structs import replace

from server.domain import commands as c
from server.domain.catalogue import QUESTIONS
from server.projections.calls import CallRow
from server.projections.dashboard import DashboardView, UnseenView, at_time, dashboard_view
from server.projections.masthead import JoinView
from server.projections.people.hands import HandRow, HandsView, HandView
from server.projections.people.presence import PresenceView
from server.projections.signals import SignalRow
from server.projections.status import AddressView, LinkView, StatusView, TroubleView
from server.projections.summary import summary_view
from server.projections.waiting import WaitingView
from tests.coprod_tui.plans import QUESTIONS as PLANNED
from tests.coprod_tui.plans import planned
from tests.session import BEGINNING, Session

WIFI = AddressView("http://192.168.1.20:8765", "", "Wi-Fi", ("01", "10"))
CABLE = AddressView("http://10.0.0.7:8765", "", "Ethernet", ("11", "00"))
STATUS = StatusView((WIFI, CABLE))
NOW = BEGINNING + timedelta(minutes=42)


def view(
    session: Session, status: StatusView = STATUS, link: LinkView | None = None, address: str | None = None
) -> DashboardView:
    presence = PresenceView(frozenset(session.state.people), writing=2)
    return dashboard_view(session.state, presence, status, NOW, link=link or LinkView(), address=address)


def live(**given: object) -> Session:
    session = Session(**given)  # type: ignore[arg-type]
    session.does(c.OpenSession())
    return session


def test_the_masthead_says_how_the_session_stands() -> None:
    session = live(practice=True)
    session.join("Ama")
    head = view(session, link=LinkView(up=False)).masthead
    assert (head.title, head.practice, head.phase, head.code) == ("Shaping home care together", True, "live", "KITE")
    assert (head.here, head.connected, head.linked, head.now) == (1, 1, False, NOW)
    assert head.opened_at == session.state.opened_at


def test_where_to_join_stands_in_the_masthead_only_while_the_session_is_live() -> None:
    session = Session()
    assert view(session).masthead.address is None
    session.does(c.OpenSession())
    assert view(session).masthead.address == WIFI
    session.does(c.EndSession())
    assert view(session).masthead.address is None


def test_the_address_that_was_chosen_is_shown_as_long_as_there_is_one() -> None:
    session = live()
    assert view(session, address=CABLE.url).join == JoinView((WIFI, CABLE), CABLE, "KITE")
    assert view(session, StatusView((WIFI,)), address=CABLE.url).join.address == WIFI
    nowhere = view(session, StatusView()).join
    assert (nowhere.address, nowhere.modules) == (None, ())
    assert view(session).join.modules == ("01", "10")


def test_what_is_wrong_is_told_with_the_link_and_the_disk() -> None:
    trouble, link = TroubleView("/media/stick", 0, "No space left on device"), LinkView(up=False, closed=True)
    alert = view(live(), StatusView((), trouble), link).alert
    assert (alert.link, alert.trouble) == (link, trouble)


def test_before_the_first_question_there_is_none() -> None:
    shown = view(live())
    assert (shown.question.question, shown.ask.closes) == (None, None)


def test_a_question_asked_on_the_spot_has_no_place_in_the_plan() -> None:
    session = live()
    session.ask("What helps?")
    line = view(session).question
    assert line.question is not None
    assert (line.question.text, line.writing, line.place, line.planned) == ("What helps?", 2, None, None)
    assert view(session).ask.closes == 1
    session.does(c.CloseQuestion())
    assert view(session).ask.closes is None


def test_a_question_of_the_plan_has_its_place_among_those_that_are_not_left_out() -> None:
    session = live(plan=planned(*PLANNED))
    session.does(c.SkipPlanned("n-1"))
    session.does(c.AskPlanned("n-2"))
    line = view(session).question
    left_out = sum(row.stand == "skipped" for row in view(session).plan.rows)
    assert (line.place, line.places) == (1, len(PLANNED) - left_out)
    assert line.planned is not None
    assert line.planned.id == "n-2"
    taken = next(row for row in view(session).plan.rows if row.id == "n-2").minutes
    opened_at = session.state.opened_at
    assert opened_at is not None
    assert line.due == (None if taken is None else opened_at + timedelta(minutes=taken))


def test_the_clock_of_the_plan_stands_still_in_breaks() -> None:
    session = live(plan=planned(*PLANNED))
    session.does(c.AskPlanned("n-1"))
    before = view(session).question
    session.does(c.StartBreak(10))
    session.now += timedelta(minutes=7)
    during = dashboard_view(session.state, PresenceView(), StatusView(()), session.now)
    assert before.due is not None
    assert during.question.due == before.due + timedelta(minutes=7)
    assert during.question.rested == timedelta(minutes=7)
    later = at_time(during, session.now + timedelta(minutes=1)).question
    assert (later.due, later.rested) == (before.due + timedelta(minutes=8), timedelta(minutes=8))
    session.does(c.EndBreak())
    over = session.state.breaks[-1]
    assert over.ended_at is not None
    session.now += timedelta(minutes=5)
    after = dashboard_view(session.state, PresenceView(), StatusView(()), session.now)
    assert after.question.due == before.due + (over.ended_at - over.since)
    assert at_time(after, session.now + timedelta(minutes=1)).question.due == after.question.due


def test_a_question_that_is_asked_after_a_break_did_not_rest() -> None:
    session = live(plan=planned(*PLANNED))
    session.does(c.StartBreak(10))
    session.now += timedelta(minutes=7)
    session.does(c.AskPlanned("n-1"))
    assert view(session).question.rested == timedelta()


def test_the_next_question_is_the_plans_or_a_built_in_one() -> None:
    session = live()
    assert view(session).next_question == QUESTIONS[0].text
    session.ask(QUESTIONS[0].text)
    assert view(session).next_question == QUESTIONS[1].text
    for question in QUESTIONS[1:]:
        session.ask(question.text)
    assert view(session).next_question is None
    session = live(plan=planned(PLANNED[0]))
    assert view(session).next_question == PLANNED[0].text
    session.does(c.AskPlanned("n-1"))
    assert view(session).next_question is None


def test_what_waits_is_counted_on_the_tabs() -> None:
    session = live()
    ama = session.join("Ama")
    session.ask()
    session.phone(ama, c.AskForRole("host"))
    new = UnseenView(2, 1)
    counts = dashboard_view(session.state, PresenceView(), STATUS, NOW, unseen=new).tabs
    assert (counts.unseen, counts.asking) == (new, len(session.state.asks))


def test_the_first_signal_that_waits_is_the_one_to_be_heard() -> None:
    heard, waits = SignalRow("slow_down", 0, 2), SignalRow("break", 1, 1)
    assert WaitingView(signals=(heard, waits)).signal == waits
    assert WaitingView(signals=(heard,)).signal is None


def test_after_the_end_nobody_is_missed_and_nothing_is_on_offer() -> None:
    session = live()
    ama = session.join("Ama")
    session.hold("host", ama)
    session.does(c.OfferRole("scribe", ama))
    presence = PresenceView(since=BEGINNING)
    before = dashboard_view(session.state, presence, STATUS, NOW).roles
    assert any(holder.away for row in before.rows for holder in row.holders)
    assert any(row.offered for row in before.rows)
    session.does(c.EndSession())
    after = dashboard_view(session.state, presence, STATUS, NOW).roles
    assert [holder.label for row in after.rows for holder in row.holders] == ["Ama"]
    assert not any(holder.away for row in after.rows for holder in row.holders)
    assert not any(row.offered or row.asked or row.suggested for row in after.rows)
    assert after.now == session.state.ended_at


def test_clocks_go_on_and_all_else_stays_equal() -> None:
    session = live()
    session.ask()
    before = view(session)
    later = NOW + timedelta(seconds=1)
    after = at_time(before, later)
    assert {after.masthead.now, after.question.now, after.roles.now} == {later}
    assert replace(after, masthead=before.masthead, question=before.question, roles=before.roles) == before


def test_the_clocks_of_a_session_that_has_ended_stand_still() -> None:
    session = live()
    session.does(c.EndSession())
    assert at_time(view(session), NOW + timedelta(hours=1)) == view(session)


def test_the_same_session_is_the_same_view() -> None:
    session = live()
    session.join("Ama")
    assert view(session) == view(session)
    assert view(session).summary == summary_view(
        session.state, PresenceView(frozenset(session.state.people), writing=2)
    )


def test_what_waited_longest_of_calls_and_hands_comes_first(session: Session) -> None:
    def first(hands: HandsView) -> object:
        view = dashboard_view(session.state, PresenceView(hands=hands), StatusView(), session.now)
        return view.waiting.first

    ama = session.join("Ama")
    early, late = HandView(1, session.now), HandView(2, session.now + timedelta(hours=1))
    assert first(HandsView()) is None
    speaking = first(HandsView(speaking=early))
    assert isinstance(speaking, HandRow)
    assert speaking.number == 1
    session.hold("timekeeper", ama)
    session.ask()
    session.phone(ama, c.MakeCall("more_time"))
    assert isinstance(first(HandsView(early, (late,))), CallRow)
    older = first(HandsView(None, (late, early)))
    assert isinstance(older, HandRow)
    assert older.number == 2, "the next one, since one of them has waited longer than the call"
