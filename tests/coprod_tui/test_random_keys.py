"""Whatever is pressed, whenever the window changes: no crash, and never "live" without updates."""

import secrets

import pytest

from tests.coprod_tui.random_keys import Game

SECONDS = 20.0
GAMES = 3


@pytest.mark.parametrize("_", range(GAMES))
async def test_random_keys_and_sizes_over_a_busy_session(_: int) -> None:
    game = Game(secrets.randbits(32))
    print(f"seed {game.seed}")  # noqa: T201 - to try it again
    assert await game.play(SECONDS) > SECONDS
