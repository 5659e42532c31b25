from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exports.river.svg import element, escape_xml, fitted, width_of, wrapped

HOSTILE = ["<script>alert(1)</script>\"'&amp;]]>", "a\x00\x1b[31mb", "a\ud800b", "\ufffe\uffff", "&#0;", "<!--", "%s{}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_is_text_and_can_be_read_as_xml(text: str) -> None:
    read = ET.fromstring(element("text", {"x": 1.0, "aria-label": escape_xml(text)}, escape_xml(text)))  # noqa: S314
    assert len(read) == 0
    assert read.text == "".join("\ufffd" if ord(one) < 32 or one in "\ud800\ufffe\uffff" else one for one in text)


def test_an_element_has_its_attributes_and_its_children() -> None:
    assert element("g", {}, element("rect", {"x": 1.5, "y": 2.0, "fill": '"red"'}), "a") == (
        '<g><rect x="1.5" y="2" fill=\'"red"\'/>a</g>'
    )


def test_wide_letters_take_more_room_and_marks_none() -> None:
    assert width_of("WW", 10) > width_of("Aa", 10) > width_of("ii", 10)
    assert width_of("王", 10) > width_of("W", 10)
    assert width_of("e\u0301\u200d", 10) == width_of("e", 10)


def test_what_fits_stays_and_what_does_not_is_shortened() -> None:
    assert fitted("Maximiliane", 200, 11) == "Maximiliane"
    short = fitted("Maximiliane", 50, 11)
    assert short.startswith("Max")
    assert short.endswith("…")
    assert fitted("Maximiliane", 10, 11) == ""
    assert fitted("Jo Anne Smith", width_of("Jo …", 11), 11) == "Jo…"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.floats(0, 300))
def test_what_is_fitted_fits(text: str, room: float) -> None:
    assert width_of(fitted(text, room, 11), 11) <= room


def test_words_are_wrapped_between_them() -> None:
    assert list(wrapped("one two three", width_of("one two", 12), 12)) == ["one two", "three"]
    assert list(wrapped("", 100, 12)) == []
    (only,) = wrapped("Donaudampfschifffahrtsgesellschaft", 60, 12)
    assert only.endswith("…")
