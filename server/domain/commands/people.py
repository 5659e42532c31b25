"""Commands about the people in the session."""

from server.domain.commands.command import BaseCommand
from server.domain.person_ids import PersonId


class Join(BaseCommand, frozen=True, tag="join"):
    """Join the session, with a name, a nickname or neither."""

    name: str = ""


class ChangeName(BaseCommand, frozen=True, tag="change_name"):
    """Correct one's own name, or take it away."""

    name: str


class WelcomePerson(BaseCommand, frozen=True, tag="welcome_person"):
    """Put somebody without a phone on the list, so that words can stand under their name."""

    name: str


class InvitePerson(BaseCommand, frozen=True, tag="invite_person"):
    """Send somebody a private invitation to speak, without pressure."""

    person: PersonId


class RemovePeople(BaseCommand, frozen=True, tag="remove_people"):
    """Take people off the list who said and did nothing. Whoever did is left on it."""

    people: tuple[str, ...]


class SayPerspectives(BaseCommand, frozen=True, tag="say_perspectives"):
    """Say what one speaks from today. It replaces everything said before; none says nothing.

    Nobody else sees it. It is counted where five or more people speak from the same perspective.
    """

    #: From the session's list or in one's own words.
    perspectives: tuple[str, ...]


class SayFelt(BaseCommand, frozen=True, tag="say_felt"):
    """Say without a name how the session was. A later answer with the same key replaces the earlier one."""

    #: "I could say what I needed to", from 0 to 3.
    said: int
    #: "What I said was taken seriously", from 0 to 3.
    taken: int
    #: 32 hexadecimal digits made by the phone.
    key: str
