from server.domain import commands as c
from server.domain.evolve.contributions import HEARD_NAMELESS
from tests.session import Session


def test_only_the_newest_nameless_words_that_were_heard_are_kept_apart(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, "words", key=f"{number:032x}") for number in range(HEARD_NAMELESS + 3)]
    for words in said:
        session.does(c.MarkHeard((words,)))
    assert session.state.heard_nameless == tuple(said[3:])
    session.does(c.Undo())
    assert session.state.heard_nameless == tuple(said[3:-1])
    session.does(c.MarkHeard((said[-1],)))
    assert session.state.heard_nameless == tuple(said[3:])
    assert session.state.heard == len(said)


def test_words_under_a_name_that_were_heard_are_found_by_their_person(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.does(c.MarkHeard((session.say(ama, "words"),)))
    assert session.state.heard_nameless == ()
    assert session.state.heard == 1


def test_who_says_something_and_passes_responded_once(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    question = session.ask()

    def responders() -> int:
        return session.state.questions[question].responders

    session.phone(ama, c.PassQuestion(question))
    session.say(ama, "words")
    assert responders() == 1
    session.say(bo, "words")
    session.say(bo, "more words")
    session.phone(bo, c.PassQuestion(question))
    assert responders() == 2
    session.say(cleo, "words", key="a" * 32)
    assert responders() == 2


def test_who_takes_back_all_they_said_responded_only_if_they_passed(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    first, second, other = session.say(ama, "words"), session.say(ama, "more"), session.say(bo, "words")
    session.phone(bo, c.PassQuestion(question))

    def responders() -> int:
        return session.state.questions[question].responders

    session.phone(ama, c.TakeBackContribution(first))
    assert responders() == 2
    session.phone(ama, c.TakeBackContribution(second))
    session.phone(bo, c.TakeBackContribution(other))
    assert responders() == 1
    session.say(bo, "words again")
    assert responders() == 1
