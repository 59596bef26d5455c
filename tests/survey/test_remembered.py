"""What is remembered of a sheet or a question goes with it: a closed survey leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.reading import ColumnKey, Join, Reading
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.sheet import Sheet, Workbook
from loyalty_desktop.survey.survey import survey
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
