from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running
from tests.coprod_tui.screens.boards import in_hand


async def test_the_key_stands_at_the_foot_also_of_a_small_screen(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        assert "b Hold back" in " ".join(driver.lines()[-2:])
        await driver.press("b", "2", "enter")
        assert "b Restore" in " ".join(driver.lines()[-4:])


async def test_words_are_held_back_for_a_picked_reason_and_restored_with_one_key(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("b")
        assert "back, because …" in driver.text()
        assert "1 It tells of somebody who can be recognized." in driver.text()
        assert "Nobody reads it then but its author and you." in " ".join(driver.text().split())
        assert "type part of it" in driver.text()
        await driver.press("escape")
        assert port.commands == []
        await driver.press("b", "2", "enter")
        (command,) = port.commands
        assert isinstance(command, c.HoldBack)
        assert command.reason == "reasons.hurts"
        assert "held back: It may hurt somebody." in driver.text()
        assert "Undo: held" in driver.text()
        driver.session.does(c.RevealQuestion(driver.session.state.asked[-1]))
        port.publish()
        await driver.press("b")
        assert "Show contribution" in driver.text()
        assert port.commands[1:] == []
        await driver.press("b")
        assert port.commands[1:] == [c.Restore(command.contributions)]
        assert "held back: It may hurt somebody." not in driver.text()


async def test_what_waits_for_a_look_is_let_through_alone_marked_or_all(port: FakePort) -> None:
    question = port.inside.state.asked[-1]
    async with running(port) as driver:
        await driver.press("Z")
        assert "Who reads what is said to question 2?" in driver.text()
        assert "as it is now" in driver.text()
        await driver.press("2", "enter")
        assert port.commands == [c.SetModeration(question, "look")]
        assert "looked at first" in driver.text()
        said = [await waits(driver, words) for words in ("One", "Two", "Three", "Four")]
        assert "4 wait for a look · Z" in driver.text()
        await driver.press("o", "home", "b")
        assert port.commands[1:] == [c.Restore((said[3],))]
        await driver.press("down", "m", "down", "m", "b")
        assert port.commands[2:] == [c.Restore((said[1], said[2]))]
        await driver.press("escape", "Z", "4", "enter")
        assert port.commands[3:] == [c.Restore((said[0],))]
        assert "for a look" not in driver.text()
        await driver.press("Z", "escape")
        assert len(port.commands) == 4


async def test_what_waits_is_let_through_one_question_at_a_time(port: FakePort) -> None:
    async with running(port) as driver:
        first = port.inside.state.asked[-1]
        port.inside.does(c.SetModeration(first, "look"))
        early = await waits(driver, "Early")
        port.inside.does(c.AskQuestion("And now?"))
        port.inside.does(c.SetModeration(port.inside.state.asked[-1], "look"))
        late = [await waits(driver, words) for words in ("Late", "Later")]
        await driver.press("Z")
        assert "Who reads what is said to question 3?" in driver.text()
        assert "4 Let 2 contributions to question 3 be read" in driver.text()
        assert "5 Let 1 contribution to question 2 be read" in driver.text()
        await driver.press("4", "enter")
        assert port.commands == [c.Restore(tuple(late))]
        await driver.press("Z", "4", "enter")
        assert port.commands[1:] == [c.Restore((early,))]


async def test_words_that_wait_for_a_look_are_not_held_up_and_it_is_said_what_lets_them(port: FakePort) -> None:
    async with running(port) as driver:
        port.inside.does(c.SetModeration(port.inside.state.asked[-1], "look"))
        said = await waits(driver, "One")
        number = port.inside.state.contributions[said].number
        await driver.press("o", "home", "h")
        assert driver.said() == [f"Contribution {number} waits for a look; b lets others read it."]


async def test_what_is_marked_is_held_back_together(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("end", "m", "up", "m", "b")
        assert "Hold 2 contributions back, because …" in driver.text()
        await driver.press("2", "enter")
        (command,) = port.commands
        assert isinstance(command, c.HoldBack)
        assert len(command.contributions) == 2


async def test_a_question_that_is_closed_to_others_says_so_and_is_not_revealed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("Z", "3", "enter")
        assert "closed to others" in driver.text()
        await driver.press("s")
        assert "Z lets them read it." in driver.text()


async def test_what_was_said_under_closed_is_shown_by_itself_after_a_second_press(port: FakePort) -> None:
    question = port.inside.state.asked[-1]
    port.inside.does(c.RevealQuestion(question))
    async with running(port) as driver:
        await driver.press("Z", "3", "enter")
        said = await waits(driver, "FOR YOU ALONE")
        await driver.press("Z")
        assert "contributions be read" not in driver.text()
        await driver.press("1", "enter", "o", "home")
        assert driver.session.state.contributions[said].waits
        await driver.press("b")
        assert "Show words said for you alone, contribution" in driver.text()
        assert port.commands[-1:] == [c.SetModeration(question, "open")]
        await driver.press("b")
        assert port.commands[-1:] == [c.Restore((said,))]


async def waits(driver: DashboardDriver, words: str) -> str:
    """The id of words that Ama said and that wait for a look."""
    said = driver.session.say("p1", words)
    driver.port.publish()
    await driver.settle()
    return said


async def test_a_role_is_given_the_tool_in_its_form(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press(
            "4", "plus", *"Keeper", "tab", *"Keeps it kind", "tab", "tab", "tab", "tab", *"maybe", "enter"
        )
        assert "whether its holders may hold words back" in " ".join(driver.text().split())
        await driver.press(*["backspace"] * 5, *"yes", "enter")
        assert port.commands[-1] == c.AddRole("Keeper", "Keeps it kind", hold_back=True)


async def test_undo_asks_before_it_shows_words_again_that_are_held_back(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.does(c.RevealQuestion(driver.session.state.asked[-1]))
        port.publish()
        await driver.press("b", "2", "enter", "u")
        assert "again on 8 phones?" in " ".join(driver.text().split())
        assert c.Undo() not in port.commands
        await driver.press("u")
        assert port.commands[-1] == c.Undo()


async def test_undo_names_an_act_of_a_host_and_asks(port: FakePort) -> None:
    async with running(port) as driver:
        state = driver.session.state
        host = state.holders("host")[0].person
        said = next(known.id for known in state.contributions.values() if known.heard_at is None)
        driver.session.phone(host, c.MarkHeard((said,)))
        port.publish()
        number = driver.session.state.contributions[said].number
        await driver.press("u")
        asked = f"Undo “{driver.session.label(host)} heard {number}”?"
        assert asked in " ".join(driver.text().split())
        assert port.commands == []
        await driver.press("u")
        assert port.commands == [c.Undo()]


async def test_it_is_told_when_somebody_with_a_role_holds_words_back(port: FakePort) -> None:
    async with running(port) as driver:
        state = driver.session.state
        host = state.holders("host")[0].person
        said = next(iter(sorted(state.contributions)))
        number, name = state.contributions[said].number, driver.session.label(host)
        driver.session.phone(host, c.HoldBack((said,), "reasons.hurts"))
        port.publish()
        await driver.settle()
        assert driver.said() == [f"{name}, Host, held {number} back: It may hurt somebody. b restores it."]
        driver.session.phone(host, c.Restore((said,)))
        port.publish()
        await driver.settle()
        assert driver.said() == [f"{name} restored {number}."]


async def test_what_was_held_back_before_the_dashboard_opened_is_no_news(port: FakePort) -> None:
    session = port.inside
    host = session.state.holders("host")[0].person
    session.phone(host, c.HoldBack((sorted(session.state.contributions)[0],), "reasons.hurts"))
    async with running(port) as driver:
        assert driver.said() == []


async def test_words_that_are_held_back_are_not_offered_to_be_held_up(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.does(c.RevealQuestion(driver.session.state.asked[-1]))
        port.publish()
        await driver.press("b", "2", "enter")
        (row,) = [known for known in driver.session.state.contributions.values() if known.held is not None]
        await driver.press("h")
        assert driver.said() == [f"Contribution {row.number} is held back; b restores it."]


async def test_the_form_of_a_role_that_asks_says_that_it_holds_back(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Host")
        await driver.press("e")
        assert "yes, as with every role that asks the room" in " ".join(driver.text().split())
        await driver.press("tab", "end", *"!", "enter")
        (command,) = port.commands
        assert isinstance(command, c.ChangeRole)
        assert command.hold_back is False
