import re

import pytest
from markdown_it import MarkdownIt

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.exports.bundle import files
from server.exports.report.document import report_md
from server.projections.exported_session import exported_session
from server.projections.record import record
from tests.session import Session

HOSTILE = "](javascript:alert(1)) | <b>*x*"


@pytest.fixture
def planned() -> Session:
    """A session with a plan of four questions."""
    questions = (
        PlannedQuestion("plan-1", "One?", "Arriving", 5, "at_once", "NOTES", ("PROBE?",)),
        PlannedQuestion("plan-2", "Two?"),
        PlannedQuestion("plan-3", "Three?", moderation="look"),
        PlannedQuestion("plan-4", "Four?", reveal="at_once", moderation="closed"),
    )
    return Session(plan=SessionPlan("Home care", ROLES, (), "Calm mornings.", ("No rush", "One carer"), questions))


def report(session: Session) -> str:
    """The report without the codes of words."""
    text = dict(files(exported_session(session.state, session.entries)))["report.md"].decode()
    return re.sub(r", code \w{4}-\w{4}", "", text)


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next that is not below it."""
    behind = text.partition(f"\n{heading}\n\n")[2]
    return re.split(f"\n#{{1,{heading.index(' ')}}} ", behind, maxsplit=1)[0].rstrip("\n")


def test_what_the_session_is_for_stands_at_the_top(planned: Session) -> None:
    assert (
        "What it was for: Calm mornings.\n\nWhat it should change in people's lives:\n\n- No rush\n- One carer\n\n"
    ) in report(planned)


def test_the_plan_stands_beside_what_was_asked(planned: Session) -> None:
    planned.does(c.SkipPlanned("plan-2"))
    planned.ask("On the spot?")
    planned.does(c.AskPlanned("plan-1"))
    text = report(planned)
    assert part(text, "## What was planned, and what was asked") == (
        "| Planned question | Part | Minutes | When others read what is said | What became of it |\n"
        "|---|---|---|---|---|\n"
        "| One? | Arriving | 5 | open at once | asked as question 2 |\n"
        "| Two? | – | – | when revealed | left out |\n"
        "| Three? | – | – | when revealed, looked at first | not asked |\n"
        "| Four? | – | – | closed to others | not asked |\n\n"
        "Asked on the spot, beside the plan: question 1."
    )
    assert "Asked on the spot. It was not revealed, so others could not read what was said." in part(
        text, "### 1. On the spot?"
    )
    assert "Asked as planned, for 5 minutes. Others could read at once what was said." in part(text, "### 2. One?")
    assert "NOTES" not in text
    assert "PROBE" not in text
    planned.ask("Another?")
    planned.ask("And another?")
    assert "beside the plan: questions 1, 3 and 4." in report(planned)


def test_a_session_without_a_plan_tells_of_none(session: Session) -> None:
    session.ask()
    text = report(session)
    assert "planned" not in text
    assert "What it was for" not in text


def test_a_plan_that_was_followed_tells_of_nothing_beside_it(planned: Session) -> None:
    planned.does(c.AskPlanned("plan-1"))
    planned.does(c.AskAgain(planned.state.asked[0]))
    assert "on the spot" not in report(planned).lower()


def test_rounds_stand_side_by_side(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    first = session.ask("What helps?")
    session.say(ama, "one")
    session.say(ama, "two\nlines", key="a" * 32)
    session.say(ama, "KEPT", consent="room")
    session.ask("Something else?")
    session.does(c.AskAgain(first))
    session.phone(bo, c.PassQuestion(session.state.asked[-1]))
    session.say(bo, "three | four")
    text = report(session)
    assert part(text, "## Rounds side by side") == (
        "### Question 1, asked 2 times\n\n"
        "|  | Round 1 | Round 2 |\n|---|---|---|\n"
        "| Question | 1. What helps? | 3. What helps? |\n"
        "| Asked | 2026-11-23 10:00 | 2026-11-23 10:00 |\n"
        "| Contributions | 3 | 1 |\n"
        "| Passes | 0 | 1 |\n"
        "|  | Without a name: two lines | Bo: three \\| four |\n"
        "|  | Ama: one |  |"
    )
    assert "Round 2 of question 1. It was not revealed, so others could not read what was said." in part(
        text, "### 3. What helps?"
    )
    assert "KEPT" not in text


def test_no_rounds_are_told_where_nothing_was_asked_again(session: Session) -> None:
    session.ask("What helps?")
    session.ask("What helps?")
    assert "side by side" not in report(session)


def test_the_room_asked_it_differently(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("What works?")
    session.say(ama, "early words")
    for person, text in ((bo, "What works for you?"), (ama, "What works at home?")):
        session.phone(person, c.OfferWording(question, text))
        session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.say(ama, "late words")
    told = part(report(session), "### 1. What works at home?")
    assert (
        "The room asked it differently: first “What works?”; from 2026-11-23 10:00 on “What works for you?”; "
        "from 2026-11-23 10:00 on “What works at home?”."
    ) in told
    assert "Ama, to an earlier wording:\n\n> early words" in told
    assert "Ama:\n\n> late words" in told
    assert "Bo" not in told
    undated = report_md(record(session.state)).decode()
    assert "first “What works?”; then “What works for you?”; then “What works at home?”." in undated


def test_a_host_who_asked_is_named(session: Session) -> None:
    ama = session.join("*Ama*")
    session.hold("host", ama)
    session.phone(ama, c.AskQuestion("Who pays?", "after_answer", 1))
    assert (
        "Asked on the spot, asked by \\*Ama\\*, for 1 minute. Others could read what was said once they had answered."
        in report(session)
    )


@pytest.mark.parametrize(
    ("moderation", "says"),
    [
        ("open", "Others could read at once what was said.\n"),
        ("look", "Others could read what was said once somebody had looked at it.\n"),
        ("closed", "What was said was for the facilitator, and others could not read it."),
    ],
)
def test_how_a_question_was_moderated_is_told_where_it_was_not_open(
    session: Session, moderation: c.Moderation, says: str
) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("Who pays?", "at_once", moderation=moderation))
    session.say(ama, "WORDS", consent="quoted")
    assert says in report(session)
    assert ("WORDS" in report(session)) == (moderation == "open")


FACILITATOR_ALONE = "What was said was for the facilitator, and others could not read it."
NOT_REVEALED = "It was not revealed, so others could not read what was said."
REVEALED = "Others could read what was said once it was revealed."


@pytest.mark.parametrize("moderation", ["open", "look", "closed"])
@pytest.mark.parametrize("reveal", ["when_revealed", "after_answer", "at_once"])
def test_nobody_is_said_to_have_read_what_nobody_could(
    session: Session, reveal: c.Reveal, moderation: c.Moderation
) -> None:
    session.does(c.AskQuestion("Who pays?", reveal, moderation=moderation))
    told = part(report(session), "### 1. Who pays?")
    could = session.state.questions[session.state.asked[0]].read_by_others
    assert ("Others could read" in told) == could


def test_what_was_revealed_and_closed_to_others_later_was_read_before(session: Session) -> None:
    question = session.ask("Who pays?")
    assert NOT_REVEALED in report(session)
    session.does(c.SetModeration(question, "closed"))
    session.does(c.SetModeration(question, "look"))
    assert NOT_REVEALED in report(session)
    session.does(c.RevealQuestion(question))
    session.does(c.SetModeration(question, "closed"))
    assert (
        f"{REVEALED} Who reads it was changed: first it was open, then closed to others, then looked at first, "
        "then closed to others.\n"
    ) in report(session)


def test_a_reveal_that_was_undone_was_read_meanwhile(session: Session) -> None:
    session.does(c.RevealQuestion(session.ask("Who pays?")))
    session.does(c.Undo())
    assert f"{REVEALED}\n" in report(session)


def test_what_was_closed_and_opened_before_it_was_revealed_was_read_by_nobody_until_then(session: Session) -> None:
    session.does(c.AskQuestion("Who pays?", "at_once", moderation="closed"))
    assert FACILITATOR_ALONE in report(session)
    session.does(c.SetModeration(session.state.asked[0], "look"))
    told = report(session)
    assert FACILITATOR_ALONE not in told
    assert "Others could read what was said once somebody had looked at it. Who reads it was changed: first" in told


def test_what_people_read_after_answering_is_read_by_everybody_once_it_is_revealed(session: Session) -> None:
    session.does(c.AskQuestion("Who pays?", "after_answer", moderation="look"))
    looked = "Others could read what was said once they had answered and somebody had looked at it"
    assert f"{looked}.\n" in report(session)
    session.does(c.RevealQuestion(session.state.asked[0]))
    assert f"{looked}, and everybody once it was revealed.\n" in report(session)


def test_words_tell_what_they_are_spoken_from_and_how_many_hands_there_were(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.phone(ama, c.Contribute(question, "words", speaking=("I live alone", "I work here")))
    session.does(c.CountHands(question, 14, "Evening calls"))
    session.does(c.CountHands(question, 1, "Mornings"))
    told = report(session)
    assert "Ama, speaking from “I live alone” and “I work here”:\n\n> words" in told
    assert "Without a name, a show of hands, 14 hands:\n\n> Evening calls" in told
    assert "Without a name, a show of hands, 1 hand:\n\n> Mornings" in told


def test_what_people_typed_makes_no_structure_in_plan_rounds_and_wordings() -> None:
    questions = (PlannedQuestion("plan-1", HOSTILE, HOSTILE),)
    session = Session(plan=SessionPlan("Home care", ROLES, (), HOSTILE, (HOSTILE,), questions))
    ama = session.join(HOSTILE)
    session.does(c.AskPlanned("plan-1"))
    question = session.state.asked[0]
    session.phone(ama, c.OfferWording(question, f"{HOSTILE}?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.phone(ama, c.Contribute(question, HOSTILE, speaking=(HOSTILE,)))
    session.does(c.AskAgain(question))
    tokens = MarkdownIt("gfm-like").parse(report(session))
    inside = [child for token in tokens for child in token.children or []]
    assert not {child.type for child in inside} & {"link_open", "em_open", "html_inline", "image"}
    assert not {token.type for token in tokens} & {"html_block", "hr", "fence", "code_block"}
    columns = [len(row) for row in rows(report(session))]
    assert set(columns) == {2, 3, 5}


def rows(text: str) -> list[list[str]]:
    """The cells of each row of each table, as a program that knows the format finds them."""
    found: list[list[str]] = []
    for token in MarkdownIt("gfm-like").parse(text):
        if token.type == "tr_open":
            found.append([])
        elif token.type in ("td_open", "th_open"):
            found[-1].append(token.type)
    return found


def test_a_question_that_was_put_right_is_told_with_both_wordings(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("What hepls?")
    session.say(ama, "early words")
    session.does(c.RewordQuestion(question, "What helps?"))
    told = part(report(session), "### 1. What helps?")
    assert "It was put right: first “What hepls?”; from 2026-11-23 10:00 on “What helps?”." in told
    assert "Ama, to an earlier wording:\n\n> early words" in told
    session.phone(ama, c.OfferWording(question, "What helps you?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    told = part(report(session), "### 1. What helps you?")
    assert "The room asked it differently: first “What hepls?”" in told
    assert "on “What helps?” (put right)" in told
