from markdown_it import MarkdownIt
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.exports.report.document import report_md
from server.projections.record import record
from tests.session import Session


def report(session: Session) -> str:
    return report_md(record(session.state)).decode()


def block(text: str, *lines: str) -> bool:
    """Whether the lines stand one below the other, as blocks of their own."""
    return "\n\n".join(lines) in text


def test_a_session_where_nothing_happened_is_told_as_that(session: Session) -> None:
    text = report(session)
    assert text.startswith("# Shaping home care together\n\nMade 2026-11-23 10:00. Not ended when this was written.")
    assert "Nothing was asked." in text
    assert "Nobody held a role." in text
    assert "Nobody joined." in text
    assert "Nothing was kept to the room." in text
    assert "Practice" not in text


def test_a_title_that_was_changed_is_told_with_the_first_one() -> None:
    session = Session("Hoem *care*")
    assert "title was changed" not in report(session)
    session.does(c.ChangeTitle("Home care"))
    head = "# Home care\n\nThe title was changed. The session began as “Hoem \\*care\\*”.\n\nMade "
    assert report(session).startswith(head)


def test_practice_is_marked_at_the_top() -> None:
    assert report(Session(practice=True)).split("\n\n")[1].startswith("**Practice.**")


def test_simulated_people_are_told_at_the_top_and_their_words_apart(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "Real words")
    assert "imulated" not in report(session)
    robin = session.join("Robin", simulated=True)
    session.say(robin, "Not real")
    text = report(session)
    assert text.split("\n\n")[1].startswith("**Practised with.** 1 simulated person took part.")
    assert block(text, "Ama:", "> Real words", "Robin, simulated:", "> Not real")
    assert "| Robin (simulated) |" in text
    session.does(c.AskAgain(session.state.asked[-1]))
    session.say(robin, "Not real either")
    assert "Robin (simulated): Not real either" in report(session)


def test_words_stand_under_their_question_with_who_said_them_and_how(session: Session) -> None:
    ama = session.join("Ama")
    session.ask("What is already working?")
    heard = session.say(ama, "The same carer\nevery morning.", consent="quoted")
    session.say(ama, "Would it cost more?", kind="unsure")
    session.say(ama, "Evening calls that do not rush", key="a" * 32)
    session.does(c.MarkHeard((heard,)))
    session.does(c.CloseQuestion())
    session.say(ama, "One more thing")
    text = report(session)
    assert block(
        text,
        "### 1. What is already working?",
        "Asked 2026-11-23 10:00, closed 2026-11-23 10:00. 4 contributions; 0 passes.",
        "Asked on the spot. It was not revealed, so others could not read what was said.",
        "Without a name:",
        "> Evening calls that do not rush",
        "Ama, heard (may be quoted):",
        "> The same carer\\\n> every morning.",
        "Ama, not sure:",
        "> Would it cost more?",
        "Ama, said late:",
        "> One more thing",
    )
    assert "1 person joined. 1 question asked. 4 contributions to read here, 1 without a name. 0 passes." in text
    assert "All other words are for these notes, and may not be quoted." in text


def test_words_that_somebody_put_in_for_somebody_else_say_so(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    question = session.ask()
    (made,) = session.phone(ama, c.CaptureWords(question, "out loud", "aloud", bo))
    assert isinstance(made, e.WordsCaptured)
    session.phone(bo, c.ConfirmWords(made.words))
    session.phone(ama, c.CaptureWords(question, "for a neighbour", "for_someone", key="a" * 32))
    text = report(session)
    assert block(text, "Bo, said aloud:", "> out loud")
    assert block(text, "Without a name, typed for them:", "> for a neighbour")


def test_the_same_question_asked_twice_keeps_its_answers_apart(session: Session) -> None:
    ama = session.join("Ama")
    for words in ("first", "second"):
        session.ask("What helps?")
        session.say(ama, words)
    first, second = report(session).split("### ")[1:3]
    assert "> first" in first
    assert "second" not in first
    assert "> second" in second


def test_a_question_that_nobody_closed_was_open_to_the_end(session: Session) -> None:
    session.ask()
    assert "Asked 2026-11-23 10:00, still open." in report(session)
    session.does(c.EndSession())
    assert "Asked 2026-11-23 10:00, open to the end." in report(session)


def test_what_was_kept_to_the_room_is_counted_and_not_told(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    session.say(ama, "CANARY", consent="room")
    session.phone(bo, c.PassQuestion(question))
    text = report(session)
    assert "CANARY" not in text
    assert "1 contribution was kept to the room by those who said them, and cannot be read here." in text
    assert "1 contribution, 1 of them kept to the room; 1 pass." in text
    session.say(ama, "CANARY", consent="room")
    assert "2 contributions were kept to the room" in report(session)


def test_roles_tell_how_they_began_how_they_ended_and_the_minutes_between(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo|x")
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.AskForRole("host"))
    session.does(c.OfferRole("host", ama))
    session.now = session.now.replace(minute=31, second=0)
    session.phone(ama, c.PassOn("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    session.phone(bo, c.StepBack("host"))
    text = report(session)
    assert (
        "| Listener | Ama | 2026-11-23 10:00 | – | – | took it up | still held |\n"
        "| Host | Ama | 2026-11-23 10:00 | 2026-11-23 10:31 | 30 | asked for it | handed it on |\n"
        "| Host | Bo\\|x | 2026-11-23 10:31 | 2026-11-23 10:31 | less than 1 "
        "| was handed it | stepped back |"
    ) in text
    session.does(c.EndSession())
    assert "| took it up | the session ended |" in report(session)
    assert "Ended 2026-11-23 10:31. All times are UTC." in report(session)


def test_people_are_listed_as_they_came_and_not_by_what_they_did(session: Session) -> None:
    bo, ama = session.join("Bo"), session.join("")
    session.ask()
    session.say(ama, "one")
    session.say(ama, "two")
    session.phone(ama, c.AskForRole("listener"))
    assert report(session).endswith(
        "## Who was here\n\nIn the order in which they came.\n\n"
        "| Person | Joined | Roles held |\n|---|---|---|\n"
        "| Bo | 2026-11-23 10:00 | – |\n| Person 2 | 2026-11-23 10:00 | Listener |\n"
    )
    assert bo


def test_nothing_that_people_typed_makes_structure() -> None:
    session = Session("# Title\n---")
    ama = session.join("*Ama* | <b>")
    session.phone(ama, c.AskForRole("listener"))
    session.ask("- [ ] What?\n# Heading")
    session.say(ama, "# Heading\n\n---\n\n- item\n```\ncode\n```\n<b>x</b> ![x](http://evil)\n| a |\n|---|")
    tokens = MarkdownIt("gfm-like").parse(report(session))
    headings = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) == 6
    images = [child for token in tokens for child in token.children or [] if child.type == "image"]
    assert [image.attrs["src"] for image in images] == ["roles.svg"]
    assert [token.type for token in tokens].count("table_open") == 3
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or [] if child.type != "code_inline"
    }
    assert not kinds & {"hr", "fence", "code_block", "html_block", "html_inline", "link_open", "em_open"}
    assert not kinds & {"bullet_list_open", "ordered_list_open", "softbreak"}


def test_a_word_that_cannot_be_written_does_not_stop_the_report(session: Session) -> None:
    broken = replace(record(session.state), title="a\ud800b")
    assert report_md(broken).startswith(b"# a?b\n")


def test_breaks_and_notices_are_told_in_order(session: Session) -> None:
    assert "Breaks and notices" not in report_md(record(session.state)).decode()
    session.does(c.OpenSession())
    session.does(c.SendNotice("Lunch is *here*."))
    session.does(c.StartBreak(10))
    session.does(c.EndBreak())
    session.does(c.StartBreak(5))
    told = report_md(record(session.state)).decode().partition("## Breaks and notices")[2].partition("\n#")[0]
    assert told.strip().split("\n") == [
        "- 2026-11-23 10:00: notice to every phone: “Lunch is \\*here\\*.”",
        "- 2026-11-23 10:00: break to 2026-11-23 10:00, meant until 2026-11-23 10:10",
        "- 2026-11-23 10:00: break to the end, meant until 2026-11-23 10:05",
    ]


def test_it_says_who_held_words_back_in_which_role_and_why_but_not_whose_they_were(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("host", bo)
    session.ask()
    assert "Held back" not in report(session)
    first, second = session.say(ama, "FIRST"), session.say(ama, "SECOND")
    session.phone(bo, c.HoldBack((first,), "reasons.hurts"))
    session.does(c.HoldBack((second,), "reasons.private"))
    text = report(session)
    assert "- To question 1: “It may hurt somebody.” Held back by Bo as Host.\n" in text
    assert "- To question 1: “It holds something private.” Held back by the facilitator.\n" in text
    assert "2 contributions, 2 of them held back; 0 passes." in text
    session.does(c.SetModeration(session.state.asked[-1], "look"))
    session.phone(bo, c.Contribute(session.state.asked[-1], "UNREAD", late=True))
    assert "Words that nobody had let others read.\n\n- To question 1: 1 contribution.\n" in report(session)
    assert "UNREAD" not in report(session)
    assert "FIRST" not in text
    assert "SECOND" not in text


def test_words_held_back_alike_and_words_that_wait_share_a_line(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    first, second = session.say(ama, "FIRST"), session.say(ama, "SECOND")
    session.does(c.HoldBack((first, second), "reasons.hurts"))
    session.does(c.SetModeration(question, "look"))
    for words in ("THIRD", "FOURTH", "FIFTH"):
        session.say(ama, words)
    text = report(session)
    assert "- To question 1: “It may hurt somebody.” Held back by the facilitator (2 contributions).\n\n" in text
    assert "Words that nobody had let others read.\n\n- To question 1: 3 contributions.\n\n" in text
    assert "5 contributions, 2 of them held back, 3 of them not let through; 0 passes." in text
    session.does(c.Restore((first, second)))
    assert "Their authors were told why" not in report(session)
