"""Codes of no answer among amounts (INPUTS.md I44): never summed without a question, and one press settles it."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, of_columns

SPENT: list[Cell] = [3100 + 1371 * n for n in range(54)]


def read(heading: str, answers: list[Cell]) -> Survey:
    return of_columns({"No": list(range(len(answers))), heading: answers, "NPS": [n % 11 for n in range(len(answers))]})


def codes(survey: Survey) -> dict[str, int]:
    asked = [note for note in survey.notes if note.message.id == "amount_code_asked"]
    assert all(note.state == "asked" for note in asked)
    return {str(dict(note.message.args)["code"]): note.count for note in asked}


@pytest.mark.parametrize(
    ("heading", "answers", "found"),
    [
        ("購入金額", [*SPENT, 99999, 99999, 99999, -9, -9, -9], {"99999": 3, "-9": 3}),
        ("年齢", [*[20 + n for n in range(50)], *[999] * 4, *[99] * 6], {"999": 4, "99": 6}),
        ("Visits last year", [1, 2, 3, 5, 88, 99] * 10, {"88": 10, "99": 10}),
        ("Age", [18 + n for n in range(82)] + [99, 98], {}),
        ("Spend", [*SPENT, -120, -9, -3400, 99999, 0, 7], {}),
        ("Spend", [*SPENT, 1, 2, 3, 4, 5, 6], {}),
    ],
)
def test_codes_among_amounts(heading: str, answers: list[Cell], found: dict[str, int]) -> None:
    assert codes(read(heading, answers)) == found


def test_code_when_it_is_no_answer() -> None:
    before = read("購入金額", [*SPENT, 99999, 99999, 99999])
    (note,) = [one for one in before.notes if one.message.id == "amount_code_asked"]
    after = survey(before.workbook, value_choices(note, before)[-1].reading)
    assert codes(after) == {}
    at = column(after, "購入金額").distinct.texts.index("99999")
    assert column(after, "購入金額").scale.reasons[at] == "blank"
    assert before.reading == Reading()


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("年間購入金額", ["なし", "0円", "1,200円", "3,400円", "12,000円"]),
        ("購入金額（円）", ["なし", 0, 1200, 3400, 5600]),
        ("来店回数", ["なし", "1回", "2回", "3回", "10回"]),
        ("Spend", ["none", "$0", "$25", "$40", "$80"]),
        ("Number of visits", ["Never", 1, 2, 5, 9]),
    ],
)
def test_nothing_among_amounts_is_asked_about_and_counts_as_zero_in_one_step(heading: str, answers: list[Cell]) -> None:
    read = of_columns({"No": list(range(60)), heading: answers * 12})
    assert read.columns[1].role in {"spend", "frequency"}
    (asked,) = (note for note in read.notes if note.message.id == "nothing_asked")
    assert asked.count == 12
    zero, *others = value_choices(asked, read)
    counted = survey(read.workbook, zero.reading, read)
    column = counted.columns[1]
    codes = dict(zip(column.distinct.texts, column.scale.codes.tolist(), strict=True))
    assert codes[str(answers[0])] == 0
    assert codes[str(answers[1])] == read.columns[1].scale.codes[column.distinct.texts.index(str(answers[1]))]
    assert not {"nothing_asked", "answers_no_amount", "amounts_used"} & {note.message.id for note in counted.notes}
    missing = survey(read.workbook, others[-1].reading, read)
    assert "nothing_asked" not in {note.message.id for note in missing.notes}


def test_nothing_that_tells_people_apart_is_no_amount() -> None:
    read = of_columns({"No": list(range(60)), "同居のペット": ["なし", "犬", "猫"] * 20})
    assert "nothing_asked" not in {note.message.id for note in read.notes}
