"""What happened to the session itself; it must not know who came."""

from server.domain.events.catalogue import Role
from server.domain.events.event import AnEvent, WordsText
from server.domain.events.plan import PlannedQuestion


class SessionCreated(AnEvent, frozen=True, tag="session_created"):
    """A session begins. Its roles and its plan are kept in it, so that the file stands alone."""

    session: str
    title: WordsText
    code: str
    roles: tuple[Role, ...]
    practice: bool = False
    purpose: WordsText = ""
    outcomes: tuple[WordsText, ...] = ()
    perspectives: tuple[str, ...] = ()
    plan: tuple[PlannedQuestion, ...] = ()


class TitleChanged(AnEvent, frozen=True, tag="title_changed"):
    """The session is called otherwise."""

    title: WordsText
    #: What it was called until then.
    before: WordsText


class SessionOpened(AnEvent, frozen=True, tag="session_opened"):
    """The session went live."""


class SessionEnded(AnEvent, frozen=True, tag="session_ended"):
    """The session ended, and every tenure with it."""


class SessionReopened(AnEvent, frozen=True, tag="session_reopened"):
    """The ending was undone; tenures that it ended go on."""


class Undone(AnEvent, frozen=True, tag="undone"):
    """An act was taken back by the events beside this one."""

    #: The entry in which the act was done, or redone last.
    seq: int


class Redone(AnEvent, frozen=True, tag="redone"):
    """An act that was undone was done again by the events beside this one."""

    #: The entry in which it was undone.
    seq: int
