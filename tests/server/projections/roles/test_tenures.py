from typing import get_args

import pytest

from server.domain.events import HowBegan, HowEnded
from server.projections.roles.tenures import began, ended, ending


def test_every_way_to_come_to_a_role_and_to_leave_it_reads_differently() -> None:
    assert len({began(how) for how in get_args(HowBegan)}) == len(get_args(HowBegan))
    assert len({ended(how) for how in (None, *get_args(HowEnded))}) == len(get_args(HowEnded)) + 1
    assert len({ending(how) for how in (None, *get_args(HowEnded))}) == len(get_args(HowEnded)) + 1


@pytest.mark.parametrize("how", ["stepped_back", "passed_on"])
def test_a_table_tells_of_leaving_as_a_sentence_does(how: HowEnded) -> None:
    assert ending(how) == ended(how)


def test_a_table_says_what_a_name_does_not_stand_before() -> None:
    assert (ending(None), ended(None)) == ("still held", "holds it now")
    assert (ending("session_ended"), ended("session_ended")) == ("the session ended", "held it until the end")
