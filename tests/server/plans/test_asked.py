"""What counts as asked, what is only proposed, and what is neither."""

import time

import pytest

from server.plans.asked import find_asked, sentences

MOST_SECONDS = 2.0


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Ask Dr. Mei, e.g. at 2.5 hours. What helps? And then...", 3),
        ("She said „Was hilft?“ and left. 何が助けになりますか？はい。", 3),
        ("J. K. came at 10 a.m. and asked.", 1),
        ("Say “Stop. Look. What now?” to them.", 1),
        ("No end", 1),
        ("Wait … what then?", 1),
        ("It is 3.5.", 1),
    ],
)
def test_a_sentence_ends_where_it_ends(paragraph: str, found: int) -> None:
    all_ = list(sentences(paragraph))
    assert len(all_) == found
    assert "".join("".join(all_).split()) == "".join(paragraph.split())


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("What helps you, e.g. on a bad day?", "What helps you, e.g. on a bad day?"),
        ("Ask each person: what did Dr. Mei say in 2.5 hours?", "What did Dr. Mei say in 2.5 hours?"),
        ('Ask "What helps?" and wait.', "What helps?"),
        ("Frage: „Was hilft Ihnen?“", "Was hilft Ihnen?"),
        ("Demandez « Qu’est-ce qui aide ? » à chacun.", "Qu’est-ce qui aide ?"),
        ("「何が助けになりますか？」", "何が助けになりますか？"),
        ("Ask: ما الذي يساعد؟", "ما الذي يساعد؟"),
        ("Ground it: “if all went well, what would this be like?”", "If all went well, what would this be like?"),
        ("Wrap-up: what will you take home?", "What will you take home?"),
        ("What should we avoid?", "What should we avoid?"),
    ],
)
def test_a_question_put_to_the_room_is_asked_whole(paragraph: str, question: str) -> None:
    asked = find_asked([paragraph])
    assert asked.questions == (question,)
    assert not asked.proposals


@pytest.mark.parametrize(
    "paragraph",
    [
        'Never ask "Who is to blame?" here.',
        "Do not ask: who is to blame?",
        "Do not ask who is to blame?",
        "Go on rather than asking: why did you not?",
        "Ask nobody. It is quiet.",
        'Say "all is well" to them.',
    ],
)
def test_what_must_not_be_asked_is_neither_asked_nor_proposed(paragraph: str) -> None:
    assert find_asked([paragraph]) == find_asked([])


@pytest.mark.parametrize(
    ("paragraph", "proposed"),
    [
        ('If somebody doubts ("is this the right problem?"), stay.', ["Is this the right problem?"]),
        (
            "Ask each person: where is a gap between what they see and hear?",
            ["Where is a gap between what they see and hear?"],
        ),
        ("For each argument, test it: does leaving it harm us?", ["Does leaving it harm us?"]),
        ("They wondered «what now?» for a while.", ["What now?"]),
        (
            "Ask what people saw, and keep to it: what stood out, how it began — what is the deeper issue.",
            ["What people saw?", "What stood out?", "How it began?", "What is the deeper issue?"],
        ),
        ("Ask what now.", []),
        (
            "Invite each person to say how they arrive and what would make this time well spent.",
            ["How they arrive?", "What would make this time well spent?"],
        ),
    ],
)
def test_what_is_unsure_is_proposed_with_its_sentence(paragraph: str, proposed: list[str]) -> None:
    asked = find_asked([paragraph])
    assert not asked.questions
    assert [one.question for one in asked.proposals] == proposed
    assert all(one.sentence == paragraph for one in asked.proposals)


def test_what_is_asked_somewhere_is_not_proposed_elsewhere() -> None:
    asked = find_asked(["What now?", "If unsure (“what now?”), wait.", "What now?"])
    assert asked.questions == ("What now?",)
    assert not asked.proposals


@pytest.mark.parametrize("part", ["A. ", '"Why?" ', "ask ", '"why?" and '])
def test_text_without_an_end_takes_no_time(part: str) -> None:
    began = time.process_time()
    find_asked([part * (100_000 // len(part))])
    assert time.process_time() - began < MOST_SECONDS
