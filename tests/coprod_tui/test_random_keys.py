"""Whatever is pressed, whenever the window changes: no crash, and never "live" without updates."""

import pytest

from tests.coprod_tui.random_keys import Game

SECONDS = 12.0
#: The long command, `python -m tests.coprod_tui.random_keys`, chooses others each time.
SEEDS = (1, 2)


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_and_sizes_over_a_busy_session(seed: int) -> None:
    assert await Game(seed).play(SECONDS) > SECONDS
