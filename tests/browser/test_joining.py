from playwright.sync_api import expect

from server.domain import commands as c
from server.projections.people.list import people_views
from server.protocol.frames import Bye
from server.sentences import words
from tests.browser.facilitator import Facilitator, guess
from tests.browser.phones import Phones, join, press, say, shows, told
from tests.faults.process import ServerProcess


def test_with_a_name_and_without(phones: Phones, facilitator: Facilitator) -> None:
    ama = phones.visitor()
    shows(ama, "Shaping home care together")
    join(ama, "Ama")
    shows(ama, "You are in, Ama.")
    shows(phones.joined(), "You are in, Person 2.")
    board = facilitator.sees(lambda board: len(people_views(board.state)) == 2)
    assert [words(row.label) for row in people_views(board.state)] == ["Ama", "Person 2"]


def test_another_title_is_seen_at_once(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    expect(page).to_have_title("Shaping home care together")
    facilitator.does(c.ChangeTitle("Care at <b>home</b>"))
    expect(page.get_by_text("Care at <b>home</b>", exact=True)).to_be_visible()
    expect(page).to_have_title("Care at <b>home</b>")
    shows(page, "You are in, Ama.")


def test_a_name_that_is_too_long_is_told_and_kept(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.visitor()
    name = page.get_by_label("Your name or nickname (optional)")
    name.fill("x" * 41)
    press(page, "Join")
    told(page, "That is longer than 40 characters. Please shorten it.")
    expect(name).to_have_value("x" * 41)
    name.fill("x" * 40)
    press(page, "Join")
    facilitator.person("x" * 40)


def test_the_same_person_after_a_reload(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    page.reload()
    shows(page, "You are in, Ama.")
    phones.joined("Bo")
    board = facilitator.sees(lambda board: len(people_views(board.state)) == 2)
    assert [words(row.label) for row in people_views(board.state)] == ["Ama", "Bo"]


def test_who_types_the_address_is_asked_for_the_code(phones: Phones, room: ServerProcess) -> None:
    page = phones.visitor(room.origin)
    code = page.get_by_label("Code", exact=True)
    press(page, "Go on")
    told(page, "Please type the code first.")
    code.fill("WRONG")
    press(page, "Go on")
    expect(page.get_by_text("That is not the code of this session.")).to_be_visible()
    expect(code).to_have_value("WRONG")
    code.fill(f" {room.code.lower()} ")
    press(page, "Go on")
    shows(page, "Shaping home care together")
    page.reload()
    join(page, "Ama")


def test_after_wrong_codes_the_right_one_lets_in_all_the_same(phones: Phones, room: ServerProcess) -> None:
    page = phones.visitor(room.origin)
    for number in range(4):
        assert guess(room, f"GUESS{number}") == Bye("wrong_code", field="code")
    page.get_by_label("Code", exact=True).fill(room.code)
    press(page, "Go on")
    shows(page, "Shaping home care together")
    shows(phones.visitor(), "Shaping home care together")


def test_another_session_at_the_same_address_asks_for_its_code(phones: Phones, room: ServerProcess) -> None:
    page = phones.joined("Ama")
    page.goto("about:blank")
    page.context.add_init_script("""localStorage.setItem("coprod1|phone|secret", '"' + "0".repeat(32) + '"')""")
    page.goto(room.origin)
    told(page, "This phone is new to this session. Please type the code that is shown in the room.")
    page.get_by_label("Code", exact=True).fill(room.code)
    press(page, "Go on")
    join(page, "Bo")


def test_a_phone_that_may_keep_nothing_says_so_and_works(phones: Phones, facilitator: Facilitator) -> None:
    context = phones.blank()
    context.add_init_script(
        """Object.defineProperty(window, "localStorage", { get() { throw new DOMException(); } })"""
    )
    page = phones.tab(context)
    join(page, "Ama")
    expect(page.get_by_text("your words are kept only while this page is open")).to_be_visible()
    facilitator.asks("What helps?")
    page.get_by_role("textbox", name="What helps?").fill("Time")
    press(page, "Send")
    assert facilitator.contribution("Time").person == facilitator.person("Ama")


def test_a_code_is_taken_however_it_is_typed(phones: Phones, room: ServerProcess) -> None:
    wide, small = chr(ord(room.code[0]) + 0xFEE0), "-".join(room.code[1:].lower())
    typed = f" {wide}{small} ".replace("o", "0").replace("i", "1")
    page = phones.visitor(room.origin)
    page.get_by_label("Code", exact=True).fill(typed)
    press(page, "Go on")
    shows(page, "Shaping home care together")
    join(page, "Ama")


def test_who_comes_after_the_end_sees_what_there_is_to_see(phones: Phones, facilitator: Facilitator) -> None:
    ama = phones.joined("Ama")
    facilitator.does(c.AskQuestion("What helps?", "at_once"))
    say(ama, "What helps?", "The same carer")
    facilitator.asks("What else?")
    say(ama, "What else?", "Only for the facilitator")
    facilitator.contribution("Only for the facilitator")
    waiting = phones.visitor()
    shows(waiting, "Shaping home care together")
    facilitator.does(c.EndSession())
    for page in (waiting, phones.visitor()):
        shows(page, "This session has ended")
        expect(page.get_by_role("button", name="Join")).to_have_count(0)
        expect(page.get_by_role("textbox")).to_have_count(0)
        told(page, "What was said to this question was not shown to the room.")
        page.get_by_text("1. What helps?").click()
        told(page, "The same carer")
        expect(page.get_by_text("Only for the facilitator")).to_have_count(0)
    facilitator.does(c.Undo())
    join(waiting, "Bo")
    facilitator.person("Bo")
