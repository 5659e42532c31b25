"""The drop-in box in plain mode: what was read last, by its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, assert_never

from coprod_tui.model.box import FOR_THE_ROOM, OpenBox
from coprod_tui.plain import wording
from coprod_tui.plain.parsing.choices import InvalidLine
from coprod_tui.plain.parsing.parsed import BoxWish
from server.port import SessionPort
from server.projections.box import BoxCounts
from server.projections.counting import many

_T = TypeVar("_T")


@dataclass(slots=True)
class PlainBox:
    """Asks what lines want of the box, and says what came of it."""

    port: SessionPort
    _box: OpenBox = field(init=False)

    def __post_init__(self) -> None:
        self._box = OpenBox(self.port)

    async def ask(self, wish: BoxWish) -> Sequence[str]:
        """The lines that answer a wish. Raises InvalidLine, Rejected or Unavailable."""
        match wish.what:
            case "open":
                await self._box.read()
                return [*self._lines()]
            case "show":
                concern = _numbered(self._box.concerns, wish.number)
                if concern.to != FOR_THE_ROOM:
                    raise InvalidLine(f"Concern {wish.number} is for the facilitators, so no phone shows it.")
                await self._box.show(concern.id)
                return [f"Every phone shows concern {wish.number}"]
            case "hide":
                await self._box.show(None)
                return ["No phone shows a concern"]
            case "come":
                await self._box.answer(_numbered(self._box.talks, wish.number).id, coming=True)
                return ["You are coming: nobody else is asked"]
            case "hand on":
                await self._box.answer(_numbered(self._box.talks, wish.number).id, coming=False)
                return ["That is handed on to whoever holds Encourager"]
            case _:
                assert_never(wish.what)

    def _lines(self) -> Iterator[str]:
        for number, talk in enumerate(self._box.talks, 1):
            where = wording.one_line(talk.where) or "they did not say how to find them"
            yield f"Would like to talk, {number}: {where}"
        for number, concern in enumerate(self._box.concerns, 1):
            to = "for the room, later" if concern.to == FOR_THE_ROOM else "for the facilitators"
            yield f"Concern {number}, {to}: {wording.one_line(concern.text)}"
        if not self._box.talks and not self._box.concerns:
            yield "Nothing can be read in the drop-in box now"


def counts_line(counts: BoxCounts) -> str:
    """How much there is to read: "Drop-in box: 3 concerns, 1 person would like to talk"."""
    talks = many(counts.talks, "person would", "people would")
    return f"Drop-in box: {many(counts.concerns, 'concern')} to read, {talks} like to talk with a facilitator"


def _numbered(rows: Sequence[_T], number: int | None) -> _T:
    if number is None or not 0 < number <= len(rows):
        raise InvalidLine(f'There is no number {number} in the box as it was read; "open box" reads it.')
    return rows[number - 1]
