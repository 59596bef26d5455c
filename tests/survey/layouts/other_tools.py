"""LimeSurvey, Typeform, panel tools and joined columns beside their own (I15-I17, I21, I23)."""

from __future__ import annotations

from collections.abc import Callable

from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said
from tests.survey.making_files import N, again, column, days, options, table, ticked, tool_of, xlsx


def sent() -> list[object]:
    return [
        None if at == 3 else "1980-01-01 00:00:00" if at == 5 else f"2026-04-{at + 1:02} 09:00:00" for at in range(N)
    ]


def lime_codes(delimiter: str, one: str, two: str, other: str) -> Callable[[], bytes]:
    def make() -> bytes:
        return csv(
            table(
                ("id", range(1, N + 1)),
                ("submitdate", sent()),
                ("lastpage", again(3)),
                ("startlanguage", again("ja")),
                ("seed", [20_000 + 37 * at for at in range(N)]),
                ("startdate", days("%Y-%m-%d %H:%M:%S")),
                ("datestamp", days("%Y-%m-%d %H:%M:%S")),
                ("Q01", again(1, 2, 3, 4, 5)),
                (one, again("Y", None, "Y", None)),
                (two, again(None, "Y", "Y", None)),
                (other, again(None, None, None, None, "手紙で")),
                ("Q05", again(1, 2, 2)),
            ),
            delimiter=delimiter,
        )

    return make


def check_lime_codes(survey: Survey) -> None:
    assert tool_of(survey) == ("limesurvey", "codes")
    found = list(roles(survey).values())
    assert found[:7] == ["id", "timestamp", "unused", "unused", "unused", "timestamp", "timestamp"]
    assert found[8:10] == ["experience", "experience"]
    assert found[10] == "comment"
    assert [one.group for one in survey.columns[8:11]] == [survey.columns[8].group] * 3 != [""] * 3
    assert ticked(survey, survey.columns[8].heading)[:5] == [1.0, 0.0, 1.0, "blank", 1.0]
    assert said(survey)["rows_unfinished"] == 2
    assert survey.rows == N  # offered, not done
    asked = next(note for note in survey.notes if note.message.id == "columns_one_two")
    assert (asked.state, asked.columns) == ("asked", (ColumnKey("Q05"),))


def check_one_is_yes(survey: Survey) -> None:
    assert codes(survey, "Q05") == {"1": 1.0, "2": 0.0}
    assert "columns_one_two" not in said(survey)
    assert survey.rows == N - 2  # the unfinished were left out by the user


def lime_text(
    ids: str, date: str, page: str, how: str, happened: str, words: tuple[str, ...], yes: str, no: str
) -> bytes:
    return csv(
        table(
            (ids, range(1, N + 1)),
            (date, sent()),
            (page, again(3)),
            (f"{how} [A]", again(*words)),
            (f"{how} [B]", again(*words[1:])),
            (f"{happened} [長く待った]", again(yes, no)),
            (f"{happened} [助けてもらった]", again(no, yes, no)),
        ),
        delimiter=";",
    )


def check_lime_text(survey: Survey) -> None:
    assert tool_of(survey) == ("limesurvey", "full_text")
    assert [one.role for one in survey.columns] == [
        "id",
        "timestamp",
        "unused",
        "driver",
        "driver",
        "experience",
        "experience",
    ]
    assert [one.own for one in survey.columns[3:5]] == ["A", "B"]
    assert survey.columns[3].group == survey.columns[4].group
    assert said(survey)["rows_unfinished"] == 2


def lime_both() -> bytes:
    ask = "currentEmp13[SQ00{}]. Which of these did you use? [{}]"
    return csv(
        table(
            ("", range(1001, N + 1001)),
            ("socio1. In which country do you work?", again("United Kingdom", "France")),
            ("nps. How likely are you to recommend us?", again(10, 9, 8, 7, 0)),
            (ask.format(1, "Chat"), again("Yes", "No")),
            (ask.format(2, "Phone"), again("No", "No", "Yes")),
            ("sat[SQ001]. How satisfied are you with: [Staff]", again(5, 4, 3, 2, 1)),
            ("sat[SQ002]. How satisfied are you with: [Price]", again(4, 5, 3, 1, 2)),
        )
    )


def check_lime_both(survey: Survey) -> None:
    assert tool_of(survey) == ("limesurvey", "code_and_text")
    assert [one.role for one in survey.columns] == [
        "id",
        "segment",
        "loyalty",
        "experience",
        "experience",
        "driver",
        "driver",
    ]
    assert [(one.group, one.own) for one in survey.columns[3:]] == [
        ("currentEmp13. Which of these did you use?", "Chat"),
        ("currentEmp13. Which of these did you use?", "Phone"),
        ("sat. How satisfied are you with:", "Staff"),
        ("sat. How satisfied are you with:", "Price"),
    ]


def typeform_new() -> bytes:
    return csv(
        table(
            ("#", [f"{at:x}abc{at}" for at in range(N)]),
            ("How satisfied are you with the gym?", again(5, 4, 3, 2, 1)),
            ("Which muscles?", again(" / Biceps / Triceps", " / Biceps", " / Triceps")),
            ("Start Date (UTC)", days("%Y-%m-%d %H:%M:%S")),
            ("Submit Date (UTC)", days("%Y-%m-%d %H:%M:%S")),
            ("Network ID", [f"{at}f3a{at * 7}" for at in range(N)]),
        )
    )


def check_typeform_new(survey: Survey) -> None:
    assert tool_of(survey) == ("typeform", "")
    assert [one.role for one in survey.columns] == ["id", "driver", "experience", "timestamp", "timestamp", "unused"]
    assert options(survey, "Which muscles?") == {"Biceps": 16, "Triceps": 16}
    assert said(survey)["times_utc"] == 2


def typeform_old(first: str, second: str, other: str, rated: str) -> Callable[[], bytes]:
    words = [f"{other}{at}" if at % 5 == 4 else None for at in range(N)]
    return lambda: csv(
        table(
            ("#", [f"{at:x}abc{at}" for at in range(N)]),
            (first, again(first, None, first)),
            (second, again(None, second, second, None)),
            ("Other", words),
            ("Other", words[::-1]),
            (rated, again(5, 4, 3, 2, 1)),
            ("Start Date (UTC)", days("%Y-%m-%d %H:%M:%S")),
            ("Submit Date (UTC)", days("%Y-%m-%d %H:%M:%S")),
        )
    )


def check_typeform_old(survey: Survey) -> None:
    assert tool_of(survey) == ("typeform", "")
    assert [one.role for one in survey.columns[1:3]] == ["experience", "experience"]
    assert [one.key.occurrence for one in survey.columns[3:5]] == [1, 2]
    assert [one.role for one in survey.columns[3:5]] == ["comment", "comment"]
    asked = next(note for note in survey.notes if note.message.id == "options_without_question")
    assert (asked.state, asked.count) == ("asked", 2)
    assert ticked(survey, survey.columns[1].heading)[:4] == [1.0, 0.0, 1.0, 1.0]


def surveroid() -> bytes:
    return csv(
        table(
            ("id", range(1, N + 1)),
            ("q1", again(1, 2, 3)),
            ("q2c1", again(1, 0, None)),
            ("q2c2", again(0, 1, None)),
            ("q3s1", again(1, 2, 3, 4, 5)),
            ("q3s2", again(5, 2, 3, -1, 1)),
            ("q4s1c1", again(1, 0, 1, None)),
            ("q4s1c2", again(0, 0, 1, None)),
            ("q5", again("2&5&7", "2", "5&7", "5", -9999)),
            ("q6t", [f"{at}回目の利用でとても満足しています" for at in range(N)]),
        ),
        encoding="cp932",
    )


def check_surveroid(survey: Survey) -> None:
    assert tool_of(survey) == ("surveroid", "")
    # 1, 0 and blank: a blank was not asked, and is no "no"
    assert ticked(survey, "q2c1")[:3] == [1.0, 0.0, "blank"]
    assert [(one.group, one.own) for one in survey.columns[2:8]] == [
        ("q2", "c1"), ("q2", "c2"), ("q3", "s1"), ("q3", "s2"), ("q4s1", "c1"), ("q4s1", "c2"),
    ]  # fmt: skip
    assert codes(survey, "q3s2")["-1"] == "blank"
    assert options(survey, "q5") == {"5": 15, "2": 10, "7": 10}
    assert column(survey, "q6t").role == "comment"


def joined_ja() -> bytes:
    joined = ["温泉や露天風呂\n名所、旧跡の観光\n", "温泉や露天風呂\n", "名所、旧跡の観光\n買い物\nその他\n"]
    return xlsx(
        table(
            ("回答日", days("%Y/%m/%d")),
            ("訪問目的ALL", again(*joined)),
            ("温泉や露天風呂", again(1, 1, 0)),
            ("名所、旧跡の観光", again(1, 0, 1)),
            ("買い物", again(0, 0, 1)),
            ("その他", [f"墓参り{at}" if at % 3 == 2 else 0 for at in range(N)]),
            ("満足度（旅行全体）", again("とても満足", "満足", "どちらでもない")),
        )
    )


def joined_en() -> bytes:
    joined = ["Spa, Sights", "Spa", "Sights, Shopping, Other"]
    return csv(
        table(
            ("Date", days("%Y-%m-%d")),
            ("Purpose (all)", again(*joined)),
            ("Spa", again(1, 1, 0)),
            ("Sights", again(1, 0, 1)),
            ("Shopping", again(0, 0, 1)),
            ("Other", [f"My grandmother {at}" if at % 3 == 2 else 0 for at in range(N)]),
            ("Overall satisfaction", again("Very satisfied", "Satisfied", "Neutral")),
        )
    )


def check_joined(survey: Survey) -> None:
    joined, *own = survey.columns[1:6]
    assert (joined.role, joined.guess.why.id) == ("derived", "why_repeated")
    assert [one.role for one in own] == ["experience"] * 4
    assert said(survey)["columns_repeated_in_columns"] == 1
    other = own[3]
    assert ticked(survey, other.heading)[:3] == [0.0, 0.0, 1.0]  # what is written there means yes
    assert survey.columns[6].role == "overall_satisfaction"


def check_as_comment(survey: Survey) -> None:
    other = column(survey, "その他")
    assert other.role == "comment"
    assert "墓参り2" in other.distinct.texts


BRACKETS = ("Q02[SQ001]", "Q02[SQ002]", "Q02[other]")
ONE_YES = Reading(corrections=(Correction(ColumnKey("Q05"), yes=("1",)),), left_out=("rows_unfinished",))
FIVE = ("とても良い", "良い", "普通", "悪い", "とても悪い")
LAYOUTS = (
    Layout(("I15", "I16"), "limesurvey codes", "lime.csv", lime_codes(",", *BRACKETS), check_lime_codes),
    Layout(("I15",), "limesurvey codes ;", "lime.csv", lime_codes(";", *BRACKETS), check_lime_codes),
    Layout(
        ("I15",),
        "limesurvey vv codes",
        "lime.csv",
        lime_codes("\t", "Q02_SQ001", "Q02_SQ002", "Q02_other"),
        check_lime_codes,
    ),
    Layout(
        ("I15",),
        "limesurvey sgqa codes",
        "lime.csv",
        lime_codes(",", "123X45X678SQ001", "123X45X678SQ002", "123X45X678other"),
        check_lime_codes,
    ),
    Layout(("I16",), "one means yes", "lime.csv", lime_codes(",", *BRACKETS), check_one_is_yes, reading=ONE_YES),
    Layout(
        ("I16",),
        "limesurvey full text en",
        "lime.csv",
        lambda: lime_text(
            "Response ID", "Date submitted", "Last page", "How was it?", "What happened?",
            ("Very good", "Good", "Average", "Poor", "Very poor"), "Yes", "No",
        ),
        check_lime_text,
    ),
    Layout(
        ("I16",),
        "limesurvey full text ja",
        "lime.csv",
        lambda: lime_text(
            "回答ID", "送信日時", "最後のページ", "次の点はいかがでしたか", "ありましたか", FIVE, "はい", "いいえ"
        ),
        check_lime_text,
    ),
    Layout(("I16",), "limesurvey code and text", "lime.csv", lime_both, check_lime_both),
    Layout(("I17", "I08"), "typeform new", "typeform.csv", typeform_new, check_typeform_new),
    Layout(
        ("I17", "I34"),
        "typeform old en",
        "typeform.csv",
        typeform_old("Biceps", "Triceps", "my own words here ", "How satisfied are you?"),
        check_typeform_old,
    ),
    Layout(
        ("I17", "I34"),
        "typeform old ja",
        "typeform.csv",
        typeform_old("上腕", "背中", "自由に書いた言葉", "ジムの満足度"),
        check_typeform_old,
    ),
    Layout(("I21",), "panel codes", "surveroid.csv", surveroid, check_surveroid),
    Layout(("I23",), "joined and own columns ja", "visit.xlsx", joined_ja, check_joined),
    Layout(("I23",), "joined and own columns en", "visit.csv", joined_en, check_joined),
    Layout(
        ("I23",),
        "other as comment by hand",
        "visit.xlsx",
        joined_ja,
        check_as_comment,
        reading=Reading(corrections=(Correction(ColumnKey("その他"), role="comment"),)),
    ),
)  # fmt: skip
