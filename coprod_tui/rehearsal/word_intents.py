"""What a simulated person does with words that are there: those of others, and their own."""

from collections.abc import Callable
from random import Random
from typing import Final

from coprod_tui.rehearsal.arrivals import arrival
from coprod_tui.rehearsal.intents import AnswerOther
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import REASONS, THEMES
from coprod_tui.rehearsal.words_said import CONSENTS, consent, without_name
from server.domain import commands as c

_TAKES_ME_TOO_BACK: Final = 0.08
_TAKES_PROPOSAL_BACK: Final = 0.3
_TOGETHER: Final = 2


def says_me_too(
    rng: Random, view: PhoneView, keys: PhoneKeys, new_secret: Callable[[], str]
) -> c.SayMeToo | c.TakeBackMeToo | None:
    """Says "Me too" to something that others said, or at times takes one back."""
    if keys.joined and rng.random() < _TAKES_ME_TOO_BACK:
        return c.TakeBackMeToo(*rng.choice(sorted(keys.joined.items())))
    fresh = [known for known in _of_others(view, keys) if known not in keys.joined]
    return c.SayMeToo(rng.choice(fresh), new_secret()) if fresh else None


def builds(rng: Random, view: PhoneView, keys: PhoneKeys) -> AnswerOther | None:
    """Builds on what somebody said."""
    others = _of_others(view, keys)
    return AnswerOther(rng.choice(others)) if others else None


def challenges(rng: Random, view: PhoneView, keys: PhoneKeys) -> AnswerOther | None:
    """Challenges with care what somebody said."""
    others = _of_others(view, keys)
    if not others:
        return None
    words = rng.choice(others)
    return AnswerOther(words, *arrival(rng, view, words))


def allows_otherwise(rng: Random, view: PhoneView, keys: PhoneKeys) -> c.ChangeConsent | None:
    """Says anew what may be done with words of their own, under their name or without one."""
    named = [] if view.mine is None else [(words.id, words.consent, None) for words in view.mine.said]
    nameless = [(words, None, key) for words, key in sorted(keys.words.items())]
    own: list[tuple[str, c.Consent | None, str | None]] = [*named, *nameless]
    if not own:
        return None
    words, before, key = rng.choice(own)
    return c.ChangeConsent(words, rng.choice([one for one in CONSENTS if one != before]), key)


def proposes(
    rng: Random, view: PhoneView, keys: PhoneKeys, new_secret: Callable[[], str]
) -> c.ProposeTogether | c.TakeBackProposal | None:
    """Says which contributions belong together, or at times takes that back while it waits."""
    named = () if view.mine is None else view.mine.proposals
    waiting = [
        *((own.id, None) for own in named if own.taken is None and not own.left),
        *((proposal, key) for proposal, key in sorted(keys.proposed.items()) if proposal not in view.settled),
    ]
    if waiting and rng.random() < _TAKES_PROPOSAL_BACK:
        return c.TakeBackProposal(*rng.choice(waiting))
    if len(view.readable) < _TOGETHER:
        return None
    key = without_name(rng, new_secret)
    chosen = tuple(rng.sample(view.readable, _TOGETHER))
    return c.ProposeTogether(chosen, rng.choice(REASONS), rng.choice((*THEMES, "")), key, consent(rng))


def _of_others(view: PhoneView, keys: PhoneKeys) -> list[str]:
    """The ids of what can be read and is not their own, with or without a name."""
    return [known for known in view.of_others if known not in keys.words]
