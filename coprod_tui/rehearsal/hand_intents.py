"""What a simulated person does with their hand."""

from random import Random
from typing import Final

from coprod_tui.rehearsal.phone_view import PhoneView
from server.port import LowerHand, RaiseHand

SHOWS_NAME: Final = 0.6
GIVES_UP: Final = 0.3

HandRequest = RaiseHand | LowerHand


def having_the_word(view: PhoneView) -> LowerHand | None:
    """Says that they have said it, once they have the word."""
    return LowerHand(said=True) if view.hand is not None and view.hand.standing == "word" else None


def moves_hand(rng: Random, view: PhoneView) -> HandRequest | None:
    """Raises their hand, with or without their name; one that is up they may take down, as they no longer want to."""
    if view.phase != "live":
        return None
    if view.hand is None:
        return RaiseHand(named=rng.random() < SHOWS_NAME)
    return LowerHand() if rng.random() < GIVES_UP else None
