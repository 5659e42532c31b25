"""How people come into a session: the code, the invitation, and whether joining is closed."""

from collections.abc import Callable

from msgspec.structs import replace

from server.domain.errors import Rejected
from server.domain.join_code import JoinAccess, new_code, new_invitation


class Entrance:
    """What lets people in now.

    `keep` makes a change durable, or raises OSError; `choose` picks a random character of a string.
    """

    def __init__(self, access: JoinAccess, keep: Callable[[JoinAccess], None], choose: Callable[[str], str]) -> None:
        self.access = access
        self._keep = keep
        self._choose = choose
        #: Called after a change.
        self.when_changed: Callable[[], None] = lambda: None

    def require_open(self) -> None:
        """Raises Rejected joining_closed if joining is closed."""
        if self.access.closed:
            raise Rejected("joining_closed")

    def renew(self) -> None:
        """Makes a new code and a new invitation. The old ones are void. Raises Rejected door_not_kept."""
        self._change(replace(self.access, code=new_code(self._choose), invitation=new_invitation(self._choose)))

    def close(self, *, closed: bool) -> None:
        """Closes or opens joining. Whoever is in stays in. Raises Rejected door_not_kept."""
        if closed != self.access.closed:
            self._change(replace(self.access, closed=closed))

    def _change(self, access: JoinAccess) -> None:
        try:
            self._keep(access)
        except OSError as error:
            raise Rejected("door_not_kept") from error
        self.access = access
        self.when_changed()
