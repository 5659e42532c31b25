"""What people type cannot change colour or layout, act, or reach the terminal as a code, wherever it is shown."""

import pytest

from coprod_tui.model.sessions import SessionSummary
from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator
from server.domain.evolve import apply
from server.engine.envelope import envelope
from tests.coprod_tui import hostile
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.session import Session

BORDERS = "│╭╮╰╯"
BOARD = (("4",), ("4", "end"), ("4", "end", "e"), ("4", "end", "r"), ("5",), ("6",))
KEYS = (
    (),
    ("v",),
    ("n",),
    ("slash", "a"),
    ("d",),
    ("7",),
    ("r",),
    ("r", "9", "enter"),
    *BOARD,
    ("j",),
    ("ctrl+p",),
    ("question_mark",),
    ("ctrl+q",),
    ("ctrl+e",),
)


def hostile_room(text: str, *, all_: bool = True) -> FakePort:
    """A session whose record holds `text` as it was never cleaned, in every place where people can put text.

    Without `all_`, nothing is in it that takes more lines the longer it is: a wording, who is not yet invited.
    """
    session = Session("Kept")
    _record(session, e.SessionCreated("s1", text, "KITE", session.state.roles))
    session.does(c.OpenSession())
    for person in ("p8", "p9"):
        _record(session, e.PersonJoined(person, f"secret {person}", text))
    for at, planned in enumerate(("n9", "n8")):
        _record(session, e.PlannedAdded(e.PlannedQuestion(planned, text, text, 5, "at_once", text, (text,)), at))
    _record(session, e.QuestionAsked("q9", text, planned="n9"))
    _record(session, e.ContributionMade("c8", "q9", text, person="p8", kind="unsure", speaking=(text,)))
    _record(session, e.QuestionPassed("q9", "p9"))
    if all_:
        _record(session, e.WordingOffered("d9", "q9", f"{text} {text}", "p9"))
        _record(session, e.PersonWelcomed("p7", text))
    _record(session, e.ContributionMade("c9", "q9", f"{text} {text}\n{text}", key_hash="0" * 64))
    _record(session, e.TenureBegan("t9", "scribe", "p8", "offered"))
    _record(session, e.RoleOffered("weaver", "p9"))
    _record(session, e.RoleAdded(e.Role("r9", text, text, text, tools=("theme",))))
    _record(session, e.TenureBegan("t8", "r9", "p9", "taken_up"))
    _record(session, e.RoleAskedFor("r9", "p8", of="p9"))
    _record(session, e.RoleOffered("r9", "p8", by="p9"))
    _record(session, e.ShadowBegan("h9", "r9", "p8", "p9"))
    _record(session, e.OpennessSaid("r9", "p8", True))
    _record(session, e.CallMade("k9", "theme", "r9", "p9", text=text))
    return FakePort(session)


def _record(session: Session, event: e.Event) -> None:
    entry = envelope(session.state.seq + 1, session.now, Facilitator(), e.Cause("x", "y"), (event,))
    session.entries.append(entry)
    session.state = apply(session.state, entry)


def assert_inert(driver: DashboardDriver, size: tuple[int, int]) -> None:
    strips = driver.strips()
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    for strip in strips:
        for text, style, control in strip:
            assert not control
            assert all(character.isprintable() for character in text), ascii(text)
            assert style is None or style.link is None
            assert style is None or "@click" not in style.meta


@pytest.mark.parametrize("text", hostile.ALL, ids=ascii)
async def test_no_text_of_anybody_does_anything_on_the_live_screen(text: str) -> None:
    async with running(hostile_room(text), size=(80, 24)) as driver:
        assert_inert(driver, (80, 24))
        await driver.press("r", "3", "enter")
        assert_inert(driver, (80, 24))
        await driver.press("escape", "4", "end")
        assert_inert(driver, (80, 24))
        await driver.press("e")
        assert_inert(driver, (80, 24))


@pytest.mark.parametrize("keys", KEYS, ids=" ".join)
async def test_no_text_of_anybody_does_anything_beneath_or_in_a_dialog(keys: tuple[str, ...]) -> None:
    async with running(hostile_room(" ".join(hostile.ALL))) as driver:
        await driver.press(*keys)
        assert_inert(driver, (120, 40))
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        assert_inert(driver, (120, 40))
        assert driver.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_borders_stay_where_they_are_whatever_is_said(size: tuple[int, int]) -> None:
    async with running(hostile_room("plain", all_=False), size=size) as driver:
        expected = edges(driver)
    for text in (hostile.TERM[0], hostile.TERM[7], *hostile.BIDI[:7], hostile.MARKUP[3]):
        async with running(hostile_room(text, all_=False), size=size) as driver:
            assert edges(driver) == expected, ascii(text)


def edges(driver: DashboardDriver) -> list[tuple[int, str]]:
    """The first and last border of the contributions on each line, by their cell."""
    found = []
    for y, strip in enumerate(driver.strips()):
        text = strip.text
        if text[0] in BORDERS:
            found.append((y, text[0]))
        if text[-1] in BORDERS:
            found.append((y, text[-1]))
    return found


@pytest.mark.parametrize("texts", [hostile.TERM, hostile.BIDI, hostile.MARKUP], ids=("term", "bidi", "markup"))
async def test_lobby_review_and_home_are_as_safe(texts: tuple[str, ...]) -> None:
    text = " ".join(texts)
    port = hostile_room(text)
    line = SessionSummary("s1", text, None, "live", running=True, people=1, contributions=1)
    async with running(port, lines=(line,)) as driver:
        await driver.press("ctrl+e", "down", "enter")
        assert_inert(driver, (120, 40))
        await driver.press("escape")
        assert_inert(driver, (120, 40))
        await driver.press("down", "enter")
        assert_inert(driver, (120, 40))


@pytest.mark.parametrize("texts", [hostile.TERM, hostile.BIDI, hostile.MARKUP], ids=("term", "bidi", "markup"))
async def test_sentences_at_the_edge_are_as_safe(texts: tuple[str, ...]) -> None:
    async with running(hostile_room(" ".join(texts))) as driver:
        await driver.press("r", "1", "enter", "1", "enter")
        assert driver.said()
        assert_inert(driver, (120, 40))


def test_the_record_really_holds_what_was_typed() -> None:
    entries = hostile_room("[/]\x1b]0;x\x07").inside.entries
    assert sum(b"\\u001b" in encode(entry) for entry in entries) >= 5
