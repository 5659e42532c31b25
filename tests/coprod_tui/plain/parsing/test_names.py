"""Whatever a name holds, each command finds it whole, or says in how many ways it can be meant."""

from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from coprod_tui.display import line as displayed
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing.choices import InvalidLine, quoted, unquoted
from coprod_tui.plain.parsing.commands import understood as meant_by
from coprod_tui.plain.parsing.parsed import BoxWish
from coprod_tui.plain.parsing.requests import read
from server import sentences
from server.domain import commands as c
from server.domain.text import clean, normalized_name
from server.port import CloseJoining, Entries, GiveWord, RenewCode
from tests.session import Session

SEPARATORS = [":", ": ", " : ", ", ", " to ", " TO ", " as ", " from ", '"', "” ", " (1)", "1", "[/]", "'s ", " "]
QUOTATION_MARKS = frozenset("\"'“”„‘’‚«»‹›「」『』")


def kept(most: int) -> Callable[[str], str]:
    return lambda typed: clean(typed, most=10_000)[:most].strip()


names = st.text(max_size=30).map(kept(20)) | st.lists(
    st.sampled_from(["Jo", "Ama", "a", "7", "Person 2", *SEPARATORS]), min_size=1, max_size=5
).map(lambda parts: kept(20)("".join(parts)))
words = st.text(min_size=1, max_size=40).map(lambda typed: " ".join(typed.split())).filter(bool)


def replica_of(session: Session) -> SessionReplica:
    replica = SessionReplica()
    replica.apply(Entries(tuple(session.entries), session.state.seq))
    return replica


def understood(session: Session, line: str) -> c.Command:
    request = read(line)
    assert request is not None
    _, parsed = meant_by(replica_of(session), request)
    assert parsed is not None
    assert not isinstance(parsed.command, CloseJoining | RenewCode | GiveWord | BoxWish)
    return parsed.command


def unless_in_doubt(session: Session, line: str) -> c.Command | None:
    """The command for a line; None where the answer is that the line can be meant in two ways."""
    try:
        return understood(session, line)
    except InvalidLine as refusal:
        if "more than one" in str(refusal):
            return None
        raise


def room_of(*called: str) -> tuple[Session, list[str]]:
    """A session with these people, who have no phone, and their ids."""
    session = Session()
    session.ask()
    return session, [session.join(name) for name in called]


def looks_of(session: Session) -> set[str]:
    people = session.state.people.values()
    return {normalized_name(session.label(one.id)) for one in people} | {f"person {one.number}" for one in people}


@given(name=names, separator=st.sampled_from(SEPARATORS), rest=names, said=words)
@example(name="Jo", separator=": ", rest="manager", said="hello")
@example(name="Jo", separator=": ", rest="manager", said="manager: hello")
@example(name=":", separator=":", rest=":", said=": ::")
@example(name='"Jo"', separator='"', rest="", said='"')
@example(name="Person 2", separator=": ", rest="x", said="x: y")
def test_words_are_somebodys_or_nobodys_and_never_somebody_elses(
    name: str, separator: str, rest: str, said: str
) -> None:
    session, people = room_of(name, kept(40)(f"{name}{separator}{rest}"))
    looks = looks_of(session)
    for person in people:
        label = session.label(person)
        line = f"{label}: {said}"
        readings = [at for at, mark in enumerate(line) if mark == ":" and normalized_name(line[:at]) in looks]
        asked = (f"aloud {line}", f"slip BCDF {line}")
        for written in asked if normalized_name(label) else ():
            command = unless_in_doubt(session, written)
            if command is None:
                assert len(readings) > 1 or set(label) & QUOTATION_MARKS
            else:
                assert isinstance(command, c.CaptureWords)
                assert (command.person, command.text) == (person, said)
        command = understood(session, f"aloud person {session.state.people[person].number}: ok")
        assert isinstance(command, c.CaptureWords)
        assert (command.person, command.text) == (person, "ok")


@given(name=names, separator=st.sampled_from(SEPARATORS), rest=names, said=words)
@example(name="Jo", separator=": ", rest="manager", said="manager: hello")
def test_a_name_in_quotation_marks_ends_where_they_do(name: str, separator: str, rest: str, said: str) -> None:
    session, people = room_of(name, kept(40)(f"{name}{separator}{rest}"))
    labels = [session.label(person) for person in people]
    marks = quoted("", "".join((*labels, said)))
    assume(not set(marks) & set("".join((*labels, said))))
    for person, label in zip(people, labels, strict=True):
        assume(normalized_name(label))
        command = understood(session, f"aloud {marks[0]}{label}{marks[1]}: {said}")
        assert isinstance(command, c.CaptureWords)
        assert (command.person, command.text) == (person, said)


@given(role=names, person=names, separator=st.sampled_from(SEPARATORS), rest=names)
@example(role="Link", person="Bo", separator=" to ", rest="Ama")
@example(role="to", person="to", separator=" to ", rest="to")
def test_two_names_are_found_whole_or_not_at_all(role: str, person: str, separator: str, rest: str) -> None:
    roles = [kept(30)(role), kept(30)(f"{role}{separator}{rest}")]
    assume(all(map(normalized_name, roles)))
    assume(len({normalized_name(one) for one in roles}) > 1)
    session, people = room_of(person, kept(40)(f"{rest}{separator}{person}"))
    for one in roles:
        assume(
            not any(
                normalized_name(one) == normalized_name(sentences.words(known.name)) for known in session.state.roles
            )
        )
        session.does(c.AddRole(one, "It helps."))
    ids = [known.id for known in session.state.roles][-2:]
    for role_id, name in zip(ids, roles, strict=True):
        for one in people:
            label = session.label(one)
            assume(normalized_name(label))
            assert unless_in_doubt(session, f"offer {name} to {label}") in (None, c.OfferRole(role_id, one))
            assert unless_in_doubt(session, f"invite {label}") in (None, c.InvitePerson(one))


@given(first=names, second=names)
@example(first="🇯🇴", second="Jo")
@example(first="👍🏽", second="👍🏿")
@example(first="Per\ufe0fson 2", second="")
@example(first="🇵erson 2", second="")
@example(first="Ｊｏ", second="jo")
def test_no_two_people_are_listed_alike(first: str, second: str) -> None:
    session, people = room_of(first, second)
    one, other = (displayed(session.label(person)).casefold() for person in people)
    assert one != other


def test_where_two_are_meant_both_ways_to_write_it_are_said() -> None:
    session, (jo, manager) = room_of("Jo", "Jo: manager")
    with pytest.raises(InvalidLine) as refusal:
        understood(session, "aloud Jo: manager: I am tired")
    assert str(refusal.value) == (
        "That can be read in more than one way, so nothing was changed. "
        'Please write aloud "Jo": manager: I am tired or aloud "Jo: manager": I am tired.'
    )
    for written, person, text in (
        ('aloud "Jo": manager: I am tired', jo, "manager: I am tired"),
        ("aloud “jo: MANAGER” : I am tired", manager, "I am tired"),
        ("aloud person 1: manager: I am tired", jo, "manager: I am tired"),
    ):
        command = understood(session, written)
        assert isinstance(command, c.CaptureWords)
        assert (command.person, command.text) == (person, text)


def test_names_that_differ_in_their_quotation_marks_are_asked_about_with_what_tells_them_apart() -> None:
    session, _ = room_of("Jo", '"Jo"')
    with pytest.raises(InvalidLine, match=r'"Jo" fits more than one person: "Jo" \(person 2\) and Jo \(person 1\)'):
        understood(session, 'aloud "Jo": hello')


def test_words_need_a_whole_name_and_an_invitation_needs_its_beginning() -> None:
    session, (samira,) = room_of("Samira")
    with pytest.raises(InvalidLine, match='There is no person "sam" here; did you mean Samira'):
        understood(session, "aloud sam: hello")
    assert understood(session, "invite sam") == c.InvitePerson(samira)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ('welcome "Mrs K."', c.WelcomePerson("Mrs K.")),
        ("welcome “Mrs K.”", c.WelcomePerson("Mrs K.")),
        ("welcome Mrs K's", c.WelcomePerson("Mrs K's")),
        ('add role "Bridge: home": carries on: gently', c.AddRole("Bridge: home", "carries on: gently")),
        ("add role Bridge: home: carries", c.AddRole("Bridge", "home: carries")),
        ('hide "scribe"', c.HideRole("scribe")),
        ('ask "Who" said what?', c.AskQuestion('"Who" said what?')),
        ('title: "Home"', c.ChangeTitle('"Home"')),
    ],
)
def test_quotation_marks_are_taken_off_names_and_stay_in_texts(line: str, command: c.Command) -> None:
    session, _ = room_of("Ama")
    assert understood(session, line) == command


def test_a_role_is_found_whole_though_its_name_holds_the_word_that_ends_it() -> None:
    session, _ = room_of("Ama")
    for name in ("Link", "Link to home"):
        session.does(c.AddRole(name, "It helps."))
    (link, home) = [role.id for role in session.state.roles][-2:]
    for line in ("rename Link to home to Bridge", "describe Link to home as a bridge", "limit Link to home to 3"):
        changed = understood(session, line) if "rename" not in line else None
        assert changed is None or (isinstance(changed, c.ChangeRole) and changed.role == home)
    with pytest.raises(InvalidLine) as refusal:
        understood(session, "rename Link to home to Bridge")
    assert 'rename "Link" to "home to Bridge" or rename "Link to home" to "Bridge"' in str(refusal.value)
    renamed = understood(session, 'rename "Link" to "home to Bridge"')
    assert isinstance(renamed, c.ChangeRole)
    assert (renamed.role, renamed.name) == (link, "home to Bridge")


def test_a_line_of_nothing_but_marks_is_answered_at_once() -> None:
    session, _ = room_of("Jo")
    with pytest.raises(InvalidLine, match="There is no person"):
        understood(session, f"aloud {':' * 9_000}x")


def themed(*called: str) -> tuple[Session, list[str], str]:
    """A session with these themes, their ids, and the id of a contribution that is in all of them."""
    session, (person,) = room_of("Ama")
    said = session.say(person, "Mornings")
    for name in called:
        session.does(c.AddTheme(name, (said,)))
    return session, [theme.id for theme in session.state.themes], said


@given(name=names, separator=st.sampled_from(SEPARATORS), rest=names, other=names)
@example(name="Time", separator=": ", rest="long", other="1: Time")
@example(name="Time", separator=": 1: ", rest="long", other="x")
@example(name=":", separator=":", rest=":", other=":")
@example(name='"Time"', separator='"', rest="", other="Time")
def test_themes_are_found_whole_whatever_their_names_hold(name: str, separator: str, rest: str, other: str) -> None:
    called = [kept(30)(name), kept(60)(f"{name}{separator}{rest}")]
    assume(all(map(normalized_name, called)))
    assume(normalized_name(other))
    assume(len({*map(normalized_name, called)}) > 1)
    session, themes, said = themed(*called)
    for id_, typed in zip(themes, called, strict=True):
        into = next(one for one in themes if one != id_)
        assert unless_in_doubt(session, f"theme 1: {typed}") in (None, c.PutIntoTheme(id_, (said,)))
        assert unless_in_doubt(session, f"untheme 1: {typed}") in (None, c.TakeOutOfTheme(id_, (said,)))
        assert unless_in_doubt(session, f"remove theme {typed}") in (None, c.RemoveTheme(id_))
        assert unless_in_doubt(session, f"move theme {typed}: 2") in (None, c.MoveTheme(id_, 1))
        assert unless_in_doubt(session, f"merge {typed}: {called[themes.index(into)]}") in (
            None,
            c.MergeThemes(id_, into),
        )
        renamed = unless_in_doubt(session, f"rename theme {typed}: {other}")
        assert renamed in (None, c.RenameTheme(id_, unquoted(other)))
        split = unless_in_doubt(session, f"split {typed}: 1: {other}")
        assert split in (None, c.SplitTheme(id_, (said,), unquoted(other)))


def test_a_theme_is_named_whole_or_added() -> None:
    session, (mornings,), said = themed("Mornings")
    assert understood(session, "theme 1: morn") == c.AddTheme("morn", (said,))
    assert understood(session, 'theme 1: "MORNINGS"') == c.PutIntoTheme(mornings, (said,))
    assert understood(session, "untheme 1: morn") == c.TakeOutOfTheme(mornings, (said,))


def test_two_themes_that_a_line_may_name_are_asked_about() -> None:
    session, (time, long), said = themed("Time", "Time: 1")
    with pytest.raises(InvalidLine) as refusal:
        understood(session, "split Time: 1: 1: Days")
    assert 'Please write split "Time": 1: "1: Days" or split "Time: 1": 1: "Days".' in str(refusal.value)
    assert understood(session, 'split "Time": 1: "1: Days"') == c.SplitTheme(time, (said,), "1: Days")
    assert understood(session, 'split "Time: 1": 1: "Days"') == c.SplitTheme(long, (said,), "Days")
