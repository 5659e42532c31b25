"""200 contributions gathered under themes by the keyboard alone, undone to the start and done again."""

from collections.abc import Awaitable, Callable, Iterator

from msgspec.structs import replace

from server.domain import commands as c
from server.domain.state import State
from server.port import SessionPort
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.plain.conftest import People, Script, clock, open_room, people, room, script, three
from tests.server.conftest import Room
from tests.session import Session

__all__ = ["clock", "open_room", "people", "room", "script", "three"]

CONTRIBUTIONS = 200
NAMES = ("Mornings", "Evenings", "Being known", "Getting there", "Plain words")
RUN = 8


def apart_from_history(state: State) -> State:
    """The state without its position and without what can be undone and redone."""
    return replace(state, seq=0, undo=State().undo, redo=State().redo)


async def back_and_forth(
    states: list[State],
    now: Callable[[], State],
    undo: Callable[[], Awaitable[object]],
    redo: Callable[[], Awaitable[object]],
) -> None:
    """Undoes every step and does it again; the state is then what it was at that step."""
    for before in reversed(states[:-1]):
        await undo()
        assert apart_from_history(now()) == before
    for after in states[1:]:
        await redo()
        assert apart_from_history(now()) == after


def typed() -> Iterator[str]:
    """Lines that gather every contribution: one by one, several at once, and with changes to the themes between."""
    for number in range(1, CONTRIBUTIONS // 2 + 1):
        yield f"theme {number}: {NAMES[number % len(NAMES)]}"
    for number in range(CONTRIBUTIONS // 2 + 1, CONTRIBUTIONS + 1, RUN):
        several = range(number, min(number + RUN, CONTRIBUTIONS + 1))
        yield f"theme {' '.join(map(str, several))}: {NAMES[number % len(NAMES)]}"
        yield f"theme {number}: Late: {number}"
    yield "rename theme Mornings: Early"
    yield "split Early: 5 10 15: On Sundays"
    yield "merge Evenings: Early"
    yield "untheme 1: Early"
    yield "theme 1: Early"
    yield "move theme On Sundays: 1"
    yield "remove theme Late: 101"


async def test_in_plain_mode_every_step_is_undone_and_redone(
    script: Script, people: People, three: dict[str, SessionPort], room: Room
) -> None:
    for number in range(CONTRIBUTIONS):
        await people.say("Ama", f"Words {number}")
    await script.heard(f"Contribution {CONTRIBUTIONS}, Ama: Words {CONTRIBUTIONS - 1}")
    states = [apart_from_history(room.replica.state)]
    for line in typed():
        (told,) = await script.type(line)
        assert "theme" in told or told.startswith(("In ", "No longer")), (line, told)
        states.append(apart_from_history(room.replica.state))
        assert states[-1] != states[-2], line
    assert all(words.themes for words in room.replica.state.contributions.values())
    await back_and_forth(states, lambda: room.replica.state, lambda: script.type("undo"), lambda: script.type("redo"))
    assert len(states) > CONTRIBUTIONS // 2


def said_room() -> FakePort:
    """A session in which everything has been said and nothing is gathered."""
    session = Session()
    session.does(c.OpenSession())
    ama = session.join("Ama")
    session.ask()
    for number in range(CONTRIBUTIONS):
        session.say(ama, f"Words {number}")
    return FakePort(session)


async def test_on_the_screen_every_step_is_undone_and_redone() -> None:
    port = said_room()
    async with running(port, size=(80, 24)) as driver:
        states = [apart_from_history(port.inside.state)]

        async def press(*keys: str) -> None:
            await driver.press(*keys)
            states.append(apart_from_history(port.inside.state))
            assert states[-1] != states[-2], keys

        await driver.press("2", "tab")
        for at in range(CONTRIBUTIONS // RUN):
            picked = NAMES[at] if at < len(NAMES) else str(at % len(NAMES) + 1)
            await press("m", *["shift+down"] * (RUN - 1), "t", *picked, "enter")
        assert all(words.themes for words in port.inside.state.contributions.values())
        assert "Everything that was said is in a theme." in driver.text()
        await driver.press("shift+tab", "down")
        await press("e", *" too", "enter")
        await press("G", "2", "enter")
        await driver.press("tab")
        await press("shift+down", "S", *"Both", "enter")
        await press("m", "minus")
        await back_and_forth(states, lambda: port.inside.state, lambda: driver.press("u"), lambda: driver.press("U"))
