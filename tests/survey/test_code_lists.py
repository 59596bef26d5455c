"""Plain lists of codes: a line for the question, and below it a line for each of its codes (INPUTS.md I18, I19)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, column, sheet_of

Rows = list[list[Cell]]

DATA: Rows = [["ID", "SEX", "SAT"], *(cells(n, 1 + n % 2, 1 + n % 5) for n in range(30))]
STEPS = ("とても不満", "不満", "普通", "満足", "とても満足")
STEPS_EN = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")


def listed(first: tuple[Cell, ...], second: tuple[Cell, ...], labels: tuple[str, ...], steps: tuple[str, ...]) -> Rows:
    below: list[Rows] = [[cells("", n, text) for n, text in enumerate(words, 1)] for words in (labels, steps)]
    return [[*first], *below[0], [*second], *below[1]]


JAPANESE = listed(("SEX", "SA", "性別"), ("SAT", "SA", "総合満足度"), ("男性", "女性"), STEPS)
LISTS: dict[str, Rows] = {
    "kind before text": JAPANESE,
    "text before kind": listed(("SEX", "性別", "SA"), ("SAT", "総合満足度", "SA"), ("男性", "女性"), STEPS),
    "no kind": listed(("SEX", "性別"), ("SAT", "総合満足度"), ("男性", "女性"), STEPS),
    "under headings": [["変数", "形式", "内容"], *JAPANESE],
    "with a number": [*JAPANESE, ["ID", "NU", "番号"]],
    "English": listed(("SEX", "SA", "Gender"), ("SAT", "SA", "Overall satisfaction"), ("Male", "Female"), STEPS_EN),
}


def beside(rows: Rows) -> Survey:
    """Read the list as a sheet of the same workbook."""
    return survey(Workbook((sheet_of(DATA, "data"), sheet_of(rows, "コード表"))))


def in_a_file(rows: Rows) -> Survey:
    """Read the list as a questionnaire of its own."""
    other = Workbook((sheet_of(rows, "codes"),), file_name="codes.csv")
    return survey(Workbook((sheet_of(DATA),), file_name="a.csv", beside=(other,)), Reading(questionnaire="codes.csv"))


@pytest.mark.parametrize("where", [beside, in_a_file])
@pytest.mark.parametrize("name", LISTS)
def test_codes_get_their_words(name: str, where: Callable[[Rows], Survey]) -> None:
    read = where(LISTS[name])
    english = name == "English"
    sex, rated = column(read, "SEX"), column(read, "SAT")
    assert (sex.title, sex.role) == ("Gender" if english else "性別", "segment")
    assert set(sex.distinct.texts) >= ({"Male", "Female"} if english else {"男性", "女性"})
    assert (rated.role, rated.scale.kind, rated.scale.reversed) == ("overall_satisfaction", "numbered", False)
    assert {"code_book"} == {note.message.id for note in read.notes if note.message.id.startswith("code_book")}


@pytest.mark.parametrize("where", [beside, in_a_file])
def test_labels_are_not_claimed_where_there_are_none(where: Callable[[Rows], Survey]) -> None:
    texts: Rows = [["SEX", "性別"], ["SAT", "総合満足度"]]
    read = where(texts)
    assert column(read, "SEX").title == "性別"
    (told,) = [note for note in read.notes if note.message.id.startswith("code_book")]
    assert (told.message.id, told.count) == ("code_book_texts", 2)
    refused = survey(read.workbook, read.reading.switched(told.rule, applies=False, usual=True))
    assert column(refused, "SEX").title == "SEX"


@pytest.mark.parametrize("where", [beside, in_a_file])
def test_labels_for_some_columns_are_not_claimed_for_all(where: Callable[[Rows], Survey]) -> None:
    some: Rows = [["SEX", "性別", 1, "男性"], [None, None, 2, "女性"], ["SAT", "総合満足度", None, None]]
    (told,) = [note for note in where(some).notes if note.message.id.startswith("code_book")]
    assert (told.message.id, told.count) == ("code_book_some", 2)
    assert (dict(told.message.args)["labelled"], dict(told.message.args)["bare"]) == (1, 1)


@pytest.mark.parametrize("where", [beside, in_a_file])
def test_texts_are_not_claimed_where_there_are_only_labels(where: Callable[[Rows], Survey]) -> None:
    labels: Rows = [
        ["Variable", "Code", "Label"],
        ["SEX", 1, "男性"],
        [None, 2, "女性"],
        ["SAT", 1, "不満"],
        [None, 2, "満足"],
    ]
    (told,) = [note for note in where(labels).notes if note.message.id.startswith("code_book")]
    assert (told.message.id, told.count) == ("code_book_labels", 2)


@pytest.mark.parametrize("text", ["おすすめ度（0〜10）", "総合満足度（5段階）", "年齢", "来店回数"])
def test_numbers_that_need_no_labels_are_not_missed(text: str) -> None:
    some: Rows = [["SEX", "性別", 1, "男性"], [None, None, 2, "女性"], ["SAT", text, None, None]]
    (told,) = [note for note in in_a_file(some).notes if note.message.id.startswith("code_book")]
    assert told.message.id == "code_book"
