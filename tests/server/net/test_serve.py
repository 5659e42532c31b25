import socket

import pytest

from server.net.serve import CannotListen, listen


@pytest.mark.parametrize("host", ["203.0.113.9", "not an address"])
def test_an_address_that_is_not_this_machines_is_refused_in_a_sentence(host: str) -> None:
    with pytest.raises(CannotListen, match=f"This machine has no address {host}\\. Leave --host out"):
        listen(host, 0)


def test_a_port_asked_for_by_number_is_refused_where_it_is_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotListen, match=f"Port {port} is in use by another program\\."):
            listen("127.0.0.1", port)
