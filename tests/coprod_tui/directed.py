"""A session in the middle with turns: one that is set, one that is proposed, one that is parked."""

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort
from tests.coprod_tui.themed import themed_room


def directed_room() -> FakePort:
    """The themed session with three turns."""
    port = themed_room()
    session = port.inside
    said = {words.number: words.id for words in session.state.contributions.values()}
    named = [known for known in (said[2], said[9]) if session.state.contributions[known].person is not None]
    themes = {theme.name: theme.id for theme in session.state.themes}
    session.does(c.MakeTurn("The same carer in the mornings, five days of seven.", tuple(named)))
    session.does(c.SetTurn(session.state.direction.turns[0].id))
    people = {session.label(person): person for person in session.state.people}
    session.hold("design-group-member", people["Jo"])
    session.phone(people["Jo"], c.MakeTurn("A number that somebody answers by name.", (said[4],)))
    session.does(c.MakeTurn("The rota on paper too.", themes=(themes["Somebody answers"],)))
    session.does(c.ParkTurn(session.state.direction.turns[2].id, "Who would print it.", "The day centre", "in May"))
    port.publish()
    return port
