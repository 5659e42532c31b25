"""Decisions about the sentence with which a theme is said back, and what those whose words are in it answer.

Whoever said their words without a name answers with the key by which their phone keeps these words, once for each. The
record has a hash of the key and the sentence together: without the key, nothing ties it to the words, or to an answer
to another sentence.
"""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.keys import answer_hash, hash_of
from server.domain.decide.themes import known_theme
from server.domain.errors import Rejected
from server.domain.state import GivenAnswer, SentenceAnswers, State, Theme
from server.domain.text import REMARK_CHARACTERS, SAY_BACK_CHARACTERS, clean, required


def say(state: State, command: c.SayBack, context: Context) -> tuple[e.Event, ...]:
    """Says a theme back. Another sentence takes the place of the one before, and answers begin anew."""
    theme = known_theme(state, command.theme)
    text = required(command.sentence, most=SAY_BACK_CHARACTERS, field="sentence")
    if theme.sentence is not None and theme.sentence.text == text:
        return ()
    return (e.ThemeSaidBack(theme.id, context.new_id("z"), text),)


def answer(state: State, command: c.AnswerSayBack, person: str) -> tuple[e.Event, ...]:
    """Answers the sentence of a theme that one's words are in. A further answer takes the place of the one before.

    It may also be changed after the session has ended: what is exported follows it. Whoever answered may take what
    they said is not quite so away again, also where their words have left the theme.
    """
    words_hash = None if command.key is None else hash_of(command.key)
    theme = _said_back(state, command.sentence)
    key_hash = None if command.key is None else answer_hash(command.key, command.sentence)
    answers = state.say_back.get(command.sentence, SentenceAnswers())
    before = answers.named.get(person) if key_hash is None else answers.nameless.get(key_hash)
    line = clean(command.line, most=REMARK_CHARACTERS, field="line") if command.answer == "nearly" else ""
    withdraws = before is not None and not line
    if not withdraws and not _has_words_in(state, theme, person, words_hash):
        raise Rejected("say_back_of_others", {"theme": theme.name}, "sentence")
    if before == GivenAnswer(command.answer, line):
        return ()
    return (e.SayBackAnswered(command.sentence, command.answer, line, None if key_hash else person, key_hash),)


def _said_back(state: State, sentence: str) -> Theme:
    """The theme that is said back in this sentence now."""
    for theme in state.themes:
        if theme.sentence is not None and theme.sentence.id == sentence:
            return theme
    raise Rejected("sentence_gone", field="sentence")


def _has_words_in(state: State, theme: Theme, person: str, words_hash: str | None) -> bool:
    """Whether words under this name are in the theme, or those that a phone keeps by a key with this hash."""
    if words_hash is None:
        return person in theme.speakers
    known = state.contribution_by_key.get(words_hash)
    return known is not None and known in theme.nameless and not state.contributions[known].taken_back
