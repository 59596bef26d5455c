"""The table of answers: what each counts as, in which order, how the same answer typed otherwise is put together."""

from __future__ import annotations

from collections.abc import Sequence

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.value_rows import MOST_VALUES, ValueRow, value_rows
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey import making
from tests.surveys import APPAREL, TOYAMA, survey_of

SERVICE = "【選ぶ】の満足度 [店舗接客]"


def rows_of(read: Survey, heading: str, measure: Measure | None = None) -> tuple[ValueRow, ...]:
    return value_rows(making.column(read, heading), measure or Measure())[0]


def test_rows_when_a_driver_is_rated() -> None:
    """Counts of apparel_ja.xlsx, column I, as its description has them."""
    rows = rows_of(survey_of(APPAREL), SERVICE)

    assert [(row.value, row.code, row.meaning, row.reason, row.count) for row in rows] == [
        ("とても満足", 5, "top2", None, 273),
        ("やや満足", 4, "top2", None, 366),
        ("どちらとも", 3, "", None, 223),
        ("やや不満", 2, "", None, 101),
        ("とても不満", 1, "", None, 49),
        ("利用していない", None, "left_out", "not_used", 218),
        ("", None, "left_out", "blank", 29),
    ]


def test_rows_when_compared_with_the_figures() -> None:
    read = survey_of(TOYAMA)
    journey = suggest_journey(read)
    results = analyze(Counter(read), journey)

    for driver in results.drivers:
        assert driver.driver.column is not None
        column = read.column(driver.driver.column)
        assert column is not None
        rows, _more = value_rows(column, journey.measure)
        assert sum(row.count for row in rows if row.meaning == "top2") == driver.top2
        assert sum(row.count for row in rows if row.reason is None) == driver.head.n


def test_classes_when_it_is_the_loyalty_question() -> None:
    read = survey_of(TOYAMA)
    measure = suggest_journey(read).measure
    meanings = {row.value: row.meaning for row in rows_of(read, "おすすめ度", measure)}

    assert (meanings["10"], meanings["9"], meanings["8"], meanings["7"], meanings["6"], meanings["0"]) == (
        *("positive", "positive", "passive", "passive"),
        *("negative", "negative"),
    )


def test_classes_when_the_measure_ends_earlier() -> None:
    read = survey_of(TOYAMA)
    measure = Measure(ColumnKey("おすすめ度"), "nps", 0, 9, 5, 8)
    meanings = {row.value: row.meaning for row in rows_of(read, "おすすめ度", measure)}

    assert (meanings["10"], meanings["9"]) == ("beyond", "positive")


def test_rows_when_the_same_number_is_typed_in_several_ways() -> None:
    answers: list[Cell] = [*["10"] * 6, "１０", 10, 9, 8, "9", *range(11)]
    columns: dict[str, Sequence[Cell]] = {"No": list(range(len(answers))), "友人に勧めたいですか（0～10）": answers}
    rows = rows_of(making.of_columns(columns), "友人に勧めたいですか（0～10）")

    assert (rows[0].value, rows[0].count) == ("10", 9)
    assert [row.code for row in rows] == list(range(10, -1, -1))


def test_rows_when_the_user_leaves_a_value_out() -> None:
    read = making.of_columns(
        {"No": list(range(30)), "満足度 [店]": ["満足", "不満", "普通"] * 10},
        Correction(ColumnKey("満足度 [店]"), missing=(("普通", "refused"),)),
    )
    row = next(row for row in rows_of(read, "満足度 [店]") if row.value == "普通")

    assert (row.meaning, row.reason, row.by_user) == ("left_out", "refused", True)
    assert not any(row.by_user for row in rows_of(survey_of(APPAREL), SERVICE))


def test_told_when_a_number_is_written_otherwise() -> None:
    read = making.of_columns(
        {"No": list(range(30)), "購入金額（円）": ["1,000", "99,999", "2500"] * 10},
        Correction(ColumnKey("購入金額（円）"), missing=(("99999", "dont_know"),)),
    )
    row = next(row for row in rows_of(read, "購入金額（円）") if row.reason is not None)

    assert (row.value, row.by_user) == ("99,999", True)


def test_rows_when_yes_and_no() -> None:
    rows = rows_of(survey_of(APPAREL), "「支払い」で経験したこと [決済エラーが出た]")

    assert [(row.value, row.meaning, row.count) for row in rows] == [
        ("あり", "yes", 74),
        ("なし", "no", 1164),
        ("", "left_out", 21),
    ]


def test_rows_when_several_answers_are_in_one_cell() -> None:
    rows = rows_of(survey_of(APPAREL), "利用したチャネル（複数選択可）")

    assert [(row.value, row.meaning, row.count) for row in rows][:2] == [
        ("公式サイト", "option", 1133),
        ("アプリ", "option", 1021),
    ]
    assert rows[-1].reason == "blank"


def test_rows_when_ranges_have_an_order() -> None:
    values = [row.value for row in rows_of(survey_of(APPAREL), "年代")]

    assert values == ["20代以下", "30代", "40代", "50代", "60代", "70代以上"]


def test_more_when_there_are_many_values() -> None:
    rows, more = value_rows(making.column(survey_of(APPAREL), "会員番号"), Measure())

    assert len(rows) == MOST_VALUES
    assert len(rows) + more == 1256  # distinct member numbers in the sheet, two members having answered twice or more
    assert rows[0].count >= rows[-1].count
