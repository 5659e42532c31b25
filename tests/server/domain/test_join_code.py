import random
import re

from hypothesis import given
from hypothesis import strategies as st

from server.domain.join_code import new_code


@given(st.randoms())
def test_a_code_can_be_said_aloud(chance: random.Random) -> None:
    assert re.fullmatch("([BDGHJKLMNPRTVZ][AEIOU]){3}", new_code(chance.choice))
