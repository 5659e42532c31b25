from server.exports.report.measures import formula_blocks, measure_blocks
from server.projections.measures.view import MeasureView

UNTOLD = MeasureView("V3", "Spread", ("Too few to tell.",), "G* = …", "It is blind.", is_told=False)


def test_measures_that_tell_nothing_are_one_line_without_formulas() -> None:
    assert list(measure_blocks("Figures", "A mirror.", [UNTOLD])) == [
        "## Figures",
        "A mirror.",
        "Too little to tell: “Spread”.",
    ]
    assert list(formula_blocks([UNTOLD])) == []
    assert list(measure_blocks("Figures", "A mirror.", [])) == []


def test_where_all_measures_tell_something_none_is_said_to_tell_too_little() -> None:
    told = MeasureView("V3", "Spread", ("A few voices carry more.",), "G* = …", "It is blind.")
    assert list(measure_blocks("Figures", "A mirror.", [told]))[-3:] == [
        "### Spread",
        "- A few voices carry more.",
        "What it cannot see: It is blind.",
    ]
    assert list(formula_blocks([told])) == ["## How the figures are worked out", "- Spread: G\\* = …."]
