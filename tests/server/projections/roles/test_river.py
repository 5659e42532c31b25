from datetime import timedelta

from server.domain import commands as c
from server.projections.roles.river import RiverView, Run, river_view
from server.sentences import words
from tests.session import BEGINNING, Session


def given(session: Session, role: str, person: str) -> None:
    session.does(c.OfferRole(role, person))
    session.phone(person, c.AcceptOffer(role))


def handed_on(session: Session, role: str, holder: str, person: str) -> None:
    session.phone(holder, c.PassOn(role, person))
    session.phone(person, c.AcceptOffer(role))


def lanes(view: RiverView, role: str) -> list[tuple[str, int]]:
    return [(run.label, run.lane) for row in view.rows if row.role == role for run in row.runs]


def test_before_anything_began_there_is_nothing() -> None:
    session = Session()
    session.state = type(session.state)()
    assert river_view(session.state) == RiverView()


def test_a_session_in_which_nobody_held_a_role_names_all_that_are_listed(session: Session) -> None:
    session.does(c.HideRole("doer"))
    view = river_view(session.state)
    assert (view.begins, view.ended, view.rows, view.person) == (BEGINNING, None, (), None)
    assert view.unheld == tuple(words(role.name) for role in session.state.roles if role.id != "doer")


def test_a_run_is_one_tenure_from_when_it_began_to_when_it_ended_and_how(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    given(session, "host", ama)
    since = session.now
    handed_on(session, "host", ama, bo)
    (row,) = river_view(session.state).rows
    assert (row.role, row.name, row.lanes) == ("host", "Host", 1)
    assert row.runs == (
        Run(ama, "Ama", "Host", since, session.now, "offered", "passed_on", lane=0, tone=0),
        Run(bo, "Bo", "Host", session.now, None, "passed_on", None, lane=0, tone=1),
    )


def test_rows_stand_in_the_plans_order_and_the_rest_is_named(session: Session) -> None:
    ama = session.join("Ama")
    for role in ("listener", "challenger"):
        session.phone(ama, c.AskForRole(role))
    given(session, "host", ama)
    view = river_view(session.state)
    assert [row.role for row in view.rows] == ["host", "challenger", "listener"]
    assert not {"Host", "Challenger", "Listener"} & set(view.unheld)
    assert len(view.unheld) == len(session.state.roles) - 3


def test_runs_that_overlap_lie_in_lanes_and_a_lane_is_used_again(session: Session) -> None:
    ama, bo, cleo, dee = (session.join(name) for name in ("Ama", "Bo", "Cleo", "Dee"))
    for person in (ama, bo):
        session.phone(person, c.AskForRole("listener"))
    session.phone(ama, c.StepBack("listener"))
    for person in (cleo, dee):
        session.phone(person, c.AskForRole("listener"))
    view = river_view(session.state)
    assert lanes(view, "listener") == [("Ama", 0), ("Bo", 1), ("Cleo", 0), ("Dee", 2)]
    assert view.rows[0].lanes == 3


def test_a_person_has_one_tone_wherever_they_are_drawn(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    for person in (bo, ama):
        session.phone(person, c.AskForRole("listener"))
    session.phone(bo, c.AskForRole("challenger"))
    tones = {(run.label, run.tone) for row in river_view(session.state).rows for run in row.runs}
    assert tones == {("Bo", 0), ("Ama", 1)}
    assert {run.tone for row in river_view(session.state, ama).rows for run in row.runs} == {1}


def test_a_path_has_one_persons_rows_and_runs_in_the_same_time(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    for person in (ama, bo):
        session.phone(person, c.AskForRole("listener"))
    session.phone(bo, c.AskForRole("challenger"))
    everybody, path = river_view(session.state), river_view(session.state, ama)
    assert path.person == "Ama"
    assert [(row.role, lanes(path, row.role)) for row in path.rows] == [("listener", [("Ama", 0)])]
    assert (path.begins, path.ended, path.unheld) == (everybody.begins, everybody.ended, everybody.unheld)
    assert lanes(river_view(session.state, bo), "listener") == [("Bo", 0)]


def test_a_run_keeps_the_name_that_the_role_had_when_it_began(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.phone(ama, c.AskForRole("listener"))
    session.does(c.ChangeRole("listener", "Taker-in", "Takes in."))
    session.phone(bo, c.AskForRole("listener"))
    (row,) = river_view(session.state).rows
    assert (row.name, [run.name for run in row.runs]) == ("Taker-in", ["Listener", "Taker-in"])


def test_a_hidden_role_that_was_held_is_drawn_and_one_that_was_not_is_not_named(session: Session) -> None:
    given(session, "host", session.join("Ama"))
    for role in ("host", "scribe"):
        session.does(c.HideRole(role))
    view = river_view(session.state)
    assert [row.role for row in view.rows] == ["host"]
    assert "Scribe" not in view.unheld


def test_the_end_of_the_session_ends_every_run_until_it_is_undone(session: Session) -> None:
    session.phone(session.join("Ama"), c.AskForRole("listener"))
    session.does(c.EndSession())
    view = river_view(session.state)
    (run,) = view.rows[0].runs
    assert (view.ended, run.until, run.how_ended) == (session.now, session.now, "session_ended")
    session.does(c.Undo())
    view = river_view(session.state)
    (run,) = view.rows[0].runs
    assert (view.ended, run.until, run.how_ended) == (None, None, None)


def test_it_begins_when_the_room_opened_or_with_a_role_in_the_lobby(session: Session) -> None:
    session.now += timedelta(minutes=20)
    session.does(c.OpenSession())
    assert river_view(session.state).begins == session.now
    early = Session()
    ama = early.join("Ama")
    early.phone(ama, c.AskForRole("listener"))
    since = early.now
    early.now += timedelta(minutes=20)
    early.does(c.OpenSession())
    assert river_view(early.state).begins == since
