"""What is decided and shown with each command never passes over everything that was said."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from msgspec.structs import replace
from rpds import HashTrieMap

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator
from server.domain.decide.session import create
from server.domain.evolve import apply, fold
from server.domain.plan import plain_plan
from server.domain.reasons import REASONS
from server.domain.state import State
from server.projections.affected import affected_people
from server.projections.dashboard import dashboard_view
from server.projections.gathering import (
    LINES_LISTED,
    WORDS_LOOKED_UP,
    GatheredSentence,
    NearlyLine,
    further_lines,
    gathered_themes,
    gathered_words,
)
from server.projections.kept_words import KeptWords, kept_words
from server.projections.mine import mine_view
from server.projections.people.presence import PresenceView
from server.projections.room import room_view
from server.projections.status import StatusView
from tests.session import Session

MANY: Final = 3_000
#: More than any view shows of all its lists together.
LOOKED_UP: Final = 700
FEW: Final = 40
NOW: Final = datetime(2026, 11, 23, 10, tzinfo=UTC)


class LookedUp:
    """A map that counts how often something is looked up, and cannot be passed over."""

    def __init__(self, known: Any, counts: Counter[str] | None = None) -> None:
        self._known, self._counts = known, Counter[str]() if counts is None else counts

    def __getitem__(self, known: str) -> Any:
        self._counts[known] += 1
        return self._known[known]

    def update(self, changed: dict[str, Any]) -> "LookedUp":
        """The map with these in it; what is looked up there is counted with the rest."""
        return LookedUp(self._known.update(changed), self._counts)

    @property
    def count(self) -> int:
        """How often something was looked up."""
        return self._counts.total()


def said(number: int, *, waits: bool) -> e.Event:
    """Words without a name that somebody is unsure about and keeps to the room."""
    return e.ContributionMade(
        f"c{number}", "q1", "Words", None, f"{number:064x}", kind="unsure", consent="room", waits=waits
    )


@pytest.fixture(scope="module")
def state() -> State:
    """Everything is held back or waits for a look, is open water, and stays in the room; Ama holds Host."""
    words = tuple(said(number, waits=number % 2 == 0) for number in range(MANY))
    held = tuple(e.ContributionHeldBack(f"c{number}", REASONS[0]) for number in range(1, MANY, 2))
    themed = e.ContributionsThemed("h1", tuple(f"c{number}" for number in range(MANY)))
    gathered = (e.ThemeAdded("h1", "Mornings", 0), themed, e.ThemeSaidBack("h1", "z1", "Mornings work."))
    ama = (e.PersonJoined("p1", "hash", "Ama"), e.TenureBegan("t1", "host", "p1", "taken_up"))
    before = (*create("s1", "KITEMA", plain_plan("A day")), e.SessionOpened(), *ama)
    asked = (e.QuestionAsked("q1", "What helps?"), e.QuestionRevealed("q1"))
    day = fold([e.Entry(1, NOW, (*before, *asked, *words, *held, *gathered)), e.Entry(2, NOW, (e.SessionEnded(),))])
    return replace(day, undo=HashTrieMap())


@pytest.mark.parametrize(
    "derive",
    [
        room_view,
        lambda state: mine_view(state, "p1"),
        lambda state: dashboard_view(state, PresenceView(), StatusView(), NOW),
        lambda state: affected_people(state, e.ThemeRenamed("h1", "Hours", "Mornings")),
        lambda state: affected_people(state, e.ModerationSet("q1", "look", "open")),
    ],
)
def test_a_view_looks_up_what_it_shows_and_nothing_else(state: State, derive: Callable[[State], object]) -> None:
    known = LookedUp(state.contributions)
    derive(replace(state, contributions=known))
    assert known.count < LOOKED_UP


@pytest.mark.parametrize(("reveal", "moderation"), [("on_reveal", "look"), ("at_once", "closed")])
def test_nothing_that_waits_where_nobody_else_reads_is_looked_up(reveal: c.Reveal, moderation: c.Moderation) -> None:
    words = tuple(said(number, waits=True) for number in range(MANY))
    held = e.ContributionHeldBack("c0", REASONS[0])
    asked = e.QuestionAsked("q1", "What helps?", reveal=reveal, moderation=moderation)
    before = (*create("s1", "KITEMA", plain_plan("A day")), e.SessionOpened())
    unread = fold([e.Entry(1, NOW, (*before, asked, *words, held))])
    known = LookedUp(unread.contributions)
    assert [words.id for words in room_view(replace(unread, contributions=known)).held] == ["c0"]
    assert known.count == 1


@pytest.mark.parametrize("may_read", [True, False])
def test_to_read_a_theme_looks_up_some_of_its_words(state: State, *, may_read: bool) -> None:
    known, inside = LookedUp(state.contributions), state.known_theme("h1").contributions
    found = gathered_words(replace(state, contributions=known), inside, lambda _: may_read, FEW)
    assert (len(found), known.count) == (FEW if may_read else 0, WORDS_LOOKED_UP)


def test_the_lines_about_a_sentence_are_counted_and_few_are_looked_up(state: State) -> None:
    given = tuple(e.SayBackAnswered("z1", "nearly", "Not quite.", key_hash=f"{number:064x}") for number in range(MANY))
    named = (e.SayBackAnswered("z1", "nearly", "Hardly.", "p1"), e.SayBackAnswered("z1", "yes", "", "p1"))
    answered = apply(state, e.Entry(state.seq + 1, NOW, (*given, *named)))
    answers = answered.say_back["z1"]
    known = LookedUp(answers.nameless)
    answered = replace(answered, say_back=HashTrieMap({"z1": replace(answers, nameless=known)}))
    (row,) = gathered_themes(answered)
    line = NearlyLine(None, "Not quite.")
    assert row.said_back == GatheredSentence("Mornings work.", 1, MANY, 0, (line,) * LINES_LISTED, MANY - LINES_LISTED)
    assert known.count == LINES_LISTED
    further = further_lines(answered, answered.known_theme("h1"), FEW)
    assert further == ((line,) * FEW, MANY - LINES_LISTED - FEW)
    assert known.count == LINES_LISTED + LINES_LISTED + FEW


def test_to_merge_a_theme_looks_up_its_words_once_to_decide_and_once_to_move_them_each_way(state: State) -> None:
    known, session = LookedUp(state.contributions), Session()
    two = apply(state, e.Entry(state.seq + 1, NOW, (e.ThemeAdded("h2", "Evenings", 1),)))
    session.state = replace(two, contributions=known)
    session.submit(Facilitator(), c.MergeThemes("h1", "h2"))
    assert known.count == 3 * MANY
    session.submit(Facilitator(), c.Undo())
    assert known.count == 6 * MANY
    assert len(session.state.known_theme("h1").contributions) == MANY


def test_what_a_phone_keeps_by_a_key_is_found_by_it(state: State) -> None:
    keys = [f"{number:064x}" for number in range(MANY, 2 * MANY)]
    waits = (e.ChallengeKept(f"g{key}", "c0", "Value", "Test", "after_break", None, key) for key in keys)
    made = (e.ProposalMade(f"b{key}", ("c0", "c2"), "Alike", "", None, key) for key in keys)
    kept = apply(state, e.Entry(state.seq + 1, NOW, (*waits, *made)))
    challenges, proposals = LookedUp(kept.challenges), LookedUp(kept.proposals)
    counted = replace(kept, challenges=challenges, proposals=proposals)
    assert counted.kept_by_key(keys[-1]) == f"g{keys[-1]}"
    assert counted.kept_proposal(keys[-1]) == f"b{keys[-1]}"
    assert kept_words(counted, keys[-1]) == KeptWords(challenge=f"g{keys[-1]}")
    assert (challenges.count, proposals.count) == (1, 0)
    gone = apply(kept, e.Entry(kept.seq + 1, NOW, (e.ChallengeDropped(f"g{keys[0]}", None),)))
    assert gone.kept_by_key(keys[0]) is None


def test_the_choice_about_words_kept_to_the_room_looks_up_none_of_them(state: State) -> None:
    known, session = LookedUp(state.contributions), Session()
    session.state = replace(state, contributions=known)
    session.submit(Facilitator(), c.RedactRoomOnly())
    session.submit(Facilitator(), c.Undo())
    session.submit(Facilitator(), c.Redo())
    assert session.state.redacts_room_only
    assert known.count == 0
