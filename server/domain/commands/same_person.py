"""Commands about two people in the list who are one."""

from server.domain.commands.command import BaseCommand
from server.domain.person_ids import PersonId


class AskIfSame(BaseCommand, frozen=True, tag="ask_if_same"):
    """Ask whether two people are one. Whoever came later is asked, privately, on their phone."""

    person: PersonId
    other: PersonId


class ConfirmSame(BaseCommand, frozen=True, tag="confirm_same"):
    """Say yes to being the same person as somebody who came earlier."""

    #: The person who came earlier, as the question said.
    earlier: PersonId


class DeclineSame(BaseCommand, frozen=True, tag="decline_same"):
    """Say "Not now" to it. Nothing changes."""

    earlier: PersonId


class DenySame(BaseCommand, frozen=True, tag="deny_same"):
    """Say that somebody who became one with oneself is somebody else. Both are two people again."""

    #: The id under which that person said yes, as the view said.
    later: str
