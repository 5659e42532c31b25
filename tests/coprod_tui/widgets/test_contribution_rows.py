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


def test_words_to_an_earlier_wording_say_so_once_for_all_that_stand_together() -> None:
    earlier, first, now = row(asked=BEFORE), row(asked="What works?"), row()
    assert lines(earlier)[1] == f"to “{BEFORE}”"
    assert lines(earlier, now)[1] == f"to “{BEFORE}”"
    assert len(lines(earlier, earlier)) == 1
    assert lines(first, earlier)[1] == "to “What works?”"
    assert lines(now, earlier)[1] == "to the wording now"
    assert len(lines(now, row(asked=BEFORE, question=2))) == 1
