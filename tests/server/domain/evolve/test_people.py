from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import apply
from tests.session import BEGINNING, Session


def test_a_welcome_that_was_withdrawn_frees_name_and_number(session: Session) -> None:
    session.join("Ama")
    before = session.state
    session.does(c.WelcomePerson("ama"))
    session.does(c.Undo())
    assert (session.state.people, session.state.name_counts) == (before.people, before.name_counts)
    joined = session.join("Ama")
    other = session.state.people[joined]
    assert (other.number, other.name_number) == (2, 2)


def test_only_an_invitation_that_waits_is_taken_up() -> None:
    session = Session()
    ama, question = session.join("Ama"), session.ask()
    session.does(c.InvitePerson(ama))
    for _ in range(2):
        session.say(ama, "words")
    session.phone(ama, c.PassQuestion(question))
    person = session.state.people[ama]
    assert (person.invitations, person.taken_up, person.invited_at) == (1, 1, None)


def test_how_it_was_stands_once_for_each_key() -> None:
    state = Session().state
    for seq, said in enumerate((1, 3), 2):
        state = apply(state, e.Entry(seq, BEGINNING, (e.FeltSaid("hash", said, 0),)))
    assert [(felt.said, felt.taken) for felt in state.felt.values()] == [(3, 0)]
