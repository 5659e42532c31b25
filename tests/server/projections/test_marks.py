"""What became of words without a name, for whoever has their key."""

from server.domain import commands as c
from server.domain.decide.keys import hash_of
from server.projections.marks import WordMarks, word_marks
from tests.session import Session

KEY = "0" * 32


def marks(session: Session) -> WordMarks | None:
    return word_marks(session.state, hash_of(KEY))


def test_what_others_did_with_it_is_told_also_where_it_may_not_be_read_yet(session: Session) -> None:
    ama, bo, mei = (session.join(name) for name in ("Ama", "Bo", "Mei"))
    question = session.ask()
    assert marks(session) is None
    session.phone(ama, c.Contribute(question, "Mornings", key=KEY))
    (words,) = session.state.contributions
    assert marks(session) == WordMarks()
    for name in ("Mornings", "Calm"):
        session.does(c.AddTheme(name, (words,)))
    session.does(c.RevealQuestion(question))
    session.phone(bo, c.SayMeToo(words, "1" * 32))
    session.phone(bo, c.Build(words, "Every one"))
    session.phone(mei, c.Challenge(words, "The calm", "For whom?"))
    session.does(c.MarkHeard((words,)))
    expected = WordMarks(heard=True, me_too=1, built_on=1, challenged=1, themes=("Mornings", "Calm"))
    assert marks(session) == expected
    build = next(known for known in session.state.contributions.values() if known.kind == "build")
    session.phone(bo, c.TakeBackContribution(build.id))
    assert marks(session) == WordMarks(heard=True, me_too=1, challenged=1, themes=("Mornings", "Calm"))
    session.phone(ama, c.TakeBackContribution(words, KEY))
    assert marks(session) is None
