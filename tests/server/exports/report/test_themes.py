import pytest

from server.domain import commands as c
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from tests.server.exports.report.test_questions import part, report
from tests.session import Session

THEMES, CHALLENGES = "## What was said, by theme", "## Challenged with care, and what was replied"


@pytest.fixture
def people(session: Session) -> list[str]:
    """Ama, Bo and Mei, who may read what is said."""
    session.ask("What helps?")
    session.does(c.RevealQuestion(session.state.asked[-1]))
    return [session.join(name) for name in ("Ama", "Bo", "Mei")]


def made(session: Session) -> str:
    """The id of the newest contribution."""
    return max(session.state.contributions.values(), key=lambda known: known.number).id


def test_without_themes_and_challenges_nothing_is_told_of_them(session: Session, people: list[str]) -> None:
    session.say(people[0], "words")
    text = report(session)
    assert THEMES not in text
    assert CHALLENGES not in text


def test_what_was_said_stands_by_theme(session: Session, people: list[str]) -> None:
    ama, bo, _ = people
    first, nameless = session.say(ama, "The same\ncarer", consent="quoted"), session.say(bo, "Evenings", key="a" * 32)
    kept = session.say(bo, "KEPT", consent="room")
    session.say(bo, "No theme yet")
    session.does(c.AddTheme("Time *of* day", (first, nameless, kept)))
    session.does(c.AddTheme("Trust", (first,)))
    session.does(c.AddTheme("Kept", (kept,)))
    told = part(report(session), THEMES)
    assert "\n### Time \\*of\\* day\n\n- Without a name: Evenings\n- Ama (may be quoted): The same carer\n" in told
    assert "\n### Trust\n\n- Ama (may be quoted): The same carer\n" in told
    assert told.endswith("### Kept\n\nNothing that can be read here is in it.")
    assert "\n\nIn no theme: 1 contribution.\n\n" in told
    assert "KEPT" not in report(session)


def test_a_challenge_stands_with_the_words_that_it_challenges_and_what_was_replied(
    session: Session, people: list[str]
) -> None:
    ama, bo, mei = people
    words = session.say(ama, "The same carer")
    session.hold("encourager", mei)
    session.phone(bo, c.Challenge(words, "Her warmth", "Who pays for it?", "beside", mei))
    session.phone(mei, c.StandBeside(next(iter(session.state.challenges))))
    challenge = made(session)
    assert part(report(session), CHALLENGES).endswith("Nothing that can be read here was replied.")
    session.phone(ama, c.Build(challenge, "We do"))
    told = part(report(session), CHALLENGES)
    assert told.split("\n\n") == [
        "### Challenge 1",
        "- Ama had said: The same carer\n"
        "- Bo, with Mei beside: What I value here: Her warmth / What I would test: Who pays for it?\n"
        "- Ama replied: We do",
    ]
    assert "Bo, challenges “The same carer”, Mei stood beside:\n\nWhat I value here:\n\n> Her warmth" in report(session)


def test_a_challenge_to_words_that_stay_in_the_room_does_not_tell_them(session: Session, people: list[str]) -> None:
    ama, bo, mei = people
    words = session.say(ama, "KEPT carer", consent="room")
    session.phone(bo, c.Challenge(words, "Her warmth", "Who pays?", key="a" * 32))
    session.phone(mei, c.Challenge(words, "KEPT VALUE", "KEPT TEST", consent="room"))
    told = part(report(session), CHALLENGES)
    assert told.split("\n\n")[:2] == [
        "### Challenge 1",
        "- To words that are not in this record\n"
        "- Without a name: What I value here: Her warmth / What I would test: Who pays?",
    ]
    for name, content in files(exported_session(session.state, session.entries)):
        assert b"KEPT" not in content, name


def test_words_tell_how_many_say_me_too_and_rounds_have_challenges_whole(session: Session, people: list[str]) -> None:
    ama, bo, _ = people
    words = session.say(ama, "A word that is said at such great length that nobody would want to read it twice")
    session.phone(bo, c.SayMeToo(words, "a" * 32))
    session.phone(bo, c.Challenge(words, "Length", "Brevity"))
    assert "Ama, Me too: 1:" in report(session)
    assert "Bo, challenges “A word that is said at such great length that nobody would…”:" in report(session)
    session.does(c.AskAgain(session.state.asked[-1]))
    assert "Bo: What I value here: Length / What I would test: Brevity" in part(
        report(session), "## Rounds side by side"
    )
