"""The addresses that a server had are known after a restart, so that pages loaded there are let in."""

from server.net.origins import MOST, Origins


def test_new_ones_are_kept_and_known_ones_are_not_written_again() -> None:
    kept: list[tuple[str, ...]] = []
    origins = Origins(["http://a:1"], kept.append)
    origins.add(["http://a:1"])
    origins.add(["http://b:1", "http://a:1"])
    assert kept == [("http://a:1", "http://b:1")]
    assert "http://b:1" in origins
    assert "http://c:1" not in origins


def test_only_the_newest_are_known() -> None:
    origins = Origins([f"http://{number}:1" for number in range(MOST + 1)], lambda _: None)
    assert "http://0:1" not in origins
    assert f"http://{MOST}:1" in origins
