from msgspec.structs import replace

from coprod_tui.widgets.contribution_rows import columns, height, render_row
from server.domain.commands import Channel, Consent, ContributionKind
from server.projections.contributions.index import ContributionRow

ACROSS = columns(60, 12, airy=False)
BEFORE = "What works here?"


def row(
    *,
    kind: ContributionKind = "answer",
    channel: Channel = "phone",
    consent: Consent = "notes",
    label: str | None = "Ama",
    late: bool = False,
    question: int = 1,
    hands: int | None = None,
    asked: str | None = None,
) -> ContributionRow:
    return ContributionRow("c1", 3, label, "Tea.", kind, channel, consent, late, False, question, hands, (), asked)


def lines(shown: ContributionRow, above: ContributionRow | None = None) -> list[str]:
    found = [text.plain.strip() for text in render_row(shown, ACROSS, above, selected=False)]
    assert len(found) == height(shown, ACROSS, above)
    return found


def test_marks_stand_beneath_the_words() -> None:
    assert len(lines(row())) == 1
    assert lines(row(kind="unsure"))[1] == "? not sure"
    assert lines(row(late=True, consent="room"))[1] == "late · in this room only"
    assert lines(row(label=None))[0].startswith("3 no name")
    assert lines(row(channel="hands", hands=12))[1] == "×12 hands"


def test_what_words_answer_stands_below_them_and_what_became_of_them_last() -> None:
    challenge = replace(
        row(kind="challenge", late=True),
        to=12,
        value="That it is calm.",
        me_too=3,
        builds=2,
        challenges=1,
        themes=("A", "B"),
    )
    assert lines(challenge) == [
        "3 Ama          What I value here: That it is calm.",
        "What I would test: Tea.",
        "late · ⚑ challenges 12",
        "♥ 3 · ↳ 2 · ⚑ 1 · ◇ A · ◇ B",
    ]
    assert lines(replace(challenge, late=False, beside="Person 3"))[2] == "⚑ challenges 12, with Person 3 beside"
    assert lines(replace(row(kind="build"), to=2, to_gone=True))[1:] == ["↳ builds on 2, taken back"]
    assert lines(replace(row(), me_too=1))[1:] == ["♥ 1"]


def test_a_long_value_is_wrapped_and_whole() -> None:
    value = "That everybody at the table had time to say what they needed to, twice."
    first, *others = lines(replace(row(kind="challenge"), to=1, value=value))
    shown = [first.removeprefix("3 Ama").strip(), *others[:-2]]
    assert " ".join(shown) == f"What I value here: {value}"
    assert len(shown) > 1


def test_words_that_are_held_back_say_by_whom() -> None:
    held = replace(row(), held="It may hurt somebody.")
    assert lines(held)[1] == "held back: It may hurt somebody."
    assert lines(replace(held, held_by="Bea"))[1] == "held back by Bea: It may hurt somebody."


def test_a_mark_stands_beside_the_number() -> None:
    first = render_row(row(), ACROSS, selected=True, marked=True)[0].plain
    assert first.startswith("▌ 3●Ama")
    assert len(first) == len(render_row(row(), ACROSS, selected=True)[0].plain)


def test_words_to_an_earlier_wording_say_so_once_for_all_that_stand_together() -> None:
    earlier, first, now = row(asked=BEFORE), row(asked="What works?"), row()
    assert lines(earlier)[1] == f"to “{BEFORE}”"
    assert lines(earlier, now)[1] == f"to “{BEFORE}”"
    assert len(lines(earlier, earlier)) == 1
    assert lines(first, earlier)[1] == "to “What works?”"
    assert lines(now, earlier)[1] == "to the wording now"
    assert len(lines(now, row(asked=BEFORE, question=2))) == 1
