"""Requests about the people in the room and their hands, with their responses."""

import msgspec

from server.projections.people.list import PersonView


class ListPeople(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_people"):
    """Requests the list of people."""


class People(msgspec.Struct, frozen=True, tag="people"):
    """The response to ListPeople."""

    #: Everybody who joined, in order of arrival.
    people: tuple[PersonView, ...]


class RaiseHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="raise_hand"):
    """Says that one would like to speak. A hand that is up keeps its place."""

    #: Whether one's name may be shown with it.
    named: bool = False


class LowerHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="lower_hand"):
    """Takes one's hand down."""

    #: Whether one has said it; else one no longer wants to.
    said: bool = False


class GiveWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="give_word"):
    """Gives the word to somebody whose hand is up. Whoever had it has said it."""

    #: The number of their hand; None where nobody is to have the word.
    hand: int | None = None


class HandsMoved(msgspec.Struct, frozen=True, tag="hands_moved"):
    """The response to RaiseHand, LowerHand and GiveWord. Who has the word is told in views and with presence."""
