from __future__ import annotations

import pytest

from loyalty_desktop.report.document.model import Column, Unit
from loyalty_desktop.report.workbook.number_formats import axis_format, literal, number_format


@pytest.mark.parametrize(
    ("unit", "digits", "found"),
    [
        ("count", 0, '#,##0;"−"#,##0'),
        ("share", 0, '0%;"−"0%'),
        ("share", 1, '0.0%;"−"0.0%'),
        ("score", 0, '+0;"−"0;0'),
        ("points", 1, '+0.0;"−"0.0;0.0'),
        ("share_points", 0, '+0%;"−"0%;0%'),
        ("p", 3, '[<0.0005]"<.001";[>=0.9995]0;.000'),
        ("number", 2, '#,##0.00;"−"#,##0.00'),
    ],
)
def test_each_unit_has_its_format(unit: Unit, digits: int, found: str) -> None:
    assert number_format(Column("", unit, digits=digits)) == found


def test_money_has_its_currency_as_words() -> None:
    assert number_format(Column("", "amount", before="¥")) == '"¥"#,##0;"−""¥"#,##0'
    assert number_format(Column("", "amount", after="円")) == '#,##0"円";"−"#,##0"円"'


def test_a_score_that_rounds_to_nothing_has_no_sign() -> None:
    score = Column("", "score")
    assert number_format(score, -0.4) == "0;0;0"
    assert number_format(score, -0.5) == '+0;"−"0;0'
    assert number_format(Column("", "share_points"), -0.004) == "0%;0%;0%"
    assert number_format(Column("", "points", digits=1), -0.4) == '+0.0;"−"0.0;0.0'


def test_marks_and_tags_stand_before_the_figure_in_every_section() -> None:
    assert number_format(Column("", "score"), 5.0, "▲ ref.") == '"▲ ref."" "+0;"▲ ref."" ""−"0;"▲ ref."" "0'
    assert number_format(Column("", "share"), 0.5, "▼") == '"▼"" "0%;"▼"" ""−"0%'


def test_words_of_a_format_are_no_commands() -> None:
    assert literal('a"b;[Red]') == '"a"\\""b;[Red]"'
    assert literal("a\x00\nb") == '"a b"'
    assert len(literal("x" * 300)) < 30
    assert literal("") == ""


def test_axes_have_formats() -> None:
    assert axis_format("share") == "0%"
    assert axis_format("share", 1) == "0.0%"
    assert axis_format("score") == '+0;"−"0;0'
    assert axis_format("amount") == "#,##0"
    assert axis_format("number", 1) == "#,##0.0"


def test_no_format_is_longer_than_excel_takes() -> None:
    hostile = Column("", "amount", before='"' * 50, after='"' * 50)
    assert number_format(hostile, 1.0, '"' * 50) == '#,##0;"−"#,##0'
    assert len(number_format(Column("", "amount", before="リラ通貨単位" * 9, after="円"), 1.0, "▲ 参考")) <= 255
