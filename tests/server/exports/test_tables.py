import csv
import io
import re
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.concerns import Concern
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.domain.slips import new_slips
from server.exports.tables import (
    concerns_csv,
    contributions_csv,
    escape_formula,
    people_csv,
    questions_csv,
    roles_csv,
    themes_csv,
)
from server.projections.exportable import ExportableWords
from server.projections.questions.rewordings import reworded_at
from server.projections.record import ContributionRecord, Record, record
from tests.session import Session

SHEET = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "-2+3",
    "+1",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    "\r=1+1",
    " =1+1",
    "\u3000=1+1",
    '"=1+1',
    "'=1+1",
    "\" '=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹢1",
    "\nplain",
]
HARMLESS = [
    "",
    "words",
    "{=1}",
    "00123 1E5 2024-01-01 TRUE",
    "x" * 40_000,
    "a=b",
    "'tis",
    "½",
    "שלום",
    "👩🏽‍🦰",
]


def empty() -> Record:
    return record(Session().state)


def saying(*texts: str) -> Record:
    said = tuple(
        ContributionRecord(
            id=f"c{place}",
            question_id="q1",
            question="What helps?",
            asked_as="What helps you?",
            round=2,
            kind="answer",
            words=ExportableWords(text, "notes", "Its warmth", ("I live alone", "I work here")),
            person="Ama",
            channel="hands",
            hands=14,
            said_at=datetime(2026, 11, 23, 10, 5, 7, 999, tzinfo=UTC),
            heard=place % 2 == 0,
            late=False,
            simulated=False,
            to="c9",
            beside="Mei",
            me_too=3,
            themes=("Trust", "Time"),
        )
        for place, text in enumerate(texts)
    )
    return replace(empty(), contributions=said)


def read(content: bytes) -> list[dict[str, str]]:
    """What a program that knows the format finds."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_is_what_spreadsheets_expect() -> None:
    content = contributions_csv(saying("words"))
    assert content == (
        b"\xef\xbb\xbf"
        b'"id","question","asked_as","round","kind","text","value","answers","person","stood_beside","speaking_from",'
        b'"channel","how_it_came","hands","said_at","said_at_offset","heard","me_too","themes","may_be_quoted",'
        b'"simulated"\r\n'
        b'"c0","What helps?","What helps you?","2","answer","words","Its warmth","c9","Ama","Mei",'
        b'"I live alone; I work here","hands","a show of hands","14","2026-11-23 10:05:07","UTC+00:00","yes","3",'
        b'"Trust; Time","no","no"\r\n'
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('a"\n=1+1', "a\"\n'=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; =1+1; b", "a;' =1+1; b"),
        ('a";"=1+1', 'a";\'"=1+1'),
        ("a\r\n-2;+3", "a\r\n'-2;'+3"),
        ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ("a;＝1", "a;'＝1"),
        ("- one\n- two", "'- one\n'- two"),
        ("a;b\nc", "a;b\nc"),
        (";;\n;", ";;\n;"),
    ],
)
def test_no_part_of_a_cell_can_be_taken_for_a_formula(text: str, shown: str) -> None:
    (row,) = read(contributions_csv(saying(text)))
    assert row["text"] == shown


@given(st.lists(st.text("=+-@＝;\"' \t\r\na,", max_size=12), min_size=1, max_size=3))
def test_read_with_semicolons_or_line_by_line_no_part_begins_a_formula(texts: list[str]) -> None:
    content = contributions_csv(saying(*texts)).decode("utf-8-sig")
    for part in re.split("[;\t\r\n]", content):
        assert not re.match('[\\s"]*[=+@＝-]', part), part


def test_a_long_cell_of_line_breaks_takes_no_time() -> None:
    began = time.process_time()
    escape_formula('\n "' * 20_000)
    escape_formula("; " * 20_000 + "=")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", SHEET)
def test_a_cell_cannot_be_taken_for_a_formula(text: str) -> None:
    (row,) = read(contributions_csv(saying(text)))
    assert row["text"].startswith("'")
    assert row["text"].replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_words_stay_as_they_are(text: str) -> None:
    (row,) = read(contributions_csv(saying(text)))
    assert row["text"] == text


def test_half_a_character_does_not_stop_the_export() -> None:
    (row,) = read(contributions_csv(saying("a\ud800b")))
    assert row["text"] == "a?b"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
@example(["''=1"])
@example(["a,b;c\td|e"])
def test_every_word_comes_back(texts: list[str]) -> None:
    rows = read(contributions_csv(saying(*texts)))
    assert [row["text"] for row in rows] == [escape_formula(text) for text in texts]
    assert [row["text"].replace("'", "") for row in rows] == [text.replace("'", "") for text in texts]
    assert [row["heard"] for row in rows] == ["yes" if place % 2 == 0 else "no" for place in range(len(texts))]


def test_times_are_told_as_spreadsheets_read_them_with_their_offset_beside_them() -> None:
    there = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    said = saying("words")
    moved = replace(said, contributions=(replace(said.contributions[0], said_at=there),))
    (row,) = read(contributions_csv(moved))
    assert (row["said_at"], row["said_at_offset"]) == ("2026-11-23 12:00:00", "UTC+02:00")


def test_words_without_a_name_have_an_empty_person(session: Session) -> None:
    session.ask()
    session.say(session.join("Ama"), "words", key="a" * 32)
    (row,) = read(contributions_csv(record(session.state)))
    assert row["person"] == ""
    assert row["said_at"].endswith(":00")


def test_roles_tell_who_held_what_from_when_to_when(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("=Bo")
    session.phone(ama, c.AskForRole("listener"))
    session.does(c.OfferRole("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    session.now += timedelta(seconds=87)
    session.phone(ama, c.StepBack("listener"))
    assert read(roles_csv(record(session.state, session.now + timedelta(seconds=32)))) == [
        {
            "role": "Listener",
            "role_now": "Listener",
            "person": "Ama",
            "from": "2026-11-23 10:00:03",
            "from_offset": "UTC+00:00",
            "to": "2026-11-23 10:01:33",
            "to_offset": "UTC+00:00",
            "minutes": "1.5",
            "how_began": "taken_up",
            "how_ended": "stepped_back",
            "shadowed_before": "no",
            "shadowed_by": "",
            "at_their_shoulder": "",
        },
        {
            "role": "Host",
            "role_now": "Host",
            "person": "'=Bo",
            "from": "2026-11-23 10:00:05",
            "from_offset": "UTC+00:00",
            "to": "",
            "to_offset": "",
            "minutes": "2.0",
            "how_began": "offered",
            "how_ended": "",
            "shadowed_before": "no",
            "shadowed_by": "",
            "at_their_shoulder": "",
        },
    ]


def test_a_renamed_role_keeps_the_name_it_had_and_who_learned_it_is_told(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "=Cleo"))
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    for person in (bo, cleo):
        session.phone(person, c.AskToShadow("scribe", ama))
        session.phone(ama, c.LetShadow("scribe", person))
    session.does(c.ChangeRole("scribe", "=Note-taker", "Takes notes."))
    session.phone(ama, c.PassOn("scribe", bo))
    session.phone(bo, c.AcceptOffer("scribe"))
    first, second = read(roles_csv(record(session.state)))
    assert (first["role"], first["role_now"], first["shadowed_before"]) == ("Scribe", "'=Note-taker", "no")
    assert (first["shadowed_by"], first["at_their_shoulder"]) == ("Bo;' =Cleo", "")
    assert (second["role"], second["role_now"], second["shadowed_before"]) == ("'=Note-taker", "'=Note-taker", "yes")
    assert (second["shadowed_by"], second["at_their_shoulder"]) == ("", "Ama")


def test_people_stand_in_the_order_in_which_they_came(session: Session) -> None:
    bo, ama = session.join("Bo"), session.join("Ama")
    question = session.ask()
    session.say(ama, "words")
    session.phone(bo, c.PassQuestion(question))
    session.phone(ama, c.AskForRole("listener"))
    session.phone(ama, c.AskForRole("challenger"))
    rows = read(people_csv(record(session.state)))
    assert [(row["person"], row["contributions"], row["passes"], row["roles"]) for row in rows] == [
        ("Bo", "0", "1", ""),
        ("Ama", "1", "0", "Challenger; Listener"),
    ]


def test_questions_tell_how_many_answered_and_passed(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    first = session.ask("=One?")
    session.say(ama, "for the room", consent="room")
    session.phone(bo, c.PassQuestion(first))
    session.ask("Two?")
    rows = read(questions_csv(record(session.state)))
    columns = ("number", "question", "asked_at", "closed_at", "contributions", "passes")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("1", "'=One?", "2026-11-23 10:00:03", "2026-11-23 10:00:06", "1", "1"),
        ("2", "Two?", "2026-11-23 10:00:06", "", "0", "0"),
    ]


def test_questions_tell_where_they_came_from_and_how_they_were_asked() -> None:
    planned = PlannedQuestion("plan-1", "What works?", minutes=10, reveal="after_answer")
    session = Session(plan=SessionPlan("Home care", ROLES, (), questions=(planned,)))
    ama = session.join("=Ama")
    session.hold("host", ama)
    session.does(c.AskPlanned("plan-1"))
    (first,) = session.state.asked
    reword(session, ama, "What works for you?")
    session.does(c.RewordQuestion(first, "What works at home?"))
    session.phone(ama, c.AskQuestion("Who pays?", "at_once"))
    session.does(c.AskAgain(first))
    rows = read(questions_csv(record(session.state, None, reworded_at(session.entries))))
    columns = ("reveal", "minutes", "origin", "asked_by", "round", "again_of", "wordings", "reworded_at", "reworded_by")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        (
            "after you answer",
            "10",
            "planned",
            "the facilitator",
            "1",
            "",
            "What works? → What works for you? → What works at home?",
            "2026-11-23 10:00:06; 2026-11-23 10:00:07",
            "the room; put right",
        ),
        ("open at once", "", "on the spot", "'=Ama", "1", "", "", "", ""),
        ("after you answer", "10", "asked again", "the facilitator", "2", "1", "", "", ""),
    ]


def reword(session: Session, person: str, text: str) -> None:
    session.phone(person, c.OfferWording(session.state.asked[-1], text))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))


def test_contributions_tell_how_they_came(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask("What works?")
    session.phone(ama, c.Contribute(question, "one", speaking=("I work here",)))
    reword(session, ama, "What works for you?")
    session.does(c.CountHands(question, 14, "two"))
    session.does(c.CaptureWords(question, "three", "paper", slip=new_slips(1, lambda letters: letters[3])[0]))
    session.does(c.AskAgain(question))
    session.say(ama, "four")
    rows = {row["text"]: row for row in read(contributions_csv(record(session.state)))}
    columns = ("question", "asked_as", "round", "person", "speaking_from", "channel", "how_it_came", "hands")
    assert {text: tuple(row[column] for column in columns) for text, row in rows.items()} == {
        "one": ("What works for you?", "What works?", "1", "Ama", "I work here", "phone", "sent from a phone", ""),
        "two": ("What works for you?", "", "1", "", "", "hands", "a show of hands", "14"),
        "three": ("What works for you?", "", "1", "", "", "paper", "on paper", ""),
        "four": ("What works for you?", "What works for you?", "2", "Ama", "", "phone", "sent from a phone", ""),
    }


def test_themes_stand_in_their_order_with_what_may_leave_the_room(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    first, second = session.say(ama, "one"), session.say(ama, "two")
    kept = session.say(ama, "KEPT", consent="room")
    session.does(c.AddTheme("=Time", (first, second, kept)))
    session.does(c.AddTheme("Trust"))
    session.does(c.MarkHeard((first, kept)))
    unsaid = {"sentence": "", "yes": "", "nearly": "", "not_mine": "", "nearly_lines": "", "said_before": ""}
    assert read(themes_csv(record(session.state))) == [
        {"number": "1", "theme": "'=Time", "contributions": "2", "heard": "1", **unsaid},
        {"number": "2", "theme": "Trust", "contributions": "0", "heard": "0", **unsaid},
    ]


def test_the_sentence_of_a_theme_stands_with_its_answers_and_with_nothing_that_tells_who_is_nameless(
    session: Session,
) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    said = (session.say(ama, "one"), session.say(bo, "two", key="0" * 32), session.say(bo, "three", key="1" * 32))
    session.does(c.AddTheme("Time", said))
    session.does(c.SayBack(session.state.themes[0].id, "Time is short."))
    sentence = session.state.themes[0].sentences[-1].id
    session.phone(ama, c.AnswerSayBack(sentence, "nearly", "In the mornings."))
    session.phone(bo, c.AnswerSayBack(sentence, "nearly", "=At night.", key="0" * 32))
    session.phone(bo, c.AnswerSayBack(sentence, "not_mine", key="1" * 32))
    (row,) = read(themes_csv(record(session.state)))
    assert (row["sentence"], row["yes"], row["nearly"], row["not_mine"]) == ("Time is short.", "0", "2", "1")
    assert row["nearly_lines"] == "Ama: In the mornings.;' =At night."
    assert row["said_before"] == ""
    for text in ("Nobody answered this.", "Time is dear."):
        session.does(c.SayBack(session.state.themes[0].id, text))
    (row,) = read(themes_csv(record(session.state)))
    assert (row["sentence"], row["yes"]) == ("Time is dear.", "0")
    assert row["said_before"] == (
        "Time is short. (Yes, that is it: 0 · Nearly: 2 · Not mine: 1; Ama: In the mornings.;' =At night.)"
    )


def test_words_that_may_be_quoted_say_so(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "for the notes")
    session.say(ama, "to be quoted", consent="quoted")
    told = {row["text"]: row["may_be_quoted"] for row in read(contributions_csv(record(session.state)))}
    assert told == {"for the notes": "no", "to be quoted": "yes"}


def test_concerns_stand_in_the_order_of_their_words_and_begin_no_formula() -> None:
    left = [Concern("2", "room", "=Later"), Concern("1", "facilitators", "Zoo"), Concern("3", "facilitators", "Cold")]
    assert concerns_csv(left).decode("utf-8-sig").splitlines() == [
        "to,text",
        "facilitators,Cold",
        "facilitators,Zoo",
        "room,'=Later",
    ]
