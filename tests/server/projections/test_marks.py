"""What became of words without a name, for whoever has their key."""

import pytest

from server.domain import commands as c
from server.domain.decide.keys import hash_of
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact, room_only
from server.domain.word_codes import word_code
from server.projections.affected import affected_people
from server.projections.marks import TurnMark, WordMarks, word_marks
from server.projections.mine import mine_view
from server.projections.open_water import OpenWaterView, open_water_view
from server.projections.room import room_view
from tests.session import Session

KEY = "0" * 32
CODE = word_code(hash_of(KEY))


def marks(session: Session) -> WordMarks | None:
    return word_marks(session.state, hash_of(KEY))


def test_what_others_did_with_it_is_told_also_where_it_may_not_be_read_yet(session: Session) -> None:
    ama, bo, mei = (session.join(name) for name in ("Ama", "Bo", "Mei"))
    question = session.ask()
    assert marks(session) is None
    session.phone(ama, c.Contribute(question, "Mornings", key=KEY))
    (words,) = session.state.contributions
    assert marks(session) == WordMarks(code=CODE)
    for name in ("Mornings", "Calm"):
        session.does(c.AddTheme(name, (words,)))
    session.does(c.RevealQuestion(question))
    session.phone(bo, c.SayMeToo(words, "1" * 32))
    session.phone(bo, c.Build(words, "Every one"))
    session.phone(mei, c.Challenge(words, "The calm", "For whom?"))
    session.does(c.MarkHeard((words,)))
    expected = WordMarks(heard=True, me_too=1, built_on=1, challenged=1, themes=("Mornings", "Calm"), code=CODE)
    assert marks(session) == expected
    build = next(known for known in session.state.contributions.values() if known.kind == "build")
    session.phone(bo, c.TakeBackContribution(build.id))
    assert marks(session) == WordMarks(heard=True, me_too=1, challenged=1, themes=("Mornings", "Calm"), code=CODE)
    session.phone(ama, c.TakeBackContribution(words, KEY))
    assert marks(session) is None


@pytest.mark.parametrize("moderation", ["look", "closed"])
def test_it_waits_until_somebody_lets_it_be_read_also_where_others_read_nothing_yet(
    session: Session, moderation: c.Moderation
) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.does(c.SetModeration(question, moderation))
    session.phone(ama, c.Contribute(question, "Mornings", key=KEY))
    assert marks(session) == WordMarks(code=CODE, waits=True)
    assert room_view(session.state).held == (), "an id that came now would tell when somebody said something"
    session.does(c.Restore(tuple(session.state.contributions)))
    assert marks(session) == WordMarks(code=CODE)


def test_why_it_is_open_no_longer_is_told_to_its_author_with_a_name_or_without(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    named = session.say(ama, "The rota?", kind="unsure")
    session.phone(ama, c.Contribute(question, "The meetings?", "unsure", key=KEY))
    nameless = session.state.contribution_by_key[hash_of(KEY)]
    for words in (named, nameless):
        session.does(c.CloseWater(words, "Asked on Monday."))
    assert marks(session) == WordMarks(closed_because="Asked on Monday.", code=CODE)
    assert mine_view(session.state, ama).said[0].closed_because == "Asked on Monday."


def test_words_deleted_as_the_room_closed_say_so_with_a_name_or_without(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    named = session.say(ama, "The rota?", kind="unsure", consent="room")
    session.phone(ama, c.Contribute(question, "The meetings?", "unsure", "room", key=KEY))
    session.does(c.CloseWater(named, "Asked on Monday."))
    session.does(c.EndSession())
    state = fold([*redact(session.entries, due_at_close(session.entries, frozenset(room_only(session.state))))])
    assert word_marks(state, hash_of(KEY)) == WordMarks(deleted="Deleted as the room closed.", code=CODE)
    (own,) = mine_view(state, ama).said
    assert (own.text, own.deleted, own.closed_because) == ("Deleted as the room closed.", True, "")
    assert open_water_view(state) == OpenWaterView()


def test_the_turns_to_which_it_led_are_told_once_they_are_set_with_a_name_or_without(session: Session) -> None:
    ama, bo, question = session.join("Ama"), session.join("Bo"), session.ask()
    named, in_theme = session.say(ama, "Mornings"), session.say(bo, "Calm")
    session.phone(ama, c.Contribute(question, "Evenings", key=KEY))
    nameless = session.state.contribution_by_key[hash_of(KEY)]
    session.does(c.AddTheme("Time", (in_theme,)))
    session.does(c.MakeTurn("One carer a week", (named, nameless), (session.state.themes[0].id,)))
    session.does(c.MakeTurn("A second look"))
    (turn, _) = session.state.direction.turns

    def told() -> list[tuple[TurnMark, ...]]:
        found = marks(session)
        assert found is not None
        return [found.turns, *(mine_view(session.state, one).said[0].turns for one in (ama, bo))]

    session.does(c.ParkTurn(turn.id, "Who pays?"))
    assert told() == [()] * 3
    for event in session.does(c.SetTurn(turn.id)):
        assert {*(affected_people(session.state, event) or ())} == {ama, bo}
    assert told() == [(TurnMark(1, "Who pays?"),)] * 3
    session.does(c.UnparkTurn(turn.id, "The council does."))
    assert told() == [(TurnMark(1),)] * 3
    session.does(c.RemoveTheme(session.state.themes[0].id))
    assert told() == [(TurnMark(1),), (TurnMark(1),), ()]
    session.does(c.TakeAwayTurn(turn.id))
    assert told() == [()] * 3
