"""Events of the session itself."""

from server.domain.events.catalogue import Role
from server.domain.events.event import BaseEvent, WordsText
from server.domain.events.plan import PlannedQuestion


class SessionCreated(BaseEvent, frozen=True, tag="session_created"):
    """The session was created. Its roles and its plan are part of the event, so that the file is self-contained."""

    session: str
    title: WordsText
    code: str
    roles: tuple[Role, ...]
    practice: bool = False
    purpose: WordsText = ""
    outcomes: tuple[WordsText, ...] = ()
    perspectives: tuple[str, ...] = ()
    plan: tuple[PlannedQuestion, ...] = ()
    #: The time zone of the room, by its name in the IANA database; empty if it is not known.
    zone: str = ""
    #: The reasons for which words are held back; empty for the built-in ones.
    reasons: tuple[str, ...] = ()
    #: Sentences on how the room is together.
    agreements: tuple[WordsText, ...] = ()


class TitleChanged(BaseEvent, frozen=True, tag="title_changed"):
    """The session got another title."""

    title: WordsText
    #: The earlier title.
    before: WordsText


class SessionOpened(BaseEvent, frozen=True, tag="session_opened"):
    """The session went live."""


class SessionEnded(BaseEvent, frozen=True, tag="session_ended"):
    """The session ended, and every tenure with it."""


class RedactionChosen(BaseEvent, frozen=True, tag="redaction_chosen"):
    """It was chosen whether words kept to the room are redacted as the session closes."""

    room_only: bool


class SessionReopened(BaseEvent, frozen=True, tag="session_reopened"):
    """Ending the session was undone. The tenures that it ended go on."""


class Undone(BaseEvent, frozen=True, tag="undone"):
    """An act was undone by the other events of this entry."""

    #: The entry that did the act, or redid it last.
    seq: int


class Redone(BaseEvent, frozen=True, tag="redone"):
    """An act that was undone was redone by the other events of this entry."""

    #: The entry that undid it.
    seq: int


SessionEvent = TitleChanged | SessionOpened | SessionEnded | SessionReopened | RedactionChosen
"""What changes the session itself, once it is created."""
