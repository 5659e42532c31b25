import re
from datetime import timedelta

from markdown_it import MarkdownIt

from server.domain import commands as c
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from tests.session import Session

HOSTILE = "](javascript:alert(1)) | <b>*x*"


def report(session: Session) -> str:
    return dict(files(exported_session(session.state, session.entries)))["report.md"].decode()


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next that is not below it."""
    behind = text.partition(f"\n{heading}\n\n")[2]
    return re.split(f"\n#{{1,{heading.index(' ')}}} ", behind, maxsplit=1)[0]


def test_the_picture_stands_before_the_table_and_says_what_it_shows(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.AskForRole("challenger"))
    session.now += timedelta(minutes=12)
    session.does(c.OpenSession())
    told = part(report(session), "## Who held which role")
    picture, table = told.split("\n\n")[:2]
    assert picture == (
        "![A row for each of 2 roles with who held it over time. The table below says the same in words.](roles.svg)"
    )
    assert "| Listener | Ama | 2026-11-23 10:00 | – | 12 | took it up | still held |" in table


def test_where_nobody_held_a_role_there_is_no_picture(session: Session) -> None:
    assert "roles.svg" not in report(session)
    assert "Who learned from whom" not in report(session)


def test_a_renamed_role_is_told_by_both_names(session: Session) -> None:
    session.phone(session.join("Ama"), c.AskForRole("listener"))
    session.does(c.ChangeRole("listener", "Taker-in", "Takes in."))
    session.phone(session.join("Bo"), c.AskForRole("listener"))
    text = report(session)
    assert "| Listener (later Taker-in) | Ama |" in text
    assert "| Taker-in | Bo |" in text


def test_who_shadowed_and_who_stayed_at_a_shoulder_is_told(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    session.phone(bo, c.AskToShadow("scribe", ama))
    session.phone(ama, c.LetShadow("scribe", bo))
    session.phone(ama, c.PassOn("scribe", bo))
    session.phone(bo, c.AcceptOffer("scribe"))
    assert part(report(session), "### Who learned from whom").startswith(
        "| Role | Held by | Shadowed by | At their shoulder at first |\n|---|---|---|---|\n"
        "| Scribe | Ama | Bo | – |\n| Scribe | Bo | – | Ama |"
    )


def test_what_holders_said_to_the_room_is_told(session: Session) -> None:
    ama = session.join("Ama")
    for role in ("weaver", "care-keeper"):
        session.does(c.OfferRole(role, ama))
        session.phone(ama, c.AcceptOffer(role))
    session.does(c.ChangeRole("weaver", "Thread-finder", "Finds threads."))
    session.phone(ama, c.MakeCall("theme", "Evening calls"))
    session.phone(ama, c.MakeCall("break"))
    session.does(c.AnswerCall(session.state.open_calls[0]))
    assert part(report(session), "### What holders of roles said to the room").startswith(
        "| When | Role | Person | What | Heard |\n|---|---|---|---|---|\n"
        "| 2026-11-23 10:00 | Weaver | Ama | proposed a theme: Evening calls | yes |\n"
        "| 2026-11-23 10:00 | Care-keeper | Ama | “Shall we break?” | – |"
    )


def test_every_change_of_a_role_is_told(session: Session) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea."))
    session.does(c.ChangeRole("listener", "Taker-in", "Takes in.", "Listen well.", limit=4, offerable=False))
    session.does(c.ChangeRole("listener", "Taker-in", "Takes in.", "Listen well."))
    session.does(c.HideRole("doer"))
    session.does(c.ShowRole("doer"))
    lines = part(report(session), "### How the roles themselves changed").splitlines()[2:]
    assert [line.removeprefix("| 2026-11-23 10:00 | ").removesuffix(" |") for line in lines] == [
        "Tea-maker | was added | Makes tea.",
        "Listener | was renamed | Taker-in",
        "Listener | was described anew | Takes in.",
        "Listener | got another prompt | Listen well.",
        "Listener | may be held by so many at once | 4",
        "Listener | is taken up from now on, never offered | –",
        "Taker-in | may be held by so many at once | any number",
        "Taker-in | may be offered from now on | –",
        "Doer | was hidden | –",
        "Doer | was shown again | –",
    ]


def test_figures_stand_after_the_table_each_with_its_formula_and_its_blind_spot(session: Session) -> None:
    session.phone(session.join("Ama"), c.AskForRole("listener"))
    text = report(session)
    assert text.index("## Who held which role") < text.index("## What the figures say about roles")
    told = part(text, "## What the figures say about roles")
    assert told.count("What it cannot see: ") == told.count("\n### ") == 5
    assert text.index("## Who was here") < text.index("## How the figures are worked out")
    assert "- 1 of 1 has held a role. Nobody has said yet that they are open to one." in told


def test_nothing_that_was_typed_makes_structure_there() -> None:
    session = Session(HOSTILE)
    ama = session.join(HOSTILE)
    session.does(c.ChangeRole("weaver", "](x) | <i>_y_", HOSTILE, HOSTILE))
    session.does(c.OfferRole("weaver", ama))
    session.phone(ama, c.AcceptOffer("weaver"))
    session.phone(ama, c.MakeCall("theme", HOSTILE))
    session.does(c.AddRole("- # role", HOSTILE))
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(report(session))
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "code_inline", "image", "softbreak"}
    assert [child.attrs["src"] for child in children if child.type == "image"] == ["roles.svg"]
    assert "html_block" not in {token.type for token in tokens}
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in ("td_open", "th_open")]
    assert len(rows) == 2 + 2 + 5 + 2
    assert len(cells) == 2 * 7 + 2 * 5 + 5 * 4 + 2 * 3
