from collections.abc import Callable
from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Visitor
from server.domain.decide import Context, decide, limits, people
from server.domain.decide.removal import KEPT_FOR
from server.domain.errors import Rejected
from tests.session import FACILITATOR, Session

KEY = "a" * 32


def speaks(session: Session, person: str) -> None:
    session.say(person, "Words")


def passes(session: Session, person: str) -> None:
    session.phone(person, c.PassQuestion(session.state.asked[-1]))


def says_perspectives(session: Session, person: str) -> None:
    session.phone(person, c.SayPerspectives(("A neighbour",)))


def is_invited(session: Session, person: str) -> None:
    session.does(c.InvitePerson(person))


def offers_a_wording(session: Session, person: str) -> None:
    session.phone(person, c.OfferWording(session.state.asked[-1], "And otherwise?"))


def asks_for_a_role(session: Session, person: str) -> None:
    session.phone(person, c.AskForRole("weaver"))


def is_open_to_a_role(session: Session, person: str) -> None:
    session.phone(person, c.SayOpenTo("weaver"))


def is_offered_a_role(session: Session, person: str) -> None:
    session.does(c.OfferRole("weaver", person))


def was_offered_a_role_that_can_be_offered_again(session: Session, person: str) -> None:
    session.does(c.OfferRole("weaver", person))
    session.does(c.Undo())


def held_a_role(session: Session, person: str) -> None:
    session.hold("weaver", person)
    session.phone(person, c.StepBack("weaver"))


def calls(session: Session, person: str) -> None:
    session.hold("timekeeper", person)
    session.phone(person, c.MakeCall("more_time"))


def shadows(session: Session, person: str) -> None:
    holder = session.join("Holder")
    session.hold("weaver", holder)
    session.shadow("weaver", person, holder)
    session.phone(person, c.StopShadowing("weaver"))


def has_words_waiting(session: Session, person: str) -> None:
    session.does(c.CaptureWords(session.state.asked[-1], "Said aloud", "aloud", person))


def is_asked_whether_they_are_somebody(session: Session, person: str) -> None:
    session.does(c.AskIfSame(person, session.join("Ama")))


def is_one_with_somebody(session: Session, person: str) -> None:
    later = session.join("Ama")
    session.does(c.AskIfSame(person, later))
    session.phone(later, c.ConfirmSame(person))


TRACES: list[Callable[[Session, str], None]] = [
    speaks,
    passes,
    says_perspectives,
    is_invited,
    offers_a_wording,
    asks_for_a_role,
    is_open_to_a_role,
    is_offered_a_role,
    was_offered_a_role_that_can_be_offered_again,
    held_a_role,
    calls,
    shadows,
    has_words_waiting,
    is_asked_whether_they_are_somebody,
    is_one_with_somebody,
]


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.__name__)
def test_whoever_left_a_trace_stays(session: Session, trace: Callable[[Session, str], None]) -> None:
    session.ask()
    ama, bo = session.join("Ama"), session.join("Bo")
    trace(session, ama)
    assert session.does(c.RemovePeople((ama, bo, ama))) == (e.PeopleRemoved((bo,)),)
    assert session.refused(FACILITATOR, c.RemovePeople((ama,))).code == "nobody_silent"
    assert ama in session.state.people
    assert bo not in session.state.people


def test_somebody_without_a_phone_stays(session: Session) -> None:
    (welcomed,) = session.does(c.WelcomePerson("Mrs K."))
    assert isinstance(welcomed, e.PersonWelcomed)
    assert session.refused(FACILITATOR, c.RemovePeople((welcomed.person,))).code == "nobody_silent"


def test_words_without_a_name_keep_nobody_on_the_list(session: Session) -> None:
    session.ask()
    ama = session.join("Ama")
    said = session.say(ama, "Nobody's", key=KEY)
    session.does(c.RemovePeople((ama,)))
    assert session.state.contributions[said].text == "Nobody's"


def test_whoever_is_gone_already_changes_nothing(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.RemovePeople((ama,)))
    assert session.does(c.RemovePeople((ama,))) == ()
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.RemovePeople((ama,))).code == "session_over"


def test_a_phone_that_was_removed_can_join_again_as_somebody_new(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.RemovePeople((ama,)))
    (joined,) = session.submit(Visitor("secret of arrival 1"), c.Join("Ama"))
    assert isinstance(joined, e.PersonJoined)
    assert joined.person != ama
    assert session.label(joined.person) == "Ama"


def test_numbers_are_never_given_twice(session: Session) -> None:
    people_ = [session.join("Ama") for _ in range(3)] + [session.join() for _ in range(2)]
    session.does(c.RemovePeople((people_[1], people_[3])))
    people_ += [session.join("Ama"), session.join()]
    labels = [session.label(person) for person in people_ if person in session.state.people]
    assert labels == ["Ama (1)", "Ama (3)", "Person 5", "Ama (4)", "Person 7"]


@pytest.fixture
def full(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with three people that can take in no more."""
    for name in ("Ama", "Bo", "Cy"):
        session.join(name)
    for module in (people, limits):
        monkeypatch.setattr(module, "MOST_PEOPLE", 3)
    return session


def join(session: Session, connected: set[str], *, later: timedelta = KEPT_FOR) -> tuple[e.Event, ...]:
    context = Context(
        Visitor("secret of a late arrival"),
        session.now + later,
        lambda prefix: f"{prefix}-new",
        session.shares.__getitem__,
        str,
        connected.__contains__,
    )
    return decide(session.state, c.Join("Dee"), context)


def test_a_full_session_gives_the_place_of_whoever_left_without_a_trace(full: Session) -> None:
    ama, bo, cy = full.state.people
    full.ask()
    full.say(min(ama, bo, cy), "Words")
    here = sorted(full.state.people)
    assert join(full, {here[1]}) == (
        e.PeopleRemoved((here[2],)),
        e.PersonJoined("p-new", "secret of a late arrival", "Dee"),
    )


@pytest.mark.parametrize("later", [timedelta(), KEPT_FOR])
def test_a_full_session_takes_no_place_of_anybody_who_is_here(full: Session, later: timedelta) -> None:
    connected = set(full.state.people) if later else set()
    with pytest.raises(Rejected) as raised:
        join(full, connected, later=later)
    assert raised.value.code == "session_full"
