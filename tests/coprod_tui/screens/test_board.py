from datetime import timedelta

import pytest

from coprod_tui.screens.board import BoardScreen
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dialogs.role import RoleDialog
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.review import ReviewScreen
from coprod_tui.screens.river import RiverScreen
from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.errors import Rejected
from server.port import Link
from tests.coprod_tui.house import SIZES, FakePort, Stagehand, running
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
NAMES = [role.name for role in ROLES]


def person(house: Stagehand, label: str) -> str:
    state = house.session.state
    return next(known for known in state.people if state.label(known) == label)


def row(house: Stagehand, name: str) -> str:
    """The line of a role, without its borders, with single blanks."""
    (found,) = [text for text in house.lines() if text[2:].startswith(f"{name} ")]
    return " ".join(found[2:].split("│")[0].split())


async def in_hand(house: Stagehand, name: str) -> None:
    """Takes a role in hand on the board."""
    at = NAMES.index(name) if name != "Listener" else len(NAMES) - 1
    await house.press("b", *["down"] * at)
    assert name in next(text for text in house.lines() if "▌" in text)


@SIZED
async def test_who_holds_what_since_when_is_in_view(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as house:
        await house.press("b")
        text = " ".join(house.text().split())
        for words in (
            "Who holds it, and for how long",
            "Jo 41 min · Ama 41 min",
            "2 of 2",
            "Dee 41 min · Mei shadows · Sam asks Dee for it",
            "nobody just now · offered to Sam",
            "nobody just now · Mei asks for it",
            "Pat 41 min, away 12 min",
            "Pat alone holds this and has been away 12 min.",
            "You could ask Sam.",
            "Mei 3 min · Bo at the shoulder",
            "Asks the question, keeps it open",
            "Whoever holds it may ask, close and",
        ):
            assert words in text


async def test_roles_stand_in_the_plans_order_and_hidden_ones_at_the_end(port: FakePort) -> None:
    port.inside.does(c.HideRole("host"))
    async with running(port) as house:
        await house.press("b")
        shown = [name for text in house.lines() for name in NAMES if text[2:].startswith(f"{name} ")]
        assert shown == [*(name for name in NAMES if name not in ("Host", "Listener")), "Host", "Listener"]
        assert row(house, "Listener") == "Listener nobody just now hidden"


async def test_the_hand_moves_by_rows_pages_and_to_both_ends(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as house:
        await house.press("b")
        for key, name in (("down", "Scribe"), ("end", "Listener"), ("up", "Doer"), ("home", "Host")):
            await house.press(key)
            assert name in next(text for text in house.lines() if "▌" in text)
        assert "more below" in house.text()
        await house.press("pagedown", "pagedown", "pagedown")
        assert "more below" not in house.text()
        await house.press("pageup", "pageup", "pageup")
        assert "Host" in next(text for text in house.lines() if "▌" in text)


async def test_a_click_takes_a_role_in_hand(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b")
        y = next(y for y, text in enumerate(house.lines()) if "Weaver" in text)
        await house.pilot.click(offset=(5, y))
        await house.settle()
        assert "▌Weaver" in house.text()


async def test_the_role_in_hand_stays_in_hand_while_others_change(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as house:
        await in_hand(house, "Challenger")
        port.inside.does(c.HideRole("host"))
        port.inside.phone(person(house, "Ama"), c.PassOn("host", person(house, "Dee")))
        port.publish()
        await house.settle()
        assert "▌Challenger" in house.text()


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


async def test_escape_goes_back_to_the_screen_beneath(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b")
        assert isinstance(house.app.screen, BoardScreen)
        await house.press("R")
        assert isinstance(house.app.screen, RiverScreen)
        await house.press("escape")
        assert isinstance(house.app.screen, BoardScreen)
        await house.press("escape")
        assert isinstance(house.app.screen, LiveScreen)


async def test_the_board_opens_over_the_lobby_and_the_review_too() -> None:
    port = FakePort(Session())
    async with running(port) as house:
        await house.press("b", "escape")
        assert isinstance(house.app.screen, LobbyScreen)
        await house.press("enter", "ctrl+e", "down", "enter")
        assert isinstance(house.app.screen, ReviewScreen)
        await house.press("b", "h")
        assert house.said() == ["The session has ended. Undo opens it again."]
        await house.press("ctrl+q")
        assert not house.app.is_running
        assert house.backstage.closed == ["s1"]


async def test_quitting_from_the_board_asks_what_becomes_of_the_room(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b", "ctrl+q")
        assert "Leave the dashboard?" in house.text()
        await house.press("escape")
        assert isinstance(house.app.screen, BoardScreen)
        assert not port.left


async def test_a_lost_link_is_said_and_nothing_goes_blank(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b")
        port.tell(Link(up=False))
        await house.settle()
        assert "Reconnecting…" in house.text()
        assert "Jo 41 min · Ama 41 min" in house.text()
        assert house.app.screen.has_class("-stale")
        await house.press("e")
        assert "The link to the room is lost." in " ".join(house.said())


async def test_somebody_back_is_no_longer_away(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b")
        assert "You could ask Sam." in house.text()
        port.present()
        await house.settle()
        assert "alone holds this" not in house.text()
        assert row(house, "Outcome-keeper") == "Outcome-keeper Pat 41 min 1 of 2"


async def test_minutes_and_shoulders_go_on_while_nothing_happens(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("b")
        house.clock.at = house.clock.at.replace(hour=11, minute=5)
        await house.until(lambda: "Jo 1 h 04 min · Ama 1 h 04 min" in house.text())
        assert "at the shoulder" not in house.text()


async def test_after_the_end_the_minutes_stand_still(port: FakePort) -> None:
    port.inside.does(c.EndSession())
    async with running(port) as house:
        house.clock.at += timedelta(hours=2)
        await house.press("b")
        assert row(house, "Host") == "Host Jo 38 min · Ama 38 min 2 of 2"
        assert "since 10:00, 38 min" in " ".join(house.text().split())


async def test_after_the_end_nobody_is_missed(port: FakePort) -> None:
    port.inside.does(c.EndSession())
    async with running(port) as house:
        await house.press("b")
        assert row(house, "Outcome-keeper") == "Outcome-keeper Pat 37 min 1 of 2"
        assert "You could ask" not in house.text()
