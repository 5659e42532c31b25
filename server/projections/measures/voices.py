"""The measures V1 to V9 of who had a way in, in words. They never name or rank a person."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Final

from server.domain.records import MOST_FELT
from server.domain.state import State
from server.projections.counting import many
from server.projections.measures.cells import FEWEST, HELD_BACK, may_be_shown
from server.projections.measures.entropy import effective_number, effective_number_2
from server.projections.measures.pauses import Look
from server.projections.measures.spoken import ByPerspective, by_perspective, counts, heard_now, looks, spreads
from server.projections.measures.spread import Spread
from server.projections.measures.uptake import FEWEST_LINKS, Link, cross_links, gaps, uptake
from server.projections.measures.view import MeasureView
from server.projections.measures.voice import Band, FeltShares, ever_from, felt_shares, largest_share
from server.projections.measures.voice_texts import VOICE_TEXTS

TIGHT: Final = "tighter than chance: a few voices carry this"
WITHIN: Final = "spread within what chance gives"
EVENER: Final = "spread more evenly than chance gives"
ONCE: Final = "spread at the edge of what chance gives: one more look will tell"
TOO_EARLY: Final = "too early to say how it is spread"
_PLAINLY: Final = {
    TIGHT: "a few voices carry more than chance would give",
    WITHIN: "some more than others, as much as chance would give",
    EVENER: "more evenly than chance would give",
    ONCE: "a few voices may carry more than chance would give; one more look will tell",
    TOO_EARLY: "it is too early to say whether a few voices carry more than chance would give",
}

_NOBODY: Final = "Nobody has joined yet."
_NOTHING: Final = "Nothing has been said under a name yet."
_UNSAID: Final = "Too few have said what they speak from, or have spoken since, to tell without pointing at anybody."
_NOT_MARKED: Final = "Nothing has been marked as taken up yet, so there is nothing to tell."
_FELT_LITTLE: Final = f"Fewer than {FEWEST} people have answered, so this is not shown."


def voice_measures(
    state: State, now: datetime, links: Sequence[Link] = (), taken_up: Collection[str] = ()
) -> tuple[MeasureView, ...]:
    """V1 to V9 as they stand at `now` (UTC), or as they stood when the session ended.

    `links` says who built on whose words, `taken_up` has the ids of contributions that were taken up. It draws from
    chance, which takes time, see `spread_look`.
    """
    taken = looks(state, now)
    cells = by_perspective(state, now)
    says = {
        "V1": _heard(state),
        "V2": _worth(state),
        "V3": _spread(taken, spreads(taken)),
        "V4": _plain(state),
        "V5": _perspectives(cells),
        "V6": _uptake(state, frozenset(taken_up)),
        "V7": _links(links),
        "V8": _first(cells),
        "V9": _felt(state),
    }
    return tuple(
        MeasureView(text.id, text.name, tuple(says[text.id]), text.formula, text.blind_spot) for text in VOICE_TEXTS
    )


def is_tight(spread: Sequence[Spread | None]) -> bool:
    """Whether the last two looks both say that chance alone would seldom be as uneven."""
    last = spread[-2:]
    return len(last) == 2 and all(one is not None and one.tight for one in last)  # noqa: PLR2004


def spread_words(spread: Sequence[Spread | None]) -> str:
    """V3 in a few words, from the last looks."""
    newest = spread[-1] if spread else None
    if newest is None:
        return TOO_EARLY
    if is_tight(spread):
        return TIGHT
    if newest.tight:
        return ONCE
    return EVENER if newest.even else WITHIN


def spoken_sentence(spoken: int, people: int, spread: str) -> str:
    """V1 and V3 in a plain sentence without other figures; `spread` is what `spread_words` says."""
    return f"{spoken} of {people} have spoken; {_PLAINLY[spread]}." if people else _NOBODY


def worth_words(voices: float, places: int = 0) -> str:
    """V2 in a few words."""
    told = f"{voices:.{places}f}"
    return f"{told} voice's worth" if float(told) == 1 else f"{told} voices' worth"


def _heard(state: State) -> Iterator[str]:
    figures = heard_now(state)
    if not figures.people:
        yield _NOBODY
        return
    yield f"{figures.heard} of {figures.people} have spoken · {figures.responded} responded."


def _worth(state: State) -> Iterator[str]:
    each = counts(state).values()
    voices, weighty = effective_number(each), effective_number_2(each)
    if voices is None or weighty is None:
        yield _NOTHING
        return
    yield f"{worth_words(voices, 1)}, of {many(len(each), 'person', 'people')}."
    yield f"{worth_words(weighty, 1)} where many small shares count less."


def _spread(taken: Sequence[Look], spread: Sequence[Spread | None]) -> Iterator[str]:
    newest = spread[-1] if spread else None
    if newest is None:
        yield "It is shown from eight people and two contributions a head on, after a first natural pause."
        return
    told = spread_words(spread)
    yield f"{told[0].upper()}{told[1:]}."
    yield (
        f"G* {newest.gini:.2f}; chance gives {newest.low:.2f} to {newest.high:.2f} in nine of ten draws,"
        f" about {newest.expected:.2f}. C {newest.corrected:.2f}, p {newest.p:.3f}."
    )
    people = len(taken[-1].counts)
    yield f"{many(sum(taken[-1].counts), 'contribution')} of {people} people, at the last of the natural pauses."


def _plain(state: State) -> Iterator[str]:
    each = counts(state).values()
    largest = largest_share(each)
    if largest is None:
        yield _NOTHING
        return
    without = sum(not count for count in each)
    yield f"The largest share that one person has is {largest:.0%} of all contributions under a name."
    yield f"{without} of {len(each)} ({without / len(each):.0%}) have none under their name."


def _perspectives(cells: ByPerspective | None) -> Iterator[str]:
    if cells is None or not cells.ratios:
        yield _UNSAID
        return
    for name, ratio in cells.ratios.items():
        yield f"“{name}” had {ratio:.1f}× the share of contributions that they have of presence."
    if cells.held_back:
        yield HELD_BACK


def _first(cells: ByPerspective | None) -> Iterator[str]:
    if cells is None or not cells.waits:
        yield _UNSAID
        return
    for name, band in cells.waits.items():
        yield f"“{name}”: {_minutes(band)} from joining to the first contribution (the median)."
    yield from [HELD_BACK] if cells.held_back or len(cells.waits) < len(cells.ratios) else []


def _minutes(band: Band) -> str:
    if band.ends is None:
        return f"{band.begins} min or more"
    return f"{band.begins} to {band.ends} min" if band.begins else f"under {band.ends} min"


def _uptake(state: State, taken_up: frozenset[str]) -> Iterator[str]:
    named = [one for one in state.contributions.values() if one.person is not None and not one.taken_back]
    if not any(one.id in taken_up for one in named):
        yield _NOT_MARKED
        return
    spoke = [(one, frozenset(one.perspectives)) for one in named if one.perspectives]
    by_whom = [(str(one.person), names) for one, names in spoke]
    shown = may_be_shown(ever_from({}, by_whom), by_whom)
    cells = uptake((names, one.id in taken_up) for one, names in spoke)
    told = {name: cell for name, cell in cells.items() if name in shown}
    for name, cell in told.items():
        yield f"{cell.share:.0%} of what was said from “{name}” was taken up."
    for gap in gaps(told):
        yield (
            f"From “{gap.more}” more was taken up than from “{gap.less}”: by {gap.by * 100:.0f} points in a hundred"
            f" ({gap.low * 100:.0f} to {gap.high * 100:.0f})."
        )
    if not told:
        yield _UNSAID
    elif len(told) < len(cells):
        yield HELD_BACK


def _links(links: Sequence[Link]) -> Iterator[str]:
    figures = cross_links(links)
    if figures is None:
        yield f"Fewer than {FEWEST_LINKS} build-ons between people, or fewer than {FEWEST} people, are too few to tell."
        return
    if figures.known >= FEWEST_LINKS:
        yield f"{figures.between} of {figures.known} build-ons are between people who speak from something else."
    else:
        yield f"Of too few of {figures.links} build-ons it is known what both speak from."
    yield f"{figures.mutual} of {many(figures.pairs, 'pair')} built on each other."


def _felt(state: State) -> Iterator[str]:
    answers = list(state.felt.values())
    for sentence, felt in (
        ("I could say what I needed to", felt_shares([one.said for one in answers])),
        ("What I said was taken seriously", felt_shares([one.taken for one in answers])),
    ):
        if felt is not None:
            yield f"“{sentence}”: {_told(felt)}"
    if len(answers) < FEWEST:
        yield _FELT_LITTLE


def _told(felt: FeltShares) -> str:
    each = ", ".join(f"{people} said {level}" for level, people in enumerate(felt.answers))
    return f"{each} (0 not at all, {MOST_FELT} fully); {felt.well:.0%} of {felt.people} said 2 or 3."
