from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dialogs.role import RoleDialog
from coprod_tui.screens.roles import RolesScreen
from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.errors import Rejected
from server.sentences import words
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.screens.boards import in_hand, person, row


async def test_offering_names_first_who_asks_and_who_is_open(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Outcome-keeper")
        await driver.press("r")
        assert "Outcome-keeper: to whom?" in driver.text()
        assert "open to it, has held no role yet" in driver.text()
        await driver.press("1", "enter")
        assert port.commands == [c.OfferRole("outcome-keeper", person(driver, "Sam"))]
        assert "offered to Sam" in row(driver, "Outcome-keeper")
        await driver.press("u")
        assert "offered to Sam" not in row(driver, "Outcome-keeper")


async def test_offering_to_who_asked_is_the_yes(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Weaver")
        await driver.press("r", "1", "enter")
        assert port.inside.holders("weaver") == ["Mei"]
        assert row(driver, "Weaver").startswith("Weaver Mei")


async def test_a_full_role_says_who_holds_it(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "r")
        assert driver.said() == ["Host is full: Jo, Ama."]
        assert not isinstance(driver.app.screen, Picker)


async def test_the_only_offer_is_withdrawn_at_once(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Timekeeper")
        await driver.press("w")
        assert port.commands == [c.WithdrawOffer("timekeeper", person(driver, "Sam"))]
        assert driver.said() == ["Timekeeper is no longer on offer to Sam."]
        assert row(driver, "Timekeeper") == "Timekeeper nobody just now 0 of 1"


async def test_of_several_offers_one_is_picked(port: FakePort) -> None:
    async with running(port) as driver:
        bo = person(driver, "Bo")
        port.inside.does(c.OfferRole("timekeeper", bo))
        port.publish()
        await in_hand(driver, "Timekeeper")
        await driver.press("w", "escape")
        assert port.commands == []
        await driver.press("w", *"bo", "enter")
        assert port.commands == [c.WithdrawOffer("timekeeper", bo)]


async def test_a_holders_offer_is_the_holders_to_take_back(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Care-keeper")
        assert "Jo offers it to Mrs K." in row(driver, "Care-keeper")
        await driver.press("w")
        assert driver.said() == ["Jo offers it, and can take that back."]
        assert port.commands == []


async def test_an_asking_is_told_not_now(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Weaver")
        await driver.press("D")
        assert port.commands == [c.DeclineAsk("weaver", person(driver, "Mei"))]
        assert row(driver, "Weaver") == "Weaver nobody just now 0 of 3"
        await driver.press("D")
        assert driver.said() == ["Nobody asks you for Weaver just now."]


async def test_an_asking_of_a_holder_is_the_holders_to_answer(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Scribe")
        await driver.press("D")
        assert driver.said() == ["Nobody asks you for Scribe just now."]
        assert port.commands == []


async def test_a_role_is_changed_and_that_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as driver:
        await in_hand(driver, "Scribe")
        await driver.press("e")
        assert isinstance(driver.app.screen, RoleDialog)
        await driver.press("end", *" for today", "tab", "tab", "tab", "backspace", *"any", "enter")
        (changed,) = port.commands
        assert isinstance(changed, c.ChangeRole)
        assert (changed.name, changed.limit, changed.offerable) == ("Scribe for today", None, True)
        assert changed.prompt == next(words(role.prompt) for role in ROLES if role.id == "scribe")
        assert row(driver, "Scribe for today").endswith("1 of any")
        await driver.press("u", "u")
        assert row(driver, "Scribe").endswith("1 of 3")


async def test_what_is_refused_is_said_in_the_form_and_nothing_typed_is_lost(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await in_hand(driver, "Host")
        await driver.press("e", "end", *"ing", "tab", "tab", "tab", "backspace", "1", "enter")
        assert isinstance(driver.app.screen, RoleDialog)
        assert "2 people hold Host now, and nobody is moved by a limit." in driver.text()
        assert "Hosting" in driver.text()
        assert driver.app.focused is not None
        assert driver.app.focused.id == "limit"
        await driver.press("backspace", *"three", "enter")
        assert "Please write how many may hold it at once as a number, or “any”." in driver.text()
        await driver.press(*["backspace"] * 5, "3", "tab", *["backspace"] * 3, *"maybe", "enter")
        assert "Please write “yes” or “no”" in driver.text()
        await driver.press(*["backspace"] * 5, *"no", "enter")
        assert isinstance(driver.app.screen, RolesScreen)
        changed = port.commands[-1]
        assert isinstance(changed, c.ChangeRole)
        assert (changed.name, changed.limit, changed.offerable) == ("Hosting", 3, False)


async def test_a_form_outlasts_a_disk_that_refuses(port: FakePort) -> None:
    async with running(port) as driver:
        port.refusal = Rejected("storage_failed")
        await driver.press("4", "plus", *"Greeter", "enter")
        assert isinstance(driver.app.screen, RoleDialog)
        assert "The laptop could not keep that just now" in driver.text()
        assert "Greeter" in driver.text()


async def test_a_role_is_added_behind_the_others_but_before_the_hidden_ones(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "plus", *"Greeter", "enter")
        assert "Please type something first." in driver.text()
        await driver.press(
            *"Says hello at the door.", "tab", "tab", "backspace", "backspace", "backspace", "2", "enter"
        )
        assert port.commands[-1] == c.AddRole("Greeter", "Says hello at the door.", "", 2)
        assert driver.said() == ["Greeter is added, behind the others."]
        names = [text.strip("│ ▌").split("  ")[0] for text in driver.lines()]
        assert names.index("Doer") + 1 == names.index("Greeter") == names.index("Listener") - 1


async def test_escape_leaves_the_form_and_changes_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "e", *"x", "escape")
        assert isinstance(driver.app.screen, RolesScreen)
        assert port.commands == []


async def test_a_role_is_hidden_and_shown_again_and_keeps_its_holders(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "X")
        assert port.commands == [c.HideRole("host")]
        assert row(driver, "Host") == "Host Jo 41 min · Ama 41 min hidden"
        assert "X Show" in driver.text()
        await driver.press("r")
        assert driver.said() == ["Host is hidden. Show it again first."]
        driver.rested()
        await driver.press("X")
        assert port.commands[-1] == c.ShowRole("host")
        assert row(driver, "Host").endswith("2 of 2")
