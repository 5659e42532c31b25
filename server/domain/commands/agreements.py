"""Commands about agreements: sentences on how the room is together."""

from server.domain.commands.command import BaseCommand


class AddAgreement(BaseCommand, frozen=True, tag="add_agreement"):
    """Add an agreement after the others."""

    text: str


class ChangeAgreement(BaseCommand, frozen=True, tag="change_agreement"):
    """Put an agreement otherwise."""

    agreement: str
    text: str


class RemoveAgreement(BaseCommand, frozen=True, tag="remove_agreement"):
    """Remove an agreement."""

    agreement: str
