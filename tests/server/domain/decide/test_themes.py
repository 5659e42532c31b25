import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator, Participant
from server.domain.decide.themes import MOST_THEMES
from server.domain.errors import Rejected
from server.domain.state import State
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session

OTHER = Facilitator("facilitator-2")


def with_words() -> Session:
    """A session with four contributions: three by Ama, the last without a name, and one by Bo."""
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    for person, text in ((ama, "Mornings"), (ama, "The rota"), (bo, "Evenings")):
        session.say(person, text)
    session.say(ama, "No name", key="0" * 32)
    return session


@pytest.fixture
def session() -> Session:
    return with_words()


def said(session: Session) -> list[str]:
    return sorted(session.state.contributions, key=lambda known: session.state.contributions[known].number)


def gathered(state: State) -> dict[str, list[int]]:
    """The numbers of what stands in each theme, in the order of the themes."""
    numbers = {known.id: known.number for known in state.contributions.values()}
    return {theme.name: sorted(numbers[known] for known in theme.contributions) for theme in state.themes}


def theme(session: Session, name: str, *places: int) -> str:
    """Adds a theme with the contributions at these places, from 0."""
    (added, *_) = session.does(c.AddTheme(name, tuple(said(session)[place] for place in places)))
    assert isinstance(added, e.ThemeAdded)
    return added.theme


def test_contributions_are_gathered_under_a_name_and_may_be_in_several(session: Session) -> None:
    first, second, *_ = said(session)
    theme(session, "  Time of day ", 0, 2)
    staff = theme(session, "Staff")
    session.does(c.PutIntoTheme(staff, (first, second, first)))
    assert gathered(session.state) == {"Time of day": [1, 3], "Staff": [1, 2]}
    assert [known.kept for known in session.state.themes] == [2, 2]
    assert session.state.contributions[first].themes == tuple(sorted(known.id for known in session.state.themes))


def test_what_is_there_already_changes_nothing(session: Session) -> None:
    first, second, *_ = said(session)
    staff = theme(session, "Staff", 0)
    assert session.does(c.PutIntoTheme(staff, (first,))) == ()
    assert session.does(c.TakeOutOfTheme(staff, (second, "c99"))) == ()
    assert session.does(c.RenameTheme(staff, " Staff")) == ()
    assert session.does(c.MoveTheme(staff, 0)) == ()


def test_a_contribution_is_taken_out_and_its_words_stay(session: Session) -> None:
    first = said(session)[0]
    staff = theme(session, "Staff", 0, 1)
    session.does(c.TakeOutOfTheme(staff, (first,)))
    assert gathered(session.state) == {"Staff": [2]}
    assert session.state.contributions[first].text == "Mornings"
    assert session.state.contributions[first].themes == ()


def test_themes_are_renamed_and_moved(session: Session) -> None:
    staff, time = theme(session, "Staff", 0), theme(session, "Time", 1)
    session.does(c.RenameTheme(staff, "STAFF"))
    session.does(c.MoveTheme(time, 0))
    assert gathered(session.state) == {"Time": [2], "STAFF": [1]}


def test_a_merge_puts_all_into_the_other_theme_and_removes_the_first(session: Session) -> None:
    staff, time = theme(session, "Staff", 0, 1), theme(session, "Time", 1, 2)
    session.does(c.MergeThemes(staff, time))
    assert gathered(session.state) == {"Time": [1, 2, 3]}
    assert session.state.themes[0].kept == 3


def test_a_split_makes_a_theme_that_stands_after_the_first(session: Session) -> None:
    staff, _ = theme(session, "Staff", 0, 1, 2), theme(session, "Time")
    first, _, third, nameless = said(session)
    session.does(c.SplitTheme(staff, (third, first, nameless), "Rota"))
    assert gathered(session.state) == {"Staff": [2], "Rota": [1, 3], "Time": []}


def test_a_removed_theme_leaves_what_was_in_it(session: Session) -> None:
    staff = theme(session, "Staff", 0, 1)
    session.does(c.RemoveTheme(staff))
    assert session.state.themes == ()
    assert session.state.kept_contributions == 4
    assert all(not known.themes for known in session.state.contributions.values())


def test_words_that_are_taken_back_are_not_counted_until_they_are_put_back(session: Session) -> None:
    session.does(c.CaptureWords(session.state.asked[-1], "Said aloud", "aloud"))
    aloud = said(session)[-1]
    staff = theme(session, "Staff", 0, 4)
    session.does(c.TakeBackContribution(aloud))
    assert session.state.known_theme(staff).kept == 1
    assert session.refused(FACILITATOR, c.PutIntoTheme(staff, (aloud,))).code == "words_gone"
    session.does(c.TakeOutOfTheme(staff, (aloud,)))
    assert session.state.known_theme(staff).kept == 1
    session.does(c.Undo())
    assert gathered(session.state) == {"Staff": [1, 5]}
    assert session.state.known_theme(staff).kept == 1


def test_undoing_words_that_are_in_a_theme_and_redoing_them_keeps_the_theme_counted(session: Session) -> None:
    session.does(c.CaptureWords(session.state.asked[-1], "Said aloud", "aloud"))
    session.submit(OTHER, c.AddTheme("Staff", (said(session)[-1],)))
    session.does(c.Undo())
    assert session.state.themes[0].kept == 0
    session.does(c.Redo())
    assert session.state.themes[0].kept == 1


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (c.AddTheme(""), "empty", "name"),
        (c.AddTheme("x" * 61), "too_long", "name"),
        (c.AddTheme("ｓtaff"), "theme_name_taken", "name"),
        (c.AddTheme("In  no THEME"), "theme_name_reserved", "name"),
        (c.AddTheme("Rota", ("c99",)), "words_gone", "contributions"),
        (c.PutIntoTheme("h99", ()), "no_such_theme", "theme"),
        (c.TakeOutOfTheme("h99", ()), "no_such_theme", "theme"),
        (c.RemoveTheme("h99"), "no_such_theme", "theme"),
        (c.MoveTheme("h99", 0), "no_such_theme", "theme"),
        (c.RenameTheme("h99", "Rota"), "no_such_theme", "theme"),
        (c.SplitTheme("h99", (), "Rota"), "no_such_theme", "theme"),
    ],
    ids=repr,
)
def test_what_cannot_be_is_refused_by_name(session: Session, command: c.Command, code: str, field: str) -> None:
    theme(session, "Staff", 0)
    refused = session.refused(FACILITATOR, command)
    assert (refused.code, refused.field) == (code, field)
    assert refusal_words(refused)
    assert gathered(session.state) == {"Staff": [1]}


def test_what_a_theme_cannot_become_is_refused(session: Session) -> None:
    staff, time = theme(session, "Staff", 0), theme(session, "Time", 1)
    second = said(session)[1]
    for command, code in (
        (c.RenameTheme(staff, "time"), "theme_name_of_another"),
        (c.RenameTheme(staff, "in no theme"), "theme_name_reserved"),
        (c.MergeThemes(staff, staff), "theme_with_itself"),
        (c.MergeThemes(staff, "h99"), "no_such_theme"),
        (c.SplitTheme(staff, (second,), "Rota"), "words_not_in_theme"),
        (c.SplitTheme(staff, (said(session)[0],), "Time"), "theme_name_taken"),
        (c.MoveTheme(time, -1), "no_such_place"),
        (c.MoveTheme(time, 2), "no_such_place"),
    ):
        assert session.refused(FACILITATOR, command).code == code
    assert gathered(session.state) == {"Staff": [1], "Time": [2]}


def test_a_session_has_so_many_themes_at_most(session: Session) -> None:
    for number in range(MOST_THEMES):
        theme(session, f"Theme {number}")
    assert session.refused(FACILITATOR, c.AddTheme("One more")).code == "too_many_themes"


def test_a_weaver_gathers_and_somebody_without_the_role_does_not(session: Session) -> None:
    assert session.refused(Participant("p1"), c.AddTheme("Staff")).code == "not_holding_any"
    session.hold("weaver", "p1")
    session.phone("p1", c.AddTheme("Staff"))
    assert gathered(session.state) == {"Staff": []}


def test_themes_can_be_arranged_after_the_end(session: Session) -> None:
    staff = theme(session, "Staff", 0)
    session.does(c.EndSession())
    session.does(c.RenameTheme(staff, "Rota"))
    session.does(c.Undo())
    session.does(c.Redo())
    assert gathered(session.state) == {"Rota": [1]}


COMMANDS = st.tuples(
    st.sampled_from(["add", "put", "take", "rename", "move", "merge", "split", "remove"]),
    st.integers(0, 5),
    st.integers(0, 5),
    st.lists(st.integers(0, 3), max_size=4),
)


def attempted(session: Session, deed: str, first: int, second: int, places: list[int]) -> None:
    """Tries a command about themes, and leaves it where it is refused."""
    ids, contributions = [known.id for known in session.state.themes], said(session)
    one, other = (ids[place] if place < len(ids) else "h99" for place in (first, second))
    listed, name = tuple(contributions[place] for place in places), f"Theme {second}"
    commands: dict[str, c.Command] = {
        "add": c.AddTheme(name, listed),
        "put": c.PutIntoTheme(one, listed),
        "take": c.TakeOutOfTheme(one, listed),
        "rename": c.RenameTheme(one, name),
        "move": c.MoveTheme(one, second),
        "merge": c.MergeThemes(one, other),
        "split": c.SplitTheme(one, listed, name),
        "remove": c.RemoveTheme(one),
    }
    with contextlib.suppress(Rejected):
        session.does(commands[deed])


def picture(state: State) -> tuple[object, ...]:
    """All that themes are: their order and names, what is in them, and what counts."""
    return state.themes, {known.id: known.themes for known in state.contributions.values()}


@given(st.lists(COMMANDS, max_size=25))
def test_everything_about_themes_is_undone_to_the_start_and_redone(
    deeds: list[tuple[str, int, int, list[int]]],
) -> None:
    session = with_words()
    pictures = [picture(session.state)]
    for deed in deeds:
        before = session.state
        attempted(session, *deed)
        if session.state is not before:
            pictures.append(picture(session.state))
    for earlier in reversed(pictures[:-1]):
        session.does(c.Undo())
        assert picture(session.state) == earlier
    for later in pictures[1:]:
        session.does(c.Redo())
        assert picture(session.state) == later
    for theme in session.state.themes:
        assert theme.kept == len(theme.contributions)


def test_two_hundred_contributions_are_themed_undone_to_the_start_and_redone() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask()
    for number in range(200):
        session.say(ama, f"Words {number}")
    pictures = [picture(session.state)]
    for number, contribution in enumerate(said(session)):
        name = f"Theme {number % 20}"
        known = next((theme.id for theme in session.state.themes if theme.name == name), None)
        single = (contribution,)
        session.does(c.AddTheme(name, single) if known is None else c.PutIntoTheme(known, single))
        pictures.append(picture(session.state))
    for earlier in reversed(pictures[:-1]):
        session.does(c.Undo())
        assert picture(session.state) == earlier
    for later in pictures[1:]:
        session.does(c.Redo())
        assert picture(session.state) == later
