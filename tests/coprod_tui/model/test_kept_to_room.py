"""What is kept to the room is counted as what it is."""

from coprod_tui.model.kept_to_room import KeptToRoom, kept_to_room
from server.domain import commands as c
from tests.session import Session


def test_reasons_are_not_called_contributions(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "at_once"))
    assert kept_to_room(session.state) == KeptToRoom()
    first, second = session.say(ama, "Tea", consent="room"), session.say(ama, "Rest")
    assert kept_to_room(session.state).stay == "1 contribution stays in this room"
    session.phone(ama, c.ProposeTogether((first, second), "Alike", consent="room"))
    assert kept_to_room(session.state) == KeptToRoom(1, 1)
    assert kept_to_room(session.state).stay == "1 contribution and 1 reason stay in this room"


def test_each_kind_has_its_noun() -> None:
    assert KeptToRoom(2, 3, 1).words == "2 contributions, 3 reasons and 1 line of the design group"
    assert KeptToRoom(lines=2).stay == "2 lines of the design group stay in this room"
    assert (KeptToRoom().words, KeptToRoom().stay) == ("", "")
