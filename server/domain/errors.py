"""Why a command is refused; it must not know how the refusal is shown.

Rejected
    not_allowed      the actor has no right to this command
    not_found        no such person, question, contribution or role
    empty            nothing to read was typed
    too_long         over the limit of characters or lines
    bad_value        a field holds something that it cannot hold
    session_over     the session has ended
    session_full     the session can take in no more people or entries
    not_live         the session has not begun
    question_closed  the question closed meanwhile; late words are welcome
    role_full        every place of the role is taken
    not_offerable    the role can be taken up, never offered
    no_offer         there is no such offer any more
    already          it is so already
    not_holding      the person does not hold the role
    nothing_to_undo  no act is left that could be taken back
    nothing_to_redo  nothing that was undone could be done again
    id_reused        the command id was used for another command before
    wrong_code       the code to join is not right
    slow_down        too many in too short a time (temporary)
    storage_failed   the disk refused, nothing was kept (temporary)
    bad_frame        the message could not be read
    not_welcome      the token or the secret is not known here
    room_full        no more connections can be held (temporary)
    stopping         the server is stopping (temporary)
"""

from typing import Literal

Code = Literal[
    "not_allowed",
    "not_found",
    "empty",
    "too_long",
    "bad_value",
    "session_over",
    "session_full",
    "not_live",
    "question_closed",
    "role_full",
    "not_offerable",
    "no_offer",
    "already",
    "not_holding",
    "nothing_to_undo",
    "nothing_to_redo",
    "id_reused",
    "wrong_code",
    "slow_down",
    "storage_failed",
    "bad_frame",
    "not_welcome",
    "room_full",
    "stopping",
]

TEMPORARY: frozenset[Code] = frozenset({"slow_down", "storage_failed", "room_full", "stopping"})


class Rejected(Exception):
    """A command is refused and nothing was changed.

    `message` is one plain sentence for the person it concerns; `field` names what to mend, if one thing is to blame.
    """

    def __init__(self, code: Code, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code: Code = code
        self.message = message
        self.field = field

    @property
    def temporary(self) -> bool:
        """Whether the same command may succeed later, unchanged."""
        return self.code in TEMPORARY
