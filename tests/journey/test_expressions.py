"""HEADER=VALUE: which columns are meant, where the text is split, and what is refused."""

from __future__ import annotations

import pytest

from loyalty_desktop.errors import UsageError
from loyalty_desktop.journey.expressions import (
    Told,
    called,
    corrected,
    filters_of,
    named_columns,
    split_expression,
    values_of,
)
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from

HEADINGS = ["Q7", "Q7A", "Q7B*C", "a=b", "a", "[x] (y)", "満足度 (必須)", "", "重複", "重複"]
SURVEY = survey_from([HEADINGS, *[[at % 5 + 1] * len(HEADINGS) for at in range(40)]])


def names(header: str) -> list[str]:
    return [column.heading for column in named_columns(SURVEY, header)]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Q7", ["Q7"]),
        ("Q7*", ["Q7", "Q7A", "Q7B*C"]),
        ("Q7?", ["Q7A"]),
        ("Q7B*C", ["Q7B*C"]),
        ("[x] (y)", ["[x] (y)"]),
        ("[x]*", ["[x] (y)"]),
        ("Q.*", []),
        ("満足度 (必須)", ["満足度"]),
        ("[H]", [""]),
        ("[b]", ["Q7A"]),
        ("[Z]", []),
        (" ", []),
        ("重複", ["重複", "重複"]),
        ("", []),
    ],
)
def test_exact_headings_come_before_wildcards_and_nothing_else_is_wild(header: str, found: list[str]) -> None:
    assert names(header) == found


@pytest.mark.parametrize(
    ("text", "column", "rest"), [("a=b=1", "a", "b=1"), (r"a\=b=1", "a=b", "1"), ("Q7A=x=y", "Q7A", "x=y")]
)
def test_the_text_is_split_at_the_first_equals_sign_whose_left_side_is_a_heading(
    text: str, column: str, rest: str
) -> None:
    columns, after = split_expression(SURVEY, text)
    assert [one.heading for one in columns] == [column]
    assert after == rest


def test_backslashes_take_the_meaning_from_commas_colons_and_equals_signs() -> None:
    assert values_of(r"1\,000円,2:x,a\=b") == ("1,000円", "2:x", "a=b")
    reading = corrected(SURVEY, Told(missing=(r"Q7=a\:b:refused,6:not_used", "Q7=6:blank")))
    assert reading.correction(ColumnKey("Q7")).missing == (("a:b", "refused"), ("6", "blank"))


def test_later_words_about_a_column_win_and_earlier_ones_about_other_things_stay() -> None:
    reading = corrected(SURVEY, Told(roles=("Q7*=driver", "Q7A=unused"), reverse=("Q7?",), yes=("Q7=5,4",)))
    assert reading.correction(ColumnKey("Q7")).role == "driver"
    assert reading.correction(ColumnKey("Q7")).yes == ("5", "4")
    assert reading.correction(ColumnKey("Q7A")).role == "unused"
    assert reading.correction(ColumnKey("Q7A")).reversed is True
    assert reading.correction(ColumnKey("Q7B*C")).reversed is None


def test_filters_name_one_column_and_its_answers() -> None:
    assert filters_of(SURVEY, Told(filters=("Q7A=1,2",))) == (Filter(ColumnKey("Q7A"), ("1", "2")),)


@pytest.mark.parametrize(
    "told",
    [
        Told(roles=("nobody=driver",)),
        Told(roles=("Q7",)),
        Told(roles=("Q7=king",)),
        Told(missing=("Q7=6",)),
        Told(missing=("Q7=6:because",)),
        Told(loyalty="Q7*"),
        Told(reverse=("Q9",)),
        Told(yes=("Q9=1",)),
        Told(yes=("Q7=",)),
        Told(missing=("Q7=",)),
        Told(missing=("Q7= :blank",)),
        Told(loyalty="重複"),
    ],
)
def test_what_cannot_be_understood_is_refused(told: Told) -> None:
    with pytest.raises(UsageError):
        corrected(SURVEY, told)


@pytest.mark.parametrize("text", ["Q7*=1", "重複=1", "Q7=", "Q7= , "])
def test_a_filter_over_several_columns_or_without_a_value_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        filters_of(SURVEY, Told(filters=(text,)))


def test_spaces_around_roles_and_reasons_do_not_matter() -> None:
    reading = corrected(SURVEY, Told(roles=("Q7= driver ",), missing=("Q7A= 1 : not_used , 2:blank",)))
    assert reading.correction(ColumnKey("Q7")).role == "driver"
    assert reading.correction(ColumnKey("Q7A")).missing == (("1", "not_used"), ("2", "blank"))


def test_a_column_without_heading_is_called_by_its_letter() -> None:
    assert [called(column) for column in SURVEY.columns[6:8]] == ["満足度", "[H]"]
