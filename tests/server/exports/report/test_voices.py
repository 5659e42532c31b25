import re

from server.domain import commands as c
from server.domain.slips import new_slips
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from tests.session import Session


def report(session: Session) -> str:
    return dict(files(exported_session(session.state, session.entries)))["report.md"].decode()


def part(session: Session, heading: str) -> str:
    """What stands under a heading, up to the next that is not below it."""
    behind = report(session).partition(f"\n{heading}\n\n")[2]
    return re.split(f"\n#{{1,{heading.index(' ')}}} ", behind, maxsplit=1)[0].rstrip("\n")


def test_where_nothing_happened_that_is_told(session: Session) -> None:
    session.ask()
    assert part(session, "## How voices came in") == "Nothing was said.\n\nNo invitations were sent."


def test_how_voices_came_in_is_told_in_totals(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.say(ama, "words")
    session.say(ama, "KEPT", consent="room")
    session.say(ama, "words", key="a" * 32)
    session.does(c.CaptureWords(question, "aloud", "aloud"))
    session.does(c.CaptureWords(question, "paper", "paper", slip=new_slips(1, lambda letters: letters[3])[0]))
    session.does(c.CountHands(question, 14, "hands"))
    assert part(session, "## How voices came in").startswith(
        "| How | Contributions |\n|---|---|\n"
        "| sent from a phone | 3 |\n"
        "| said aloud | 1 |\n"
        "| on paper | 1 |\n"
        "| a show of hands (14 hands in all) | 1 |\n\n"
    )


def test_invitations_and_signals_are_told_in_totals(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    session.does(c.InvitePerson(ama))
    told = part(session, "## How voices came in")
    assert "1 invitation was sent, and 0 taken up, with words or with a pass." in told
    session.does(c.InvitePerson(bo))
    session.phone(bo, c.PassQuestion(question))
    session.phone(bo, c.SendSignal("slow_down", "a" * 32))
    session.phone(ama, c.SendSignal("slow_down", "b" * 32))
    session.does(c.AnswerSignal("slow_down"))
    session.phone(ama, c.SendSignal("break", "c" * 32))
    told = part(session, "## How voices came in")
    assert "2 invitations were sent, and 1 taken up, with words or with a pass." in told
    assert told.endswith(
        "What was signalled from the phones, without names:\n\n"
        "| Signal | Sent | Times it was heard |\n|---|---|---|\n"
        "| Slow down | 2 | 1 |\n| I need a break | 1 | 0 |"
    )
    assert "Ama" not in told
    assert "Bo" not in told


def test_figures_have_blind_spots_and_formulas_at_the_end_and_what_has_none_is_one_line(session: Session) -> None:
    session.ask()
    session.say(session.join("Ama"), "words")
    told = part(session, "## What the figures say about voices")
    figures = ["People who have spoken", "Voices' worth", "Plain pair"]
    assert re.findall(r"^### (.+)", told, re.MULTILINE) == figures
    assert told.count("What it cannot see: ") == len(figures)
    assert told.endswith(
        "\n\nToo little to tell: “Spread, beside what chance gives”, “Perspectives”, “Uptake”, “Cross-links”,"
        " “First voice”, “Felt voice”."
    )
    formulas = part(session, "## How the figures are worked out")
    assert "- Voices' worth: D₁ = exp(−Σ p ln p)" in formulas
    assert "- Uptake: " not in formulas
    assert "1 of 1 have spoken · 1 responded." in told


def test_what_was_felt_is_told_from_five_answers_on(session: Session) -> None:
    people = [session.join() for _ in range(6)]
    session.ask()
    for number, person in enumerate(people[:4]):
        session.phone(person, c.SayFelt(3, number, f"{number:032x}"))
    assert "“Felt voice”." in part(session, "## What the figures say about voices")
    session.phone(people[4], c.SayFelt(0, 3, "f" * 32))
    told = part(session, "### Felt voice")
    assert "1 said 0, 0 said 1, 0 said 2, 4 said 3" in told
    assert "Fewer than" not in told


def test_what_few_speak_from_is_not_in_the_figures(session: Session) -> None:
    session.ask()
    for number in range(9):
        person = session.join()
        session.phone(person, c.SayPerspectives(("ONE OF FEW",) if number < 4 else ("One of many",)))
        session.say(person, "words")
    session.does(c.CloseQuestion())
    text = report(session)
    assert "ONE OF FEW" not in text
