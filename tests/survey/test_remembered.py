"""What is remembered of a sheet or a question goes with it: a closed survey leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import msgspec

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.option_rows import option_list
from loyalty_desktop.report.what_was_read import what_was_read
from loyalty_desktop.survey.by_hand import mark_of
from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.reading import ColumnKey, Correction, Join, Reading
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.sheet import Sheet, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, sheet_of


def book(name: str, *others: Sheet) -> Workbook:
    words = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
    heads = cells("会員ID", "満足度（接客）", "満足度（価格）", "プラン", "利用 [店舗]", "利用 [電話]", "利用 [その他]")
    rated = ((f"{at:04}", words[at % 5], words[at % 4], "ABCDE"[at % 5]) for at in range(40))
    rows = [heads, *(cells(*one, at % 2, 1 - at % 2, 0 if at % 3 else "駅") for at, one in enumerate(rated))]
    return Workbook((sheet_of(rows), *others), None, name)


def test_work_is_done_once_for_each_thing() -> None:
    seen: list[Sheet] = []

    @remembered
    def rows(sheet: Sheet) -> int:
        seen.append(sheet)
        return sheet.rows

    one, other = sheet_of([[1]]), sheet_of([[1]])
    assert (rows(one), rows(one), rows(other)) == (1, 1, 1)
    assert [id(sheet) for sheet in seen] == [id(one), id(other)]


def test_nothing_found_is_remembered_too() -> None:
    calls: list[int] = []

    @remembered
    def nothing(sheet: Sheet) -> None:
        calls.append(sheet.rows)

    sheet = sheet_of([[1]])
    for _ in range(2):
        nothing(sheet)
    assert calls == [1]


def test_closed_survey_is_not_kept_alive() -> None:
    table = book("spend.xlsx")
    joined = Workbook(
        book("a.xlsx", sheet_of([["Q1", "x"], ["1", "y"]], "Codes")).sheets, None, "a.xlsx", beside=(table,)
    )
    key = ColumnKey("会員ID")
    read = survey(joined, Reading(joins=(Join("spend.xlsx", key, key),)))
    assert propose_join(read, survey(table)) is not None
    assert len(read.notes) > 0
    kept: list[weakref.ref[Any]] = [weakref.ref(sheet) for sheet in (*joined.sheets, *table.sheets)]
    kept += [weakref.ref(column.question) for column in read.columns]
    del joined, table, read
    gc.collect()
    assert [ref() for ref in kept if ref() is not None] == []


def test_survey_is_not_kept_alive_by_what_was_veiled_analysed_or_left_out_of_it() -> None:
    """Two columns that were names and comments by turns held each other for ever: each kept what it was without."""
    names, said = ColumnKey("担当者からの一言"), ColumnKey("お客様からの一言")
    rows = [
        cells("推奨度（0〜10）", names.heading, said.heading, "利用した売場"),
        *(
            cells(
                at % 11,
                f"山田{at}郎、ありがとう",
                f"山田{at}郎、どうぞ 03-1234-56{at:02}",
                "食品;衣料;"[: 3 * (at % 3)],
            )
            for at in range(30)
        ),
    ]
    book = Workbook((sheet_of(rows),), None, "a.xlsx")
    seen: list[Survey] = []
    for personal, comment in ((names, said), (said, names)):
        told = (Correction(personal, role="personal"), Correction(comment, role="comment"))
        seen.append(survey(book, Reading(corrections=told), seen[-1] if seen else None))
        assert [column.hides for column in seen[-1].columns[1:3]] == (
            ["all", "parts"] if personal == names else ["parts", "all"]
        )
    gone = msgspec.structs.replace(seen[-1].reading, rows_left_out=(mark_of(book.sheets[0], 4),))
    seen.append(survey(book, gone, seen[-1]))
    for one in seen:
        analyze(Counter(one), suggest_journey(one))
        what_was_read(one)
        option_list(one.columns[3])
    kept: list[weakref.ref[Any]] = [
        weakref.ref(thing)
        for one in seen
        for column in one.columns
        for thing in (column.question, column.distinct, column.scale)
    ]
    del book, seen, one
    gc.collect()
    assert [ref() for ref in kept if ref() is not None] == []
