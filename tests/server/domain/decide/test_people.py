import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, Visitor
from server.domain.decide.people import MOST_PERSPECTIVES, MOST_SAID_PERSPECTIVES
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys

KEYS = [f"{number:032x}" for number in range(9)]


def welcome(session: Session, name: str = "Mrs K.") -> str:
    (welcomed,) = session.does(c.WelcomePerson(name))
    assert isinstance(welcomed, e.PersonWelcomed)
    return welcomed.person


def test_whoever_comes_in_twice_with_one_phone_is_in_once(session: Session) -> None:
    session.join("Ama")
    assert session.submit(Visitor("secret of arrival 1"), c.Join("Bo")) == ()
    session.does(c.EndSession())
    assert session.submit(Visitor("secret of arrival 1"), c.Join("Ama")) == ()
    assert session.refused(Visitor("another"), c.Join("Cy")).code == "session_over"


def test_words_of_whoever_came_as_a_simulated_person_are_told_apart(session: Session, ama: Participant) -> None:
    robin, question = Participant(session.join("Robin", simulated=True)), session.ask()
    assert [person.simulated for person in session.state.people.values() if person.name == "Robin"] == [True]
    for who, key in ((ama, None), (ama, KEYS[0]), (robin, None), (robin, KEYS[1])):
        session.submit(who, c.Contribute(question, "words", key=key))
    said = sorted(session.state.contributions.values(), key=lambda words: words.number)
    assert [(words.person, words.simulated) for words in said] == [
        (ama.person, False),
        (None, False),
        (robin.person, True),
        (None, True),
    ]


def test_words_that_a_simulated_person_puts_in_are_simulated_whoever_says_yes(
    session: Session, ama: Participant
) -> None:
    robin, question = Participant(session.join("Robin", simulated=True)), session.ask()
    session.hold("scribe", robin.person)
    session.submit(robin, c.CaptureWords(question, "for Ama", "aloud", ama.person))
    session.submit(robin, c.CaptureWords(question, "for Mrs K.", "aloud", welcome(session)))
    session.does(c.CaptureWords(question, "for Robin", "aloud", robin.person))
    session.does(c.CaptureWords(question, "by the facilitator", "aloud", ama.person))
    for words in tuple(session.state.captured.values()):
        session.phone(words.person, c.ConfirmWords(words.id))
    assert {words.text: words.simulated for words in session.state.contributions.values()} == {
        "for Ama": True,
        "for Mrs K.": True,
        "for Robin": True,
        "by the facilitator": False,
    }


def test_somebody_without_a_phone_is_on_the_list_like_everybody(session: Session, ama: Participant) -> None:
    welcomed = welcome(session, "Ama")
    person = session.state.people[welcomed]
    assert (person.phone, person.number, person.name_number) == (False, 2, 2)
    assert [session.label(known) for known in (ama.person, person.id)] == ["Ama (1)", "Ama (2)"]


def called(session: Session, *people: Participant) -> list[str]:
    return [session.label(one.person) for one in people]


def test_a_slip_in_ones_name_is_put_right_and_the_record_keeps_both(session: Session, ama: Participant) -> None:
    (changed,) = session.submit(ama, c.ChangeName("  Ama  Mensah "))
    assert changed == e.NameChanged(ama.person, "Ama  Mensah", "Ama")
    assert called(session, ama) == ["Ama  Mensah"]
    assert session.submit(ama, c.ChangeName("Ama  Mensah")) == ()
    session.submit(ama, c.ChangeName(""))
    assert called(session, ama) == ["Person 1"]
    assert session.refused(ama, c.ChangeName("x" * 41)).code == "too_long"
    session.does(c.EndSession())
    assert session.refused(ama, c.ChangeName("Ama")).code == "session_over"


def test_namesakes_are_told_apart_whoever_changes_their_name(session: Session, ama: Participant) -> None:
    second, third = Participant(session.join("Ama")), Participant(session.join("Bo"))
    session.submit(ama, c.ChangeName("Bo"))
    assert called(session, ama, second, third) == ["Bo (2)", "Ama", "Bo (1)"]
    fourth = Participant(session.join("Ama"))
    assert called(session, second, fourth) == ["Ama (2)", "Ama (3)"]
    session.submit(third, c.ChangeName("BO"))
    assert called(session, ama, third) == ["Bo (2)", "BO (3)"]
    session.submit(third, c.ChangeName("Cy"))
    assert called(session, ama, third) == ["Bo", "Cy"]


@pytest.mark.parametrize(("name", "code"), [("", "empty"), (" \u200b", "empty"), ("x" * 41, "too_long")])
def test_somebody_without_a_phone_needs_a_name(session: Session, name: str, code: str) -> None:
    rejected = session.refused(FACILITATOR, c.WelcomePerson(name))
    assert (rejected.code, rejected.field) == (code, "name")


def test_nobody_acts_as_if_from_the_phone_of_somebody_who_has_none(session: Session) -> None:
    person, question = Participant(welcome(session)), session.ask()
    for command in (c.Contribute(question, "words"), c.PassQuestion(question), c.AskForRole("listener")):
        assert session.refused(person, command).code == "not_joined"


def test_somebody_without_a_phone_is_asked_across_the_table(session: Session) -> None:
    person = welcome(session)
    invited = session.refused(FACILITATOR, c.InvitePerson(person))
    assert refusal_words(invited) == "Mrs K. is here without a phone. A word across the table does it."
    assert session.refused(FACILITATOR, c.OfferRole("scribe", person)).code == "role_needs_phone"


def test_nobody_is_welcomed_or_invited_once_the_session_ended(session: Session, ama: Participant) -> None:
    session.does(c.EndSession())
    for command in (c.WelcomePerson("Mrs K."), c.InvitePerson(ama.person)):
        assert session.refused(FACILITATOR, command).code == "session_over"
    assert session.refused(ama, c.SayPerspectives(("A neighbour",))).code == "session_over"


def test_an_invitation_waits_until_it_is_taken_up_under_a_name_or_by_passing(
    session: Session, ama: Participant
) -> None:
    assert session.does(c.InvitePerson(ama.person)) == (e.PersonInvited(ama.person),)
    assert session.does(c.InvitePerson(ama.person)) == ()
    question = session.ask()
    session.say(ama.person, "nobody's", key=KEYS[0])
    assert session.state.people[ama.person].invited_at is not None
    session.say(ama.person, "mine")
    assert session.does(c.InvitePerson(ama.person)) == (e.PersonInvited(ama.person),)
    session.submit(ama, c.PassQuestion(question))
    person = session.state.people[ama.person]
    assert (person.invited_at, person.invitations, person.taken_up) == (None, 2, 2)


def test_what_somebody_says_unasked_takes_up_nothing(session: Session, ama: Participant) -> None:
    session.ask()
    session.say(ama.person, "mine")
    person = session.state.people[ama.person]
    assert (person.invitations, person.taken_up) == (0, 0)


def test_nobody_who_is_not_here_is_invited(session: Session) -> None:
    rejected = session.refused(FACILITATOR, c.InvitePerson("p99"))
    assert (rejected.code, rejected.field) == ("no_such_person", "person")


def test_what_somebody_speaks_from_is_said_once_changed_and_taken_back(session: Session, ama: Participant) -> None:
    said = c.SayPerspectives(("A neighbour", "a NEIGHBOUR ", "Somebody's daughter"))
    assert session.submit(ama, said) == (e.PerspectivesSaid(ama.person, ("a NEIGHBOUR", "Somebody's daughter")),)
    assert session.submit(ama, c.SayPerspectives(("a NEIGHBOUR", "Somebody's daughter"))) == ()
    session.submit(ama, c.SayPerspectives(()))
    assert session.state.people[ama.person].perspectives == ()


def test_a_perspective_of_the_sessions_list_is_spelt_as_there(session: Session, ama: Participant) -> None:
    listed = session.state.perspectives[0]
    session.submit(ama, c.SayPerspectives((listed.upper(),)))
    assert session.state.people[ama.person].perspectives == (listed,)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (tuple(f"one {number}" for number in range(MOST_PERSPECTIVES + 1)), "too_many_perspectives"),
        (("A neighbour",) * (MOST_SAID_PERSPECTIVES + 1), "too_many_perspectives"),
        (("",), "empty"),
        (("x" * 61,), "too_long"),
    ],
)
def test_perspectives_that_cannot_be_kept_are_refused(
    session: Session, ama: Participant, said: tuple[str, ...], code: str
) -> None:
    session.ask()
    rejected = session.refused(ama, c.SayPerspectives(said))
    assert (rejected.code, rejected.field) == (code, "perspectives")
    rejected = session.refused(ama, c.Contribute(session.state.asked[-1], "words", speaking=said))
    assert (rejected.code, rejected.field) == (code, "speaking")


def test_how_it_was_is_said_without_a_name_while_the_session_lasts_or_after_it(
    session: Session, ama: Participant, bo: Participant
) -> None:
    session.does(c.OpenSession())
    session.submit(ama, c.SayFelt(3, 0, KEYS[0]))
    session.does(c.EndSession())
    session.submit(bo, c.SayFelt(1, 2, KEYS[1]))
    assert sorted((felt.said, felt.taken) for felt in session.state.felt.values()) == [(1, 2), (3, 0)]
    assert all(is_nobodys(entry) for entry in session.entries if isinstance(entry.events[0], e.FeltSaid))
    session.does(c.Undo())
    assert (session.state.phase, len(session.state.felt)) == ("live", 2)


def test_a_later_word_on_how_it_was_takes_the_place_of_the_earlier(session: Session, ama: Participant) -> None:
    session.does(c.OpenSession())
    session.submit(ama, c.SayFelt(3, 0, KEYS[0]))
    assert session.submit(ama, c.SayFelt(3, 0, KEYS[0])) == ()
    session.submit(ama, c.SayFelt(2, 0, KEYS[0]))
    assert [(felt.said, felt.taken) for felt in session.state.felt.values()] == [(2, 0)]


def test_no_more_say_how_it_was_than_are_here(session: Session, ama: Participant, bo: Participant) -> None:
    session.does(c.OpenSession())
    for key in KEYS[:2]:
        session.submit(ama, c.SayFelt(3, 3, key))
    assert session.refused(bo, c.SayFelt(0, 0, KEYS[2])).code == "felt_by_all"
    session.submit(ama, c.SayFelt(1, 3, KEYS[0]))


def test_before_it_began_there_is_nothing_to_say_of_how_it_was(session: Session, ama: Participant) -> None:
    assert session.refused(ama, c.SayFelt(1, 1, KEYS[0])).code == "not_live"


@pytest.mark.parametrize(
    ("said", "taken", "field"), [(-1, 0, "said"), (4, 0, "said"), (0, -1, "taken"), (0, 4, "taken")]
)
def test_how_far_it_was_so_goes_from_0_to_3(
    session: Session, ama: Participant, said: int, taken: int, field: str
) -> None:
    session.does(c.OpenSession())
    rejected = session.refused(ama, c.SayFelt(said, taken, KEYS[0]))
    assert (rejected.code, rejected.field) == ("felt_out_of_range", field)


def test_undoing_a_welcome_leaves_its_number_to_who_took_the_same_name_since(session: Session) -> None:
    bo = session.join("Bo")
    session.does(c.WelcomePerson("Ama"))
    session.phone(bo, c.ChangeName("Ama"))
    assert session.state.label(bo) == "Ama (2)"
    session.does(c.Undo())
    assert session.state.label(bo) == "Ama"
    session.join("Ama")
    assert session.state.label(bo) == "Ama (2)"
