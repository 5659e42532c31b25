from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dialogs.role import RoleDialog
from coprod_tui.screens.roles import BoardScreen
from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.errors import Rejected
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.screens.boards import in_hand, person, row


async def test_offering_names_first_who_asks_and_who_is_open(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Outcome-keeper")
        await house.press("r")
        assert "Outcome-keeper: to whom?" in house.text()
        assert "open to it, has held no role yet" in house.text()
        await house.press("1")
        assert port.commands == [c.OfferRole("outcome-keeper", person(house, "Sam"))]
        assert "offered to Sam" in row(house, "Outcome-keeper")
        await house.press("u")
        assert "offered to Sam" not in row(house, "Outcome-keeper")


async def test_offering_to_who_asked_is_the_yes(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Weaver")
        await house.press("r", "1")
        assert port.inside.holders("weaver") == ["Mei"]
        assert row(house, "Weaver").startswith("Weaver Mei")


async def test_a_full_role_says_who_holds_it(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b", "r")
        assert house.said() == ["Host is full: Jo, Ama."]
        assert not isinstance(house.app.screen, Picker)


async def test_the_only_offer_is_withdrawn_at_once(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Timekeeper")
        await house.press("w")
        assert port.commands == [c.WithdrawOffer("timekeeper", person(house, "Sam"))]
        assert house.said() == ["Timekeeper is no longer on offer to Sam."]
        assert row(house, "Timekeeper") == "Timekeeper nobody just now 0 of 1"


async def test_of_several_offers_one_is_picked(port: FakePort) -> None:
    async with running(port) as house:
        bo = person(house, "Bo")
        port.inside.does(c.OfferRole("timekeeper", bo))
        port.publish()
        await in_hand(house, "Timekeeper")
        await house.press("w", "escape")
        assert port.commands == []
        await house.press("w", *"bo", "enter")
        assert port.commands == [c.WithdrawOffer("timekeeper", bo)]


async def test_a_holders_offer_is_the_holders_to_take_back(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Care-keeper")
        assert "Jo offers it to Mrs K." in row(house, "Care-keeper")
        await house.press("w")
        assert house.said() == ["Jo offers it, and can take that back."]
        assert port.commands == []


async def test_an_asking_is_told_not_now(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Weaver")
        await house.press("n")
        assert port.commands == [c.DeclineAsk("weaver", person(house, "Mei"))]
        assert row(house, "Weaver") == "Weaver nobody just now 0 of 3"
        await house.press("n")
        assert house.said() == ["Nobody asks you for Weaver just now."]


async def test_an_asking_of_a_holder_is_the_holders_to_answer(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Scribe")
        await house.press("n")
        assert house.said() == ["Nobody asks you for Scribe just now."]
        assert port.commands == []


async def test_a_role_is_changed_and_that_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as house:
        await in_hand(house, "Scribe")
        await house.press("e")
        assert isinstance(house.app.screen, RoleDialog)
        await house.press("end", *" for today", "tab", "tab", "tab", "backspace", *"any", "enter")
        (changed,) = port.commands
        assert isinstance(changed, c.ChangeRole)
        assert (changed.name, changed.limit, changed.offerable) == ("Scribe for today", None, True)
        assert changed.prompt == next(role.prompt for role in ROLES if role.id == "scribe")
        assert row(house, "Scribe for today").endswith("1 of any")
        await house.press("u")
        assert row(house, "Scribe").endswith("1 of 3")


async def test_what_is_refused_is_said_in_the_form_and_nothing_typed_is_lost(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as house:
        await in_hand(house, "Host")
        await house.press("e", "end", *"ing", "tab", "tab", "tab", "backspace", "1", "enter")
        assert isinstance(house.app.screen, RoleDialog)
        assert "2 people hold Host now, and nobody is moved by a limit." in house.text()
        assert "Hosting" in house.text()
        assert house.app.focused is not None
        assert house.app.focused.id == "limit"
        await house.press("backspace", *"three", "enter")
        assert "Please write how many may hold it at once as a number, or “any”." in house.text()
        await house.press(*["backspace"] * 5, "3", "tab", *["backspace"] * 3, *"maybe", "enter")
        assert "Please write “yes” or “no”" in house.text()
        await house.press(*["backspace"] * 5, *"no", "enter")
        assert isinstance(house.app.screen, BoardScreen)
        changed = port.commands[-1]
        assert isinstance(changed, c.ChangeRole)
        assert (changed.name, changed.limit, changed.offerable) == ("Hosting", 3, False)


async def test_a_form_outlasts_a_disk_that_refuses(port: FakePort) -> None:
    async with running(port) as house:
        port.refusal = Rejected("storage_failed", "The disk refuses. Nothing was kept.")
        await house.press("b", "plus", *"Greeter", "enter")
        assert isinstance(house.app.screen, RoleDialog)
        assert "The disk refuses. Nothing was kept." in house.text()
        assert "Greeter" in house.text()


async def test_a_role_is_added_behind_the_others_but_before_the_hidden_ones(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b", "plus", *"Greeter", "enter")
        assert "Please type something first." in house.text()
        await house.press(*"Says hello at the door.", "tab", "tab", "backspace", "backspace", "backspace", "2", "enter")
        assert port.commands[-1] == c.AddRole("Greeter", "Says hello at the door.", "", 2)
        assert house.said() == ["Greeter is added, behind the others."]
        names = [text.strip("│ ▌").split("  ")[0] for text in house.lines()]
        assert names.index("Doer") + 1 == names.index("Greeter") == names.index("Listener") - 1


async def test_escape_leaves_the_form_and_changes_nothing(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b", "e", *"x", "escape")
        assert isinstance(house.app.screen, BoardScreen)
        assert port.commands == []


async def test_a_role_is_hidden_and_shown_again_and_keeps_its_holders(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b", "h")
        assert port.commands == [c.HideRole("host")]
        assert row(house, "Host") == "Host Jo 41 min · Ama 41 min hidden"
        assert "h Show" in house.text()
        await house.press("r")
        assert house.said() == ["Host is hidden. Show it again first."]
        await house.press("h")
        assert port.commands[-1] == c.ShowRole("host")
        assert row(house, "Host").endswith("2 of 2")
