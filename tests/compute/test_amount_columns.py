from __future__ import annotations

from loyalty_desktop.compute.amount_columns import amount_columns, only_amount_column
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.survey import survey
from tests.compute.money import AMOUNT, MARGIN, SPEND, VISITS, of_answers, small_survey
from tests.surveys import APPAREL, TOYAMA, survey_of


def test_the_only_column_of_a_role_is_taken() -> None:
    read = small_survey()
    for role, key in (("spend", SPEND), ("frequency", VISITS)):
        column = only_amount_column(read, role)  # type: ignore[arg-type]
        assert column is not None
        assert column.key == key


def test_of_several_columns_the_user_has_to_choose() -> None:
    assert only_amount_column(survey_of(TOYAMA), "spend") is None
    assert len(amount_columns(survey_of(TOYAMA), "spend")) == 5


def test_a_column_that_adds_up_comes_before_ranges_and_categories() -> None:
    read = survey_of(APPAREL)
    assert len(read.with_role("frequency")) == 3
    column = only_amount_column(read, "frequency")
    assert column is not None
    assert column.heading == "年間購入回数"


def test_no_column_of_the_role_is_none() -> None:
    read = of_answers([(at % 11, 100 * at) for at in range(60)]).survey
    assert only_amount_column(read, "frequency") is None
    both = amount_columns(read, "spend")
    assert {column.key for column in both} == {AMOUNT, MARGIN}
    unused = read.reading.with_correction(Correction(MARGIN, role="unused"))
    column = only_amount_column(survey(read.workbook, unused), "spend")
    assert column is not None
    assert column.key == AMOUNT
