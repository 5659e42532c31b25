"""What is pasted stays apart from what is typed, whatever it holds and however it arrives."""

from hypothesis import example, given
from hypothesis import strategies as st

from coprod_tui.pasting import BEGINNING, END, Pasted, PasteSplitter

texts = st.lists(
    st.sampled_from(["\x1b", "[201~", "[200~", BEGINNING, END, "\r", "\n", "q", "\x11", "é", "\x1b[A"])
    | st.text(max_size=3),
    max_size=8,
).map("".join)


def split(stream: str, sizes: list[int]) -> tuple[str, list[str]]:
    """What was typed, without the marks of pastes, and what was pasted."""
    splitter = PasteSplitter()
    parts: list[str | Pasted] = []
    at = 0
    for size in [*sizes, len(stream)]:
        parts += splitter.feed(stream[at : at + size])
        at += size
    parts += splitter.settle()
    assert not splitter.unsettled
    typed = "".join(part for part in parts if isinstance(part, str))
    return typed.replace(BEGINNING + END, ""), [part.text for part in parts if isinstance(part, Pasted)]


@given(before=st.text("aq\r\x1b[", max_size=4), text=texts, sizes=st.lists(st.integers(1, 7), max_size=30))
@example(before="a", text="What\x1b[201~\r\x11", sizes=[])
@example(before="", text="What\x1b[201~\r\x1b[200~helps", sizes=[4, 1, 1])
def test_nothing_that_is_pasted_is_typed(before: str, text: str, sizes: list[int]) -> None:
    typed, pasted = split(f"{before}{BEGINNING}{text}{END}", sizes)
    assert typed == before
    assert pasted == [text.replace(END, "").replace(BEGINNING, "")]


@given(st.text(max_size=20).filter(lambda text: BEGINNING not in text), st.lists(st.integers(1, 7), max_size=10))
def test_what_is_typed_passes_at_once(text: str, sizes: list[int]) -> None:
    assert split(text, sizes) == (text, [])


def test_what_is_typed_after_a_paste_follows_it() -> None:
    assert split(f"a{BEGINNING}What?{END}\r", []) == ("a\r", ["What?"])


def test_a_paste_that_goes_on_has_not_ended() -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed(f"{BEGINNING}one")) == [f"{BEGINNING}{END}"]
    assert not list(splitter.settle())
    assert not list(splitter.feed(f"{END}\r{BEGINNING}two"))
    assert not splitter.unsettled
    assert not list(splitter.feed(END))
    assert list(splitter.settle()) == [Pasted("one\rtwo")]


def pieces(*texts: str) -> list[str | Pasted]:
    """What a terminal's pieces are, from one that is not known to mark pastes."""
    splitter = PasteSplitter(bursts=True)
    parts = [part for text in texts for part in splitter.feed(text)]
    return [*parts, *splitter.settle()]


def test_much_at_once_is_a_paste_where_the_terminal_marks_none() -> None:
    assert pieces("What helps?\rq") == [Pasted("What helps?\rq")]


def test_what_follows_at_once_belongs_to_it_however_short() -> None:
    assert pieces("What helps?\r", "q", "\x1b[A") == [Pasted("What helps?\rq\x1b[A")]


def test_a_few_keys_and_keys_with_an_escape_are_typed() -> None:
    assert pieces("seven77", "\x1b[A\x1b[A\x1b[A", "\x1b", "[1;2Aabc") == [
        "seven77",
        "\x1b[A\x1b[A\x1b[A",
        "\x1b",
        "[1;2Aabc",
    ]


def test_a_terminal_that_marked_a_paste_is_believed() -> None:
    splitter = PasteSplitter(bursts=True)
    assert list(splitter.feed(f"{BEGINNING}one{END}")) == [f"{BEGINNING}{END}"]
    assert list(splitter.settle()) == [Pasted("one")]
    assert list(splitter.feed("typed ahead, and quickly")) == ["typed ahead, and quickly"]
