"""The reasons for refusing a command.

Rejected
    not_allowed      the actor has no right to this command
    not_found        there is no such person, question, contribution or role
    empty            the text has nothing to read
    too_long         the text has too many characters or lines
    bad_value        a field has an invalid value
    session_over     the session has ended
    session_full     the session can take in no more people or entries
    not_live         the session has not begun
    question_closed  the question has closed; late words are welcome
    role_full        every place of the role is taken
    not_offerable    the role can be taken up but not offered
    no_offer         there is no such offer any more
    already          it has been done already
    not_holding      the person does not hold the role
    nothing_to_undo  no act is left that can be undone
    nothing_to_redo  no act is left that can be redone
    id_reused        another command had the same command id
    wrong_code       the code to join is wrong
    joining_closed   the facilitator lets nobody else in
    slow_down        too many attempts in a short time (temporary)
    storage_failed   the disk refused and nothing was kept (temporary)
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
    "joining_closed",
    "slow_down",
    "storage_failed",
    "bad_frame",
    "not_welcome",
    "room_full",
    "stopping",
]

TEMPORARY: frozenset[Code] = frozenset({"slow_down", "storage_failed", "room_full", "stopping"})


class Rejected(Exception):
    """A command was refused and nothing was changed.

    `message` is one plain sentence for the person who sent it. `field` names the field to correct, if there is one.
    """

    def __init__(self, code: Code, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code: Code = code
        self.message = message
        self.field = field

    @property
    def temporary(self) -> bool:
        """Whether the same command may succeed later."""
        return self.code in TEMPORARY
