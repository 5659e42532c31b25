import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.join_code import INVITATION_CHARACTERS, looks_like_invitation, new_code, new_invitation, read_code


@given(st.randoms())
def test_a_code_can_be_said_aloud(chance: random.Random) -> None:
    assert re.fullmatch("([BDGHJKLMNPRTVZ][AEIOU]){3}", new_code(chance.choice))


@given(st.randoms())
def test_a_code_is_read_as_itself(chance: random.Random) -> None:
    code = new_code(chance.choice)
    assert read_code(code) == code


@pytest.mark.parametrize(
    "typed",
    [
        "KITOMA",
        "kitoma",
        " KIT OMA\t",
        "KIT-OMA",
        "ki–to–ma",
        "ＫＩＴＯＭＡ",
        "ｋｉｔ\u3000ｏｍａ",
        "K1T0MA",
        "“Kitoma”.",
        "K\u200bITOMA",
    ],
)
def test_a_code_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_code(typed) == "KITOMA"


@pytest.mark.parametrize("typed", ["", "KITOM", "KITOMAS", "KITEMA", "LITOMA", "\ufdfa" * 10_000])
def test_another_code_stays_another(typed: str) -> None:
    assert read_code(typed) != "KITOMA"


@given(st.randoms())
def test_an_invitation_holds_64_bits_and_is_never_taken_for_a_code(chance: random.Random) -> None:
    invitation = new_invitation(chance.choice)
    assert 32**INVITATION_CHARACTERS >= 2**64
    assert looks_like_invitation(invitation)
    assert not looks_like_invitation(new_code(chance.choice))
