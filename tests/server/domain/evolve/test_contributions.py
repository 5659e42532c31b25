from server.domain import commands as c
from server.domain.evolve.contributions import HEARD_NAMELESS
from tests.session import Session


def test_only_the_newest_nameless_words_that_were_heard_are_kept_apart(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, "words", key=f"{number:032x}") for number in range(HEARD_NAMELESS + 3)]
    for words in said:
        session.does(c.MarkHeard(words))
    assert session.state.heard_nameless == tuple(said[3:])
    session.does(c.Undo())
    assert session.state.heard_nameless == tuple(said[3:-1])
    session.does(c.MarkHeard(said[-1]))
    assert session.state.heard_nameless == tuple(said[3:])
    assert session.state.heard == len(said)


def test_words_under_a_name_that_were_heard_are_found_by_their_person(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.does(c.MarkHeard(session.say(ama, "words")))
    assert session.state.heard_nameless == ()
    assert session.state.heard == 1
