"""The themes as the facilitator reads them: counts, what is new, and what may belong to one."""

import pytest

from server.domain import commands as c
from server.domain.evolve import apply
from server.domain.state import State
from server.projections.themes import (
    SuggestionView,
    Tally,
    ThemeIndex,
    ThemesView,
    content_words,
    suggestion,
)
from tests.session import FACILITATOR, Session

OWN = "facilitator"


def followed(session: Session) -> ThemeIndex:
    """The counts of somebody who was told everything, one entry after the other."""
    index, state = ThemeIndex(), State()
    for entry in session.entries:
        state = apply(state, entry)
        index.step(state, entry)
    return index


def seen(session: Session, index: ThemeIndex | None = None, own: str | None = OWN) -> ThemesView:
    return (index or followed(session)).view(own, lambda _: 0)


def counts(view: ThemesView) -> list[tuple[str, int, int]]:
    return [(row.name, row.count, row.heard) for row in view.rows]


@pytest.fixture
def gathered(session: Session) -> Session:
    """Two themes; the first has three contributions, one of which is in the second too; one is in none."""
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    said = [session.say(who, text) for who, text in ((ama, "one"), (bo, "two"), (ama, "three"), (bo, "four"))]
    session.does(c.AddTheme("Mornings", (said[0], said[1], said[2])))
    session.does(c.AddTheme("Evenings", (said[2],)))
    return session


def themes(session: Session) -> list[str]:
    return [theme.id for theme in session.state.themes]


def contributions(session: Session) -> list[str]:
    return [words.id for words in sorted(session.state.contributions.values(), key=lambda words: words.number)]


def test_before_anything_was_gathered_there_is_no_theme() -> None:
    assert ThemeIndex().view(OWN, lambda _: 0) == ThemesView()


def test_themes_stand_in_order_with_what_is_in_them(gathered: Session) -> None:
    gathered.does(c.MarkHeard((contributions(gathered)[0],)))
    view = seen(gathered)
    assert counts(view) == [("Mornings", 3, 1), ("Evenings", 1, 0)]
    assert [row.number for row in view.rows] == [1, 2]
    assert (view.loose, view.loose_heard) == (1, 0)
    gathered.does(c.MoveTheme(themes(gathered)[1], 0))
    gathered.does(c.RenameTheme(themes(gathered)[0], "Late"))
    assert counts(seen(gathered)) == [("Late", 1, 0), ("Mornings", 3, 1)]


def test_counts_follow_whatever_becomes_of_words_and_themes(gathered: Session) -> None:
    said, (mornings, evenings) = contributions(gathered), themes(gathered)
    ama = gathered.state.contributions[said[0]].person
    assert ama is not None
    steps: list[tuple[c.Command, list[tuple[str, int, int]], int]] = [
        (c.TakeOutOfTheme(mornings, (said[0],)), [("Mornings", 2, 0), ("Evenings", 1, 0)], 2),
        (c.MarkHeard((said[2], said[3])), [("Mornings", 2, 1), ("Evenings", 1, 1)], 2),
        (c.MergeThemes(evenings, mornings), [("Mornings", 2, 1)], 2),
        (c.Undo(), [("Mornings", 2, 1), ("Evenings", 1, 1)], 2),
        (c.RemoveTheme(mornings), [("Evenings", 1, 1)], 3),
        (c.Undo(), [("Mornings", 2, 1), ("Evenings", 1, 1)], 2),
    ]
    for command, expected, loose in steps:
        gathered.does(command)
        assert (counts(seen(gathered)), seen(gathered).loose) == (expected, loose)
    gathered.phone(ama, c.TakeBackContribution(said[2]))
    assert counts(seen(gathered)) == [("Mornings", 1, 0), ("Evenings", 0, 0)]


def test_people_are_counted_only_where_they_are_many(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cem", "Dee", "Eva")]
    session.ask()
    said = [session.say(person, "words") for person in people]
    nameless = session.say(people[0], "words", key="a" * 32)
    session.does(c.AddTheme("Mornings", (*said[:4], nameless)))
    assert seen(session).rows[0].people is None
    session.does(c.PutIntoTheme(themes(session)[0], (said[4], session.say(people[0], "more"))))
    assert seen(session).rows[0].people == 5


def test_two_who_are_one_count_as_one(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cem", "Dee", "Eva", "Ama")]
    session.ask()
    said = tuple(session.say(person, "words") for person in people)
    session.does(c.AddTheme("Mornings", said))
    assert seen(session).rows[0].people == 6
    session.does(c.AskIfSame(people[5], people[0]))
    session.phone(people[5], c.ConfirmSame(people[0]))
    assert seen(session).rows[0].people == 5


def test_what_somebody_else_put_in_is_new_until_it_was_looked_at(gathered: Session) -> None:
    (ama, *_), (mornings, _) = sorted(gathered.state.people), themes(gathered)
    assert seen(gathered).fresh == 0
    gathered.hold("weaver", ama)
    gathered.phone(ama, c.PutIntoTheme(mornings, (contributions(gathered)[3],)))
    index = followed(gathered)
    assert [row.fresh for row in seen(gathered, index).rows] == [True, False]
    assert seen(gathered, index).fresh == 1
    assert index.view(OWN, lambda _: gathered.state.seq).fresh == 0
    assert [row.fresh for row in seen(gathered, index, ama).rows] == [True, True]


def test_words_that_say_little_or_differ_in_form_alone_are_no_words_of_their_own() -> None:
    assert content_words("The Mornings, every morning: a bus is LÁTE!") == {"morning", "late"}
    assert content_words("this status, class and 12345") == {"status", "class"}


def tally(*texts: str) -> Tally:
    counted = Tally(len(texts))
    for text in texts:
        counted.words.update(content_words(text))
    return counted


OTHERS = (
    "every evening is late",
    "that call was early",
    "what about mornings?",
    "the garden",
    "that was that",
    "shops",
)


def test_a_word_of_the_name_suggests_what_else_may_belong() -> None:
    inside = ("the same carer every morning", "mornings are calm")
    assert suggestion("Mornings", tally(*inside), tally(*inside, *OTHERS)) == SuggestionView("mornings", 1)


def test_a_word_of_the_name_that_is_everywhere_suggests_nothing() -> None:
    assert suggestion("Nurses that come", tally("one"), tally("one", *["that and this"] * 4)) is None


def test_a_word_that_is_common_inside_and_rare_elsewhere_suggests_too() -> None:
    inside = ("our garden grows", "a garden for all", "the shed that leaks")
    assert suggestion("Outside", tally(*inside), tally(*inside, *OTHERS)) == SuggestionView("garden", 1)


def test_nothing_is_suggested_where_nothing_stands_out() -> None:
    inside = ("one garden", "another shed")
    assert suggestion("Outside", tally(*inside), tally(*inside, *OTHERS)) is None
    assert suggestion("Outside", Tally(), Tally()) is None


@pytest.mark.parametrize(
    "word", ["somebody", "people", "Things", "thing", "something", "there", "didn't", "really", "always"]
)
def test_a_word_that_says_nothing_is_no_subject(word: str) -> None:
    inside = [f"{word} by the door", f"{word} in the hall"]
    everything = tally(*inside, f"{word} by bus", *OTHERS)
    assert suggestion("Outside", tally(*inside), everything) is None
    assert suggestion(f"{word} outside", tally(*inside), everything) is None


def test_a_theme_suggests_from_what_was_said(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, text) for text in ("every morning", "mornings are calm", *OTHERS)]
    session.does(c.AddTheme("Mornings", (said[0],)))
    index = followed(session)
    assert index.suggestion(themes(session)[0]) == SuggestionView("mornings", 2)
    assert index.suggestion("h99") is None
    session.phone(ama, c.ChangeContribution(said[1], "evenings are calm"))
    assert followed(session).suggestion(themes(session)[0]) == SuggestionView("mornings", 1)


def test_what_is_suggested_is_listed_oldest_first_and_nothing_where_no_word_stands_out(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    first = session.say(ama, "One morning a week")
    inside = session.say(ama, "Mornings are calm")
    *_, last = (session.say(ama, text) for text in ("Soup", "Tea", "Rain", "Snow", "Slow mornings"))
    session.does(c.AddTheme("Mornings", (inside,)))
    index = followed(session)
    theme = themes(session)[0]
    assert index.suggested(theme) == (first, last)
    session.phone(ama, c.ChangeContribution(first, "One morning"))
    assert followed(session).suggested(theme) == (first, last)
    session.does(c.PutIntoTheme(theme, (first, last)))
    assert followed(session).suggested(theme) == ()
    assert index.suggested("h99") == ()


def test_the_counts_are_the_same_however_they_were_come_by(gathered: Session) -> None:
    gathered.submit(FACILITATOR, c.MarkHeard(tuple(contributions(gathered))))
    late = ThemeIndex()
    for entry in gathered.entries:
        late.step(gathered.state, entry)
    assert seen(gathered, late) == seen(gathered)
