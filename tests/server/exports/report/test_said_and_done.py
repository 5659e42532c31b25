"""The report's table of what was said, what was done, what was not, and why."""

from server.domain import commands as c
from server.domain.evolve import fold
from server.exports.bundle import files
from server.projections.exported_journal import exported_entries
from server.projections.exported_session import exported_session
from server.projections.record import record
from tests.session import Session

HEAD = "| You said | We did | We could not | And why |\n|---|---|---|---|\n"


def rows(session: Session) -> list[str]:
    """The rows of the table; empty where there is none."""
    report = dict(files(exported_session(session.state, session.entries)))["report.md"].decode()
    assert record(fold([*exported_entries(session.state, session.entries)])) == record(session.state)
    return report.partition(HEAD)[2].partition("\n\n")[0].splitlines()


def test_without_themes_and_turns_there_is_no_table(session: Session) -> None:
    assert rows(session) == []


def test_what_is_known_stands_there_and_what_is_not_is_left_to_fill_in(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    calm, nights, kept = (session.say(ama, text) for text in ("Calm mornings", "Who is there at night?", "Secret"))
    session.phone(ama, c.ChangeConsent(kept, "room"))
    session.does(c.AddTheme("Time", (calm, kept)))
    session.does(c.AddTheme("Money"))
    time, _ = (theme.id for theme in session.state.themes)
    session.does(c.SayBack(time, "We need time."))
    session.does(c.MakeTurn("One carer a week", (), (time,)))
    session.does(c.MakeTurn("Ask the night team", (nights, kept)))
    session.does(c.MakeTurn("Only proposed", (nights,)))
    session.does(c.MakeTurn("No rush before nine", (calm,)))
    first, second, _, fourth = (turn.id for turn in session.state.direction.turns)
    for turn in (first, fourth):
        session.does(c.SetTurn(turn))
    session.does(c.ParkTurn(second, "Who pays?", "The council", "In May"))
    session.does(c.ParkTurn(fourth, "Does it hold?"))
    assert rows(session) == [
        "| Time (1 contribution): “We need time.” | Turn 1: One carer a week | Turn 4: No rush before nine (parked) "
        "| Not known yet: Does it hold? |",
        "| Money (0 contributions) |  |  |  |",
        "| “Who is there at night?” |  | Turn 2: Ask the night team (parked) "
        "| Not known yet: Who pays? · Who would help: The council · Look again: In May |",
    ]
    session.does(c.UnparkTurn(fourth, "It does."))
    assert rows(session)[0].startswith(
        "| Time (1 contribution): “We need time.” | Turn 1: One carer a week; Turn 4: No rush before nine |  |"
    )
    session.phone(ama, c.TakeBackContribution(nights))
    assert rows(session)[2].startswith("|  |  | Turn 2: Ask the night team (parked)")
