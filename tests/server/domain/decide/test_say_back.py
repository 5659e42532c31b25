import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.state import GivenAnswer, SentenceAnswers
from server.sentences import refusal_words
from tests.server.domain.decide.test_redo import differences
from tests.server.domain.decide.test_themes import gathered, said
from tests.session import FACILITATOR, Session

KEY, OTHER_KEY = "0" * 32, "1" * 32


@pytest.fixture
def session() -> Session:
    """Ama, p1, has words in the theme "Mornings", and so has somebody without a name; Bo, p2, has none there."""
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    for person, text, key in ((ama, "Mornings", None), (bo, "The rota", None), (bo, "Early", KEY)):
        session.say(person, text, key=key)
    session.does(c.AddTheme("Mornings", (said(session)[0], said(session)[2])))
    return session


def theme(session: Session, name: str = "Mornings") -> str:
    return next(known.id for known in session.state.themes if known.name == name)


def say_back(session: Session, sentence: str = "Mornings matter most.", name: str = "Mornings") -> str:
    (event,) = session.does(c.SayBack(theme(session, name), sentence))
    assert isinstance(event, e.ThemeSaidBack)
    return event.sentence


def sentences(session: Session, name: str = "Mornings") -> list[str]:
    return [sentence.text for sentence in session.state.known_theme(theme(session, name)).sentences]


def answers(session: Session, sentence: str) -> tuple[dict[str, GivenAnswer], list[GivenAnswer]]:
    known = session.state.say_back.get(sentence, SentenceAnswers())
    return dict(known.named.items()), [*known.nameless.values()]


def test_a_theme_is_said_back_in_one_sentence(session: Session) -> None:
    say_back(session, "  Mornings matter most. ")
    assert sentences(session) == ["Mornings matter most."]
    assert session.does(c.SayBack(theme(session), "Mornings matter most.")) == ()


def test_those_whose_words_are_in_it_answer_once_and_may_change_it(session: Session) -> None:
    sentence = say_back(session)
    session.phone("p1", c.AnswerSayBack(sentence, "nearly", " For those who get up. "))
    assert answers(session, sentence)[0] == {"p1": GivenAnswer("nearly", "For those who get up.")}
    assert session.phone("p1", c.AnswerSayBack(sentence, "nearly", "For those who get up.")) == ()
    session.phone("p1", c.AnswerSayBack(sentence, "yes", "This line belongs to no yes"))
    assert answers(session, sentence)[0] == {"p1": GivenAnswer("yes", "")}


def test_a_nearly_may_go_without_a_line(session: Session) -> None:
    sentence = say_back(session)
    session.phone("p1", c.AnswerSayBack(sentence, "nearly"))
    assert answers(session, sentence)[0] == {"p1": GivenAnswer("nearly", "")}


def test_who_has_no_words_in_it_is_not_asked(session: Session) -> None:
    sentence = say_back(session)
    refusal = session.refused(Participant("p2"), c.AnswerSayBack(sentence, "yes"))
    assert refusal_words(refusal) == "Those whose words are in “Mornings” answer this."
    session.phone("p1", c.TakeBackContribution(said(session)[0]))
    assert session.refused(Participant("p1"), c.AnswerSayBack(sentence, "yes")).code == "say_back_of_others"


def test_without_a_name_a_phone_answers_with_the_key_of_its_words_and_nothing_says_whose_it_is(
    session: Session,
) -> None:
    sentence = say_back(session)
    session.phone("p2", c.AnswerSayBack(sentence, "yes", key=KEY))
    entry = session.entries[-1]
    assert (entry.actor, entry.cause, entry.at.second) == (None, None, 0)
    assert session.phone("p2", c.AnswerSayBack(sentence, "yes", key=KEY)) == ()
    session.phone("p2", c.AnswerSayBack(sentence, "not_mine", key=KEY))
    assert answers(session, sentence) == ({}, [GivenAnswer("not_mine", "")])
    (words,) = (known for known in session.state.contributions.values() if known.key_hash is not None)
    assert words.key_hash not in session.state.say_back[sentence].nameless


def test_answers_to_two_sentences_are_not_known_as_those_of_the_same_words(session: Session) -> None:
    first = say_back(session)
    session.phone("p2", c.AnswerSayBack(first, "yes", key=KEY))
    second = say_back(session, "Mornings matter to some.")
    session.phone("p2", c.AnswerSayBack(second, "yes", key=KEY))
    assert {*session.state.say_back[first].nameless}.isdisjoint(session.state.say_back[second].nameless)


def test_without_a_name_nobody_answers_but_by_words_in_the_theme(session: Session) -> None:
    sentence = say_back(session)
    session.say("p2", "Not in it", key=OTHER_KEY)
    for key in (OTHER_KEY, "e" * 32):
        refusal = session.refused(Participant("p2"), c.AnswerSayBack(sentence, "not_mine", key=key))
        assert refusal_words(refusal) == "Those whose words are in “Mornings” answer this."
    session.phone("p2", c.TakeBackContribution(said(session)[2], KEY))
    refusal = session.refused(Participant("p2"), c.AnswerSayBack(sentence, "yes", key=KEY))
    assert refusal.code == "say_back_of_others"


def test_a_further_sentence_is_answered_anew_and_the_one_before_keeps_its_answers(session: Session) -> None:
    first = say_back(session)
    session.phone("p1", c.AnswerSayBack(first, "not_mine"))
    second = say_back(session, "Mornings matter to some.")
    assert sentences(session) == ["Mornings matter most.", "Mornings matter to some."]
    assert session.refused(Participant("p1"), c.AnswerSayBack(first, "yes")).code == "sentence_gone"
    assert answers(session, second) == ({}, [])
    assert answers(session, first)[0] == {"p1": GivenAnswer("not_mine", "")}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.SayBack("h99", "Mornings matter."), "no_such_theme"),
        (c.SayBack("{theme}", " "), "empty"),
        (c.SayBack("{theme}", "long " * 100), "too_long"),
    ],
    ids=str,
)
def test_a_sentence_belongs_to_a_theme_and_says_something(session: Session, command: c.SayBack, code: str) -> None:
    known = c.SayBack(command.theme.format(theme=theme(session)), command.sentence)
    assert session.refused(FACILITATOR, known).code == code


@pytest.mark.parametrize("key", ["", "A" * 32, "12"])
def test_what_is_no_key_is_refused(session: Session, key: str) -> None:
    assert session.refused(Participant("p2"), c.AnswerSayBack(say_back(session), "yes", key=key)).code == "key_invalid"


def test_a_sentence_that_was_answered_is_not_undone(session: Session) -> None:
    before = session.state
    say_back(session)
    session.does(c.Undo())
    assert differences(session.state, before) == set()
    session.does(c.Redo())
    (sentence,) = session.state.known_theme(theme(session)).sentences
    session.phone("p1", c.AnswerSayBack(sentence.id, "yes"))
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    assert sentences(session) == ["Mornings matter most."]


def test_a_theme_with_a_sentence_is_not_taken_away_by_undo(session: Session) -> None:
    session.does(c.AddTheme("Evenings"))
    session.submit(FACILITATOR, c.SayBack(theme(session, "Evenings"), "Evenings are quiet."))
    session.does(c.Undo())
    session.does(c.Undo())
    assert list(gathered(session.state)) == ["Mornings"]


def test_the_theme_that_stays_keeps_its_sentence(session: Session) -> None:
    session.does(c.AddTheme("Early", (said(session)[1],)))
    say_back(session, "Early is best.", "Early")
    first = say_back(session)
    session.phone("p1", c.AnswerSayBack(first, "yes"))
    before = session.state
    session.does(c.MergeThemes(theme(session, "Early"), theme(session)))
    assert sentences(session) == ["Mornings matter most."]
    session.phone("p2", c.AnswerSayBack(first, "nearly"))
    assert set(answers(session, first)[0]) == {"p1", "p2"}
    session.does(c.Undo())
    assert session.state.themes == before.themes


def test_answers_outlive_a_theme_that_is_removed_and_back(session: Session) -> None:
    sentence = say_back(session)
    session.phone("p1", c.AnswerSayBack(sentence, "yes"))
    before = session.state
    session.does(c.RemoveTheme(theme(session)))
    assert session.refused(Participant("p1"), c.AnswerSayBack(sentence, "yes")).code == "sentence_gone"
    session.does(c.Undo())
    assert differences(session.state, before) == set()
    session.does(c.Redo())
    assert session.state.themes == ()


def test_what_is_split_off_has_no_sentence_and_another_name_keeps_it(session: Session) -> None:
    say_back(session)
    session.does(c.SplitTheme(theme(session), (said(session)[2],), "Early"))
    assert sentences(session, "Early") == []
    session.does(c.RenameTheme(theme(session), "Before noon"))
    assert sentences(session, "Before noon") == ["Mornings matter most."]


def test_of_two_who_became_one_the_answer_of_the_later_phone_counts(session: Session) -> None:
    session.does(c.PutIntoTheme(theme(session), (said(session)[1],)))
    sentence = say_back(session)
    session.phone("p1", c.AnswerSayBack(sentence, "not_mine"))
    session.phone("p2", c.AnswerSayBack(sentence, "yes"))
    session.does(c.AskIfSame("p2", "p1"))
    session.phone("p2", c.ConfirmSame("p1"))
    assert answers(session, sentence)[0] == {"p1": GivenAnswer("yes", "")}
    session.does(c.Undo())
    assert set(answers(session, sentence)[0]) == {"p1", "p2"}


def test_an_answer_may_be_changed_after_the_end_so_that_its_line_can_go(session: Session) -> None:
    sentence = say_back(session)
    session.phone("p1", c.AnswerSayBack(sentence, "nearly", "For those who get up."))
    session.does(c.EndSession())
    session.phone("p1", c.AnswerSayBack(sentence, "nearly"))
    assert answers(session, sentence)[0] == {"p1": GivenAnswer("nearly", "")}
