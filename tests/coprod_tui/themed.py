"""A session in the middle whose contributions are gathered, and answer one another."""

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort
from tests.coprod_tui.midway import room


def themed_room() -> FakePort:
    """The session in the middle with three themes, one of them empty; a build, a challenge, three "Me too"."""
    port = room()
    session = port.inside
    said = {words.number: words.id for words in session.state.contributions.values()}
    people = {session.label(person): person for person in session.state.people}
    session.does(c.RevealQuestion(session.state.asked[-1]))
    session.does(c.AddTheme("Mornings", (said[2], said[9])))
    session.does(c.AddTheme("Somebody answers", (said[4], said[9], said[10])))
    session.does(c.AddTheme("What holds the days together, on paper and otherwise"))
    session.phone(people["Jo"], c.Build(said[4], "And that person can move a visit, without asking twice."))
    session.phone(
        people["Mei"],
        c.Challenge(said[2], "That Mum is known by name.", "Whether it can be the same carer when she is on leave."),
    )
    for digit in "123":
        session.phone(people["Sam"], c.SayMeToo(said[3], digit * 32))
    port.publish()
    return port
