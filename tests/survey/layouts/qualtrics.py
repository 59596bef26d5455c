"""Qualtrics in its three exports, its test answers and its options (I11-I14)."""

from __future__ import annotations

import io
import json
import re
import zipfile

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said
from tests.survey.making_files import N, Rows, again, column, table, ticked, tool_of, xlsx

CODES = [
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "RecipientLastName",
]
TEXTS = [
    "Start Date",
    "End Date",
    "Response Type",
    "IP Address",
    "Progress",
    "Finished",
    "Recorded Date",
    "Response ID",
    "Recipient Last Name",
]
TEXTS_DE = [
    "Anfangsdatum",
    "Enddatum",
    "Antworttyp",
    "IP-Adresse",
    "Fortschritt",
    "Beendet",
    "Erfassungsdatum",
    "Antwort-ID",
    "Nachname",
]
ASKED = ["Q23", "Q23_NPS_GROUP", "Q3_1", "Q3_2", "Q3_7", "Q3_7_TEXT", "Q5_1", "Q5_2", "Q9"]
WORDS = [
    "How likely are you to <strong>recommend</strong> us?",
    "How likely are you to recommend us? - Group",
    "Which did you use? Select\nall - Selected Choice - Chat",
    "Which did you use? Select\nall - Selected Choice - Phone",
    "Which did you use? Select\nall - Selected Choice - Other",
    "Which did you use? Select\nall - Other - Text",
    "How satisfied are you with&hellip; - Staff",
    "How satisfied are you with&hellip; - Price",
    "Why did you give\nthat score?",
]
WORDS_JA = [
    "当店を友人や同僚にすすめる可能性はどのくらいですか？",
    "当店を友人や同僚にすすめる可能性はどのくらいですか？ - グループ",
    "利用したもの（複数選択） - 選択済みの選択肢 - チャット",
    "利用したもの（複数選択） - 選択済みの選択肢 - 電話",
    "利用したもの（複数選択） - 選択済みの選択肢 - その他",
    "利用したもの（複数選択） - その他 - テキスト",
    "次の点の満足度 - 接客",
    "次の点の満足度 - 価格",
    "その理由をお聞かせください",
]


def group_of(score: int) -> str:
    return "Promoter" if score > 8 else "Passive" if score > 6 else "Detractor"


def answers(marks: tuple[str, str, str], *, numbers: bool) -> Rows:
    """Return 24 rows: two previews, one spam, three unfinished ones."""
    status: dict[int, object] = (
        {2: 1, 7: 8, 11: 1} if numbers else {2: "Survey Preview", 7: "Spam", 11: "Survey Preview"}
    )
    used: Rows = [[marks[0], None], [None, marks[1]], [marks[0], marks[1]], [None, None], [-99, -99]]
    rows: Rows = []
    for at in range(N):
        score, ended = (at * 3) % 11, at % 8 != 5
        chosen = used[at % 5]
        other: list[object] = [marks[2], "by letter"] if at == 3 else [-99 if at % 5 == 4 else None, None]
        rows.append(
            [
                f"2026-04-{at + 1:02} 09:00:00", f"2026-04-{at + 1:02} 09:05:00",
                status.get(at, 0 if numbers else "IP Address"), "10.0.0.1", 100 if ended else 40,
                (1 if ended else 0) if numbers else ("True" if ended else "False"),
                f"2026-04-{at + 1:02} 09:05:00", f"R_{at:03}xyz", None,
                score, group_of(score), *chosen, *other, 1 + at % 5, 1 + (at + 2) % 5,
                f"Because number {at} was nice to me\nand quick",
            ]
        )  # fmt: skip
    return rows


def ids() -> list[str]:
    return [
        json.dumps({"ImportId": code if "Q" not in code else f"QID{code[1:]}"}, separators=(",", ":"))
        for code in (*CODES, *ASKED)
    ]


def exported(*, rows: int, meta: list[str], words: list[str], numbers: bool = True) -> Rows:
    head: Rows = [[*CODES, *ASKED], [*meta, *words], [*ids()]]
    marks = ("チャット", "電話", "その他") if words is WORDS_JA else ("Chat", "Phone", "Other")
    return [*head[:rows], *answers(marks, numbers=numbers)]


KEPT = N - 3


def check_rows(survey: Survey, heading_rows: tuple[int, ...]) -> None:
    assert survey.heading_rows == heading_rows
    assert survey.rows == KEPT  # not one of the first respondents is lost
    assert said(survey)["rows_test_answers"] == 3
    assert said(survey)["rows_unfinished"] == 3
    states = {note.message.id: (note.state, note.left_out) for note in survey.notes}
    assert states["rows_test_answers"] == ("done", True)
    assert states["rows_unfinished"] == ("offered", False)


def check_english(survey: Survey) -> None:
    check_rows(survey, (1, 2, 3))
    assert tool_of(survey) == ("qualtrics", "three_rows")
    assert [(one.group, one.own, one.role) for one in survey.columns[9:]] == [
        ("", "Q23 How likely are you to recommend us?", "loyalty"),
        ("", "Q23_NPS_GROUP How likely are you to recommend us? - Group", "derived"),
        ("Which did you use? Select all", "Chat", "experience"),
        ("Which did you use? Select all", "Phone", "experience"),
        ("Which did you use? Select all", "Other", "experience"),
        ("Which did you use? Select all", "Other - Text", "comment"),
        ("How satisfied are you with…", "Staff", "driver"),
        ("How satisfied are you with…", "Price", "driver"),
        ("", "Q9 Why did you give that score?", "comment"),
    ]
    assert said(survey)["classes_agree"] == KEPT
    # chosen; not chosen by who chose another; seen and skipped (-99) and blank: nothing is known
    chat = "Q3_1 Which did you use? Select all - Selected Choice - Chat"
    assert set(codes(survey, chat)) == {"Chat", "☐", "-99", ""}
    assert ticked(survey, chat)[:7] == [1.0, 0.0, 0.0, "blank", 1.0, 0.0, "blank"]


def check_german(survey: Survey) -> None:
    check_rows(survey, (1, 2, 3))
    assert survey.columns[0].heading == "StartDate Anfangsdatum"
    assert [one.role for one in survey.columns[:9]] == [
        *("timestamp", "timestamp", "unused", "personal", "unused", "unused", "timestamp", "id", "unused")
    ]


def check_japanese(survey: Survey) -> None:
    check_rows(survey, (1, 2))
    assert tool_of(survey) == ("qualtrics", "two_rows")
    found = {one.own: one.role for one in survey.columns[9:]}
    assert found == {
        "Q23 当店を友人や同僚にすすめる可能性はどのくらいですか？": "loyalty",
        "Q23_NPS_GROUP 当店を友人や同僚にすすめる可能性はどのくらいですか？ - グループ": "derived",
        "チャット": "experience",
        "電話": "experience",
        "その他": "experience",
        "その他 - テキスト": "comment",
        "接客": "driver",
        "価格": "driver",
        "Q9 その理由をお聞かせください": "comment",
    }


def wrong_dimension() -> bytes:
    """Return the workbook as Qualtrics writes it: the sheet says that it is one cell."""
    made = zipfile.ZipFile(io.BytesIO(xlsx(exported(rows=2, meta=TEXTS, words=WORDS_JA, numbers=False))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for part in made.infolist():
            data = made.read(part)
            if part.filename.endswith("sheet1.xml"):
                data, found = re.subn(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', data)
                assert found == 1
            book.writestr(part.filename, data)
    return out.getvalue()


def check_kept(survey: Survey) -> None:
    """Both rules switched: previews stay, the unfinished go."""
    assert survey.rows == N - 3
    states = {note.message.id: (note.state, note.left_out, note.count) for note in survey.notes}
    assert states["rows_test_answers"] == ("offered", False, 3)
    assert states["rows_unfinished"] == ("done", True, 3)


def legacy() -> bytes:
    head = ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "Q1", "Q2_1", "Q2_2", "LocationLatitude", ""]
    texts = [
        *("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status"),
        *("StartDate", "EndDate", "Finished", "How likely are you to recommend us?"),
        *("Which did you use?-Chat", "Which did you use?-Phone", "LocationLatitude", ""),
    ]
    rows: Rows = [
        [
            f"R_{at}abc", "Default Response Set", "Anonymous", None, None, "10.0.0.1", 1 if at == 4 else 0,
            f"2017-07-{at + 1:02} 08:28:09", f"2017-07-{at + 1:02} 08:29:09", 1, at % 11,
            1 if at % 2 else None, None if at % 2 else 1, 47.1, None,
        ]
        for at in range(N)
    ]  # fmt: skip
    return csv([head, texts, *rows])


def check_legacy(survey: Survey) -> None:
    assert tool_of(survey) == ("qualtrics", "legacy")
    assert survey.heading_rows == (1, 2)
    assert len(survey.columns) == 14  # the empty last one is dropped
    assert survey.rows == N - 1
    assert roles(survey)["Q1 How likely are you to recommend us?"] == "loyalty"
    assert roles(survey)["Q2_1 Which did you use?-Chat"] == "experience"
    assert ticked(survey, "Q2_1 Which did you use?-Chat")[:3] == [0.0, 1.0, 0.0]


def one_column() -> bytes:
    chosen = again("1,3,4", "1", "2,3", "1,2")
    return csv(
        table(
            ("ResponseId", [f"R_{at}" for at in range(N)]), ("Status", again(0)), ("Finished", again(1)), ("Q4", chosen)
        )
    )


def check_one_column(survey: Survey) -> None:
    assert {option.text: option.count for option in column(survey, "Q4").scale.options} == {
        "1": 18,
        "2": 12,
        "3": 12,
        "4": 6,
    }


def wrong_groups() -> bytes:
    scores = [at % 11 for at in range(N)]
    groups = [group_of(score) if at > 3 else "Promoter" for at, score in enumerate(scores)]
    return csv(
        table(
            ("ResponseId", [f"R_{at}" for at in range(N)]),
            ("Q1 How likely to recommend us?", scores),
            ("Q1_NPS_GROUP", groups),
        )
    )


def check_wrong_groups(survey: Survey) -> None:
    assert said(survey)["classes_differ"] == 4
    assert column(survey, "Q1_NPS_GROUP").role == "derived"


SWITCHED = (
    Reading()
    .switched("rows_test_answers", applies=False, usual=True)
    .switched("rows_unfinished", applies=True, usual=False)
)
LAYOUTS = (
    Layout(
        ("I11", "I13", "I14"),
        "qualtrics three rows",
        "q.csv",
        lambda: csv(exported(rows=3, meta=TEXTS, words=WORDS)),
        check_english,
    ),
    Layout(
        ("I11", "I26"),
        "qualtrics three rows in another language, texts as status",
        "q.csv",
        lambda: csv(exported(rows=3, meta=TEXTS_DE, words=WORDS, numbers=False)),
        check_german,
    ),
    Layout(
        ("I12", "I13"),
        "qualtrics two rows ja",
        "q.xlsx",
        lambda: xlsx(exported(rows=2, meta=TEXTS, words=WORDS_JA, numbers=False)),
        check_japanese,
    ),
    Layout(("I12",), "qualtrics with a wrong dimension", "q.xlsx", wrong_dimension, check_japanese),
    Layout(
        ("I13",),
        "qualtrics rules switched",
        "q.csv",
        lambda: csv(exported(rows=3, meta=TEXTS, words=WORDS)),
        check_kept,
        reading=SWITCHED,
    ),
    Layout(("I12",), "qualtrics legacy", "q.csv", legacy, check_legacy),
    Layout(("I14",), "qualtrics several answers in one column", "q.csv", one_column, check_one_column),
    Layout(("I13",), "classes that differ", "q.csv", wrong_groups, check_wrong_groups),
)
