"""Lines that list the turns, with what led to each and what is not known yet."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.listings.water import open_water
from server.projections.direction.turns import LedRow, TurnRow, turns_view


def turns(replica: SessionReplica) -> Iterator[str]:
    """Every turn, then open water."""
    view = turns_view(replica.state)
    for row in view.rows:
        yield from _turn(row, view.outcomes)
    if not view.rows:
        yield 'There is no turn yet; "turn: TEXT" proposes one, "turn N: TEXT" one that contribution N led to'
    yield from open_water(replica)


def _turn(row: TurnRow, outcomes: int) -> Iterator[str]:
    by = "" if row.by is None else f", by {wording.name(row.by)}"
    parked = ", not known yet" if row.is_parked else ""
    yield f"Turn {row.number}, {'set' if row.is_set else 'proposed'}{by}{parked}: {wording.one_line(row.text)}"
    for theme in row.themes:
        yield f"  led to by the theme {wording.name(theme)}"
    if row.all_taken_back:
        yield "  all the words that led to it were taken back; it stands by itself"
    else:
        yield from (f"  led to by {_led(words)}" for words in row.led)
        if row.led_count > len(row.led):
            yield f"  and {row.led_count - len(row.led)} more"
    if row.parked is not None:
        told = (
            ("not known yet", row.parked.why),
            ("who would help", row.parked.helps),
            ("look again", row.parked.look_again),
            ("taken up again", row.parked.over),
        )
        yield from (f"  {label}: {wording.one_line(text)}" for label, text in told if text)
    if row.serves:
        yield f"  serves outcome {', '.join(map(str, row.serves))}"
    elif outcomes:
        yield "  serves none of the outcomes yet"


def _led(words: LedRow) -> str:
    if words.taken_back:
        return f"contribution {words.number}, taken back"
    who = wording.NAMELESS if words.label is None else wording.name(words.label)
    marks = [mark for mark, there in (("held back", words.held), ("in this room only", words.room_only)) if there]
    text = wording.one_line(words.text) if words.text else "deleted"
    told = f" ({', '.join(marks)})" if marks else ""
    return f"contribution {words.number}, {who}: {text}{told}"
