"""One column looked at closely: what may be corrected, its direction, the columns that are read alike."""

from __future__ import annotations

from loyalty_desktop.journey import corrections
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.column_detail import ColumnDetail, Direction, alike_columns, column_detail
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey import making
from tests.surveys import APPAREL, TOYAMA, survey_of

FOOD = ColumnKey("満足度（食べ物・料理）")


def detail_of(read: Survey, key: ColumnKey) -> ColumnDetail:
    column = read.column(key)
    assert column is not None
    return column_detail(read, column, Measure())


def again(read: Survey, reading: Reading) -> Survey:
    return survey(read.workbook, reading, read)


def test_detail_when_a_driver_is_rated() -> None:
    made = detail_of(survey_of(TOYAMA), FOOD)

    assert (made.kind, made.points, made.can_code, made.can_tell_yes) == ("words", 5, True, False)
    assert made.direction == Direction("大いに満足", "大いに不満", 1, 5, reversed=False)
    assert len(made.alike) == 5  # four other drivers and the trip as a whole
    assert made.unlike == ()


def test_direction_when_the_scale_is_turned_round() -> None:
    before = survey_of(TOYAMA)
    read = again(before, corrections.set_reversed(before.reading, [FOOD], True))
    made = detail_of(read, FOOD)

    assert made.direction == Direction("大いに不満", "大いに満足", 1, 5, reversed=True)
    assert next(row.value for row in made.values if row.meaning == "top2") == "大いに不満"


def test_direction_when_answers_are_numbers() -> None:
    assert detail_of(survey_of(TOYAMA), ColumnKey("おすすめ度")).direction == Direction(
        "10", "0", 0, 10, reversed=False
    )


def test_alike_when_one_of_them_is_read_otherwise() -> None:
    """A turned scale is another scale, yet it was asked like its neighbours: those are what it may be applied to."""
    before = survey_of(TOYAMA)
    read = again(before, corrections.set_reversed(before.reading, [FOOD], True))
    made = detail_of(read, FOOD)

    assert made.alike == detail_of(before, FOOD).alike
    assert made.unlike == made.alike


def test_unlike_when_the_correction_was_applied() -> None:
    before = survey_of(TOYAMA)
    alike = detail_of(before, FOOD).alike
    read = again(before, corrections.set_reversed(before.reading, [FOOD, *alike], True))

    assert detail_of(read, FOOD).unlike == ()


def test_alike_when_only_the_role_was_corrected() -> None:
    before = survey_of(TOYAMA)
    read = again(before, corrections.set_role(before.reading, [FOOD], "segment"))

    assert detail_of(read, FOOD).unlike == ()  # a role is no way to read answers


def test_alike_when_answers_are_words_of_their_own() -> None:
    read = survey_of(TOYAMA)
    column = making.column(read, "自由意見")

    assert alike_columns(read, column) == ()


def test_can_code_when_answers_on_no_scale_are_to_be_rated() -> None:
    before = survey_of(APPAREL)
    key = ColumnKey("サイト・アプリの利用頻度")
    assert not detail_of(before, key).can_code

    assert detail_of(again(before, corrections.set_role(before.reading, [key], "driver")), key).can_code


def test_can_tell_yes_when_it_is_an_experience() -> None:
    before = survey_of(APPAREL)
    key = ColumnKey("性別")
    assert not detail_of(before, key).can_tell_yes

    assert detail_of(again(before, corrections.set_role(before.reading, [key], "experience")), key).can_tell_yes
