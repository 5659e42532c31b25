from coprod_tui.widgets.said_back import said_back_lines
from server.projections.say_back import NearlyRow, SayBackView

LINES = (NearlyRow("Ama", "For those\nwho get up"), NearlyRow(None, "Not in winter"))
VIEW = SayBackView("Mornings matter most to those who live alone.", 3, 2, 1, LINES)


def test_a_sentence_stands_with_its_answers_and_what_is_nearly_so() -> None:
    assert [line.plain for line in said_back_lines(VIEW, 60)] == [
        "“Mornings matter most to those who live alone.”",
        "Yes, that is it 3 · Nearly 2 · Not mine 1",
        "Nearly, Ama: For those who get up",
        "Nearly, Not in winter",
    ]


def test_it_fits_where_there_is_little_room_and_takes_none_without_a_sentence() -> None:
    assert all(len(line.plain) <= 20 for line in said_back_lines(VIEW, 20))
    assert said_back_lines(None, 20) == said_back_lines(VIEW, 0) == []


def test_where_two_lines_are_all_there_is_what_is_nearly_so_stands_beside_the_counts() -> None:
    assert [line.plain for line in said_back_lines(VIEW, 60, 2)] == [
        "“Mornings matter most to those who live alone.”",
        "Yes 3 · Nearly 2 · Not mine 1  Nearly, Ama: For those … (+1)",
    ]
    assert [line.plain for line in said_back_lines(VIEW, 30, 4)][2:] == [
        "Nearly, Ama: For those who ge…",
        "Nearly, Not in winter",
    ]
    assert [line.plain for line in said_back_lines(VIEW, 30, 3)][1:] == [
        "Yes, that is it 3 · Nearly 2 …",
        "Nearly, Ama: For those w… (+1)",
    ]
    assert [len(said_back_lines(VIEW, 40, height)) for height in range(6)] == [0, 1, 2, 3, 4, 5]
    assert all(len(line.plain) <= width for width in (9, 20, 33, 40) for line in said_back_lines(VIEW, width, 2))
