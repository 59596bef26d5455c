from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.sheet_choice import choose_sheet, same_headings
from loyalty_desktop.survey.tables import Rows, answer_rows
from tests.survey.making import cells, sheet_of

HEADINGS: list[Cell] = ["No", "性別", "満足度"]
ANSWERS: list[list[Cell]] = [[n, "女性" if n % 2 else "男性", 1 + n % 5] for n in range(1, 21)]
RAW: list[list[Cell]] = [HEADINGS, *ANSWERS]
GT: list[list[Cell]] = [
    ["[TABLE001]"],
    ["SEX", "性別"],
    ["単一回答", "", "Ｎ", "％"],
    ["1", "男性", 15073, 50.2],
    ["2", "女性", 14927, 49.8],
    ["", "全体", 30000, 100],
]
PIVOT: list[list[Cell]] = [["Row Labels", "Count of NPS"], ["Promoter", 12], ["Passive", 3], ["Grand Total", 15]]


def book(*sheets: Sheet) -> Workbook:
    return Workbook(sheets, None, "survey.xlsx")


def _times(many: int, row: Callable[[int], list[Cell]]) -> list[list[Cell]]:
    return [row(n) for n in range(many)]


def rows_of(rows: list[list[Cell]]) -> Rows:
    sheet = sheet_of(rows)
    return answer_rows(sheet, find_heading_rows(sheet))


def left_out(rows: Rows) -> dict[str, int]:
    return {note.message.id: note.count for note in rows.notes if note.left_out}


def test_sheet_when_others_are_summaries() -> None:
    sheets = (sheet_of(PIVOT, "集計"), sheet_of(GT, "GT"), sheet_of(RAW, "回答"), sheet_of([["グラフ"]], "グラフ"))
    assert choose_sheet(book(*sheets), None).name == "回答"
    assert choose_sheet(book(*reversed(sheets)), None).name == "回答"


def test_sheet_when_one_has_more_answers() -> None:
    assert choose_sheet(book(sheet_of(RAW[:5], "試し"), sheet_of(RAW, "本番")), None).name == "本番"


def test_sheet_when_hidden() -> None:
    hidden, shown = sheet_of(RAW, "隠し", hidden=True), sheet_of(RAW[:4], "表示")
    assert choose_sheet(book(hidden, shown), None).name == "表示"
    assert choose_sheet(book(hidden), None).name == "隠し"  # nothing else is there


@pytest.mark.parametrize("asked", ["回答", "回 答", "ＡＢＣ", "abc"])
def test_sheet_when_named(asked: str) -> None:
    workbook = book(sheet_of(RAW, "本番"), sheet_of(RAW[:4], "回答" if "答" in asked else "ABC"))
    assert choose_sheet(workbook, asked).rows == 4


@pytest.mark.parametrize(
    ("sheets", "name", "what"),
    [
        ((GT, PIVOT), None, "only_summaries"),
        (([[None]],), None, "no_answers"),
        (([HEADINGS],), None, "no_answers"),
        ((RAW,), "四月", "sheet_missing"),
    ],
)
def test_sheet_when_there_is_none(sheets: tuple[list[list[Cell]], ...], name: str | None, what: str) -> None:
    workbook = book(*(sheet_of(rows, f"S{place}") for place, rows in enumerate(sheets)))
    with pytest.raises(NoAnswers) as caught:
        choose_sheet(workbook, name)
    assert caught.value.message.id == what


def test_rows_when_clean() -> None:
    rows = rows_of(RAW)
    assert (rows.first, rows.keep, rows.count, rows.notes) == (1, None, 20, ())


def test_rows_when_totals_and_notes_end_the_sheet() -> None:
    below: list[list[Cell]] = [["合計", None, 60], ["平均", None, 3.0], [], ["※無回答を除く"], ["n=20"], ["合計　20件"]]
    rows = rows_of([*RAW, *below])  # I30
    assert rows.count == 20
    assert left_out(rows) == {"rows_totals": 5, "rows_empty": 1}


def test_rows_when_headings_are_repeated() -> None:
    rows = rows_of([*RAW[:6], HEADINGS, *RAW[6:], [], []])  # I36
    assert rows.count == 20
    assert left_out(rows) == {"rows_repeated_headings": 1}  # empty rows at the end are nobody's


def test_rows_when_empty_between() -> None:
    rows = rows_of([HEADINGS, [], *ANSWERS[:3], [None, " ", ""], *ANSWERS[3:]])
    assert rows.count == 20
    assert left_out(rows) == {"rows_empty": 2}


def test_rows_when_an_answer_is_called_total() -> None:
    # Followed by words, or with everything answered, it is an answer.
    rows = rows_of([*RAW, ["平均", "女性", 4]])
    assert rows.count == 21
    written: list[list[Cell]] = [["感想", "年齢", "満足度"], *_times(20, lambda n: [f"感想{n}", 30, 4])]
    assert rows_of([*written[:5], ["合計", 40, 5], *written[5:]]).count == 21


STORES: list[list[Cell]] = [[f"{n:03}", f"2026/7/{n}", 5 + n % 5, 1 + n % 5, "はい"] for n in range(1, 13)]


@pytest.mark.parametrize(
    "label",
    [
        "A店 平均",
        "A店平均",
        "小計",
        "A店 小計",
        "合計（A店）",
        "総計",
        "Ginza Subtotal",
        "Average",
        "Grand total",
        "Store 1 - Total",
    ],
)
def test_rows_when_subtotals_stand_between(label: str) -> None:
    total: list[Cell] = [label, None, 7, 4, None]
    table: list[list[Cell]] = [["No", "回答日", "おすすめ度", "接客", "相談"], *STORES[:6], total, *STORES[6:], total]
    rows = rows_of(table)  # I30
    assert rows.count == 12
    assert left_out(rows) == {"rows_totals": 2}


def test_rows_when_means_fill_every_column() -> None:
    answers: list[list[Cell]] = [["A店", 5 + n % 5, 1 + n % 5] for n in range(12)]
    rows = rows_of([["店舗", "おすすめ度", "接客"], *answers[:6], ["A店 平均", 7.2, 3.9], *answers[6:]])
    assert (rows.count, left_out(rows)) == (12, {"rows_totals": 1})


def test_rows_when_a_brand_is_called_total() -> None:
    answers: list[list[Cell]] = [["Total" if n % 2 else "Shell", 5 + n % 5, 1 + n % 5, n % 4] for n in range(30)]
    skipped: list[Cell] = ["Total", 7, None, 2]
    rows = rows_of([["Brand", "Recommend", "Staff", "Visits"], *answers[:9], skipped, *answers[9:], ["Shell", 7, 3, 2]])
    assert (rows.count, rows.notes) == (32, ())


def test_rows_when_a_name_only_looks_like_a_total() -> None:
    named: Cell = "Totally"
    table: list[list[Cell]] = [
        ["No", "回答日", "おすすめ度", "接客", "相談"],
        *STORES,
        [named, None, 7, 4, None],
        STORES[0],
    ]
    assert rows_of(table).count == 14


def test_sheet_when_a_table_of_means_is_longer() -> None:
    means: list[list[Cell]] = [
        ["店舗", "回答数", "NPS", "接客", "価格"],
        *_times(60, lambda n: [f"店{n}", 20 + n, 12.5, 4.1, 3.9]),
    ]
    raw: list[list[Cell]] = [["No", "店舗", "NPS", "接客", "価格"], *_times(50, lambda n: [n, "店1", n % 11, 4, 3])]
    assert choose_sheet(book(sheet_of(means, "店舗別"), sheet_of(raw, "RAW")), None).name == "RAW"
    assert choose_sheet(book(sheet_of(means[:1] + [row[:] for row in means[1:]], "店舗別")), None).name == "店舗別"


def test_other_sheets_when_they_have_the_same_headings() -> None:
    months = [sheet_of(RAW[: 20 - n], f"{4 + n}月") for n in range(3)]
    workbook = book(*months, sheet_of(RAW, "控え", hidden=True), sheet_of([["別", "表"], [1, 2]], "他"))
    assert [(sheet.name, n) for sheet, n in same_headings(workbook, months[0])] == [("5月", 18), ("6月", 17)]
    assert same_headings(book(months[0]), months[0]) == ()


def test_counts_when_added_up() -> None:
    rows = rows_of([*RAW, [], ["合計", None, 60]])
    assert rows.count + sum(note.count for note in rows.notes) == 22


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (("Good", "Average", "Poor"), [["Average", 4, 5]]),
        (("良い", "平均", "悪い"), [["平均", 3, 4], ["平均", 4, 2]]),
        (("Good", "Good", "Poor"), [["Average", 4, 5]]),
    ],
)
def test_respondents_who_chose_average_stay(words: tuple[str, ...], last: list[list[Cell]]) -> None:
    answers: list[list[Cell]] = [[words[n % 3], 1 + n % 5, n % 7] for n in range(20)]
    rows = rows_of([["Quality", "Speed", "Recommend"], *answers, *last])
    assert (rows.count, left_out(rows)) == (20 + len(last), {})
    mean = rows_of([["Quality", "Speed", "Recommend"], *answers, *last, ["Average", 3.05, 4.2]])
    assert (mean.count, left_out(mean)) == (20 + len(last), {"rows_totals": 1})


def test_a_comment_that_begins_like_a_note_is_an_answer() -> None:
    head: list[Cell] = ["ご意見", "推奨度", "満足度"]
    answers: list[list[Cell]] = [[f"{n}階の売り場が見やすかったです", n % 11, 1 + n % 5] for n in range(12)]
    for last in ("※駐車場が狭いと思いました", "*parking was hard to find"):
        assert left_out(rows_of([head, *answers, [last, None, 3]])) == {}
        assert left_out(rows_of([head, *answers, [last, None, None]])) == {}
        assert left_out(rows_of([head, *answers, [], [last, None, None]]))["rows_totals"] == 1
    assert left_out(rows_of([*RAW, ["※無回答を除く", None, None]])) == {"rows_totals": 1}
    answered = ([f"2026/10/{n:02} 9:12:00", *rest] for n, *rest in ANSWERS)
    stamped: list[list[Cell]] = [["タイムスタンプ", "性別", "満足度"], *answered]
    assert left_out(rows_of([*stamped, ["※10月末で締め切りました", None, None]])) == {"rows_totals": 1}


def test_titles_of_parts_are_left_out() -> None:
    a, b = ANSWERS[:10], ANSWERS[10:]
    titled = rows_of([HEADINGS, ["【A店】"], *a, [], ["【B店】"], *b])
    assert (titled.count, left_out(titled)) == (20, {"rows_empty": 1, "rows_sections": 2})
    paper = rows_of([HEADINGS, *a, [], ["紙のアンケート回収分"], *b])
    assert (paper.count, left_out(paper)) == (20, {"rows_empty": 1, "rows_sections": 1})
    # who left all but one question unanswered is no title
    alone = rows_of([HEADINGS, *a, [], [None, "女性", None], *b, [21, None, None]])
    assert (alone.count, left_out(alone)) == (22, {"rows_empty": 1})


def test_a_first_respondent_in_place_of_headings_is_asked_about() -> None:
    people: list[list[Cell]] = [
        ["女性" if n % 2 else "男性", f"{2 + n % 3}0代", "満足" if n % 5 else "不満", 1 + n % 4] for n in range(30)
    ]
    rows = answer_rows(sheet_of([*people, people[0]]), (0,))
    assert rows.count == 30
    assert [(note.message.id, note.state) for note in rows.notes] == [("headings_answered", "asked")]
    assert answer_rows(sheet_of([*people, people[0]]), (0,), Reading(heading_rows=(1,))).notes == ()
    head: list[Cell] = ["性別", "年代", "接客", "おすすめ度"]
    repeated = answer_rows(sheet_of([head, *people, head, *people]), (0,))
    assert [note.message.id for note in repeated.notes] == ["rows_repeated_headings"]
    numbers: list[Cell] = ["回答日", 1, 2, 3, 4]
    numbered = [numbers, *_times(20, lambda n: [f"4/{n + 1}", n % 5, n % 4, 1 + n % 5, n % 6])]
    assert answer_rows(sheet_of(numbered), (0,)).notes == ()
    boxes: list[Cell] = ["温泉", "売店", "食堂"]
    ticked = [boxes, *_times(10, lambda n: ["温泉", None, "食堂"] if n % 2 else [None, "売店", None])]
    assert answer_rows(sheet_of(ticked), (0,)).notes == ()


TYPES: list[Cell] = [None, "単一回答", "複数回答", "単一回答"]
WORDED: dict[str, list[list[Cell]]] = {
    "types": [["No", "接客", "利用したもの", "性別"], TYPES],
    "whole": [["No", "全体", "構成比", "推奨度"]],
    "percent": [["N", "%", "推奨度", "満足度"]],
}


@pytest.mark.parametrize("name", WORDED)
def test_headings_with_words_of_tables_do_not_make_a_summary(name: str) -> None:
    answers: dict[str, Callable[[int], list[Cell]]] = {
        "types": lambda n: [n + 1, 1 + n % 5, "温泉" if n % 3 else "売店", "女性" if n % 2 else "男性"],
        "whole": lambda n: [f"A{n + 1001}", 1 + n % 5, 5 - n % 4, n % 11],
        "percent": lambda n: [n + 1, 40 + n * 7 % 60, n % 7, 1 + n % 5],
    }
    rows = [*WORDED[name], *_times(18, answers[name])]
    assert choose_sheet(book(sheet_of(rows, "回答")), None).rows == len(rows)


def test_figures_below_the_answers_are_no_respondents_whatever_they_are_called() -> None:
    below: list[list[Cell]] = [["平均", None, 3.2], ["満足率", None, 0.4], ["最大", None, 5], ["回答数", None, 20]]
    assert left_out(rows_of([*RAW, *below])) == {"rows_totals": 4}
    english: list[list[Cell]] = [["ID", "Store", "Staff"], *_times(20, lambda n: [n, "Leeds", 1 + n % 5])]
    assert left_out(rows_of([*english, ["Top-2 box", None, 0.51]])) == {"rows_totals": 1}


@pytest.mark.parametrize("name", ["Max", "Base", "n", "最大"])
def test_a_respondent_of_such_a_name_stays(name: str) -> None:
    head: list[Cell] = ["Name", "Staff", "Recommend"]
    named = [head, *_times(20, lambda n: [f"Name {chr(65 + n)}", 1 + n % 5, n % 7]), cells(name, 5, 6)]
    mean: list[Cell] = ["Average", 3.05, 4.2]
    for below in ([], [mean]):
        rows = rows_of([*named, *below])
        assert rows.count == 21


def test_totals_with_decimal_commas_are_no_answers() -> None:
    rows: list[list[Cell]] = [
        ["Kunde", "Personal", "Preis", "Note"],
        *(cells(f"K{n}", 1 + n % 5, 1 + n % 3, n % 11) for n in range(30)),
    ]
    totals: list[list[Cell]] = [["Mittelwert", "3,42", "1.234,56", "7,1"], ["Gesamt", "98,5 %", "3,2", "-0,5"]]
    found = rows_of([*rows, *totals])
    assert (found.count, left_out(found)) == (30, {"rows_totals": 2})
    between = rows_of([*rows[:15], cells("合計", "3,42", "2,10", "7,1"), *rows[15:]])
    assert (between.count, left_out(between)) == (30, {"rows_totals": 1})


@pytest.mark.parametrize("before", [0, 1, 3])
def test_rows_left_out_are_named_where_they_begin(before: int) -> None:
    rows: list[list[Cell]] = [*RAW, [], ["合計", None, 60]]
    found = rows_of([[*[None] * before, *row] for row in rows])
    (note,) = [note for note in found.notes if note.rule == "rows_totals"]
    assert note.cells == (f"{'ABCD'[before]}{len(rows)}",)
