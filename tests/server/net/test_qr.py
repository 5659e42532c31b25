import pytest

from server.net.qr import QUIET_ZONE, qr_rows


@pytest.mark.parametrize(
    "text", ["HTTP://192.168.1.20:8765/#KITEMA", "https://a-long-name-of-a-tunnel.example.org/#KITEMA"]
)
def test_the_code_is_square_with_a_quiet_zone_all_around(text: str) -> None:
    rows = qr_rows(text)
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows)) == {"0", "1"}
    for edge in (rows[:QUIET_ZONE], rows[-QUIET_ZONE:]):
        assert "1" not in "".join(edge)
    for row in rows:
        assert "1" not in row[:QUIET_ZONE] + row[-QUIET_ZONE:]
    assert rows[QUIET_ZONE][QUIET_ZONE : QUIET_ZONE + 7] == "1111111"


def test_the_longest_address_of_a_laptop_fits_a_small_terminal() -> None:
    rows = qr_rows("HTTP://192.168.100.200:18765/#KITEMA")
    assert len(rows) <= 37  # half-blocks put two rows in a line: 19 of 24 lines
