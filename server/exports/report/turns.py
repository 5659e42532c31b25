"""The report's part about turns: where what was said leads, and what is not known yet."""

from collections.abc import Iterator

from server.exports.markdown import inline
from server.exports.wording import moment
from server.projections.direction.turns import TurnRecord
from server.projections.record import Record


def turn_blocks(record: Record) -> Iterator[str]:
    """The turns with what led to each, then what is not known yet; none where there are no turns."""
    if not record.turns:
        return
    yield "## Where it leads"
    yield "Each turn with what led to it, as far as it may be read here. A turn stands by itself without."
    for turn in record.turns:
        yield f"### Turn {turn.number}: {inline(turn.text)}"
        yield _stand(turn)
        yield from _led(turn)
    parked = [turn for turn in record.turns if turn.is_parked]
    if parked:
        yield "### What we do not know yet"
        yield "\n".join(f"- {_unknown(turn)}" for turn in parked)


def _stand(turn: TurnRecord) -> str:
    """Who proposed a turn, when it was set, and what it serves."""
    by = f"Proposed by {inline(turn.person)}. " if turn.person else ""
    stand = "Not set: only proposed." if turn.set_at is None else f"Set at {moment(turn.set_at)}."
    serves = f" It serves outcome {', '.join(map(str, turn.serves))}." if turn.serves else ""
    over = f" Taken up again: {inline(turn.parked.over)}" if turn.parked is not None and turn.parked.over else ""
    return f"{by}{stand}{serves}{over}"


def _led(turn: TurnRecord) -> Iterator[str]:
    """What led to a turn, as far as it may leave the room."""
    told = [f"The theme “{inline(name)}”" for name in turn.themes]
    told += [f"{inline(led.person) or 'Without a name'}: “{inline(led.text)}”" for led in turn.led]
    if told:
        yield "What led to it:"
        yield "\n".join(f"- {line}" for line in told)


def _unknown(turn: TurnRecord) -> str:
    known = turn.parked
    assert known is not None  # noqa: S101 - only parked turns are told of here
    helps = f" Who would help: {inline(known.helps)}." if known.helps else ""
    again = f" Look again: {inline(known.look_again)}." if known.look_again else ""
    return f"Turn {turn.number}, {inline(turn.text)}: {inline(known.why)}{helps}{again}"
