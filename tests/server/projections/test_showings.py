"""How often contributions were shown, in a sentence."""

import pytest

from server.projections.showings import ShowingsView, showings_sentence


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (ShowingsView(), ""),
        (ShowingsView(40, 0, 12), "With “Read three”, 12 of 40 contributions were not shown yet."),
        (ShowingsView(40, 1, 12), "With “Read three”, every contribution was shown at least once."),
        (ShowingsView(40, 4, 12), "With “Read three”, every contribution was shown at least 4 times."),
    ],
)
def test_it_says_how_far_all_of_it_was_shown(view: ShowingsView, said: str) -> None:
    assert showings_sentence(view, anew=False) == said


def test_it_says_where_nothing_is_known_of_before() -> None:
    said = showings_sentence(ShowingsView(3, 1, 1), anew=True)
    assert said.endswith("at least once. Counted anew since the server was started again.")
    assert showings_sentence(ShowingsView(), anew=True) == ""
