"""A questionnaire as it is printed tells what codes mean, line by line."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.code_tables import read_code_table
from loyalty_desktop.survey.column_wordings import CodeBook, is_known, knows
from loyalty_desktop.survey.questionnaires import read_questionnaire
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import raw_column, sheet_of

SATISFIED = ("とても不満", "不満", "どちらともいえない", "満足", "とても満足")


def test_questionnaire_line_by_line() -> None:
    lines = [
        "MAC | Q1 ご同居の方（いくつでも）", "□ 1. 1人暮らし", "□ 2. 配偶者",
        "MTS | Q2", "利用の頻度", "項目リスト", "Q2S1 1. 平日の朝食", "Q2S2 2. 休日の朝食",
        "選択肢リスト", "○ 1. 週に5日以上", "○ 2. 週に1日",
        "FAS | Q3 理由をお書きください",
    ]  # fmt: skip
    found = {one.name: one for one in read_questionnaire(sheet_of([[line] for line in lines]))}
    assert (found["Q1"].text, found["Q1"].asked) == ("ご同居の方", "multi")
    assert found["Q1"].labels == (("1", "1人暮らし"), ("2", "配偶者"))
    assert (found["Q2S2"].text, found["Q2S2"].group, found["Q2S2"].asked) == ("休日の朝食", "利用の頻度", "single")
    assert found["Q2S2"].labels == (("1", "週に5日以上"), ("2", "週に1日"))
    assert found["Q3"].asked == "text"


def questions_of(rows: list[list[Cell]], *names: str) -> CodeBook:
    sheet = sheet_of(rows)
    known = knows(names)
    table = read_code_table(sheet, lambda text: is_known(text, known))
    return CodeBook(table or read_questionnaire(sheet))


def test_options_in_full_width_stand_on_lines_of_their_own() -> None:
    rows: list[list[Cell]] = [["Ｑ１", "性別"], [None, "１．男性"], [None, "２．女性"], ["Ｑ２－１", "接客の満足度"]]
    rows += [[None, f"{'１２３４５'[at]}．{word}"] for at, word in enumerate(SATISFIED)]
    book = questions_of(rows, "Q1", "Q2_1")
    one, two = (book.of(name, raw_column([name, 1, 2])) for name in ("Q1", "Q2_1"))
    assert one is not None
    assert two is not None
    assert (one.text, dict(one.labels)) == ("性別", {"1": "男性", "2": "女性"})
    assert [label for _code, label in two.labels] == list(SATISFIED)


@pytest.mark.parametrize(
    ("data", "book"),
    [("q_1", "問1"), ("Q1", "設問１"), ("問1", "Q1"), ("Q01"[:1] + "1", "Question 1"), ("問１", "q-1")],
)
def test_a_question_has_one_number_whatever_it_is_called(data: str, book: str) -> None:
    rows: list[list[Cell]] = [
        ["設問", "設問文", "コード", "ラベル"],
        [book, "性別", 1, "男性"],
        [None, None, 2, "女性"],
    ]
    found = questions_of(rows, data).of(data, raw_column([data, 1, 2]))
    assert found is not None
    assert (found.text, len(found.labels)) == ("性別", 2)
    assert questions_of(rows, "Q11").of("Q11", raw_column(["Q11", 1])) is None


def test_a_sheet_of_paper_with_all_options_on_one_line() -> None:
    lines = [
        "問1　あなたの性別をお答えください。",
        "1. 男性　　2. 女性",
        "問2　次の項目について、満足していますか。",
        "　(1) 接客",
        "　(2) 価格",
    ]
    lines += ["1. とても満足  2. 満足  3. どちらともいえない  4. 不満  5. とても不満"]
    rows: list[list[Cell]] = [[line] for line in lines]
    book = CodeBook(read_questionnaire(sheet_of(rows)))
    sex, price = (book.of(name, raw_column([name, 1, 2])) for name in ("問1", "問2(2)"))
    assert sex is not None
    assert price is not None
    assert dict(sex.labels) == {"1": "男性", "2": "女性"}
    assert (price.text, dict(price.labels)["5"]) == ("価格", "とても不満")
