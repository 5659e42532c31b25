"""Gathering what was said under themes, by the keyboard alone."""

import pytest

from server.domain import commands as c
from server.domain.actors import Facilitator, Participant
from server.domain.errors import Rejected
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.midway import room
from tests.coprod_tui.themed import themed_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
ANOTHER = Facilitator("facilitator-2")


def gathered(driver: DashboardDriver) -> dict[str, list[int]]:
    """By theme, in their order: the numbers of what is in it."""
    state = driver.session.state
    return {
        theme.name: sorted(state.contributions[known].number for known in theme.contributions) for theme in state.themes
    }


def foot(driver: DashboardDriver) -> str:
    return " ".join(" ".join(driver.lines()[-4:]).split())


def numbered(driver: DashboardDriver, number: int) -> str:
    return next(known.id for known in driver.session.state.contributions.values() if known.number == number)


def person(driver: DashboardDriver, label: str) -> str:
    state = driver.session.state
    return next(known for known in state.people if state.label(known) == label)


@SIZED
async def test_said_draws_what_answers_what_and_where_words_are_gathered(size: tuple[int, int]) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("v", "end")
        for _ in range(4):
            text = driver.text()
            await driver.press("up", "up", "up")
            text += driver.text()
        await driver.press("end")
        text = driver.text()
        await driver.press("home")
        text = " ".join((text + driver.text()).split())
        assert "⚑ challenges 2" in text
        assert "What I value here: That Mum is known by name." in text
        assert "⚑ 1 · ◇ Mornings" in text
        assert "↳ 1 · ◇ Somebody answers" in text


async def test_said_says_that_what_it_answers_was_taken_back() -> None:
    port = themed_room()
    async with running(port) as driver:
        driver.session.phone(person(driver, "Bo"), c.TakeBackContribution(numbered(driver, 4)))
        port.publish()
        await driver.press("v")
        assert "↳ builds on 4, taken back" in driver.text()


async def test_links_and_marks_are_ascii_where_nothing_else_can_be_drawn() -> None:
    async with running(themed_room(), ascii_only=True) as driver:
        await driver.press("v", "m")
        text = driver.text()
        await driver.press("end")
        text += driver.text()
        assert text.isascii()
        for words in ("> builds on 4", "! challenges 2", "! 1 . # Mornings", "+ 3", " 1*Ama"):
            assert words in text


@SIZED
async def test_several_rows_are_themed_undone_and_redone_by_the_keyboard_alone(
    port: FakePort, size: tuple[int, int]
) -> None:
    async with running(port, size=size) as driver:
        states = [driver.session.state.themes]
        await driver.press("shift+down", "shift+down", "down", "m", "t", *"Mornings", "enter")
        assert gathered(driver) == {"Mornings": [2, 4, 6, 7]}
        assert driver.said() == ["4 contributions in “Mornings”. u takes it back."]
        states.append(driver.session.state.themes)
        await driver.press("home", "m", "t", *"What holds", "enter")
        states.append(driver.session.state.themes)
        await driver.press("home", "t", *"hold", "enter")
        assert gathered(driver) == {"Mornings": [2, 4, 6, 7], "What holds": [2]}
        await driver.press("end", "t", "1", "enter")
        assert len(gathered(driver)["Mornings"]) == 5
        states.append(driver.session.state.themes)
        for before in reversed(states[:-1]):
            await driver.press("u")
            assert driver.session.state.themes == before
        assert port.inside.state.themes == ()
        for after in states[1:]:
            await driver.press("U")
            assert driver.session.state.themes == after


async def test_marks_are_on_contributions_and_escape_takes_them_away(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("m")
        assert "1 marked" in driver.text()
        assert "m Unmark" in foot(driver)
        await driver.press("down", "m", "up", "m")
        assert "Esc Clear marks space Heard 1 marked" in foot(driver)
        driver.session.say(person(driver, "Jo"), "One more.")
        port.publish()
        await driver.press("o")
        assert " 4●Bo" in driver.text()
        await driver.press("escape")
        assert "marked" not in driver.text()
        assert "●Bo" not in driver.text()


async def test_a_mark_goes_with_words_that_are_taken_back(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("m", "down", "m")
        driver.session.phone(person(driver, "Ama"), c.TakeBackContribution(numbered(driver, 2)))
        port.publish()
        await driver.settle()
        assert "1 marked" in driver.text()
        await driver.press("t", *"Access", "enter")
        assert gathered(driver) == {"Access": [4]}


async def test_escape_in_the_find_line_leaves_the_marks(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("m", "slash", *"fridge", "escape")
        assert "1 marked" in driver.text()
        assert "with “fridge”" not in driver.text()


async def test_marked_rows_are_heard_at_once(port: FakePort) -> None:
    async with running(port) as driver:
        unheard = driver.session.state.kept_contributions - driver.session.state.heard
        await driver.press("shift+down", "shift+down", "space")
        assert port.commands == [c.MarkHeard(tuple(numbered(driver, number) for number in (2, 4, 6)))]
        assert driver.session.state.kept_contributions - driver.session.state.heard == unheard - 3
        assert "marked" not in driver.text()


async def test_an_act_on_marks_does_not_ask_because_the_row_in_hand_moved(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("m")
        driver.session.submit(ANOTHER, c.MarkHeard((numbered(driver, 2),)))
        port.publish()
        await driver.settle()
        await driver.press("t", *"Access", "enter")
        assert gathered(driver) == {"Access": [2]}


@SIZED
async def test_themes_stand_in_order_with_their_counts(size: tuple[int, int]) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("2")
        text = " ".join(driver.text().split())
        for words in ("Themes · 3", "▌In no theme", "Contributions · in no theme", "6 not heard"):
            assert words in text
        shown = [
            name
            for line in driver.lines()
            for name in (*gathered(driver), "In no")
            if line.strip("│▌ ").startswith(name)
        ]
        assert shown[:3] == ["In no", "Mornings", "Somebody answers"]
        await driver.press("down", "down")
        assert "Contributions · in “Somebody answers”" in driver.text()
        assert "◇ Somebody answers" not in driver.text()
        assert "◇ Mornings" in driver.text()


async def test_a_theme_is_renamed_moved_and_removed() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "e", *["backspace"] * 8, *"Early", "enter")
        assert next(iter(gathered(driver))) == "Early"
        await driver.press("K")
        assert driver.said() == ["It stands first already."]
        await driver.press("J", "J")
        assert list(gathered(driver))[2] == "Early"
        await driver.press("J")
        assert driver.said() == ["It stands last already."]
        assert "Contributions · in “Early”" in driver.text()
        await driver.press("delete")
        assert "Early" not in gathered(driver)
        await driver.press("u", "u", "u", "u")
        assert next(iter(gathered(driver))) == "Mornings"


async def test_a_theme_is_merged_into_another_and_back() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "G", *"somebody", "enter")
        assert gathered(driver)["Somebody answers"] == [2, 4, 9, 10]
        assert "Mornings" not in gathered(driver)
        assert driver.said() == ["“Mornings” is in “Somebody answers” now. u takes it back."]
        await driver.press("u")
        assert gathered(driver)["Mornings"] == [2, 9]
        await driver.press("G", "escape")
        assert "Mornings" in gathered(driver)


async def test_marked_rows_are_split_off_or_taken_out() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "down", "tab", "shift+down", "S", *"On the phone", "enter")
        assert gathered(driver)["On the phone"] == [4, 9]
        assert gathered(driver)["Somebody answers"] == [10]
        assert "marked" not in driver.text()
        await driver.press("u", "m", "minus")
        assert gathered(driver)["Somebody answers"] == [4, 9]
        assert driver.said() == ["1 contribution out of “Somebody answers”. u takes it back."]


async def test_a_refused_name_is_told_and_what_was_typed_stays() -> None:
    async with running(themed_room()) as driver:
        for key in ("e", "S", "plus"):
            await driver.press("2", "down", "down", key, *["backspace"] * 20, *"mornings", "enter")
            assert "There is a theme called “Mornings” already" in driver.text(), key
            assert "mornings" in driver.text()
            await driver.press("escape", "up", "up")


async def test_an_added_theme_waits_for_contributions() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "plus", *"Afternoons", "enter", "end")
        assert list(gathered(driver))[-1] == "Afternoons"
        assert "Nothing is in this theme yet." in driver.text()
        await driver.press("space")
        assert driver.said() == ["Nothing in this theme waits to be heard."]


async def test_a_theme_in_hand_is_heard_as_a_whole_and_a_contribution_alone() -> None:
    port = themed_room()
    async with running(port) as driver:
        await driver.press("2", "down", "down")
        assert "space Heard: all of Some" in foot(driver)
        await driver.press("tab")
        assert "space Heard 4" in foot(driver)
        await driver.press("space")
        assert port.commands == [c.MarkHeard((numbered(driver, 4),))]
        await driver.press("shift+tab", "space")
        assert port.commands[1:] == [c.MarkHeard((numbered(driver, 9), numbered(driver, 10)))]
        assert "✓ all heard" in driver.text()


async def test_marks_go_as_another_theme_is_chosen() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "m")
        assert "1 marked" in driver.text()
        await driver.press("down")
        assert "marked" not in driver.text()


async def test_escape_ends_marks_then_a_search_then_goes_back() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "tab", "slash", *"day", "enter", "m", "escape")
        assert "with “day”" in driver.text()
        assert "marked" not in driver.text()
        await driver.press("escape")
        assert "▸2 Themes" in driver.text()
        assert "with “day”" not in driver.text()
        await driver.press("escape")
        assert "▸1 Said" in driver.text()


async def test_what_a_weaver_gathers_is_counted_on_the_tab_until_it_was_looked_at() -> None:
    port = themed_room()
    async with running(port) as driver:
        assert "2 Themes   " in driver.text()
        driver.session.hold("weaver", person(driver, "Mei"))
        theme = driver.session.state.themes[1].id
        driver.session.submit(Participant(person(driver, "Mei")), c.PutIntoTheme(theme, (numbered(driver, 8),)))
        port.publish()
        await driver.settle()
        assert "2 Themes 1 " in driver.text()
        await driver.press("2")
        assert "new · 4 not heard" in driver.text()
        await driver.press("down", "down")
        await driver.until(lambda: "2 Themes 1" not in driver.text())
        assert "new" not in driver.text()


async def test_a_theme_that_another_removes_is_told_and_the_next_act_asks() -> None:
    port = themed_room()
    async with running(port) as driver:
        await driver.press("2", "down")
        driver.session.submit(ANOTHER, c.RemoveTheme(driver.session.state.themes[0].id))
        port.publish()
        await driver.settle()
        assert driver.said() == ["The theme Mornings moved; somebody else took it away."]
        await driver.press("delete")
        assert port.commands == []
        assert "Remove theme: the theme Somebody answers, instead?" in foot(driver)
        await driver.press("delete")
        assert isinstance(port.commands[-1], c.RemoveTheme)


async def test_words_that_another_gathers_are_told() -> None:
    port = themed_room()
    async with running(port) as driver:
        await driver.press("2", "tab")
        theme = driver.session.state.themes[0].id
        driver.session.submit(ANOTHER, c.PutIntoTheme(theme, (numbered(driver, 1),)))
        port.publish()
        await driver.settle()
        assert driver.said() == ["Ama's words moved; somebody else put them into a theme."]
        await driver.press("shift+tab", "down", "tab")
        driver.session.submit(ANOTHER, c.TakeOutOfTheme(theme, (numbered(driver, 1),)))
        port.publish()
        await driver.settle()
        assert driver.said() == ["Ama's words moved; somebody else took them out of this theme."]


async def test_word_overlap_is_shown_as_a_suggestion_and_joins_nothing() -> None:
    port = themed_room()
    async with running(port) as driver:
        for number in range(3):
            driver.session.say(person(driver, "Jo"), f"Mornings {number} are calm.")
        port.publish()
        before = gathered(driver)
        await driver.press("2", "down")
        assert "3 more speak of “mornings” · V shows which" in driver.text()
        assert "V Suggested: 3 more" in foot(driver)
        assert gathered(driver) == before


@SIZED
async def test_some_of_what_is_suggested_is_taken_into_the_theme_or_nothing(size: tuple[int, int]) -> None:
    port = themed_room()
    async with running(port, size=size) as driver:
        for number in range(3):
            driver.session.say(person(driver, "Jo"), f"Mornings {number} are calm.")
        port.publish()
        await driver.press("2", "down", "V")
        assert "3 more speak of “mornings”" in driver.text()
        for number in (13, 14, 15):
            assert f"{number} Jo: Mornings {number - 13} are calm." in driver.text()
        await driver.press("enter")
        await driver.press("V", "m", "escape")
        assert port.commands == []
        await driver.press("V", "down", "m", "down", "space")
        for words in ("13 Jo: Mornings 0", "● 14 Jo: Mornings 1", "● 15 Jo: Mornings 2"):
            assert words in driver.text()
        assert "● 13" not in driver.text()
        await driver.press("enter")
        assert gathered(driver)["Mornings"] == [2, 9, 14, 15]
        assert driver.said() == ["2 contributions in “Mornings”. u takes it back."]
        assert "1 more speaks of “mornings”" in driver.text()
        await driver.press("V", "m", "m", "enter")
        assert gathered(driver)["Mornings"] == [2, 9, 14, 15]
        await driver.press("u", "u")
        assert gathered(driver)["Mornings"] == [2, 9]


async def test_what_is_suggested_is_shown_whole() -> None:
    port = themed_room()
    async with running(port, size=(80, 24)) as driver:
        driver.session.say(person(driver, "Jo"), f"Mornings are calm {'when nobody has to hurry ' * 5}at all, Canary.")
        port.publish()
        await driver.press("2", "down", "V")
        assert "at all, Canary." in driver.text()


async def test_words_that_went_while_the_suggestion_was_read_change_nothing() -> None:
    port = themed_room()
    async with running(port) as driver:
        driver.session.say(person(driver, "Jo"), "Mornings are calm.")
        port.publish()
        await driver.press("2", "down", "V", "m")
        driver.session.phone(person(driver, "Jo"), c.TakeBackContribution(numbered(driver, 13)))
        port.publish()
        await driver.press("enter")
        assert gathered(driver)["Mornings"] == [2, 9]
        assert len(driver.said()) == 1


@SIZED
async def test_what_is_open_no_longer_is_marked_where_one_is_picked(size: tuple[int, int]) -> None:
    port = themed_room()
    async with running(port, size=size) as driver:
        port.inside.does(c.CloseWater(numbered(driver, 5), "Lee asks them"))
        port.publish()
        await driver.press("2", "Q")
        assert "open no longer" in next(row for row in driver.lines() if "(5)" in row)


@SIZED
async def test_open_water_is_closed_for_a_reason_that_can_be_put_otherwise(size: tuple[int, int]) -> None:
    port = themed_room()
    async with running(port, size=size) as driver:
        await driver.press("2")
        assert "Open water 1" in driver.text()
        assert "Open water 1 · Q closes one" in driver.text()
        await driver.press("Q")
        assert "Which is open no longer?" in driver.text()
        await driver.press("escape", "Q", "1", "enter", "escape")
        assert port.commands == []
        await driver.press("Q", "enter")
        assert "When the daughter is there they work." in " ".join(driver.text().replace("│", " ").split())
        await driver.press("enter")
        assert driver.session.state.contributions[numbered(driver, 5)].closed_because == ""
        await driver.press(*"Lee asks them", "enter")
        assert driver.session.state.contributions[numbered(driver, 5)].closed_because == ""
        assert "Show this reason under the words on" in driver.text()
        await driver.press("enter")
        assert port.commands[-1] == c.CloseWater(numbered(driver, 5), "Lee asks them")
        assert "Open water 0 · 1 is open no longer" in driver.text()
        assert "5 is open no longer. The reason stands with it; u opens it again." in driver.said()
        await driver.press("Q", "enter", *" today", "enter", "enter")
        assert driver.session.state.contributions[numbered(driver, 5)].closed_because == "Lee asks them today"
        await driver.press("u", "u", "u", "u")
        assert "Open water 1" in driver.text()


async def test_words_are_held_back_on_themes_too() -> None:
    port = themed_room()
    async with running(port, size=(80, 24)) as driver:
        await driver.press("2", "tab")
        assert "b Hold back" in foot(driver)
        await driver.press("b", "2", "enter")
        assert isinstance(port.commands[-1], c.HoldBack)
        assert "b Restore" in foot(driver)


async def test_all_that_was_said_may_be_gathered() -> None:
    port = themed_room()
    async with running(port) as driver:
        everything = tuple(driver.session.state.contributions)
        driver.session.does(c.PutIntoTheme(driver.session.state.themes[0].id, everything))
        port.publish()
        await driver.press("2")
        assert "Everything that was said is in a theme." in driver.text()
        await driver.press("m")
        assert driver.said() == ["There is no contribution in the list yet."]


async def test_after_the_end_themes_can_still_be_changed() -> None:
    port = themed_room()
    port.inside.does(c.EndSession())
    async with running(port) as driver:
        await driver.press("m", "t", "1", "enter")
        assert 1 in gathered(driver)["Mornings"]
        await driver.press("2", "down", "delete")
        assert "Mornings" not in gathered(driver)


async def test_a_refusal_is_told_and_marks_stay(port: FakePort) -> None:
    async with running(port) as driver:
        port.refusal = Rejected("words_gone")
        await driver.press("m", "t", *"Access", "enter")
        assert driver.said() == ["These words are not there any more."] or len(driver.said()) == 1
        assert "1 marked" in driver.text()


async def test_the_list_in_which_the_keys_move_stands_out() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2")
        (loose,) = [text for text in driver.lines() if "In no theme" in text]
        assert loose.index("▌") < loose.index("In no theme") < loose.index("▏")
        await driver.press("tab")
        (loose,) = [text for text in driver.lines() if "In no theme" in text]
        assert loose.index("▏") < loose.index("In no theme") < loose.index("▌")


async def test_with_an_empty_theme_in_hand_nothing_that_is_not_listed_is_offered_to_be_held_up() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "end")
        assert "Hold up" not in foot(driver).replace("(h Hold up)", "")
        await driver.press("h")
        assert driver.said() == ["Nothing is listed here that could be held up."]


async def test_what_is_in_no_theme_is_not_taken_for_a_theme_and_says_what_to_do() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2")
        for key in ("e", "delete", "J", "G", "minus"):
            await driver.press(key)
            assert driver.said() == ["This is what is in no theme. Choose a theme first."], key
            driver.rested()
    async with running(FakePort(room().inside)) as driver:
        await driver.press("2", "e")
        assert driver.said() == ["There is no theme yet. + adds one."]


async def test_a_sentence_about_the_act_before_goes_with_the_next_act() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "end", "J")
        assert driver.said() == ["It stands last already."]
        await driver.press("K")
        assert driver.said() == []


async def test_whoever_names_a_theme_is_told_whose_phones_show_the_name() -> None:
    async with running(themed_room()) as driver:
        for keys in (("m", "t"), ("escape", "2", "plus"), ("escape", "down", "e")):
            await driver.press(*keys)
            assert "The phones of those" in driver.text(), keys


async def test_a_merge_is_undone_by_its_name() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "G", "1", "enter", "u")
        assert driver.said() == ["Undone: merged Mornings into Somebody answers"]
