"""SurveyMonkey in all its exports (I09, I10)."""

from __future__ import annotations

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.layouts.layout import Layout, csv, roles, said
from tests.survey.making_files import N, Rows, again, column, options, table, ticked, tool_of, xlsx

META = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
META_JA = ["回答者 ID", "コレクター ID", "開始日", "終了日", "IP アドレス", "メールアドレス", "名"]


def people(n: int = N) -> Rows:
    """Return what SurveyMonkey writes before the answers."""
    return [
        [
            11385284375 + at,
            7,
            f"04/{1 + at:02}/2026 09:00:01 AM",
            f"04/{1 + at:02}/2026 09:04:01 AM",
            "10.0.0.1",
            None,
            None,
        ]
        for at in range(n)
    ]


def joined(*blocks: Rows) -> Rows:
    return [[cell for part in parts for cell in part] for parts in zip(*blocks, strict=True)]


def answers(chat: object, phone: object) -> Rows:
    used: Rows = [
        [chat, None, None],
        [None, phone, None],
        [chat, phone, None],
        [None, None, "by letter"],
        [None] * 3,
        [chat, None, None],
    ]
    rates = [5, 4, 3, 2, 1, 4]
    likely = [10, 9, 8, 7, 0, 6]
    return [
        [*used[at % 6], rates[at % 6], likely[at % 6], f"The answer of person {at} in words of their own"]
        for at in range(N)
    ]


ASKED = [
    "Which did you use?",
    None,
    None,
    "How satisfied are you with our service?",
    "How likely is it that you would recommend us?",
    "Why?",
]
BELOW = ["Chat", "Phone", "Other (please specify)", "Response", "Response", "Open-Ended Response"]
ASKED_JA = [
    "どれを利用しましたか",
    None,
    None,
    "サービスの満足度",
    "友人や同僚にすすめる可能性はどのくらいですか",
    "その理由",
]
BELOW_JA = ["チャット", "電話", "その他（具体的に）", "回答", "回答", "自由回答"]


def expanded(meta: list[str], asked: list[str | None], below: list[str], *, numeric: bool = False) -> Rows:
    marks = (1, 2) if numeric else (below[0], below[1])
    rows = joined(people(), answers(*marks))
    return [[*meta, *asked], [*([None] * len(meta)), *below], *rows]


def check_expanded(survey: Survey) -> None:
    assert tool_of(survey) == ("surveymonkey", "more_rows")
    assert survey.heading_rows == (1, 2)
    assert said(survey)["heading_row_options"] == 0
    assert (
        next(n for n in survey.notes if n.message.id == "heading_row_options").message.text()
        == "Row 2 is used as option names."
    )
    assert "heading_groups_guessed" not in said(survey)  # SurveyMonkey always writes it so
    assert roles(survey) == {
        "Respondent ID": "id",
        "Collector ID": "unused",
        "Start Date": "timestamp",
        "End Date": "timestamp",
        "IP Address": "personal",
        "Email Address": "unused",
        "First Name": "unused",
        "Which did you use? / Chat": "experience",
        "Which did you use? / Phone": "experience",
        "Which did you use? / Other (please specify)": "comment",
        "How satisfied are you with our service?": "driver",
        "How likely is it that you would recommend us?": "loyalty",
        "Why?": "comment",
    }
    # Chosen, not chosen by somebody who answered, nothing known of who answered nothing.
    assert ticked(survey, "Which did you use? / Chat")[:6] == [1.0, 0.0, 1.0, 0.0, "blank", 1.0]
    assert ticked(survey, "Which did you use? / Phone")[:6] == [0.0, 1.0, 1.0, 0.0, "blank", 0.0]
    assert column(survey, "Which did you use? / Chat").group == "Which did you use?"


def check_titled(survey: Survey) -> None:
    assert survey.heading_rows == (3, 4)
    assert survey.rows == N
    assert ticked(survey, "Which did you use? / Chat")[:5] == [1.0, 0.0, 1.0, 0.0, "blank"]
    assert said(survey)["rows_above_headings"] == 1


def check_ja(survey: Survey) -> None:
    assert tool_of(survey) == ("surveymonkey", "more_rows")
    assert roles(survey) == {
        "回答者 ID": "id",
        "コレクター ID": "unused",
        "開始日": "timestamp",
        "終了日": "timestamp",
        "IP アドレス": "personal",
        "メールアドレス": "unused",
        "名": "unused",
        "どれを利用しましたか / チャット": "experience",
        "どれを利用しましたか / 電話": "experience",
        "どれを利用しましたか / その他（具体的に）": "comment",
        "サービスの満足度": "driver",
        "友人や同僚にすすめる可能性はどのくらいですか": "loyalty",
        "その理由": "comment",
    }
    assert ticked(survey, "どれを利用しましたか / 電話")[:6] == [0.0, 1.0, 1.0, 0.0, "blank", 0.0]


def three_rows() -> bytes:
    top = ["How was each of these?", None, None, None, "Overall?"]
    middle = ["Hotel", None, "Restaurant", None, None]
    low = ["Used", "Satisfied", "Used", "Satisfied", "Response"]
    given: Rows = [["Yes", 5, "No", None, 4], ["No", None, "Yes", 3, 5], ["Yes", 4, "Yes", 2, 1]]
    rows = joined(people(), [given[at % 3] for at in range(N)])
    blank: list[object] = [None] * len(META)
    return csv([[*META, *top], [*blank, *middle], [*blank, *low], *rows])


def check_three_rows(survey: Survey) -> None:
    assert survey.heading_rows == (1, 2, 3)
    assert tool_of(survey) == ("surveymonkey", "more_rows")
    assert [one.heading for one in survey.columns][len(META) :] == [
        "How was each of these? / Hotel / Used",
        "How was each of these? / Hotel / Satisfied",
        "How was each of these? / Restaurant / Used",
        "How was each of these? / Restaurant / Satisfied",
        "Overall?",
    ]
    assert column(survey, "How was each of these? / Hotel / Satisfied").group == "How was each of these? / Hotel"
    assert survey.rows == N


def condensed(meta: list[str], used: str, satisfied: str, chat: str, phone: str) -> bytes:
    rows = joined(
        people(), [[f"{chat}, {phone}" if at % 3 else chat if at % 2 else phone, 1 + at % 5] for at in range(N)]
    )
    return xlsx([[*meta, used, satisfied], [None] * (len(meta) + 2), *rows])


def check_condensed(survey: Survey) -> None:
    assert tool_of(survey) in {("surveymonkey", "more_rows"), ("surveymonkey", "")}
    assert survey.rows == N
    assert sum(options(survey, survey.columns[7].heading).values()) == 40
    assert survey.columns[8].role == "driver"


def lost(names: tuple[str, ...], options_given: tuple[str, ...], ids: str, rated: str) -> Rows:
    first, second, third, other = options_given
    return table(
        (ids, [11385284375 + at for at in range(N)]),
        (names[0], again(first, None, None, None)),
        (names[1], again(None, second, None, None)),
        (names[2], again(None, None, third, None)),
        (names[3], [other + str(at) if at % 4 == 3 else None for at in range(N)]),
        (rated, again(1, 2, 3, 4, 5)),
    )


def check_lost(survey: Survey) -> None:
    shown = [(one.group, one.own, one.role) for one in survey.columns[1:5]]
    group = survey.columns[1].heading
    assert [one[0] for one in shown] == [group] * 4
    assert [one[2] for one in shown] == ["experience"] * 3 + ["comment"]
    assert [one[1] for one in shown[:3]] in (["Biology", "Physics", "History"], ["生物", "物理", "歴史"])
    asked = next(note for note in survey.notes if note.message.id == "options_named_by_answers")
    assert (asked.state, asked.count) == ("asked", 3)
    assert survey.columns[0].role == "id"
    assert survey.columns[5].role == "driver"


def check_expanded_rows(survey: Survey) -> None:
    """The user chose the row of options alone: everything follows, whatever the tool."""
    assert survey.heading_rows == (4,)
    assert survey.rows == N
    assert [one.heading for one in survey.columns][-6:] == BELOW


EN = (META, ASKED, BELOW)
TITLE: Rows = [["Customer survey 2026"], []]
LAYOUTS = (
    Layout(("I09",), "surveymonkey en", "sm.csv", lambda: csv(expanded(*EN)), check_expanded),
    Layout(("I09",), "surveymonkey en xlsx", "sm.xlsx", lambda: xlsx(expanded(*EN)), check_expanded),
    Layout(("I09",), "surveymonkey numeric", "sm.csv", lambda: csv(expanded(*EN, numeric=True)), check_expanded),
    Layout(("I09",), "surveymonkey ja", "sm.csv", lambda: csv(expanded(META_JA, ASKED_JA, BELOW_JA)), check_ja),
    Layout(("I09", "I26"), "surveymonkey titled", "sm.xlsx", lambda: xlsx([*TITLE, *expanded(*EN)]), check_titled),
    Layout(
        ("I09",),
        "surveymonkey rows by hand",
        "sm.xlsx",
        lambda: xlsx([*TITLE, *expanded(*EN)]),
        check_expanded_rows,
        reading=Reading(heading_rows=(4,)),
    ),
    Layout(("I09",), "surveymonkey three rows", "sm.csv", three_rows, check_three_rows),
    Layout(
        ("I10",),
        "surveymonkey condensed en",
        "sm.xlsx",
        lambda: condensed(META, "Which did you use?", "How satisfied are you?", "Chat", "Phone"),
        check_condensed,
    ),
    Layout(
        ("I10",),
        "surveymonkey condensed ja",
        "sm.xlsx",
        lambda: condensed(META_JA, "利用したサービス", "接客の満足度", "チャット", "電話"),
        check_condensed,
    ),
    Layout(
        ("I10",),
        "second row lost en",
        "copy.xlsx",
        lambda: xlsx(
            lost(
                ("Field", "Column2", "Column3", "Column4"),
                ("Biology", "Physics", "History", "my own field of work"),
                "Respondent ID",
                "How satisfied are you?",
            )
        ),
        check_lost,
    ),
    Layout(
        ("I10",),
        "second row lost ja",
        "copy.xlsx",
        lambda: xlsx(
            lost(("分野", "列2", "列3", "列4"), ("生物", "物理", "歴史", "自分だけの分野"), "No", "授業の満足度")
        ),
        check_lost,
    ),
    Layout(
        ("I10",),
        "second row lost, blank headings",
        "copy.csv",
        lambda: csv(lost(("Field", "", "", ""), ("Biology", "Physics", "History", "my own field"), "No", "Satisfied?")),
        check_lost,
    ),
)
