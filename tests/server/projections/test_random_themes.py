"""Whatever people do, the themes and their lists say what a count of everything that was said comes to."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.evolve import apply
from server.domain.state import Contribution, State
from server.projections.contributions.index import ContributionIndex
from server.projections.themes import NO_THEME, ThemeIndex
from tests.server.projections.wandering import ANYTHING, Wandering, are_one
from tests.session import FACILITATOR

PEOPLE = ("Ama", "Bo", "Cem", "Dee", "Eva", "Fay")
SEEDS = (0, 1, 2)
STEPS = 2500


def adds(who: Wandering) -> tuple[Actor, c.Command]:
    return FACILITATOR, c.AddTheme(f"Theme {who.random.randrange(30)}", (who.said(), who.said()))


def gathers(who: Wandering) -> tuple[Actor, c.Command]:
    theme = who.one([theme.id for theme in who.session.state.themes])
    some = (who.said(), who.said(), who.said())
    commands: tuple[c.Command, ...] = (
        c.PutIntoTheme(theme, some),
        c.TakeOutOfTheme(theme, some),
        c.SplitTheme(theme, some, f"Theme {who.random.randrange(30)}"),
        c.MergeThemes(theme, who.one([other.id for other in who.session.state.themes])),
        c.RemoveTheme(theme),
        c.Undo(),
        c.Redo(),
        c.MarkHeard(some),
    )
    return FACILITATOR, who.random.choice((*commands[:2] * 4, *commands))


def says(who: Wandering) -> tuple[Actor, c.Command]:
    return Participant(who.person()), c.Contribute(who.question(), f"Words {who.random.randrange(1000)}", late=True)


def takes_back(who: Wandering) -> tuple[Actor, c.Command]:
    words = who.session.state.contributions.get(who.said())
    author = who.person() if words is None or words.person is None else words.person
    return Participant(author), c.TakeBackContribution("nothing" if words is None else words.id)


def standing(state: State, theme: str) -> list[Contribution]:
    """What is in a theme, or in none, looked for among everything."""
    said = (words for words in state.contributions.values() if not words.taken_back)
    found = [words for words in said if (theme in words.themes if theme else not words.themes)]
    return sorted(found, key=lambda words: words.number)


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_and_lists_of_themes_are_those_of_everything_that_was_said(seed: int) -> None:
    who = Wandering(
        seed,
        PEOPLE,
        ("host", "scribe", "weaver"),
        (*ANYTHING, *[are_one] * 8, *[says] * 10, *[takes_back] * 2, *[adds] * 12, *[gathers] * 20),
    )
    who.session.ask()
    for _ in range(STEPS):
        who.step()
        who.wait(20)
    lists, themes, state, most = ContributionIndex(), ThemeIndex(), State(), 0
    for entry in who.session.entries:
        state = apply(state, entry)
        lists.step(state, entry.events)
        themes.step(state, entry)
        view = themes.view(None, lambda _: 0)
        most = max(most, len(view.rows))
        assert [row.name for row in view.rows] == [theme.name for theme in state.themes]
        for row in view.rows[-3:]:
            inside = standing(state, row.id)
            people = {words.person for words in inside} - {None}
            assert (row.count, row.heard) == (len(inside), sum(words.heard_at is not None for words in inside))
            assert row.people == (len(people) if len(people) >= 5 else None)
            shown = lists.view(None, "unheard", "", row.id)
            assert sorted(known.number for known in shown.rows(0, shown.count)) == [words.number for words in inside]
        loose = standing(state, NO_THEME)
        assert view.loose == len(loose)
        shown = lists.view(None, "unheard", "", NO_THEME)
        assert sorted(known.number for known in shown.rows(0, shown.count)) == [words.number for words in loose]
    assert most > 3
    happened = {type(event) for entry in who.session.entries for event in entry.events}
    assert {e.BecameOne, e.ThemeRemoved, e.ContributionsUnthemed, e.ContributionTakenBack} <= happened
