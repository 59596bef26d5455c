from __future__ import annotations

from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.code_books import are_only_codes
from loyalty_desktop.survey.code_tables import pairs_in, read_code_table
from loyalty_desktop.survey.column_wordings import CodeBook, code_key, is_known, knows
from loyalty_desktop.survey.meanings import understood, unknown_codes
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from loyalty_desktop.survey.wording import Wording
from loyalty_desktop.survey.written_code_books import read_written
from tests.survey.making import cells, column, distinct_of, raw_column, sheet_of

N = 30
FIVE = tuple(zip("12345", ("とても満足", "満足", "どちらともいえない", "不満", "とても不満"), strict=True))


def again(*cells: Cell) -> list[Cell]:
    return list(islice(cycle(cells), N))


def worded(answers: list[Cell], wording: Wording, heading: str = "Q1", *corrections: Correction) -> Survey:
    rows: list[list[Cell]] = [["ID", heading], *([f"A{n:03}", answer] for n, answer in enumerate(answers))]
    book = Workbook((sheet_of(rows),), file_name="a.sav", code_book=(wording,))
    return survey(book, Reading(corrections=corrections))


def codes_of(read: Survey, heading: str = "Q1") -> dict[str, float | str]:
    one = column(read, heading)
    pairs = zip(one.distinct.typed_texts, one.scale.codes.tolist(), one.scale.reasons, one.distinct.counts, strict=True)
    return {text: reason or code for text, code, reason, n in pairs if n}


def test_labels_say_which_end_of_the_scale_is_good() -> None:
    read = worded(again(1, 2, 3, 4, 5), Wording("Q1", "接客の満足度", labels=FIVE))
    one = column(read, "Q1")
    assert (one.title, one.role, one.scale.kind, one.scale.reversed) == ("接客の満足度", "driver", "numbered", True)
    assert codes_of(read) == {"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}
    rising = tuple(zip("54321", (label for _code, label in FIVE), strict=True))
    assert not column(worded(again(1, 2, 5), Wording("Q1", labels=rising)), "Q1").scale.reversed


def test_a_step_that_nobody_chose_is_a_step_all_the_same() -> None:
    read = worded(again(1, 2, 3), Wording("Q1", "接客の満足度", labels=FIVE))
    assert column(read, "Q1").scale.points == 5
    assert codes_of(read) == {"1": 5, "2": 4, "3": 3}


def test_a_scale_of_which_only_the_ends_have_words() -> None:
    ends = (("0", "まったくすすめたくない"), ("10", "ぜひすすめたい"))
    read = worded(again(0, 3, 6, 8, 9, 10), Wording("Q1", "友人にすすめたいですか", labels=ends))
    one = column(read, "Q1")
    assert (one.role, one.scale.kind, one.scale.unsure) == ("loyalty", "zero_to_ten", False)
    assert codes_of(read) == {"0": 0, "3": 3, "6": 6, "8": 8, "9": 9, "10": 10}


def test_a_code_behind_a_scale_of_which_only_the_ends_have_words() -> None:
    ends = (("5", "Outstanding"), ("1", "Unacceptable"), ("6", "Have never used it"), ("0", "Blank"))
    read = worded(again(1, 2, 3, 4, 5, 6, 0), Wording("Q1", "Satisfaction with the restaurants", labels=ends))
    assert column(read, "Q1").scale.points == 5
    assert codes_of(read) == {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": "not_used", "0": "blank"}


def test_labels_that_are_numbers_take_the_place_of_their_codes() -> None:
    points = tuple((str(n + 1), f"{n}点") for n in range(11))
    read = worded(again(1, 4, 7, 9, 10, 11), Wording("Q1", "友人にすすめたいですか", labels=points))
    assert column(read, "Q1").scale.kind == "zero_to_ten"
    assert codes_of(read) == {"1": 0, "4": 3, "7": 6, "9": 8, "10": 9, "11": 10}


@pytest.mark.parametrize(
    ("labels", "answers", "kind", "expected"),
    [
        ({"1": "はい", "2": "いいえ"}, (1, 2), "yes_no", {"1": 1, "2": 0}),
        ({"1": "Yes", "2": "No", "9": "Don't know"}, (1, 2, 9), "yes_no", {"1": 1, "2": 0, "9": "dont_know"}),
        ({"0": "非選択", "1": "選択"}, (0, 1), "yes_no", {"0": 0, "1": 1}),
        ({"1": "男性", "2": "女性"}, (1, 2), "category", {"1": 2, "2": 1}),
        ({"1": "20〜29歳", "2": "30〜39歳"}, (1, 2), "bands", {"1": 1, "2": 2}),
        ({"10": "不満", "20": "普通", "30": "満足"}, (10, 20, 30), "words", {"10": 1, "20": 2, "30": 3}),
        ({"1": "Poor", "2": "Fair", "3": "Good", "4": "Excellent"}, (1, 2, 4), "numbered", {"1": 1, "2": 2, "4": 4}),
    ],
)
def test_labels_give_meaning(
    labels: dict[str, str], answers: tuple[int, ...], kind: str, expected: dict[str, float | str]
) -> None:
    read = worded(again(*answers), Wording("Q1", "質問", labels=tuple(labels.items())))
    assert column(read, "Q1").scale.kind == kind
    assert codes_of(read) == expected


def test_codes_that_the_code_book_calls_no_answers() -> None:
    wording = Wording("Q1", "接客の満足度", labels=FIVE, missing=(("8", "refused"), ("99", "blank")))
    assert codes_of(worded(again(1, 5, 8, 99), wording)) == {"1": 5, "5": 1, "8": "refused", "99": "blank"}
    only = Wording("Q1", "年齢", missing=(("999", "refused"),))
    assert codes_of(worded(again(25, 31, 48, 999), only))["999"] == "refused"


def test_codes_without_words_stay_numbers_and_are_told() -> None:
    read = worded(again(1, 2, 7), Wording("Q1", "性別", labels=(("1", "男性"), ("2", "女性"))))
    assert set(column(read, "Q1").distinct.texts) >= {"男性", "女性", "7"}
    (unknown,) = [note for note in read.notes if note.message.id == "codes_unknown"]
    assert (unknown.count, unknown.columns) == (10, (ColumnKey("Q1"),))


def test_an_option_of_many_is_a_group_and_no_comment() -> None:
    labels = tuple((str(n), f"{n}番目の県") for n in range(1, 48))
    one = column(worded(again(*range(1, 31)), Wording("Q1", "お住まいの都道府県", labels=labels)), "Q1")
    assert (one.role, one.scale.kind) == ("segment", "category")


def test_corrections_know_codes_and_words() -> None:
    wording = Wording("Q1", "チャットを使いましたか", labels=(("1", "使った"), ("2", "知らない")))
    for told in ("1", "使った"):
        read = worded(again(1, 2), wording, "Q1", Correction(ColumnKey("Q1"), yes=(told,)))
        assert codes_of(read) == {"1": 1, "2": 0}
    for told in ("2", "知らない"):
        correction = Correction(ColumnKey("Q1"), missing=((told, "dont_know"),))
        assert codes_of(worded(again(1, 2), wording, "Q1", correction))["2"] == "dont_know"


def test_the_key_of_a_column_stays_its_heading() -> None:
    assert column(worded(again(1, 2), Wording("Q1", "性別")), "Q1").key == ColumnKey("Q1")


def test_several_codes_in_one_cell() -> None:
    wording = Wording(
        "Q1", "使ったもの", labels=(("1", "電話"), ("2", "チャット, メール"), ("3", "店舗")), asked="multi"
    )
    read = worded(again("1,3", "2", "1&2&3", "3"), wording)
    assert {one.text for one in column(read, "Q1").scale.options} == {"電話", "チャット, メール", "店舗"}


def test_numbers_are_compared_as_numbers() -> None:
    assert code_key("01") == code_key("1.0") == code_key("1") == "1"
    assert code_key("A1") == "a1"
    assert code_key("1000001") != code_key("1000002"), "postal codes have seven digits"
    distinct = understood(distinct_of(["1", 1, 1.0, "１"]), Wording("Q1", labels=(("01", "男性"), ("2", "女性"))))
    assert set(distinct.texts) == {"男性"}
    assert distinct.typed == ("1", 1, 1.0, "１")
    assert unknown_codes(distinct) == 0


def read_table(rows: list[list[Cell]], *headings: str) -> dict[str, tuple[str, dict[str, str]]]:
    names = knows(headings)
    found = read_code_table(sheet_of(rows), lambda text: is_known(text, names))
    return {one.name: (one.text, dict(one.labels)) for one in found}


SEX = {"1": "男性", "2": "女性"}


@pytest.mark.parametrize(
    "rows",
    [
        [["変数", "コード", "ラベル"], ["SEX", 1, "男性"], ["SEX", 2, "女性"], ["Q1", 1, "はい"], ["Q1", 2, "いいえ"]],
        [
            ["変数", "質問文", "選択肢番号", "選択肢"],
            ["SEX", "性別", 1, "男性"],
            [None, None, 2, "女性"],
            ["Q1", "利用", 1, "はい"],
            [None, None, 2, "いいえ"],
        ],
        [["設問", "設問文", "選択肢1", "選択肢2"], ["SEX", "性別", "男性", "女性"], ["Q1", "利用", "はい", "いいえ"]],
        [["番号", "内容"], ["SEX", "性別"], [1, "男性"], [2, "女性"], ["Q1", "利用"], [1, "はい"], [2, "いいえ"]],
        [
            ["No", "変数名", "設問文", "タイプ", "選択肢"],
            [1, "SEX", "性別", "SA", "1=男性; 2=女性"],
            [2, "Q1", "利用", "SA", "1=はい; 2=いいえ"],
        ],
        [["コード表"], [], ["列", "意味", "値"], ["SEX", "性別", "1:男性\n2:女性"], ["Q1", "利用", "1:はい\n2:いいえ"]],
    ],
)
def test_code_table_in_many_shapes(rows: list[list[Cell]]) -> None:
    found = read_table(rows, "ID", "SEX", "Q1")
    assert found["SEX"][1] == SEX
    assert found["Q1"][1] == {"1": "はい", "2": "いいえ"}
    assert found["SEX"][0] in {"", "性別"}


def test_table_of_answers_is_no_code_table() -> None:
    assert read_table([["ID", "SEX", "Q1"], *(cells(f"A{n}", n % 2, n % 5) for n in range(9))], "Q7", "Q8") == {}


def test_code_book_written_as_plain_text() -> None:
    lines = [
        "Customer survey 2017",
        "SEX        Gender of the respondent",
        "           1   Male",
        "           2   Female",
        "",
        "Q1         How satisfied were you with",
        "           the rooms?",
        "Q2         1  Yes",
        "           2  No",
        "NPS        How likely are you to recommend us?",
        "           10 – EXTREMELY LIKELY",
        "           9",
        "           0 – NOT AT ALL LIKELY",
        "           11 - Blank",
        "Note       1  not a column of this file",
    ]
    names = knows(["ID", "SEX", "Q1", "Q2", "NPS"])
    found = read_written(sheet_of([[line] for line in lines]), lambda text: is_known(text, names))
    assert {one.name: (one.text, one.labels) for one in found} == {
        "SEX": ("Gender of the respondent", (("1", "Male"), ("2", "Female"))),
        "Q1": ("How satisfied were you with", ()),
        "Q2": ("", (("1", "Yes"), ("2", "No"))),
        "NPS": (
            "How likely are you to recommend us?",
            (("10", "EXTREMELY LIKELY"), ("0", "NOT AT ALL LIKELY"), ("11", "Blank")),
        ),
    }


@pytest.mark.parametrize(
    ("cell", "pairs"),
    [
        ("1: A / 2: B", (("1", "A"), ("2", "B"))),
        ("1=はい；2=いいえ", (("1", "はい"), ("2", "いいえ"))),
        ("1.男性 2.女性", (("1", "男性"), ("2", "女性"))),
        ("（1）1000円/月 （2）2000円/月", (("1", "1000円/月"), ("2", "2000円/月"))),
        ("1: 10 / 20 の間", ()),
        ("2026/4/1", ()),
        ("自由記述", ()),
    ],
)
def test_pairs_in_one_cell(cell: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert pairs_in(cell) == pairs


def test_columns_of_a_question_by_their_names() -> None:
    book = CodeBook(
        [
            Wording("Q1", "使ったもの", labels=(("1", "電話"), ("12", "店舗")), asked="multi"),
            Wording("Q2", "満足度", labels=FIVE),
        ]
    )
    marks = raw_column([1, 0, None])

    def of(heading: str) -> tuple[str, str, str] | None:
        found = book.of(heading, marks)
        return None if found is None else (found.group, found.text, found.asked)

    assert of("Q1_1") == of("q1c1") == of("Q1-01") == ("使ったもの", "電話", "multi")
    assert of("Q1_12") == ("使ったもの", "店舗", "multi")
    assert of("Q1_12FA") == ("使ったもの", "店舗 (FA)", "text")
    assert of("Q2. 接客の満足度") == ("", "満足度", "")
    assert of("Q12") is None  # Q1 also begins Q12 (I35)
    assert of("Q3") is None


def test_codes_only_is_asked_about_and_words_are_not() -> None:
    codes = [raw_column([name, *again(1, 2, 3)]) for name in ("Q1", "Q2S1", "Q2S2")]
    assert are_only_codes(["Q1", "Q2S1", "Q2S2"], codes)
    assert not are_only_codes(["性別", "接客の満足度", "Q1"], codes)
    spoken = [raw_column([name, *again("はい", "いいえ", "その他", "電話", "不明")]) for name in ("Q1", "Q2", "Q3")]
    assert not are_only_codes(["Q1", "Q2", "Q3"], spoken)


PANEL: list[list[Cell]] = [
    ["ID", "Q1", "Q2", "Q3"],
    *(cells(f"A{n}", 1 + n % 2, 1 + n % 5, 1 + n % 3) for n in range(20)),
]
BOOK: list[list[Cell]] = [
    ["変数", "設問文", "コード", "ラベル"],
    ["Q1", "性別", 1, "男性"],
    [None, None, 2, "女性"],
    ["Q2", "満足度", 1, "満足"],
    [None, None, 2, "不満"],
]


def test_a_questionnaire_in_a_second_file() -> None:
    second = Workbook((sheet_of(BOOK, "Sheet1"),), file_name="調査票.xlsx")
    first = Workbook((sheet_of(PANEL),), file_name="a.csv", beside=(second,))
    assert "codes_only" in {note.message.id for note in survey(first).notes}
    read = survey(first, Reading(questionnaire="調査票.xlsx"))
    assert (column(read, "Q1").title, column(read, "Q1").role) == ("性別", "segment")
    (told,) = [note for note in read.notes if note.message.id == "code_book"]
    assert dict(told.message.args) == {"source": "調査票.xlsx", "columns": 2}
    assert "codes_only" not in {note.message.id for note in read.notes}


def test_a_questionnaire_that_is_gone_or_of_another_survey() -> None:
    other = Workbook((sheet_of([["a", "b"], ["x", "y"]]),), file_name="別.xlsx")
    first = Workbook((sheet_of(PANEL),), beside=(other,))
    for name, said in (("別.xlsx", "questionnaire_unfit"), ("無い.xlsx", "questionnaire_missing")):
        asked = [note.message.id for note in survey(first, Reading(questionnaire=name)).notes if note.state == "asked"]
        assert said in asked


def test_the_sheet_of_codes_can_be_named_and_refused() -> None:
    book = Workbook((sheet_of(PANEL, "data"), sheet_of(BOOK, "Sheet2"), sheet_of([["メモ"]], "memo")))
    asked = survey(book)  # its name says nothing: it is asked about
    assert column(asked, "Q1").title == "Q1"
    (offer,) = [note for note in asked.notes if note.message.id == "code_book_perhaps"]
    assert (offer.state, offer.rule) == ("asked", "code_book_perhaps")
    refused = survey(book, asked.reading.switched(offer.rule, applies=False, usual=True))
    assert column(refused, "Q1").title == "Q1"
    assert [one.state for one in refused.notes if one.rule == offer.rule] == ["offered"]  # and asked no more
    assert column(survey(book, asked.reading.switched(offer.rule, applies=True, usual=False)), "Q1").title == "性別"
    assert column(survey(book, Reading(code_sheet="Sheet2")), "Q1").title == "性別"
    named = Workbook((sheet_of(PANEL, "data"), sheet_of(BOOK, "コード表")))
    assert column(survey(named), "Q1").title == "性別"
    assert column(survey(book, Reading(code_sheet="")), "Q1").title == "Q1"
    assert column(survey(named, Reading(kept=("code_book",))), "Q1").title == "Q1"


def test_targets_are_no_code_book() -> None:
    answers: list[list[Cell]] = [["No", "接客", "価格"], *(cells(n, 1 + n % 5, 5 - n % 5) for n in range(20))]
    targets: list[list[Cell]] = [["項目", "値", "内容"]]
    for name in ("接客", "価格"):
        targets += [[name, 4, "2025目標"], [name, 5, "2026目標"]]
    read = survey(Workbook((sheet_of(answers, "回答"), sheet_of(targets, "目標"))))
    assert not [note for note in read.notes if note.message.id.startswith("code_book")]
    assert set(column(read, "接客").distinct.texts) >= {"4", "5"}
    assert column(read, "接客").role == "driver"


@pytest.mark.parametrize(
    "rows",
    [
        [["設問", "まとめ"], ["接客の満足度", "前回より上がった"], ["品揃えの満足度", "横ばい"]],
        [["設問", "評価", "人数"], ["接客の満足度", 1, 120], [None, 2, 80], ["品揃えの満足度", 1, 90], [None, 2, 110]],
        [["設問", "平均"], ["接客の満足度", 4.2], ["品揃えの満足度", 3.9]],
    ],
)
def test_notes_about_questions_are_no_code_book(rows: list[list[Cell]]) -> None:
    answers: list[list[Cell]] = [
        ["No", "接客の満足度", "品揃えの満足度"],
        *(cells(n, 1 + n % 2, 2 - n % 2) for n in range(20)),
    ]
    read = survey(Workbook((sheet_of(answers, "回答"), sheet_of(rows, "まとめ"))))
    assert [one.title for one in read.columns] == ["No", "接客の満足度", "品揃えの満足度"]
    assert "code_book" not in {note.message.id for note in read.notes}
