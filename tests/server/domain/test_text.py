import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.domain.errors import Rejected
from server.domain.text import EMOJI_IN_ONE, MARKS_A_BASE, clean, normalized_name, required
from server.sentences import refusal_words

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
BIDI_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")

TERM = [
    "AA\x1b]52;c;ZXZpbA==\x1b\\BB",
    "\x1b]0;FAKE TITLE\x1b\\",
    "\x1b[2J\x1b[H you have been hacked",
    "\x1bc",
    "\x1b]11;?\x1b\\",
    "\x1b_Gi=1,a=q;AAAA\x1b\\",
    "\x1b]",
    "a\x00b\x7fc\x08\x08d",
    "\x0e qqqq \x0f",
    "\x9b31m C1 \x9d",
    "\x1bPtmux;\x1b\x1b]52;c;ZQ==\x07\x1b\\",
]
ENGLAND, SCOTLAND, WALES = (
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in spelling) + "\U000e007f"
    for spelling in ("gbeng", "gbsct", "gbwls")
)
SURVIVES = {
    "Hebrew with its direction marks": "שלום\u200f עולם (\u200eabc)",
    "Arabic": "مرحبا بكم\u061c 123",
    "Persian with a joiner that parts": "می‌خواهم",
    "Thai": "\u0e01\u0e33 ที่นี่ดีมาก",
    "Devanagari": "\u0915\u094d\u0937\u093f क्‍ष",
    "Vietnamese": "Tiếng Việt rất hay",
    "a syllable of Jamo": "한글",
    "a long ligature": "\ufdfa",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "a keycap and a heart": "1\ufe0f\u20e3 \u2764\ufe0f",
    "skin and hair": "👩🏽‍🦰",
    "a flag": "🇬🇭",
    "flags spelled with tags": "".join((WALES, SCOTLAND, ENGLAND)),
    "a flag spelled with tags, within words": f"Siân {WALES}, from Wales",
    "an ideograph in the form of somebody's name": "葛\U000e0100城 辻\U000e0101",
    "Mongolian with its form and vowel selectors": "ᠬ\u180bᠠ\u180e ᠰ\u180cᠠ",
    "Hebrew with vowels, dagesh and cantillation": "בְּרֵאשִׁ֖ית בָּרָ֣א",
    "Arabic with vowels": "بِسْمِ ٱللَّهِ",
    "Tibetan stacks": "བསྒྲུབས་ ཧཱུྃ",
    "Khmer with places to break": "ភាសា\u200bខ្មែរ",
    "Thai with places to break and not to": "ไทย\u200bไทย\u2060ไทย",
    "Burmese": "လျှို့ဝှက်",
    "Bengali and Tamil": "ক্ষ ক্\u200dষ நன்றி",
    "Sinhala": "ශ්\u200dරී ලංකාව",
    "Duployan and music with their own controls": "\U0001bc02\U0001bca0\U0001bc03 \U0001d157\U0001d173",
    "a letter for private use": "\ue000 \U000f0000",
    "keycaps": "1️⃣ #️⃣ *️⃣",
    "a choice of text or picture": "☎︎ ☎️",
    "blanks that do not break": "10\u00a0% 5\u202fkm",
    "markup": "[/] [b + x [/some/path] [x] done [ ] todo :smile: \\[b] $name ${x} %s {0} {{x}}",
    "HTML": "<script>alert(1)</script> &lt;b&gt; &amp; __proto__",
}


def cleaned(raw: str) -> str:
    return clean(raw, most=4000, lines=60)


def most_marks(text: str) -> int:
    longest = run = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
            run += 1
        elif unicodedata.category(character) != "Cf":
            run = 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize("raw", TERM)
def test_nothing_a_terminal_obeys_is_kept(raw: str) -> None:
    assert not CONTROL.search(cleaned(raw))


@pytest.mark.parametrize("text", SURVIVES.values(), ids=SURVIVES)
def test_what_people_write_in_their_languages_survives(text: str) -> None:
    assert cleaned(text) == text


def test_letters_taken_apart_are_put_together() -> None:
    assert cleaned("e\u0301 \u1112\u1161\u11ab") == "é 한"


def test_vietnamese_in_any_form_is_kept() -> None:
    assert cleaned(unicodedata.normalize("NFD", "Tiếng Việt rất hay")) == "Tiếng Việt rất hay"


def test_ideographs_that_normalising_would_replace_keep_their_form() -> None:
    assert cleaned("\ufa19 \ufa30 \U0002f805") == "神\ufe00 侮\ufe00 侮\ufe01"
    assert normalized_name("\ufa19") == normalized_name("神\ufe00") == normalized_name("神")


@pytest.mark.parametrize(
    "spelled",
    [
        WALES.removeprefix("\U0001f3f4"),
        WALES.replace("\U0001f3f4", "a"),
        WALES.removesuffix("\U000e007f"),
        WALES.replace("\U000e0067\U000e0062", "\U000e0075\U000e0073"),
    ],
    ids=["without the flag", "on a letter", "without its end", "of a place that has none"],
)
def test_tags_that_spell_no_flag_are_left_out(spelled: str) -> None:
    assert not re.search("[\U000e0000-\U000e007f]", cleaned(f"a {spelled} b"))


def test_text_cannot_turn_the_rest_of_the_row_round() -> None:
    assert cleaned("Zustimmung \u202e gnunhelbA\u2066x\u2069") == "Zustimmung  gnunhelbAx"


def test_what_shows_nothing_is_left_out() -> None:
    assert cleaned("a\u200bb\u2060c\ufeff\U000e0041d\xade") == "abcde"


def test_half_a_character_is_left_out() -> None:
    assert cleaned("a\ud800b") == "ab"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_the_same_line_end(end: str) -> None:
    assert cleaned(f"a{end}b") == "a\nb"
    assert clean(f"a{end}b", most=10) == "a b"


def test_blanks_around_lines_go_and_those_before_words_stay() -> None:
    assert cleaned("  \n a  \n\tb\t\n\n") == "a\n b"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "\n\t\r\n",
        "\u200b",
        "\u3164\u2800",
        "\u200e\u200f",
        "\ufe0f",
        "\x1b",
        "\u115f",
        "\U000e0067\U000e007f",
        "\xad",
        "\U00013430",
    ],
)
def test_what_cannot_be_seen_is_nothing(raw: str) -> None:
    assert cleaned(raw) == ""
    with pytest.raises(Rejected) as refusal:
        required(raw, most=10, field="name")
    assert (refusal.value.code, refusal.value.field) == ("empty", "name")


def test_words_at_the_limit_are_kept_and_one_more_is_told() -> None:
    assert len(clean("x" * 4000, most=4000)) == 4000
    with pytest.raises(Rejected) as refusal:
        clean("x" * 4001, most=4000)
    assert refusal.value.code == "too_long"
    assert "4,000 characters" in refusal_words(refusal.value)


def test_lines_at_the_limit_are_kept_and_one_more_is_told() -> None:
    assert clean("\n".join("x" * 60), most=4000, lines=60).count("\n") == 59
    with pytest.raises(Rejected) as refusal:
        clean("\n".join("x" * 61), most=4000, lines=60)
    assert "60 lines" in refusal_words(refusal.value)


def test_length_counts_after_normalising() -> None:
    assert len(clean("e\u0301" * 4000, most=4000)) == 4000
    with pytest.raises(Rejected):
        clean("\u0958" * 4000, most=4000)  # normalising takes each apart into two


@pytest.mark.parametrize(
    "stack",
    [
        "e\u0301" + "\u0316\u0301" * 400,
        "a" + "\u0301\u200d" * 400,
        "a" + "\u20dd" * 400,
        "\u0958\u0301\u0301\u0301\u0301",
        "\u0301" * 400,
        "a" + "\U0001d165\u302e" * 400,
        "a" + "\u0301\u0301\u0301\u0301\u200e" * 400,
    ],
    ids=[
        "marks",
        "marks between joiners",
        "enclosing marks",
        "a mark hidden in its base",
        "marks on nothing",
        "marks that take room",
        "marks between signs of direction",
    ],
)
def test_marks_cannot_be_stacked_into_other_rows(stack: str) -> None:
    assert most_marks(cleaned(stack)) <= MARKS_A_BASE


@pytest.mark.parametrize(
    ("raw", "joiners", "most"),
    [
        ("a" + "\u200d" * 400, "\u200d", MARKS_A_BASE),
        ("a" + "\u200c\u200e\u0301" * 400, "\u200c\u200e", MARKS_A_BASE),
        ("\U0001f468\u200d" * 400, "\u200d", EMOJI_IN_ONE - 1),
        ("\U0001f468\U0001f3fd\u200d\u2764\ufe0f\u200d" * 200 + "\U0001f468", "\u200d", EMOJI_IN_ONE - 1),
        ("می\u200cخواهم ක්\u200dර " * 20, "\u200c\u200d", 40),
    ],
)
def test_joiners_cannot_be_stacked_and_a_chain_of_emoji_ends(raw: str, joiners: str, most: int) -> None:
    text = cleaned(raw)
    assert sum(text.count(joiner) for joiner in joiners) == most
    without = str.maketrans("", "", f"{joiners}\u0301")
    assert text.translate(without) == raw.strip().translate(without)


@pytest.mark.parametrize(
    "raw",
    ["a" + "\u0301\u0316" * 500_000, "x" * 1_000_000, "\U0001f468\u200d" * 500_000, "\ufdfa" * 1_000_000],
    ids=["marks", "no blanks", "joiners", "ligatures"],
)
def test_a_megabyte_is_refused_at_once(raw: str) -> None:
    began = time.process_time()
    with pytest.raises(Rejected):
        cleaned(raw)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\U0001d165\u302e"])
def test_the_longest_text_that_is_looked_at_does_not_hold_up_the_room(marks: str) -> None:
    began = time.process_time()
    clean("a" + marks * 7999, most=4000)
    assert time.process_time() - began < 0.25


@given(st.text(max_size=300))
@example("\u0958\u0301\u0301\u0301\u0301")
@example("a \u200b \n \x85")
@example("\u1100\u1161\u11a8")
@example("a\u0301\u0301\u0301\u0301\u0e31\u200b")
@example("\U0001f3f4\u200b\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f")
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = cleaned(raw)
    assert cleaned(once) == once
    assert clean(clean(raw, most=300), most=300) == clean(raw, most=300)


@given(st.text(alphabet=st.characters(categories=("Mn", "Me", "Cf", "Cc", "Lo", "Cs", "Zs", "Zl")), max_size=200))
def test_whatever_is_typed_comes_out_harmless(raw: str) -> None:
    text = cleaned(raw)
    assert not CONTROL.search(text)
    assert not BIDI_OVERRIDE.search(text)
    assert most_marks(text) <= MARKS_A_BASE
    assert unicodedata.is_normalized("NFC", text)
    text.encode()


def test_names_that_a_terminal_shows_alike_are_alike() -> None:
    assert normalized_name("🇯🇴") == normalized_name("jo")
    assert normalized_name("👍🏽") == normalized_name("👍🏿")
    assert normalized_name(WALES) != normalized_name(SCOTLAND)


@pytest.mark.parametrize("other", ["AMA", "Ａｍａ", "Ama\u200d", " ama ", "\u200eAma"])
def test_names_that_look_alike_are_alike(other: str) -> None:
    assert normalized_name(other) == normalized_name("Ama")


def test_names_that_differ_in_a_letter_differ() -> None:
    assert normalized_name("Ama") != normalized_name("Ana")
