"""What plain mode says of how a question is worded."""

import pytest

from tests.coprod_tui.plain.conftest import Script


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("check What helps?", ["It reads as open"]),
        ("check Do you like the minibus?", ["Asks for yes or no; try: What is the minibus like for you?"]),
        ("check Do you use the bus?", ["Asks for yes or no; try: What is it like when…"]),
        (
            "check Is it damp, and who tells the stakeholders?",
            [
                "Asks two things at once; try: Is it damp?",
                "Asks for yes or no; try: What is it like…",
                "Jargon “stakeholders”: people this affects; try: Is it damp, and who tells the people this affects?",
            ],
        ),
        ("check Buses", ["Nothing to say: it may be open, or no question in English"]),
        ("check", ["It is written: check WORDS. Nothing was changed."]),
    ],
)
async def test_advice_is_said_a_line_each(script: Script, line: str, answer: list[str]) -> None:
    script.start()
    assert await script.type(line) == answer
    assert script.room.replica.state.asked == ()
