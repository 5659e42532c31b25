"""The session without words kept to the room, where its record is not replayed."""

from server.domain import commands as c
from server.domain.evolve.deletion import without_room_only
from server.domain.redaction import room_only
from server.projections.measures.steering import DESIGN_GROUP
from tests.session import Session


def test_words_kept_to_the_room_are_emptied_and_all_others_stand(session: Session) -> None:
    ama = session.join("Ama")
    session.ask("What helps?")
    kept = session.say(ama, "CANARY", consent="room")
    stands = session.say(ama, "these stand")
    session.does(c.CaptureWords(session.state.asked[-1], "CANARY", "aloud", ama, consent="room"))
    session.does(c.CaptureWords(session.state.asked[-1], "these wait", "aloud", ama))
    after = without_room_only(session.state)
    assert after.contributions[kept].redacted
    assert after.contributions[stands] == session.state.contributions[stands]
    assert sorted(waiting.text for waiting in after.captured.values()) == ["", "these wait"]
    assert not any(room_only(after))


def test_so_is_what_a_member_of_the_design_group_keeps_to_the_room(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AddTheme("Mornings"))
    session.does(c.RunPast("theme", session.state.themes[0].id))
    check = session.state.direction.checks[0].id
    for person in (ama, bo):
        session.hold(DESIGN_GROUP, person)
    session.phone(ama, c.AnswerCheck(check, "worried", "CANARY", "room"))
    session.phone(bo, c.AnswerCheck(check, "worried", "this stands", "quoted"))
    after = without_room_only(session.state)
    assert {given.line for given in after.direction.checks[0].answers.values()} == {"", "this stands"}
    assert not any(room_only(after))
