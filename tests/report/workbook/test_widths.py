from __future__ import annotations

import math

from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.workbook.widths import heading_room, sheet_widths


def table(*columns: Column, cells: tuple[str | Figure, ...]) -> Table:
    return Table("t", "T", columns, (Row(cells),))


def test_japanese_letters_take_twice_the_room() -> None:
    latin = sheet_widths([table(Column("a"), cells=("x" * 30,))])[0]
    wide = sheet_widths([table(Column("a"), cells=("長" * 18,))])[0]
    assert (latin, wide) == (36, 43)


def test_widths_stay_within_bounds() -> None:
    columns = (Column("a"), Column("b", "count"), Column("c"))
    narrow = sheet_widths([table(*columns, cells=("x", Figure(1.0), "x"))])
    wide = sheet_widths([table(*columns, cells=("x" * 200, Figure(1e15), "x" * 200))])
    assert narrow[:3] == (24, 10, 12)
    assert wide[:3] == (60, 21, 38)


def test_a_column_is_as_wide_as_the_widest_of_the_tables_below_one_another() -> None:
    one = table(Column("a"), Column("b", "count"), cells=("x", Figure(5.0)))
    other = table(Column("a"), Column("money", "amount", before="¥"), cells=("x", Figure(123_456_789.0)))
    assert sheet_widths([one, other])[1] == math.ceil(1.12 * len("¥123,456,789")) + 3
    assert sheet_widths([one, other]) == sheet_widths([other, one])


def test_tags_and_marks_have_room() -> None:
    plain = sheet_widths([table(Column("a"), Column("b", "score"), cells=("x", Figure(5.0)))])[1]
    tagged = sheet_widths([table(Column("a"), Column("b", "score"), cells=("x", Figure(5.0, "reference", "▲")))])[1]
    assert tagged > plain + 3


def test_sheets_are_wide_enough_for_charts_and_sentences() -> None:
    assert sum(sheet_widths(())) >= 137


def test_headings_break_between_words() -> None:
    assert heading_room(Column("n")) == 4
    assert heading_room(Column("重要度 下限")) == 15
    assert heading_room(Column("Difference to the others")) == 14


def test_totals_have_more_room_as_they_are_bold() -> None:
    columns = (Column("a"), Column("money", "amount", before="¥"))
    rows = [Row(("x", Figure(52_615_800.0)), kind) for kind in ("row", "total")]
    usual, bold = (sheet_widths([Table("t", "", columns, (row,))])[1] for row in rows)
    assert bold > usual
