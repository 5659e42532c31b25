"""What a phone is told of words without a name, by the key with which it keeps them."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.keys import hash_of
from server.projections.kept_words import KeptWords, kept_words
from tests.session import Session

KEY = "a" * 32


def test_a_challenge_without_a_name_is_followed_until_it_arrives() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    words = session.say(ama, "Mornings")
    assert kept_words(session.state, hash_of(KEY)) == KeptWords()
    command = c.Challenge(words, "That you see it", "Does it hold?", "after_break", key=KEY)
    (kept,) = session.phone(bo, command)
    assert isinstance(kept, e.ChallengeKept)
    assert kept_words(session.state, hash_of(KEY)) == KeptWords(challenge=kept.challenge, to="Mornings")
    session.does(c.HoldBack((words,), "reasons.hurts"))
    assert kept_words(session.state, hash_of(KEY)).to == ""
    session.does(c.Restore((words,)))
    session.does(c.EndSession())
    (arrived,) = (known.id for known in session.state.contributions.values() if known.kind == "challenge")
    assert kept_words(session.state, hash_of(KEY)) == KeptWords(contribution=arrived)
    session.does(c.Undo())
    session.phone(bo, c.TakeBackContribution(arrived, KEY))
    assert kept_words(session.state, hash_of(KEY)) == KeptWords()
