import pytest

from server.domain import commands as c
from server.port import Receipt
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import NOTHING, OPEN, Phone, shows


@pytest.fixture
def phone() -> Phone:
    """Somebody who joined and sees an open question."""
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "visitor"))
    join = phone.submits()
    assert join.command == c.Join("Ama")
    phone.gets(f.Reply(join.id, Receipt(2, "p-1")), shows(NOTHING), OPEN)
    return phone
