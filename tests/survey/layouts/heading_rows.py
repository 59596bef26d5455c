"""Titles, merged and several heading rows, units, blank, repeated and dirty headings (I26-I29, I33-I36)."""

from __future__ import annotations

from loyalty_desktop.report.columns import column_heads
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, csv, roles, said
from tests.survey.making_files import N, Rows, column, ticked, xlsx

HEAD_JA: list[object] = ["会員番号", "回答日", "接客の満足度", "価格の満足度", "友人や同僚にすすめる可能性"]
HEAD_EN: list[object] = [
    "Member no",
    "Date",
    "Satisfaction with staff",
    "Satisfaction with price",
    "Likely to recommend",
]


def rows(n: int = N) -> Rows:
    return [[f"A{at:03}", f"2025/4/{at + 1}", 1 + at % 5, 1 + (at * 2) % 5, (at * 3) % 11] for at in range(n)]


def titled(head: list[object], title: str, period: str) -> Rows:
    return [[title], [period], [], head, *rows()]


def check_titled(survey: Survey) -> None:
    assert survey.heading_rows == (4,)
    assert survey.rows == N
    assert [one.role for one in survey.columns] == ["id", "timestamp", "driver", "driver", "loyalty"]
    asked = next(note for note in survey.notes if note.message.id == "rows_above_headings")
    assert (asked.state, asked.count, asked.cells) == ("asked", 2, ("A1", "A2"))


def check_row_by_hand(survey: Survey) -> None:
    """A title row is taken as heading: everything follows, and nothing is asked any more."""
    assert survey.heading_rows == (2,)
    assert survey.columns[0].heading == "実施期間：4/1～4/30"
    assert survey.rows == N + 1
    told = next(note for note in survey.notes if note.message.id == "rows_above_headings")
    assert (told.state, told.count) == ("told", 1)


GROUPED: Rows = [
    ["基本属性", None, "満足度（5段階）", None, "推奨"],
    ["会員番号", "回答日", "接客", "品揃え", "友人や同僚にすすめる可能性"],
]
GROUPED_EN: Rows = [
    ["Customer", None, "Satisfaction (1-5)", None, "Loyalty"],
    ["Member no", "Date", "Staff", "Choice", "Likely to recommend"],
]


def check_merged(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert survey.rows == N
    assert "heading_groups_guessed" not in said(survey)  # real merged cells leave nothing to guess
    assert next(note for note in survey.notes if note.message.id == "heading_rows_joined").state == "told"
    check_groups(survey)


def check_groups(survey: Survey) -> None:
    first = survey.columns
    assert [one.role for one in first] == ["id", "timestamp", "driver", "driver", "loyalty"]
    assert len({one.group for one in first[2:4]}) == 1
    assert first[2].group in {"満足度（5段階）", "Satisfaction (1-5)"}
    assert [one.own for one in first[2:4]] in (["接客", "品揃え"], ["Staff", "Choice"])
    assert first[2].heading == f"{first[2].group} / {first[2].own}"


def check_copied(survey: Survey) -> None:
    check_groups(survey)
    asked = next(note for note in survey.notes if note.message.id == "heading_groups_guessed")
    assert (asked.state, asked.count) == ("asked", 2)


def check_lower_row_by_hand(survey: Survey) -> None:
    assert survey.heading_rows == (2,)
    assert [one.heading for one in survey.columns[2:4]] == ["接客", "品揃え"]
    assert (survey.columns[2].group, survey.rows) == ("", N)


def merged_down() -> bytes:
    head: Rows = [
        ["2025年 調査", None, None, None, None, None],
        ["会員番号", "回答日", "満足度", None, None, "友人や同僚にすすめる可能性"],
        [None, None, "接客", "品揃え", "清潔さ", None],
    ]
    body = [[*one[:4], 1 + at % 5, one[4]] for at, one in enumerate(rows())]
    return xlsx([*head, *body], ["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"])


def check_merged_down(survey: Survey) -> None:
    assert survey.heading_rows == (2, 3)
    assert [one.heading for one in survey.columns] == [
        *("会員番号", "回答日", "満足度 / 接客", "満足度 / 品揃え", "満足度 / 清潔さ", "友人や同僚にすすめる可能性")
    ]
    assert survey.columns[5].role == "loyalty"
    assert survey.rows == N


def merged_partly() -> bytes:
    """One group is merged, and the columns behind it stand alone: nothing may be filled in there."""
    head: Rows = [[None, "満足度", None, None, None], ["会員番号", "接客", "品揃え", "年齢", "性別"]]
    body = [[f"A{at:03}", 1 + at % 5, 1 + (at * 2) % 5, 20 + at, ("男性", "女性")[at % 2]] for at in range(N)]
    return xlsx([*head, *body], ["B1:C1"])


def check_merged_partly(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert [one.heading for one in survey.columns] == ["会員番号", "満足度 / 接客", "満足度 / 品揃え", "年齢", "性別"]


def three_rows(*, merged: bool) -> bytes:
    head: Rows = [
        ["No", "問1", None, None, None, "問2", "問3", None],
        [None, "家族構成（あてはまるものすべて）", None, None, None, "推奨度", "満足度", None],
        [None, "①", "②", "③", "その他", "0〜10", "接客", "価格"],
    ]
    body = [
        [
            at + 1, "〇" if at % 2 else None, "〇" if at % 3 == 0 else None, "〇" if at % 5 == 0 else None,
            "〇" if at % 7 == 6 else None, at % 11, 1 + at % 5, 1 + (at * 2) % 5,
        ]
        for at in range(N)
    ]  # fmt: skip
    spans = ["A1:A3", "B1:E1", "B2:E2", "G1:H1", "G2:H2"] if merged else []
    return xlsx([*head, *body], spans) if merged else csv([*head, *body])


def check_three_rows(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2, 3)
    assert survey.rows == N
    group = "問1 / 家族構成（あてはまるものすべて）"
    assert [one.group for one in survey.columns[1:5]] == [group] * 4
    assert [one.role for one in survey.columns[1:5]] == ["experience"] * 4
    assert ticked(survey, survey.columns[1].heading)[:4] == [0.0, 1.0, "blank", 1.0]
    assert survey.columns[5].role == "loyalty"
    assert [one.role for one in survey.columns[6:]] == ["driver", "driver"]
    assert [one.own for one in survey.columns[6:]] == ["接客", "価格"]


def below(head: list[object], lower: list[object]) -> bytes:
    body = [[at + 1, 500 * at, at % 7, 1 + at % 5] for at in range(N)]
    return xlsx([head, lower, *body])


def check_units(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert survey.rows == N
    assert "heading_row_units" in said(survey)
    assert [one.heading for one in survey.columns] in (
        ["No", "売上 （円）", "回数 （回）", "満足度 （点）"],
        ["No", "Sales (USD)", "Visits (times)", "Satisfaction (1-5)"],
    )


def check_question_row(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert survey.rows == N
    assert survey.columns[3].heading in {"Q3 接客の満足度", "Q3 How satisfied are you with our staff?"}
    asked = next(note for note in survey.notes if note.message.id == "heading_rows_joined")
    assert (asked.state, asked.count) == ("asked", 2)
    assert survey.columns[3].role == "driver"


def check_types(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert survey.rows == N
    assert "heading_row_types" in said(survey)
    assert survey.columns[3].heading in {"満足度", "Satisfaction"}


def blank_heading() -> bytes:
    body = [[at + 1, 1 + at % 5, f"ひとこと{at}" if at % 3 == 0 else None, None, None] for at in range(N)]
    return csv([["No", "満足度", "", "", ""], *body])


def check_blank_heading(survey: Survey) -> None:
    assert [one.key for one in survey.columns] == [ColumnKey("No"), ColumnKey("満足度"), ColumnKey("")]
    assert survey.columns[2].role == "comment"
    assert column_heads(survey)[2].name == "Column C (no heading)"
    note = next(one for one in survey.notes if one.message.id == "columns_without_heading")
    assert (note.count, note.columns) == (1, (ColumnKey(""),))


def twice(rated: str, free: str, part: tuple[str, str]) -> bytes:
    words = [f"自由な言葉 {at} を書きました" for at in range(N)]
    head = ["No", part[0], rated, free, part[1], rated, free]
    body = [
        [at + 1, ("a", "b")[at % 2], 1 + at % 5, words[at], ("c", "d")[at % 2], 1 + at % 4, words[-at]]
        for at in range(N)
    ]
    return xlsx([head, *body])


def check_twice(survey: Survey) -> None:
    keys = [one.key for one in survey.columns]
    assert [key.occurrence for key in keys] == [1, 1, 1, 1, 1, 2, 2]
    names = [head.name for head in column_heads(survey)]
    assert names[2] == keys[2].heading
    assert names[5] == f"{keys[5].heading} (no. 2, right of {keys[4].heading})"
    assert [one.role for one in survey.columns][2:4] == ["driver", "comment"]
    assert said(survey)["headings_repeated"] == 4


def dirty() -> bytes:
    head = [
        "\ufeffNo",
        "Q1.\u00a0接客の満足度\n（必須）",
        "<strong>Ｑ２</strong>　おすすめ度 *",
        "【Q3】ご意見&hellip;\u200b",
        "Q10 価格の満足度",
        "Q16A　How <em>likely</em> are you to continue to use us? (required)",
    ]
    body = [
        [at + 1, 1 + at % 5, at % 11, f"{at}番の方がとても親切でうれしかった", 1 + (at * 2) % 5, (at * 7) % 11]
        for at in range(N)
    ]
    return xlsx([head, *body])


def check_dirty(survey: Survey) -> None:
    assert roles(survey) == {
        "No": "id",
        "Q1. 接客の満足度": "driver",
        "Ｑ２ おすすめ度": "loyalty",
        "【Q3】ご意見…": "comment",
        "Q10 価格の満足度": "driver",
        "Q16A How likely are you to continue to use us?": "loyalty",
    }
    assert [one.group for one in survey.columns] == [""] * 6  # Q1 begins Q10 and Q16A, and is not their group


def repeated(head: list[object]) -> bytes:
    one, two = rows()[:12], rows()[12:]
    return xlsx([head, *one, [], head, *two])


def repeated_levels() -> bytes:
    one, two = rows()[:12], rows()[12:]
    return csv([*GROUPED, *one, *GROUPED, *two])


def check_repeated(survey: Survey) -> None:
    assert survey.heading_rows == (1,)
    assert survey.rows == N
    assert (said(survey)["rows_repeated_headings"], said(survey)["rows_empty"]) == (1, 1)
    assert column(survey, survey.columns[2].heading).role == "driver"


def check_repeated_levels(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2)
    assert survey.rows == N
    assert said(survey)["rows_repeated_headings"] == 2


def check_repeats_kept(survey: Survey) -> None:
    assert survey.rows == N + 1


QUESTIONS: list[object] = ["番号", "年間の利用金額", "年間の利用回数", "接客の満足度"]
QUESTIONS_EN: list[object] = ["Number", "Spend in a year", "Visits in a year", "How satisfied are you with our staff?"]
LAYOUTS = (
    Layout(
        ("I26",),
        "title rows ja",
        "a.xlsx",
        lambda: xlsx(titled(HEAD_JA, "2025年4月 顧客満足度調査", "実施期間：4/1～4/30"), ["A1:E1"]),
        check_titled,
    ),
    Layout(
        ("I26",), "title rows en", "a.csv", lambda: csv(titled(HEAD_EN, "Survey 2025", "1 to 30 April")), check_titled
    ),
    Layout(
        ("I26",),
        "heading row by hand",
        "a.xlsx",
        lambda: xlsx(titled(HEAD_JA, "2025年4月 顧客満足度調査", "実施期間：4/1～4/30")),
        check_row_by_hand,
        reading=Reading(heading_rows=(2,)),
    ),
    Layout(("I27",), "merged ja", "a.xlsx", lambda: xlsx([*GROUPED, *rows()], ["A1:B1", "C1:D1"]), check_merged),
    Layout(("I27",), "merged en", "a.xlsx", lambda: xlsx([*GROUPED_EN, *rows()], ["A1:B1", "C1:D1"]), check_merged),
    Layout(("I27",), "two levels in csv ja", "a.csv", lambda: csv([*GROUPED, *rows()]), check_copied),
    Layout(("I27",), "two levels in csv en", "a.csv", lambda: csv([*GROUPED_EN, *rows()]), check_copied),
    Layout(
        ("I27",),
        "lower row by hand",
        "a.csv",
        lambda: csv([*GROUPED, *rows()]),
        check_lower_row_by_hand,
        reading=Reading(heading_rows=(2,)),
    ),
    Layout(("I27",), "merged downwards", "a.xlsx", merged_down, check_merged_down),
    Layout(("I27",), "one group merged", "a.xlsx", merged_partly, check_merged_partly),
    Layout(("I28",), "three rows merged", "a.xlsx", lambda: three_rows(merged=True), check_three_rows),
    Layout(("I28",), "three rows csv", "a.csv", lambda: three_rows(merged=False), check_three_rows),
    Layout(
        ("I29",),
        "units ja",
        "a.xlsx",
        lambda: below(["No", "売上", "回数", "満足度"], [None, "（円）", "（回）", "（点）"]),
        check_units,
    ),
    Layout(
        ("I29",),
        "units en",
        "a.xlsx",
        lambda: below(["No", "Sales", "Visits", "Satisfaction"], [None, "(USD)", "(times)", "(1-5)"]),
        check_units,
    ),
    Layout(("I29",), "questions ja", "a.xlsx", lambda: below(["Q0", "Q1", "Q2", "Q3"], QUESTIONS), check_question_row),
    Layout(
        ("I29",), "questions en", "a.xlsx", lambda: below(["Q0", "Q1", "Q2", "Q3"], QUESTIONS_EN), check_question_row
    ),
    Layout(
        ("I29",),
        "types ja",
        "a.xlsx",
        lambda: below(["No", "売上", "回数", "満足度"], ["数値", "数値", "数値", "5段階"]),
        check_types,
    ),
    Layout(
        ("I29",),
        "types en",
        "a.xlsx",
        lambda: below(["No", "Sales", "Visits", "Satisfaction"], ["number", "number", "number", "single choice"]),
        check_types,
    ),
    Layout(("I33",), "blank heading", "a.csv", blank_heading, check_blank_heading),
    Layout(("I34",), "headings twice ja", "a.xlsx", lambda: twice("満足度", "その他", ("朝食", "夕食")), check_twice),
    Layout(
        ("I34",),
        "headings twice en",
        "a.xlsx",
        lambda: twice("Satisfaction", "Other", ("Breakfast", "Dinner")),
        check_twice,
    ),
    Layout(("I35",), "dirty headings", "a.xlsx", dirty, check_dirty),
    Layout(("I36",), "headings again ja", "a.xlsx", lambda: repeated(HEAD_JA), check_repeated),
    Layout(("I36",), "headings again en", "a.xlsx", lambda: repeated(HEAD_EN), check_repeated),
    Layout(("I36", "I27"), "both heading rows again", "a.csv", repeated_levels, check_repeated_levels),
    Layout(
        ("I36",),
        "headings kept as answers",
        "a.xlsx",
        lambda: repeated(HEAD_JA),
        check_repeats_kept,
        reading=Reading(kept=("rows_repeated_headings",)),
    ),
)
