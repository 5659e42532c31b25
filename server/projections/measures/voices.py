"""The measures V1 to V9 of who had a way in, in words. They never name or rank a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, Literal

from server.domain.records import MOST_FELT
from server.domain.state import State
from server.projections.measures.answering import links, taken_up
from server.projections.measures.cells import FEWEST, HELD_BACK, may_be_shown
from server.projections.measures.entropy import effective_number, effective_number_2
from server.projections.measures.pauses import Look
from server.projections.measures.spoken import (
    ByPerspective,
    by_perspective,
    counts,
    heard_now,
    looks,
    settled_at,
    spreads,
)
from server.projections.measures.spread import Spread
from server.projections.measures.uptake import FEWEST_LINKS, Link, cross_links, gaps, uptake
from server.projections.measures.view import MeasureView, Untold, measure_view
from server.projections.measures.voice import Band, FeltShares, ever_from, felt_shares, largest_share
from server.sentences import counted, sentence

Spreading = Literal["tight", "within", "evener", "once", "too_early"]
"""What V3 says: tighter than chance, within what it gives, more even, tight at one look only, or nothing yet."""

_NOBODY: Final = Untold(sentence("measured.nobody_joined"))
_NOTHING: Final = Untold(sentence("measured.nothing_said"))
_UNSAID: Final = Untold(sentence("measured.too_few_spoke"))


def voice_measures(state: State, now: datetime, held_up: Mapping[str, datetime]) -> tuple[MeasureView, ...]:
    """V1 to V9 as they stand at `now` (UTC), or as they stood when the session ended. `held_up` has when contributions
    were first held up.

    It draws from chance, which takes time, see `spread_look`.
    """
    taken, moment = looks(state, now), settled_at(state, now)
    cells = by_perspective(state, now)
    says = {
        "V1": _heard(state),
        "V2": _worth(state),
        "V3": _spread(taken, spreads(taken)),
        "V4": _plain(state),
        "V5": _perspectives(cells),
        "V6": _uptake(state, held_up, moment),
        "V7": _links(links(state, moment)),
        "V8": _first(cells),
        "V9": _felt(state),
    }
    return tuple(measure_view(id_, told) for id_, told in says.items())


def is_tight(spread: Sequence[Spread | None]) -> bool:
    """Whether the last two looks both say that chance alone would seldom be as uneven."""
    last = spread[-2:]
    return len(last) == 2 and all(one is not None and one.tight for one in last)  # noqa: PLR2004


def spreading(spread: Sequence[Spread | None]) -> Spreading:
    """What V3 says, from the last looks."""
    newest = spread[-1] if spread else None
    if newest is None:
        return "too_early"
    if is_tight(spread):
        return "tight"
    if newest.tight:
        return "once"
    return "evener" if newest.even else "within"


def spread_words(spread: Spreading) -> str:
    """V3 in a few words."""
    return sentence(f"measured.spread.{spread}")


def spoken_sentence(spoken: int, people: int, spread: Spreading) -> str:
    """V1 and V3 in a plain sentence without other figures."""
    if not people:
        return _NOBODY
    return sentence("measured.spoken", spoken=spoken, people=people, plainly=sentence(f"measured.plainly.{spread}"))


def worth_words(voices: float, places: int = 0) -> str:
    """V2 in a few words."""
    told = f"{voices:.{places}f}"
    return counted("measured.worth", 1 if float(told) == 1 else 0, voices=told)


def _heard(state: State) -> Iterator[str]:
    figures = heard_now(state)
    if not figures.people:
        yield _NOBODY
        return
    yield sentence("measured.heard", spoken=figures.heard, people=figures.people, responded=figures.responded)


def _worth(state: State) -> Iterator[str]:
    each = counts(state).values()
    voices, weighty = effective_number(each), effective_number_2(each)
    if voices is None or weighty is None:
        yield _NOTHING
        return
    yield counted("measured.worth_of", len(each), worth=worth_words(voices, 1))
    yield sentence("measured.worth_weighty", worth=worth_words(weighty, 1))


def _spread(taken: Sequence[Look], spread: Sequence[Spread | None]) -> Iterator[str]:
    newest = spread[-1] if spread else None
    if newest is None:
        yield Untold(sentence("measured.spread_from"))
        return
    told = spread_words(spreading(spread))
    yield f"{told[0].upper()}{told[1:]}."
    yield sentence(
        "measured.gini",
        gini=f"{newest.gini:.2f}",
        low=f"{newest.low:.2f}",
        high=f"{newest.high:.2f}",
        expected=f"{newest.expected:.2f}",
        corrected=f"{newest.corrected:.2f}",
        p=f"{newest.p:.3f}",
    )
    yield counted("measured.spread_of", sum(taken[-1].counts), people=len(taken[-1].counts))


def _plain(state: State) -> Iterator[str]:
    each = counts(state).values()
    largest = largest_share(each)
    if largest is None:
        yield _NOTHING
        return
    without = sum(not count for count in each)
    yield sentence("measured.largest", share=f"{largest:.0%}")
    yield sentence("measured.without", without=without, people=len(each), share=f"{without / len(each):.0%}")


def _perspectives(cells: ByPerspective | None) -> Iterator[str]:
    if cells is None or not cells.ratios:
        yield _UNSAID
        return
    for name, ratio in cells.ratios.items():
        yield sentence("measured.perspective", name=name, ratio=f"{ratio:.1f}")
    if cells.held_back:
        yield HELD_BACK


def _first(cells: ByPerspective | None) -> Iterator[str]:
    if cells is None or not cells.waits:
        yield _UNSAID
        return
    for name, band in cells.waits.items():
        yield sentence("measured.first", name=name, minutes=_minutes(band))
    yield from [HELD_BACK] if cells.held_back or len(cells.waits) < len(cells.ratios) else []


def _minutes(band: Band) -> str:
    if band.ends is None:
        return sentence("measured.minutes.from", begins=band.begins)
    if not band.begins:
        return sentence("measured.minutes.under", ends=band.ends)
    return sentence("measured.minutes.between", begins=band.begins, ends=band.ends)


def _uptake(state: State, held_up: Mapping[str, datetime], moment: datetime | None) -> Iterator[str]:
    named = [one for one in state.contributions.values() if one.person is not None and not one.taken_back]
    ever_taken_up = taken_up(state, held_up)
    if not any(one.id in ever_taken_up for one in named):
        yield Untold(sentence("measured.none_taken_up"))
        return
    by_then = taken_up(state, held_up, moment)
    settled = [one for one in named if moment is not None and one.said_at <= moment]
    spoke = [(one, frozenset(one.perspectives)) for one in settled if one.perspectives]
    by_whom = [(str(one.person), names) for one, names in spoke]
    shown = may_be_shown(ever_from({}, by_whom), by_whom)
    cells = uptake((names, one.id in by_then) for one, names in spoke)
    told = {name: cell for name, cell in cells.items() if name in shown}
    for name, cell in told.items():
        yield sentence("measured.taken_up", share=f"{cell.share:.0%}", name=name)
    for gap in gaps(told):
        yield sentence(
            "measured.more_taken_up",
            more=gap.more,
            less=gap.less,
            by=f"{gap.by * 100:.0f}",
            low=f"{gap.low * 100:.0f}",
            high=f"{gap.high * 100:.0f}",
        )
    if not told:
        yield _UNSAID
    elif len(told) < len(cells):
        yield HELD_BACK


def _links(found: Sequence[Link]) -> Iterator[str]:
    figures = cross_links(found)
    if figures is None:
        yield Untold(sentence("measured.few_links", links=FEWEST_LINKS, people=FEWEST))
        return
    if figures.known >= FEWEST_LINKS:
        yield sentence("measured.links_between", between=figures.between, links=figures.links, known=figures.known)
    else:
        yield sentence("measured.links_unknown", links=figures.links)
    yield counted("measured.links_mutual", figures.pairs, mutual=figures.mutual)


def _felt(state: State) -> Iterator[str]:
    answers = list(state.felt.values())
    said, taken = felt_shares([one.said for one in answers]), felt_shares([one.taken for one in answers])
    if said is not None:
        yield _told(sentence("feedbackSaid"), said)
    if taken is not None:
        yield _told(sentence("feedbackTaken"), taken)
    if len(answers) < FEWEST:
        yield Untold(sentence("measured.felt_few", fewest=FEWEST))


def _told(asked: str, felt: FeltShares) -> str:
    each = [sentence("measured.felt_level", people=people, level=level) for level, people in enumerate(felt.answers)]
    return sentence(
        "measured.felt",
        asked=asked,
        levels=", ".join(each),
        most=MOST_FELT,
        well=f"{felt.well:.0%}",
        people=felt.people,
    )
