"""What a simulated person says, as commands: answers, replies to others, what they speak from, and how it was."""

from collections.abc import Callable
from random import Random
from typing import Final, get_args

from coprod_tui.rehearsal.intents import AnswerOther, NeedsPerson, PassOnRole
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import PERSPECTIVES, TESTS, VALUES
from server.domain import commands as c

CONSENTS: Final[tuple[c.Consent, ...]] = get_args(c.Consent)
NAMELESS: Final = 0.15
UNSURE: Final = 0.1
_CONSENT_OFTEN: Final = (0.08, 0.62, 0.3)
_SPEAKING: Final = 0.3
_TWO: Final = 0.35
_OWN_WORDS: Final = 0.15
_FEELS: Final = (0.05, 0.15, 0.4, 0.4)


def consent(rng: Random) -> c.Consent:
    """What may be done with somebody's words: most go into the notes, some may be quoted, and a few stay here."""
    return rng.choices(CONSENTS, _CONSENT_OFTEN)[0]


def without_name(rng: Random, new_secret: Callable[[], str]) -> str | None:
    """A secret key, for what somebody now and then does without a name; None for their name."""
    return new_secret() if rng.random() < NAMELESS else None


def contribution(rng: Random, question: str, text: str, view: PhoneView, new_secret: Callable[[], str]) -> c.Contribute:
    """An answer with `text`, named or under a secret key without a name; named answers may say a perspective."""
    key = without_name(rng, new_secret)
    own = () if view.mine is None else view.mine.perspectives
    return c.Contribute(
        question,
        text,
        kind="unsure" if rng.random() < UNSURE else "answer",
        consent=consent(rng),
        key=key,
        speaking=own[:1] if key is None and rng.random() < _SPEAKING else (),
    )


def answer_to_other(
    rng: Random, intent: AnswerOther, text: str, new_secret: Callable[[], str]
) -> c.Build | c.Challenge:
    """A build on somebody's words, or a challenge to them, with `text`, which nobody else says."""
    if intent.arrives is None:
        return c.Build(intent.contribution, text, consent=consent(rng), key=without_name(rng, new_secret))
    key = None if intent.beside is not None else without_name(rng, new_secret)
    test = f"{rng.choice(TESTS)} {text}"
    return c.Challenge(intent.contribution, rng.choice(VALUES), test, intent.arrives, intent.beside, consent(rng), key)


def perspectives(rng: Random, offered: tuple[str, ...]) -> tuple[str, ...]:
    """The perspectives that somebody chooses: one or two of those offered, or one in their own words."""
    if rng.random() < _OWN_WORDS:
        return (rng.choice(PERSPECTIVES),)
    return tuple(rng.sample(offered, min(len(offered), 2 if rng.random() < _TWO else 1)))


def felt(rng: Random, new_secret: Callable[[], str]) -> c.SayFelt:
    """How the session was for them."""
    said, taken = rng.choices(range(len(_FEELS)), _FEELS, k=2)
    return c.SayFelt(said, taken, new_secret())


def command_with(rng: Random, looking: NeedsPerson, person: str, text: str) -> c.Command:
    """The command for an intent that needed a person, with the person found; `text` is what they said aloud."""
    if isinstance(looking, PassOnRole):
        return c.PassOn(looking.role, person)
    return c.CaptureWords(looking.question, text, rng.choice(("aloud", "for_someone")), person)
