"""Surveys of codes: with a code sheet, a questionnaire, a code table below, and with nothing (I18, I19, I25)."""

from __future__ import annotations

from itertools import cycle, islice

from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 24
Cells = list[object]


def again(*cells: object) -> Cells:
    return list(islice(cycle(cells), N))


def rows_of(columns: dict[str, Cells]) -> list[Cells]:
    return [list(columns), *map(list, zip(*columns.values(), strict=True))]


PANEL = rows_of(
    {
        "SAMPLEID": [10_000 + n for n in range(N)],
        "ANSWERDATE": [f"2026/04/{1 + n % 28:02} 10:{n:02}:00" for n in range(N)],
        "SEX": again(1, 2, 2),
        "AGEID": again(1, 2, 3, 4),
        "Q1_1": again(1, 0, 0, 1),
        "Q1_2": again(0, 1, 0, 1),
        "Q1_3": again(0, 0, 1, 0),
        "Q1_3FA": again("", "", "祖母と同居"),
        "Q2S1": again(1, 2, 3, 4, 5, 2),
        "Q2S2": again(2, 2, 3, 1, 5, 6),
        "Q3": again(11, 10, 9, 8, 6, 1, 7, 11),
    }
)
"""As research agencies hand raw data over: question codes and numbers, 1 being the best answer (I18)."""

POINTS: Cells = [
    f"○ {n + 1}. {n}点{'（まったくすすめたくない）' if n == 0 else '（ぜひすすめたい）' if n == 10 else ''}"
    for n in range(11)
]
QUESTIONNAIRE: list[Cells] = [
    ["日常の買い物についての調査"],
    [],
    ["SAR", "SEX", "あなたの性別をお知らせください。"],
    ["MAC", "Q1", "ご同居の方をすべてお知らせください。"],
    ["□", "1.", "1人暮らし"],
    ["□", "2.", "配偶者"],
    ["□", "3.", "その他"],
    ["MTS", "Q2", "次の各項目について、どの程度満足していますか。"],
    ["項目リスト"],
    ["Q2S1", "1.", "店員の対応"],
    ["Q2S2", "2.", "品揃え"],
    ["選択肢リスト"],
    ["○", "1.", "とても満足"],
    ["○", "2.", "満足"],
    ["○", "3.", "どちらともいえない"],
    ["○", "4.", "不満"],
    ["○", "5.", "とても不満"],
    ["○", "6.", "利用していない"],
    ["SAR", "Q3", "この店を友人や知人にすすめたいと思いますか。"],
    *([line] for line in POINTS),
]


def check_panel(survey: Survey) -> None:
    found = {one.heading: one for one in survey.columns}
    assert found["Q2S1"].title == "次の各項目について、どの程度満足していますか。 / 店員の対応"
    assert found["Q2S1"].role == "driver"
    assert found["Q2S1"].scale.reversed
    assert codes(survey, "Q2S1") == {
        "1: とても満足": 5,
        "2: 満足": 4,
        "3: どちらともいえない": 3,
        "4: 不満": 2,
        "5: とても不満": 1,
    }
    assert codes(survey, "Q2S2")["利用していない"] == "not_used"
    assert found["Q2S2"].scale.high == 5
    assert (found["Q3"].role, found["Q3"].scale.kind) == ("loyalty", "zero_to_ten")
    assert codes(survey, "Q3")["10: (ぜひすすめたい)"] == 10
    assert codes(survey, "Q3")["0: (まったくすすめたくない)"] == 0
    assert [(found[name].role, found[name].own) for name in ("Q1_1", "Q1_2", "Q1_3")] == [
        ("experience", "1人暮らし"),
        ("experience", "配偶者"),
        ("experience", "その他"),
    ]
    assert found["Q1_1"].group == "ご同居の方をすべてお知らせください。"
    assert found["Q1_3FA"].role == "comment"
    assert said(survey)["code_book_some"] == 8  # SEX has a text and no labels


def check_bare(survey: Survey) -> None:
    asked = [note.message.id for note in survey.notes if note.state == "asked"]
    assert "codes_only" in asked


def check_without(survey: Survey) -> None:
    """One step takes the words away again, and the codes are what they are."""
    assert survey.column(ColumnKey("Q2S1")).title == "Q2S1"  # type: ignore[union-attr]
    offered = {note.message.id: note.state for note in survey.notes}
    assert offered["code_book_some"] == "offered"


FREEASY = rows_of(
    {
        "NO": list(range(1, N + 1)),
        "Q-001": again(1, 2, 3),
        "Q-002": again("1,3", "2", "1,2,3", "3"),
        "Q-003": again(5, 4, 3, 2, 1),
        "Q-004_FA": again("", "駅から近いので通いやすい", "店員がていねいでした"),
        "回答日時": [f"2026/04/{1 + n % 28:02} 10:{n:02}:00" for n in range(N)],
    }
)
FREEASY_CODES: list[Cells] = [
    ["質問対応表"],
    ["番号", "条件", "内容", "区分"],
    ["Q-001", "必須回答", "あなたの年代性別を教えてください。", "S/A"],
    [1, "", "男性20代", ""],
    [2, "", "男性30代", ""],
    [3, "", "女性20代", ""],
    ["Q-002", "必須回答", "利用したサービスを教えてください。", "M/A"],
    [1, "", "電話", ""],
    [2, "", "チャット", ""],
    [3, "", "店舗、または営業所", ""],
    ["Q-003", "必須回答", "総合満足度を教えてください。", "S/A"],
    [1, "", "とても不満", ""],
    [2, "", "やや不満", ""],
    [3, "", "どちらともいえない", ""],
    [4, "", "やや満足", ""],
    [5, "", "とても満足", ""],
    ["Q-004", "任意回答", "理由を教えてください。", "F/A"],
]


def check_freeasy(survey: Survey) -> None:
    found = {one.heading: one for one in survey.columns}
    assert found["Q-001"].role == "segment"
    assert {"男性20代", "男性30代", "女性20代"} == set(codes(survey, "Q-001"))
    assert {one.text: one.count for one in found["Q-002"].scale.options} == {
        "電話": 12,
        "チャット": 12,
        "店舗、または営業所": 18,
    }
    assert (found["Q-003"].role, found["Q-003"].scale.reversed) == ("overall_satisfaction", False)
    assert codes(survey, "Q-003")["5: とても満足"] == 5
    assert found["Q-004_FA"].role == "comment"
    assert said(survey)["code_book"] == 4


ENGLISH = rows_of(
    {
        "id": [f"R{n:04}" for n in range(N)],
        "SEX": again(1, 2),
        "Q1": again(0, 10, 9, 7, 8, 99),
        "Q2": again(1, 2, 3, 4, 5, 9),
        "Q3": again(1, 2),
    }
)
CODES: list[Cells] = [
    ["Variable", "Code", "Label"],
    ["SEX", 1, "Male"],
    [None, 2, "Female"],
    ["Q1", 0, "Not at all likely"],
    [None, 10, "Extremely likely"],
    [None, 99, "No answer"],
    ["Q2", 1, "Very satisfied"],
    [None, 2, "Satisfied"],
    [None, 3, "Neither satisfied nor dissatisfied"],
    [None, 4, "Dissatisfied"],
    [None, 5, "Very dissatisfied"],
    [None, 9, "Don't know"],
    ["Q3", 1, "Yes"],
    [None, 2, "No"],
]
CODEBOOK: list[Cells] = [
    ["Variable", "Question"],
    ["SEX", "Gender"],
    ["Q1", "How likely are you to recommend us to a friend?"],
    ["Q2", "How satisfied were you with our staff?"],
    ["Q3", "Did you use the chat?"],
]


def check_english(survey: Survey) -> None:
    assert roles(survey) == {"id": "id", "SEX": "segment", "Q1": "loyalty", "Q2": "driver", "Q3": "experience"}
    assert {one.heading: one.title for one in survey.columns}["Q2"] == "How satisfied were you with our staff?"
    assert codes(survey, "Q2")["1: Very satisfied"] == 5
    assert codes(survey, "Q2")["Don't know"] == "dont_know"
    assert codes(survey, "Q1")["10: Extremely likely"] == 10
    assert codes(survey, "Q1")["No answer"] == "blank"
    assert codes(survey, "Q3") == {"Yes": 1, "No": 0}


ONE_CELL: list[Cells] = [
    ["設問番号", "ページ", "設問文", "回答形式", "選択肢"],
    ["SEX", 1, "性別", "SA", "1: 男性 / 2: 女性"],
    ["Q1", 1, "この店を友人にすすめる可能性", "段階評価", ""],
    [
        "Q2",
        2,
        "接客の満足度",
        "段階評価",
        "1: とても満足 / 2: やや満足 / 3: どちらともいえない / 4: やや不満 / 5: とても不満",
    ],
    ["Q3", 2, "チャットを利用しましたか", "SA", "1: はい / 2: いいえ"],
]


def check_one_cell(survey: Survey) -> None:
    assert roles(survey) == {"id": "id", "SEX": "segment", "Q1": "loyalty", "Q2": "driver", "Q3": "experience"}
    assert set(codes(survey, "SEX")) == {"男性", "女性"}
    assert codes(survey, "Q2")["1: とても満足"] == 5
    assert codes(survey, "Q3") == {"はい": 1, "いいえ": 0}


def below() -> bytes:
    """I25: the code table follows in the same csv, behind blank lines and a title."""
    return csv([*FREEASY, [], [], ["--- 質問対応表 ---"], *FREEASY_CODES[1:]])


def check_below(survey: Survey) -> None:
    check_freeasy(survey)
    assert survey.rows == N
    (cut,) = [note for note in survey.notes if note.rule == "second_table"]
    assert (cut.count, cut.state, cut.left_out, cut.cells) == (len(FREEASY_CODES), "done", True, ("A28",))


def check_uncut(survey: Survey) -> None:
    assert survey.rows > N


def below_en() -> bytes:
    table = [[None, *row] if at else row for at, row in enumerate(CODES[:0])]
    return csv([*ENGLISH, *table, [], *CODES])


def check_below_en(survey: Survey) -> None:
    assert survey.rows == N
    assert codes(survey, "Q3") == {"Yes": 1, "No": 0}
    assert codes(survey, "Q2")["5: Very dissatisfied"] == 1


OFF = Reading(kept=("code_book",))
LAYOUTS = (
    Layout(("I18",), "codes only", "panel.csv", lambda: csv(PANEL, "cp932"), check_bare),
    Layout(
        ("I18", "I42"),
        "questionnaire sheet",
        "panel.xlsx",
        lambda: book_of_sheets({"data": PANEL, "調査票": QUESTIONNAIRE}),
        check_panel,
    ),
    Layout(
        ("I18",),
        "questionnaire sheet put aside",
        "panel.xlsx",
        lambda: book_of_sheets({"data": PANEL, "調査票": QUESTIONNAIRE}),
        check_without,
        reading=OFF,
    ),
    Layout(
        ("I19",),
        "code sheet ja",
        "freeasy.xlsx",
        lambda: book_of_sheets({"data": FREEASY, "質問対応表": FREEASY_CODES}),
        check_freeasy,
    ),
    Layout(
        ("I19",),
        "responses, codes, codebook",
        "survey.xlsx",
        lambda: book_of_sheets({"Responses": ENGLISH, "Codes": CODES, "Codebook": CODEBOOK}),
        check_english,
    ),
    Layout(
        ("I19",),
        "options in one cell",
        "survey.xlsx",
        lambda: book_of_sheets({"回答": ENGLISH, "設問一覧": ONE_CELL}),
        check_one_cell,
    ),
    Layout(("I25",), "code table below ja", "survey.csv", below, check_below),
    Layout(("I25",), "code table below en", "survey.csv", below_en, check_below_en),
    Layout(("I25",), "kept together", "survey.csv", below, check_uncut, reading=Reading(kept=("second_table",))),
)
