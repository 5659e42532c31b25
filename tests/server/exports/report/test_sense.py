"""The report's part about what was run past the design group."""

from server.domain import commands as c
from server.exports.report.sense import sense_blocks
from server.projections.measures.steering import DESIGN_GROUP
from server.projections.record import record
from tests.session import Session


def told(session: Session) -> list[str]:
    return [*sense_blocks(record(session.state))]


def test_it_says_nothing_where_nothing_was_run_past_them(session: Session) -> None:
    assert told(session) == []


def test_it_has_what_they_saw_and_the_lines_that_may_leave(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cy")]
    session.hold(DESIGN_GROUP, *people)
    session.does(c.AddTheme("*Mornings*"))
    theme = session.state.themes[0].id
    session.does(c.RunPast("theme", theme))
    check = session.state.direction.checks[0].id
    session.phone(people[0], c.AnswerCheck(check, "worried", "Nights", "quoted"))
    session.phone(people[1], c.AnswerCheck(check, "not_yet", "Canary", "room"))
    session.phone(people[2], c.AnswerCheck(check, "with_it"))
    session.does(c.RenameTheme(theme, "Early"))
    _, _, heading, stands, lines = told(session)
    assert heading == "### Theme: \\*Mornings\\*"
    assert "1 with it, 1 worried, 1 not yet. 1 line kept to the room. It was changed afterwards" in stands
    assert lines == "- Ama (Design-group member), with it, and worried: Nights (may be quoted)"
    assert "Canary" not in "".join(told(session))
