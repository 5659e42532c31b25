"""Where what was said leads."""

import pytest

from server.domain.direction_records import Direction


def test_an_outcome_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError, match="o-gone"):
        Direction().known_outcome("o-gone")
