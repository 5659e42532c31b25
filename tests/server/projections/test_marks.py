"""What became of words without a name, for whoever has their key."""

from server.domain import commands as c
from server.domain.decide.keys import hash_of
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact, room_only
from server.domain.word_codes import word_code
from server.projections.marks import WordMarks, word_marks
from server.projections.mine import mine_view
from server.projections.open_water import OpenWaterView, open_water_view
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
