"""Outcomes in the report and in their table."""

import csv
import io

from server.domain import commands as c
from server.domain.plan import SessionPlan, plain_plan
from server.exports.report.document import report_md
from server.exports.tables import outcomes_csv
from server.projections.record import record
from tests.session import Session


def told(session: Session) -> str:
    return report_md(record(session.state)).decode()


def rows(session: Session) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(outcomes_csv(record(session.state)).decode("utf-8-sig"), newline=""))]


def adopted(session: Session, text: str, key: str | None = None) -> tuple[str, str]:
    """The contribution and the outcome."""
    said = session.say("p1", text, key=key)
    session.does(c.AdoptOutcome(said))
    return said, session.state.direction.outcomes[-1].id


def room() -> Session:
    plain = plain_plan("Home care")
    session = Session(plan=SessionPlan(plain.title, plain.roles, plain.perspectives, outcomes=("Calm *mornings*",)))
    session.join("Ama")
    session.does(c.AskQuestion("This will have been worth it if…", "at_once", kind="outcomes"))
    return session


def test_where_there_are_none_nothing_is_told(session: Session) -> None:
    assert "worth it" not in told(session)
    assert rows(session) == []


def test_each_is_told_with_whose_words_what_served_it_and_what_came_of_it() -> None:
    session = room()
    _, one = adopted(session, "nobody is rushed")
    adopted(session, "we know what is next", key="a" * 32)
    session.does(c.AddTheme("Time"))
    session.does(c.AddTheme("Trust"))
    session.does(c.MakeTurn("One calm hour a day"))
    turn = session.state.direction.turns[0].id
    session.does(c.SetTurn(turn))
    for target in (session.state.themes[0].id, turn):
        session.does(c.ServeOutcomes(target, (one,)))
    session.does(c.SayWhatCame(one, "Calls are _longer_."))
    text = told(session)
    assert "What it should change in people's lives:\n\n- Calm \\*mornings\\*\n- nobody is rushed" in text
    assert "### 1. Calm \\*mornings\\*\n\nFrom the plan.\n\nIt was not said what came of it." in text
    assert (
        "### 2. nobody is rushed\n\nIn the words of Ama.\n\nWhat served it:\n\n"
        "- the theme Time\n- turn 1: One calm hour a day\n\nWhat came of it: Calls are \\_longer\\_." in text
    )
    assert "### 3. we know what is next\n\nIn somebody's words, without a name." in text
    assert "Not tied to one of them yet: Trust." in text
    assert rows(session)[1] == {
        "number": "2",
        "outcome": "nobody is rushed",
        "person": "Ama",
        "from_plan": "no",
        "themes": "Time",
        "turns": "1: One calm hour a day",
        "came_of": "Calls are _longer_.",
    }
    assert [(row["outcome"], row["from_plan"]) for row in (rows(session)[0], rows(session)[2])] == [
        ("Calm *mornings*", "yes"),
        ("we know what is next", "no"),
    ]


def test_what_its_author_took_back_or_keeps_is_told_without_a_word_of_it() -> None:
    session = room()
    for text in ("CANARY", "CANARY too"):
        said, outcome = adopted(session, text)
        session.does(c.SayWhatCame(outcome, "CANARY came of it"))
        taken_back = c.TakeBackContribution(said)
        session.phone("p1", taken_back if text == "CANARY" else c.ChangeConsent(said, "room"))
    text = told(session)
    assert "CANARY" not in text
    assert "Ama" not in str(rows(session)[1:])
    assert text.count("An outcome in words that stay in the room, or that were taken back.") == 4
    assert text.count("Its words are not in this report.") == 2
