"""The drop-in box in plain mode: what was printed last, by its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, assert_never

from coprod_tui.model.box import FOR_THE_ROOM, OpenBox
from coprod_tui.plain import wording
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import BoxWish
from server.port import ConcernView, SessionPort, TalkView
from server.projections.box import BoxCounts
from server.projections.counting import many

_T = TypeVar("_T")


@dataclass(slots=True)
class PlainBox:
    """Asks what lines want of the box, and says what came of it."""

    port: SessionPort
    _box: OpenBox = field(init=False)
    #: What was printed, by the number beside it; whatever comes or goes meanwhile, a number stays that of its line.
    _talks: dict[int, TalkView] = field(default_factory=dict)
    _concerns: dict[int, ConcernView] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._box = OpenBox(self.port)

    async def ask(self, wish: BoxWish) -> Sequence[str]:
        """The lines that answer a wish. Raises InvalidLine, Rejected or Unavailable."""
        match wish.what:
            case "open":
                await self._box.read()
                self._talks = dict(enumerate(self._box.talks, 1))
                self._concerns = dict(enumerate(self._box.concerns, 1))
                return [*self._lines()]
            case "show":
                concern = _numbered(self._concerns, wish.number)
                if concern.to != FOR_THE_ROOM:
                    raise InvalidLine(f"Concern {wish.number} is for the facilitators, so no phone shows it.")
                await self._box.show(concern.id)
                return [f"Every phone shows concern {wish.number}: “{wording.one_line(concern.text)}”"]
            case "hide":
                await self._box.show(None)
                return ["No phone shows a concern"]
            case "come":
                await self._answer(wish.number, coming=True)
                return ["You are coming: nobody else is asked"]
            case "hand on":
                await self._answer(wish.number, coming=False)
                return ["That is handed on to whoever holds Encourager"]
            case _:
                assert_never(wish.what)

    async def _answer(self, number: int | None, *, coming: bool) -> None:
        talk = _numbered(self._talks, number)
        await self._box.answer(talk.id, coming=coming)
        self._talks = {other: known for other, known in self._talks.items() if known is not talk}

    def _lines(self) -> Iterator[str]:
        for number, talk in self._talks.items():
            where = wording.one_line(talk.where) or "they did not say how to find them"
            yield f"Would like to talk, {number}: {where}"
        for number, concern in self._concerns.items():
            to = "for the room, later" if concern.to == FOR_THE_ROOM else "for the facilitators"
            yield f"Concern {number}, {to}: {wording.one_line(concern.text)}"
        if not self._talks and not self._concerns:
            yield "Nothing can be read in the drop-in box now"


def counts_line(counts: BoxCounts) -> str:
    """How much there is to read: "Drop-in box: 3 concerns, 1 person would like to talk"."""
    talks = many(counts.talks, "person would", "people would")
    return f"Drop-in box: {many(counts.concerns, 'concern')} to read, {talks} like to talk with a facilitator"


def _numbered(rows: Mapping[int, _T], number: int | None) -> _T:
    if number is None or number not in rows:
        raise InvalidLine(f'There is no number {number} in the box as it was read; "open box" reads it.')
    return rows[number]
