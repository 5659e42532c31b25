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
