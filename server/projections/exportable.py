"""Words that may leave the room, as a type of their own: words kept to the room have no place in it."""

from typing import Literal

import msgspec

from server.domain.state import Contribution, Proposal

ExportableConsent = Literal["notes", "quoted"]
"""A consent to more than the room."""


class ExportableWords(msgspec.Struct, frozen=True):
    """The words of a contribution that may leave the room."""

    text: str
    consent: ExportableConsent
    #: What a challenger values in the words that are challenged; empty for other kinds.
    value: str = ""
    #: The perspectives that the speaker named for these words.
    speaking: tuple[str, ...] = ()
    #: Why what its author was unsure about is open no longer; empty while it is open.
    closed_because: str = ""


class ExportableReason(msgspec.Struct, frozen=True):
    """Why somebody proposed to gather something, as it may leave the room."""

    text: str
    consent: ExportableConsent
    #: A name for a theme; empty for none.
    name: str = ""


def exportable_reason(proposal: Proposal) -> ExportableReason | None:
    """Why something was proposed; None where whoever proposed it keeps that to the room, or took it back."""
    if proposal.taken_back or proposal.consent == "room":
        return None
    return ExportableReason(proposal.reason, proposal.consent, proposal.name)


def exportable(contribution: Contribution) -> ExportableWords | None:
    """The words of a contribution if they may leave the room.

    None where their speaker keeps them to the room, where they were taken back, and where they are held back.
    """
    if not contribution.is_shown or contribution.consent == "room":
        return None
    return ExportableWords(
        contribution.text,
        contribution.consent,
        contribution.value,
        contribution.speaking,
        contribution.closed_because,
    )
