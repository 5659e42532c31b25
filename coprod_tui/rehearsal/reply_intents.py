"""What a simulated person replies to offers, to what others ask of them, and to the sentences of themes."""

from random import Random
from typing import Final, get_args

from coprod_tui.rehearsal.hand_intents import having_the_word
from coprod_tui.rehearsal.intents import Confirm, Intent
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import NEARLY
from server.domain import commands as c

YES: Final = 0.75
_ANSWERS: Final[tuple[c.SayBackAnswer, ...]] = get_args(c.SayBackAnswer)
_HOW_OFTEN: Final = (6, 3, 1)
_ANSWERS_NAMELESS: Final = 0.3


def reply(rng: Random, view: PhoneView, keys: PhoneKeys, *, finished: bool) -> Intent | None:
    """A reply to an offer, to somebody who asks for a role or for company, to words that wait for a yes, or to having
    the word.
    """
    if view.offers:
        role = rng.choice(view.offers)
        return c.AcceptOffer(role) if rng.random() < YES else c.DeclineOffer(role)
    if view.asked:
        asked = rng.choice(view.asked)
        if rng.random() >= YES:
            return c.DeclineAsk(asked.role, asked.person)
        return c.LetShadow(asked.role, asked.person) if asked.shadow else c.PassOn(asked.role, asked.person)
    if view.asked_beside:
        challenge = rng.choice(view.asked_beside)
        return c.StandBeside(challenge) if rng.random() < YES else c.DeclineToStandBeside(challenge)
    if view.unanswered and not finished:
        return _answer(rng, rng.choice(view.unanswered))
    nameless = None if finished else _answers_without_name(rng, view, keys)
    if nameless is not None:
        return nameless
    if view.words:
        words = rng.choice(view.words)
        yes = not finished and rng.random() < YES
        return Confirm(words.id, words.text) if yes else c.DropWords(words.id)
    return having_the_word(view)


def _answers_without_name(rng: Random, view: PhoneView, keys: PhoneKeys) -> c.AnswerSayBack | None:
    """Answers at times, by the key of words without a name, the sentence of a theme that these words are in."""
    open_to_them = [
        (said.id, keys.words[words])
        for said in view.said_back
        for words in said.nameless
        if words in keys.words and said.id not in keys.answered
    ]
    if not open_to_them or rng.random() >= _ANSWERS_NAMELESS:
        return None
    return _answer(rng, *rng.choice(open_to_them))


def _answer(rng: Random, sentence: str, key: str | None = None) -> c.AnswerSayBack:
    answer = rng.choices(_ANSWERS, _HOW_OFTEN)[0]
    return c.AnswerSayBack(sentence, answer, rng.choice(NEARLY) if answer == "nearly" else "", key)
