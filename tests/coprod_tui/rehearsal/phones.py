"""A simulated person with a clock of their own, for tests of what they do."""

from datetime import UTC, datetime
from itertools import count
from random import Random

import pytest

from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.person import Person
from server.domain import commands as c
from server.domain.errors import Code
from server.port import ListPeople, People, Receipt
from server.projections.mine import MINE, MineView
from server.projections.roles.own import HeldView, OtherView
from server.projections.room import QuestionView, RoleView, RoomChange
from server.protocol import frames as f

ANSWERS = 3
PACE = 1.0
KEY = "b" * 64
ASKED_AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def question(*, is_open: bool, id_: str = "q-1") -> QuestionView:
    return QuestionView(
        id_, 1, "What helps?", is_open, ASKED_AT, None, False, "when_revealed", None, put_right=False, round=1
    )


def role(id_: str, limit: int | None = None, *tools: c.Tool) -> RoleView:
    return RoleView(id_, id_.title(), "A sentence.", "A prompt.", limit, offerable=True, first=True, tools=tools)


def holding(id_: str, *tools: c.Tool, shadows: tuple[OtherView, ...] = ()) -> HeldView:
    return HeldView(id_, ASKED_AT, "offered", "A prompt.", tools, (), shadows)


OPEN = f.ViewPush(room=RoomChange(question=question(is_open=True)))
CLOSED = f.ViewPush(room=RoomChange(phase="live", question=question(is_open=False)))
NOTHING = MineView(
    "p-1",
    "Ama",
    (),
    passed=True,
    holding=(),
    offers=(),
    asks=(),
    asked=(),
    beside=(),
    open_to=(),
    words=(),
    waiting=(),
    perspectives=(),
    invited=None,
    wording=None,
)
BO = OtherView("p-2", "Bo")


def shows(mine: MineView, room: RoomChange | None = None) -> f.ViewPush:
    """The push that tells somebody's own view whole, and what changed of the room."""
    return f.ViewPush(room, MINE.between(None, mine))


class Phone:
    """A person and their clock; `sends` lets time pass until they send something."""

    def __init__(self, seed: int = 1, *, outlasts: bool = False) -> None:
        numbers = count(1)
        self.now = 0.0
        self.noted: list[f.Writing | f.Done] = []
        character = Character(
            "Ama",
            "a" * 32,
            KEY,
            ANSWERS,
            lambda index: f"Words {index}",
            lambda index: f"Words {ANSWERS + index}",
            PACE,
            outlasts=outlasts,
        )
        choices = Random(seed)  # noqa: S311 - behaviour, not secrets
        self.person = Person(character, "KITEMA", choices, lambda: f"id-{next(numbers)}")
        self.person.hello(self.now)

    def gets(self, *frames: f.ServerFrame) -> None:
        for frame in frames:
            self.person.receive(frame, self.now)

    def sends(self) -> f.ClientFrame | None:
        """The next frame that asks for a reply, None where they have nothing more to do; `noted` has the others."""
        self.now = max(self.now, self.person.due)
        while isinstance(frame := self.person.act(self.now), f.Writing | f.Done):
            self.noted.append(frame)
            self.now = max(self.now, self.person.due)
        return frame

    def submits(self) -> f.Submit:
        frame = self.sends()
        assert isinstance(frame, f.Submit)
        return frame

    def answers(self) -> f.Submit:
        """The next answer that they send; whatever they do beside is granted."""
        while True:
            frame = self.sends()
            match frame:
                case f.Submit(command=c.Contribute()):
                    return frame
                case f.Submit(id=id_):
                    self.gets(f.Reply(id_, Receipt(1)))
                case f.Ask(id=id_, request=ListPeople()):
                    self.gets(f.Answer(id_, People(())))
                case _:
                    pytest.fail(f"they wanted nothing but {frame}")

    def comes_back(self) -> None:
        self.person.hello(self.now)
        self.gets(f.Welcome("s", "T", "participant", "p-1"), OPEN)


def refusal(id_: str, code: Code, *, temporary: bool = False) -> f.Refused:
    return f.Refused(id_, code, temporary=temporary)
