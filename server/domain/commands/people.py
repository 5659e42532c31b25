"""What is asked for about who is here; it must not know of roles."""

from server.domain.commands.command import ACommand


class Join(ACommand, frozen=True, tag="join"):
    """Come in, with a name, a nickname or nothing."""

    name: str = ""


class WelcomePerson(ACommand, frozen=True, tag="welcome_person"):
    """Put somebody on the list who is here without a phone, so that their words can stand under their name."""

    name: str


class InvitePerson(ACommand, frozen=True, tag="invite_person"):
    """Send somebody a private word that there is no pressure, and room for anything they would add."""

    person: str


class SayPerspectives(ACommand, frozen=True, tag="say_perspectives"):
    """Say what one speaks from today, all of it: of the session's list or in one's own words, none to say nothing.

    Nobody else sees it; it is counted where five or more speak from the same.
    """

    perspectives: tuple[str, ...]


class SayFelt(ACommand, frozen=True, tag="say_felt"):
    """At the close, without a name: how far "I could say what I needed to" and "what I said was taken seriously" were
    so, each from 0 to 3. A later one under the same `key` takes the place of the earlier.
    """

    said: int
    taken: int
    key: str
