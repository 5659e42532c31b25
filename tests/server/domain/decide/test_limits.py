"""A flood of strangers, or of words, ends somewhere; nobody loses what was taken in before."""

from msgspec.structs import replace

from server.domain import commands as c
from server.domain.actors import Participant, Visitor
from server.domain.decide.limits import ENTRIES, PEOPLE
from tests.session import Session

KEY = "0123456789abcdef" * 2


def test_only_so_many_people_can_join(session: Session) -> None:
    ama = session.join("Ama")
    while len(session.state.people) < PEOPLE:
        session.join()
    assert session.refused(Visitor("one too many"), c.Join("Ben")).code == "session_full"
    assert session.submit(Visitor("secret of arrival 1"), c.Join("Ama")) == ()
    session.ask()
    assert session.say(ama, "Still here.") in session.state.contributions


def test_only_so_many_entries_fit_and_what_is_in_can_be_led_and_taken_back(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    said, nameless = session.say(ama, "Mine."), session.say(ama, "Nobody's.", key=KEY)
    session.state = replace(session.state, seq=ENTRIES)
    refused: list[c.Command] = [
        c.Contribute(question, "More."),
        c.ChangeContribution(said, "Other."),
        c.AskForRole("host"),
    ]
    for command in refused:
        rejected = session.refused(Participant(ama), command)
        assert (rejected.code, rejected.temporary) == ("session_full", False)
    assert session.refused(Visitor("new"), c.Join()).code == "session_full"
    assert session.phone(ama, c.Contribute(question, "Nobody's.", key=KEY)) == ()
    session.phone(ama, c.TakeBackContribution(said))
    session.phone(ama, c.TakeBackContribution(nameless, KEY))
    assert session.state.standing == 0
    session.does(c.EndSession())
