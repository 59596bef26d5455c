"""Personal data is not taken over unless somebody asks for it, and is shown, saved and written nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.project import Project, encode, source_of
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.templates import template_of
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.console import analysis_text, inspection_text
from loyalty_desktop.report.contract import analysis_json, inspection_json
from loyalty_desktop.report.read_choices import rows_of_headings
from loyalty_desktop.report.what_was_read import what_was_read
from loyalty_desktop.survey.addresses import MARK, without_addresses
from loyalty_desktop.survey.hiding import COLUMNS, COMMENTS
from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.quality import DUPLICATES
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, cells, column, of_columns, sheet_of

N = 40
MAIL, NAME, COMMENT = ColumnKey("メールアドレス"), ColumnKey("氏名"), ColumnKey("ご意見")
SECRETS = ("山田", "example.com", "1234-5")


def columns() -> dict[str, list[Cell]]:
    said: list[Cell] = [f"{at}回目の来店。とても良かった。" for at in range(N)]
    said[3] = "山田三郎です。03-1234-5678 まで"
    said[7] = "taro@example.com に返事をください"
    return {
        "推奨度（0〜10）": [at % 11 for at in range(N)],
        "氏名": [
            None if at == 5 else f"山田{'一二三四五六七八九十'[at % 10]}{'郎太' if at > 9 else '郎'}{at // 10}"
            for at in range(N)
        ],
        "メールアドレス": [f"a{at}@example.com" for at in range(N)],
        "満足度（接客）": [at % 5 + 1 for at in range(N)],
        "ご意見": said,
    }


def read() -> Survey:
    given = columns()
    given["氏名"][3] = "山田 三郎"
    return of_columns({**given})


def note(one: Survey, rule: str) -> Noted:
    return next(note for note in one.notes if note.rule == rule)


def everything_shown(one: Survey) -> str:
    """Return all that any screen, file or command writes of a survey."""
    journey = suggest_journey(one)
    results = analyze(Counter(one), journey)
    project = Project((source_of(Path("/x/a.xlsx"), None, one),), journey)
    shown = [
        Cells(one, everything=every).column(at).shown(0, one.rows)
        for at in range(len(one.columns))
        for every in (False, True)
    ]
    return "\n".join(
        [
            json.dumps(inspection_json(one), ensure_ascii=False),
            inspection_text(one),
            json.dumps(analysis_json(one, results), ensure_ascii=False),
            analysis_text(one, results),
            encode(project, Path("/x/a.loyalty")).decode(),
            repr(template_of(project, one, Path("/x/a.loyalty"))),
            repr(what_was_read(one)),
            repr(rows_of_headings(one)),
            repr(shown),
            repr(
                [column.distinct.labels[at] for column in one.columns for at in np.flatnonzero(column.distinct.counts)]
            ),
        ]
    )


def test_nothing_of_it_is_shown_saved_or_written() -> None:
    shown = everything_shown(read())
    assert [secret for secret in SECRETS if secret in shown] == []
    assert MARK in shown


def test_it_is_known_who_answered() -> None:
    one = column(read(), "氏名")
    assert dict(zip(one.distinct.values, one.distinct.counts.tolist(), strict=True)) == {None: 1, MARK: N - 1}


def test_lines_tell_how_much_is_not_taken_over() -> None:
    one = read()
    assert (note(one, COLUMNS).count, note(one, COLUMNS).state) == (2, "done")
    assert (note(one, COMMENTS).count, note(one, COMMENTS).state) == (2, "done")


def test_one_step_takes_it_over_and_one_step_back() -> None:
    one = read()
    lines = {line.rule: line for line in what_was_read(one).read if line.rule in {COLUMNS, COMMENTS}}
    taken: Survey = one
    for rule in (COLUMNS, COMMENTS):
        switch = lines[rule].switch
        assert switch is not None
        alone = survey(one.workbook, switch.reading, one)
        assert note(alone, rule).state == "offered"
        taken = survey(one.workbook, taken.reading.switched(rule, applies=False, usual=True), taken)
    assert "山田 三郎" in column(taken, "氏名").distinct.values
    assert any("taro@example.com" in str(value) for value in column(taken, "ご意見").distinct.values)
    again = survey(one.workbook, Reading(), taken)
    assert [a.question is b.question for a, b in zip(one.columns, again.columns, strict=True)] == [True] * 5
    assert taken.cut is one.cut


def test_column_is_taken_over_when_somebody_says_what_it_is_for() -> None:
    one = survey(read().workbook, Reading(corrections=(Correction(MAIL, role="id"),)))
    assert "a1@example.com" in column(one, MAIL.heading).distinct.values
    assert any(rule.rule == COLUMNS and rule.count == 1 for rule in one.notes)


def test_column_called_personal_by_hand_is_not_taken_over() -> None:
    one = of_columns(
        {"推奨度（0〜10）": list(range(11)) * 2, "担当": ["佐藤", "鈴木"] * 11},
        Correction(ColumnKey("担当"), role="personal"),
    )
    assert column(one, "担当").distinct.counts.tolist() == [0, 22]


def test_figures_do_not_change() -> None:
    one = read()
    open_ = survey(one.workbook, Reading(kept=(COLUMNS, COMMENTS)))
    journeys = [suggest_journey(each) for each in (one, open_)]
    assert journeys[0] == journeys[1]
    assert analyze(Counter(one), journeys[0]) == analyze(Counter(open_), journeys[1])


def test_address_still_joins_a_table_and_nobody_sees_it() -> None:
    spend = sheet_of([["メールアドレス", "購入金額"], *(cells(f"A{at}@example.com ", at * 100) for at in range(N))])
    one = read()
    table = Workbook((spend,), None, "spend.xlsx")
    join = propose_join(one, survey(table))
    assert join is not None
    assert (join.key, join.other) == (MAIL, MAIL)
    book = Workbook(one.workbook.sheets, None, "a.xlsx", beside=(table,))
    joined = survey(book, Reading(joins=(join,)))
    assert next(line.count for line in joined.notes if line.message.id == "joined") == N
    assert "example.com" not in everything_shown(joined)


def test_answers_of_rows_that_are_left_out_are_veiled_too() -> None:
    given = columns()
    given["氏名"][0] = given["氏名"][3] = "山田 三郎"
    given["ご意見"][0] = "山田三郎です。また来ます"  # of a row that is left out
    given["会員ID"] = [f"{at % 38:05}" for at in range(N)]
    one = of_columns({**given}, Correction(ColumnKey("会員ID"), role="id"))
    left = survey(one.workbook, one.reading.switched(DUPLICATES, applies=True, usual=False), one)
    assert left.rows == N - 2
    assert [secret for secret in SECRETS if secret in everything_shown(left)] == []


@pytest.mark.parametrize(
    "text",
    [
        *("2026-07-01 10:30に行った", "10,000円以上20,000円未満", "会員番号 1234567890", "04-05-2026", "1-2 3-4 5-6"),
        *("1234567890123456", "0" * 24, "@someone thanks", "3:30〜4:30", "a@b", "", "良い"),
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert without_addresses(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("090-1234-5678", "０９０－１２３４－５６７８", "03(1234)5678", "0312345678", "+81 90 1234 5678"),
        *("(555) 123-4567", "555-123-4567", "4111 1111 1111 1111", "taro.yamada@example.co.jp", "ａ＠ｂ．ｃｏｍ"),
    ],
)
def test_what_names_somebody_is_veiled_among_words(text: str) -> None:
    assert without_addresses(f"連絡は{text}まで") == f"連絡は{MARK}まで"


def test_survey_without_personal_data_has_no_line_about_it() -> None:
    one = survey(
        book_of([["満足度（接客）", "ご意見"], *(cells(at % 5 + 1, f"意見{at}です、ありがとう") for at in range(30))])
    )
    assert [line for line in one.notes if line.rule in {COLUMNS, COMMENTS}] == []
