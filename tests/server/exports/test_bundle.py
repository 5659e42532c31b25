import csv
from datetime import timedelta
from itertools import pairwise
from random import Random
from time import process_time

import msgspec
import pytest

from server.codec import entry_from
from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.keys import hash_of
from server.domain.evolve import fold
from server.domain.slips import new_slips
from server.domain.text import NAME_CHARACTERS
from server.domain.word_codes import word_code
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from server.projections.record import record
from tests.server.domain.test_text import SURVIVES
from tests.session import Session

DECADES_SECONDS = 2.0
MOST_LINES = 40
KEY = "0123456789abcdef" * 2


@pytest.fixture
def told() -> Session:
    """A session with words of every kind; those in capitals may not leave the room."""
    session = Session("Home care", practice=True)
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask("What helps?")
    session.say(ama, "leaves under a name")
    session.say(bo, "leaves without a name", key=KEY)
    session.say(ama, "KEPT TO THE ROOM", consent="room")
    session.say(bo, "KEPT WITHOUT A NAME", consent="room", key="a" * 32)
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK")))
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK WITHOUT A NAME", key="b" * 32), "b" * 32))
    changed = session.say(ama, "CHANGED SINCE")
    session.phone(ama, c.ChangeContribution(changed, "CHANGED AGAIN"))
    session.phone(ama, c.ChangeContribution(changed, "leaves as it was changed to"))
    kept = session.say(bo, "CHANGED IN THE ROOM", consent="room")
    session.phone(bo, c.ChangeContribution(kept, "STILL IN THE ROOM"))
    taken = session.say(bo, "CHANGED AND TAKEN BACK")
    session.phone(bo, c.ChangeContribution(taken, "TAKEN BACK AFTER"))
    session.phone(bo, c.TakeBackContribution(taken))
    narrowed = session.say(ama, "KEPT SINCE", consent="quoted")
    session.phone(ama, c.ChangeContribution(narrowed, "KEPT AS CHANGED"))
    session.phone(ama, c.ChangeConsent(narrowed, "room"))
    nameless = session.say(bo, "KEPT SINCE, NOBODY'S", key="9" * 32)
    session.phone(bo, c.ChangeConsent(nameless, "room", "9" * 32))
    session.phone(bo, c.ChangeConsent(session.say(bo, "leaves after all", consent="room"), "quoted"))
    captured(session, ama, bo)
    put_in(session, ama)
    gathered(session, ama, bo)
    return session


def put_in(session: Session, person: str) -> None:
    """Words that the facilitator put in, and what somebody speaks from."""
    question = session.state.asked[-1]
    session.does(c.WelcomePerson("Cleo"))
    cleo = next(person.id for person in session.state.people.values() if not person.phone)
    slips = new_slips(3, Random(1).choice)  # noqa: S311
    session.does(c.CaptureWords(question, "leaves on paper", "paper", slip=slips[0]))
    session.does(c.CaptureWords(question, "KEPT ON PAPER", "paper", slip=slips[1], consent="room"))
    session.does(c.CaptureWords(question, "leaves for Cleo", "aloud", cleo))
    session.does(c.CaptureWords(question, "KEPT FOR CLEO", "aloud", cleo, consent="room"))
    session.does(c.CaptureWords(question, "STILL ON PAPER", "paper", person, slip=slips[2]))
    session.does(c.CountHands(question, 14, "leaves by hand"))
    (counted,) = session.does(c.CountHands(question, 3, "TAKEN BY HAND"))
    assert isinstance(counted, e.ContributionMade)
    session.does(c.TakeBackContribution(counted.contribution))
    kept = c.Contribute(question, "KEPT WITH ITS SOURCE", consent="room", speaking=("KEPT SOURCE",))
    session.phone(person, kept)
    session.phone(person, c.Contribute(question, "leaves with its source", speaking=("I live alone",)))


def gathered(session: Session, ama: str, bo: str) -> None:
    """What is only ever told in totals, or not at all."""
    question = session.state.asked[-1]
    session.does(c.AddPlanned("What next?", notes="STILL THE FACILITATOR'S", probes=("STILL A PROBE?",)))
    session.phone(bo, c.SayPerspectives(("STILL PRIVATE",)))
    session.phone(bo, c.OfferWording(question, "STILL OFFERED?"))
    session.does(c.InvitePerson(ama))
    session.phone(ama, c.SendSignal("break", "e" * 32))
    session.phone(ama, c.SayFelt(1, 2, "f" * 32))


def captured(session: Session, scribe: str, person: str) -> None:
    """Words that a scribe put in for somebody, with all that can become of them."""
    session.does(c.OfferRole("scribe", scribe))
    session.phone(scribe, c.AcceptOffer("scribe"))
    question = session.state.asked[-1]
    for text, consent, answer in (
        ("leaves with a yes", "notes", c.ConfirmWords),
        ("KEPT WITH A YES", "room", c.ConfirmWords),
        ("TAKEN FOR A NO", "quoted", c.DropWords),
        ("STILL WAITING", "quoted", None),
    ):
        (made,) = session.phone(scribe, c.CaptureWords(question, text, "aloud", person, consent=consent))  # type: ignore[arg-type]
        assert isinstance(made, e.WordsCaptured)
        if answer is not None:
            session.phone(person, answer(made.words))
    session.phone(scribe, c.CaptureWords(question, "leaves for somebody without a phone", "for_someone", key="c" * 32))
    session.phone(scribe, c.CaptureWords(question, "KEPT WITHOUT A PHONE", "aloud", key="d" * 32, consent="room"))


def exported(session: Session) -> dict[str, bytes]:
    return dict(files(exported_session(session.state, session.entries)))


def journal(session: Session) -> list[e.Entry]:
    return [entry_from(msgspec.json.decode(line)) for line in exported(session)["journal.jsonl"].splitlines()]


def test_these_files_are_in_it_in_this_order(told: Session) -> None:
    assert list(exported(told)) == [
        "contributions.csv",
        "themes.csv",
        "outcomes.csv",
        "turns.csv",
        "roles.csv",
        "people.csv",
        "questions.csv",
        "report.md",
        "roles.svg",
        "journal.jsonl",
    ]


@pytest.mark.parametrize(
    "words", ["KEPT", "TAKEN", "CHANGED", "STILL"], ids=["kept", "taken back", "changed", "changed in the room"]
)
def test_words_that_may_not_leave_are_in_no_file(told: Session, words: str) -> None:
    assert any(words in repr(entry) for entry in told.entries)
    assert all(words.encode() not in content for content in exported(told).values())


def test_words_that_may_leave_are_where_they_are_looked_for(told: Session) -> None:
    for name in ("contributions.csv", "report.md", "journal.jsonl"):
        for words in (
            "leaves under a name",
            "leaves without a name",
            "leaves as it was changed to",
            "leaves after all",
            "leaves with a yes",
            "leaves for somebody",
            "leaves on paper",
            "leaves for Cleo",
            "leaves by hand",
            "leaves with its source",
        ):
            assert exported(told)[name].count(words.encode()) == 1


def test_a_code_finds_ones_own_words_in_the_report_and_nobody_elses(told: Session) -> None:
    """By a plain search: the words stand below the line with the code."""
    blocks = exported(told)["report.md"].decode().split("\n\n")
    found = [(line, words) for line, words in pairwise(blocks) if line.endswith(":") and ", code " in line]
    ama, bo = (person for person in told.state.people.values() if person.name in ("Ama", "Bo"))
    for person in (ama, bo):
        own = [line for line, _ in found if person.code in line]
        assert {line.partition(",")[0] for line in own} == {person.name}
    nameless = {line.split(", code ")[1]: words for line, words in found if line.startswith("Without a name,")}
    assert len(nameless) == sum(line.startswith("Without a name,") for line, _ in found)
    assert nameless[f"{word_code(hash_of(KEY))}:"] == "> leaves without a name"
    assert not any(code in line for line, _ in found for code in (word_code(ama.id), word_code(bo.id)))


def test_nothing_that_opens_a_door_leaves(told: Session) -> None:
    state = told.state
    secrets = [
        state.code,
        *state.secrets,
        *state.contribution_by_key,
        *state.signal_keys,
        *state.felt,
        "0123456789abcdef",
    ]
    secrets += [
        f'"{slip}"' for slip in (*state.slips, *(words.slip for words in state.captured.values() if words.slip))
    ]
    for content in exported(told).values():
        assert not any(secret.encode() in content for secret in secrets)


def test_who_was_invited_who_signalled_and_what_somebody_felt_is_in_no_file(told: Session) -> None:
    for content in exported(told).values():
        assert not any(
            tag in content for tag in (b"person_invited", b"perspectives_said", b"wording_offered", b"felt_said")
        )
    (sent,) = [event for entry in journal(told) for event in entry.events if isinstance(event, e.SignalSent)]
    assert sent == e.SignalSent("break", "")
    assert [entry.actor for entry in journal(told) if e.SignalSent in map(type, entry.events)] == [None]


def test_the_exported_journal_tells_the_same_story(told: Session) -> None:
    entries = journal(told)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert all(entry.cause is None for entry in entries)
    assert record(fold(entries)) == record(told.state)


def test_words_are_in_the_exported_journal_byte_for_byte(session: Session) -> None:
    text = 'שלום "<b>" \\ 👩🏽‍🦰 \u0915\u094d\u0937\u093f = = \u0e01\u0e33\nsecond line'
    session.ask()
    session.say(session.join("Ama"), text)
    (event,) = journal(session)[-1].events
    assert isinstance(event, e.ContributionMade)
    assert event.text == text


@pytest.mark.parametrize("text", [text for name, text in SURVIVES.items() if name not in ("markup", "HTML")])
def test_what_people_write_in_their_languages_is_in_every_export(session: Session, text: str) -> None:
    name = text[:NAME_CHARACTERS].strip()
    ama = session.join(name)
    session.ask(f"What is {text}?")
    session.say(ama, text)
    session.hold("host", ama)
    found = exported(session)
    (said,) = csv.DictReader(found["contributions.csv"].decode().splitlines())
    assert (said["text"].removeprefix("'"), said["person"].removeprefix("'")) == (text, name)
    assert said["asked_as"] == f"What is {text}?"
    (held,) = csv.DictReader(found["roles.csv"].decode().splitlines())
    assert held["person"].removeprefix("'") == name
    plain = "".join(found["report.md"].decode().replace("\\", "").split())
    assert "".join(text.split()) in plain


def test_each_line_of_the_exported_journal_is_one_entry(session: Session) -> None:
    session.ask()
    session.say(session.join("Ama"), "one\ntwo\nthree")
    assert exported(session)["journal.jsonl"].count(b"\n") == len(session.entries)


def test_words_that_came_while_the_export_was_made_stay_behind(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    before = session.state
    session.say(ama, "LATER")
    assert all(b"LATER" not in content for _, content in files(exported_session(before, session.entries)))


def test_a_clock_that_was_wrong_by_decades_makes_an_export_no_slower() -> None:
    """Whatever went through all the minutes in between would take long."""
    session = Session()
    person = session.join("Ama")
    session.does(c.OpenSession())
    session.hold("host", person)
    for _ in range(2):
        session.ask()
        session.say(person, "words")
        session.now += timedelta(days=60 * 365)
    session.does(c.EndSession())
    began = process_time()
    written = dict(files(exported_session(session.state, session.entries)))
    assert process_time() - began < DECADES_SECONDS
    assert written["roles.svg"].count(b'class="line"') < MOST_LINES
