import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color
from wcwidth import wcwidth

from coprod_tui.display import MARKS_SHOWN, Printable, cell_width, content, fit, is_unicode, line, lines, shorten, wrap
from tests.coprod_tui import hostile

ANY_TEXT = st.text(max_size=200)


def drawable(text: str) -> bool:
    return all(character.isprintable() for character in text)


@pytest.mark.parametrize("text", hostile.ALL)
def test_hostile_text_becomes_drawable_in_as_many_cells_as_a_terminal_takes(text: str) -> None:
    for shown in lines(text):
        assert drawable(shown)
        assert cell_width(shown) == sum(wcwidth(character) for character in shown)


@given(ANY_TEXT)
def test_any_text_becomes_drawable_in_as_many_cells_as_a_terminal_takes(text: str) -> None:
    for shown in lines(text):
        assert drawable(shown)
        assert cell_width(shown) == sum(max(0, wcwidth(character)) for character in shown)


@given(ANY_TEXT)
def test_what_was_made_safe_once_is_left_alone(text: str) -> None:
    assert line(line(text)) == line(text)


@given(ANY_TEXT, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert all(cell_width(piece) <= width for piece in wrapped)
    assert "".join(wrapped).replace(" ", "") == "".join(lines(text)).replace(" ", "")


@given(ANY_TEXT, st.integers(0, 40))
def test_a_fitted_line_takes_exactly_its_width(text: str, width: int) -> None:
    assert cell_width(fit(line(text), width)) == width


def test_words_break_at_blanks() -> None:
    assert wrap("she knows how Mum takes her tea", 12) == ("she knows", "how Mum", "takes her", "tea")


def test_lines_that_people_made_stay_lines() -> None:
    assert wrap("one\n\ntwo", 20) == ("one", "", "two")


def test_a_long_word_is_broken() -> None:
    assert wrap("x" * 25, 10) == ("x" * 10, "x" * 10, "x" * 5)


def test_what_steers_a_terminal_is_shown_as_a_sign() -> None:
    assert line("a\x1b[2Jb") == "a␛[2Jb"
    assert line("a\x7fb\x9bc") == "a␡b�c"
    assert line("yes \u202e no") == "yes � no"


def test_stacked_marks_are_cut_down_and_have_a_base() -> None:
    shown = line("\u0316" * 500 + "e" + "\u0316" * 500)
    marks = [character for character in shown if unicodedata.category(character) == "Mn"]
    assert len(marks) <= 2 * MARKS_SHOWN
    assert not unicodedata.category(shown[0]).startswith("M")


def test_sequences_that_terminals_disagree_about_are_shown_in_parts() -> None:
    assert line("\U0001f468\u200d\U0001f469\u200d\U0001f467") == "\U0001f468\U0001f469\U0001f467"
    assert line("\U0001f44d\U0001f3fd") == "\U0001f44d"
    assert line("\U0001f1ec\U0001f1e7") == "GB"
    assert line("\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f") == "\U0001f3f4GBWLS"


def test_what_only_says_where_a_line_may_break_is_not_shown() -> None:
    assert line("ភាសា\u200bខ្មែរ") == line("ភាសាខ្មែរ")


def test_a_cut_text_says_so() -> None:
    assert shorten("Shaping home care", 10) == "Shaping h…"
    assert shorten("Shaping", 10) == "Shaping"


@pytest.mark.parametrize("text", hostile.MARKUP)
def test_markup_is_only_text(text: str) -> None:
    assert content(text).plain == text
    assert not content(text).spans


@given(ANY_TEXT)
def test_the_last_filter_lets_no_control_code_out_and_keeps_every_width(text: str) -> None:
    (segment,) = Printable().apply([Segment(text)], Color(0, 0, 0))
    assert drawable(segment.text)
    assert cell_width(segment.text) == sum(cell_width(character) for character in text)


@given(ANY_TEXT)
def test_in_ascii_nothing_else_gets_out(text: str) -> None:
    (segment,) = Printable(ascii_only=True).apply([Segment(line(text))], Color(0, 0, 0))
    assert segment.text.isascii()
    assert segment.text.isprintable()
    assert cell_width(segment.text) == cell_width(line(text))


def test_ascii_borders_and_signs_keep_their_shape() -> None:
    (segment,) = Printable(ascii_only=True).apply([Segment("╭─╮ ✓ ● ■ café ▆")], Color(0, 0, 0))
    assert segment.text == "+-+ + * # cafe #"


@pytest.mark.parametrize(
    ("encoding", "draws"), [("utf-8", True), ("UTF8", True), ("ANSI_X3.4-1968", False), (None, False)]
)
def test_a_terminal_draws_more_than_ascii_where_its_encoding_has_more(encoding: str | None, draws: bool) -> None:
    assert is_unicode(encoding) is draws
