import pytest

from server.projections.status import CrowdView, JoiningView, NetworkView, StatusView
from server.projections.status_warnings import status_warnings


def test_nothing_is_told_while_all_is_well() -> None:
    assert status_warnings(StatusView()) == ()
    assert status_warnings(StatusView(joining=JoiningView("KITEMA", wrong_codes=4))) == ()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (
            StatusView(joining=JoiningView(crowd=CrowdView(40, ("p1", "p2")))),
            "40 joined from one phone or network within a minute; 2 of them said nothing yet.",
        ),
        (StatusView(joining=JoiningView(wrong_codes=5)), "5 wrong codes were typed in the last minute."),
        (StatusView(joining=JoiningView(closed=True)), "The door is closed: nobody else can join."),
        (
            StatusView(network=NetworkView(most_phones=176)),
            "This laptop can hold 176 phones at once, and more tried to come in.",
        ),
        (
            StatusView(network=NetworkView(tried_https=True)),
            "A phone tried https; the address has to begin with http://.",
        ),
        (
            StatusView(exposed=True),
            "Others who use this machine can open the folder of this session; its disk keeps no rights.",
        ),
        (
            StatusView(set_aside=1),
            "1 damaged line was found at the end of the record and set aside.",
        ),
        (
            StatusView(set_aside=2),
            "2 damaged lines were found at the end of the record and set aside.",
        ),
    ],
)
def test_each_is_told_in_a_sentence(status: StatusView, words: str) -> None:
    assert status_warnings(status) == (words,)


def test_the_most_pressing_is_told_first() -> None:
    status = StatusView(
        joining=JoiningView(closed=True, wrong_codes=9, crowd=CrowdView(40, ())),
        network=NetworkView(tried_https=True),
    )
    assert [told.split()[0] for told in status_warnings(status)] == ["40", "9", "A", "The"]
