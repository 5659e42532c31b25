import pytest
from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, mark, press, role_row, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "</textarea><script>1</script>",
    "<a href=\"http://evil\">x</a><base href=http://evil><meta http-equiv=refresh content='0;url=http://evil'>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#x3c;",
    "{who} {count} ${1} $& $1",
    "__proto__",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_type_is_text_and_nothing_else(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, hostile: str
) -> None:
    page = phones.joined(hostile[:40])
    shows(page, f"You are in, {hostile[:40].strip()}.")
    facilitator.asks(f"{ASKED} {hostile}")
    box(page, f"{ASKED} {hostile}").fill(hostile)
    page.reload()
    expect(box(page, f"{ASKED} {hostile}")).to_have_value(hostile)
    press(page, "Send")
    mark(page, hostile, "Received")
    assert facilitator.contribution(hostile).text == hostile
    press(page, "My words")
    mark(page, hostile, "Received")
    assert page.locator("#page script, #page svg, #page img, #page a, base, meta[http-equiv]").count() == 0
    assert page.url.startswith(f"{room.origin}/")


def test_a_name_that_reaches_into_objects_is_a_name(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("__proto__"), phones.joined("constructor")
    press(page, "Roles")
    role_row(page, "Encourager").get_by_role("button", name="Ask to hold this").click()
    press(other, "Roles")
    expect(other.get_by_text("Held by __proto__")).to_be_visible()
    facilitator.asks(ASKED)
    press(other, "Go")
    say(other, ASKED, "toString")
    mark(other, "toString", "Received")


def test_what_others_word_and_speak_from_is_text_too(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED, "at_once")).made)
    hostile = " ".join(HOSTILE)
    press(ama, "Ask it differently")
    box(ama, "Ask it differently").fill(hostile)
    press(ama, "Offer it")
    board = facilitator.sees(lambda board: board.state.offered_wordings != ())
    facilitator.does(c.AdoptWording(board.state.offered_wordings[0]))
    shows(bo, hostile)
    press(ama, "My words")
    ama.get_by_text("What I speak from today").click()
    ama.get_by_label("In my own words").fill(HOSTILE[0])
    press(ama, "Add")
    press(ama, "Question")
    press(ama, "Change who sees this")
    ama.get_by_label(HOSTILE[0], exact=True).check()
    say(ama, hostile, "Words")
    press(bo, "Room")
    told(bo, f"Ama · speaking from “{HOSTILE[0]}”")
    assert facilitator.contribution("Words").question == question
    for page in (ama, bo):
        assert page.locator("#page script, #page svg, #page img, #page a, base, meta[http-equiv]").count() == 0


def test_other_script_cannot_act_on_the_page(phones: Phones) -> None:
    page = phones.joined("Ama")
    with page.expect_console_message(lambda said: "script-src" in said.text or "Content Security" in said.text):
        page.evaluate(
            """() => { const made = document.createElement("script"); made.append("window.broken = 1");
            try { document.body.append(made); } catch (refused) { console.error("Content Security: " + refused); } }"""
        )
    assert page.evaluate("window.broken") is None
    phones.wrong.clear()
