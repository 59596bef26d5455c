from __future__ import annotations

import re

import pytest

from loyalty_desktop.report.workbook import formulas as made

ALLOWED = {
    "IF",
    "MIN",
    "MAX",
    "SQRT",
    "NORMSDIST",
    "ABS",
    "COUNT",
    "AVERAGE",
    "COUNTIFS",
    "SUMIFS",
    "SUMPRODUCT",
    "EXP",
    "LN",
}


def test_conditions_are_written_as_excel_reads_them() -> None:
    assert made.criterion("=", 3.0) == "3"
    assert made.criterion(">=", -9990.0) == '">=-9990"'
    assert made.criterion("<", 2.5) == '"<2.5"'
    assert made.written_number(0.1) == "0.1"


def test_counts_and_sums_name_each_area_with_its_condition() -> None:
    tests = [("A!$B$2:$B$9", "3"), ("A!$C$2:$C$9", '">=4"')]
    assert made.count_if(tests) == 'COUNTIFS(A!$B$2:$B$9,3,A!$C$2:$C$9,">=4")'
    assert made.count_if(tests, "A!$D$2:$D$9") == 'SUMIFS(A!$D$2:$D$9,A!$B$2:$B$9,3,A!$C$2:$C$9,">=4")'


def test_a_figure_on_too_small_a_base_is_no_figure() -> None:
    assert made.shown_if(["C5"], "F!$B$9", "1") == 'IF(C5<F!$B$9,"",1)'
    assert made.shown_if(["C5", "D5"], "F!$B$9", "1") == 'IF(MIN(C5,D5)<F!$B$9,"",1)'


def test_unweighted_everybody_counts_in_full() -> None:
    assert made.effective("C5", "", "") == "C5"
    assert made.effective("C5", "W", "S") == "IF(S=0,0,W*W/S)"


@pytest.mark.parametrize(
    "formula",
    [
        made.score_end("p", "d", "m", "v", "z", upper=True),
        made.share_end("p", "n", "z", upper=False),
        made.difference_end(made.Compared("a", "b", "c"), made.Compared("d", "e", "f"), "z", upper=False),
        made.difference_p(made.Compared("a", "b", "c"), made.Compared("d", "e", "f")),
        made.share_difference_end(("a", "b", "c"), ("d", "e", "f"), upper=True),
        made.share_difference_p("a", "n", "b", "m"),
        made.mean(["A1", "A2"]),
        made.part("a", "b"),
        made.logit_end("r", "e", "z", upper=False),
        made.sales_error("n", "r", "o", "s", "t"),
        made.products([("A!$B$2:$B$9", "3")], ["A!$C$2:$C$9"]),
    ],
)
def test_functions_are_known_everywhere_and_brackets_close(formula: str) -> None:
    assert set(re.findall(r"([A-Z][A-Z.]+)\(", formula)) <= ALLOWED
    depth = 0
    for sign in formula:
        depth += (sign == "(") - (sign == ")")
        assert depth >= 0
    assert depth == 0


def test_a_small_p_stays_a_number() -> None:
    # 2·(1 − Φ(z)) would be 0 from z = 8.3 on; the lower tail is not (METHOD 1.3)
    assert made.difference_p(made.Compared("a", "b", "c"), made.Compared("d", "e", "f")).startswith("2*NORMSDIST(-ABS(")
