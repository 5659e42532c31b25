import pytest

from server.domain.errors import Rejected
from server.domain.join_code import JoinAccess
from server.engine.entrance import Entrance
from tests.server.conftest import ACCESS


class Kept:
    """What was kept last, on a disk that can be full."""

    def __init__(self) -> None:
        self.access: JoinAccess | None = None
        self.full = False
        self.told = 0

    def keep(self, access: JoinAccess) -> None:
        if self.full:
            raise OSError
        self.access = access

    def tell(self) -> None:
        self.told += 1


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def entrance(kept: Kept) -> Entrance:
    entrance = Entrance(ACCESS, kept.keep, lambda letters: letters[0])
    entrance.when_changed = kept.tell
    return entrance


def test_a_new_code_comes_with_a_new_invitation_and_is_kept(entrance: Entrance, kept: Kept) -> None:
    entrance.renew()
    assert (entrance.access.code, entrance.access.invitation) == ("BABABA", "0" * 13)
    assert (kept.access, kept.told) == (entrance.access, 1)


def test_joining_closes_and_opens(entrance: Entrance, kept: Kept) -> None:
    entrance.require_open()
    for _ in range(2):
        entrance.close(closed=True)
    with pytest.raises(Rejected):
        entrance.require_open()
    assert (kept.access, kept.told) == (JoinAccess(ACCESS.code, ACCESS.invitation, closed=True), 1)
    entrance.close(closed=False)
    entrance.require_open()
    assert kept.access == ACCESS


def test_what_could_not_be_kept_did_not_happen(entrance: Entrance, kept: Kept) -> None:
    kept.full = True
    with pytest.raises(Rejected) as raised:
        entrance.renew()
    assert raised.value.code == "door_not_kept"
    assert (entrance.access, kept.told) == (ACCESS, 0)
