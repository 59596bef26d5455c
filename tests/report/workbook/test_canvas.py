from __future__ import annotations

import pytest
from openpyxl import Workbook

from loyalty_desktop.report.workbook.canvas import Canvas, lines_of
from loyalty_desktop.report.workbook.looks import looks_of
from loyalty_desktop.report.workbook.plain_text import Pen


def canvas(*widths: float) -> Canvas:
    return Canvas(Workbook().worksheets[0], widths or (40.0, *[10.0] * 10), looks_of("ja"), Pen())


@pytest.mark.parametrize(
    ("text", "wide", "count"),
    [("", 10, 1), ("x" * 9, 10, 1), ("x" * 19, 10, 3), ("長" * 9, 10, 2), ("a\nb\nc", 10, 3), ("x" * 90, 1000, 1)],
)
def test_lines_are_counted_with_wide_letters(text: str, wide: float, count: int) -> None:
    assert lines_of(text, wide) == count


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    one = canvas()
    one.text("x", one.looks.font())
    one.text("長" * 200, one.looks.font())
    heights = [one.sheet.row_dimensions[row].height or 0 for row in (1, 2)]
    assert heights[1] >= 4 * heights[0]
    assert one.row == 3
    assert [str(each) for each in one.sheet.merged_cells.ranges] == ["A1:J1", "A2:J2"]


def test_a_page_ends_before_what_does_not_fit() -> None:
    one = canvas()
    one.advance(50)
    one.repeated()
    for _row in range(20):
        one.advance(16.5)
    one.keep_together(50)
    assert one.sheet.row_breaks.brk == []
    one.keep_together(300)
    assert [each.id for each in one.sheet.row_breaks.brk] == [21]
    one.keep_together(300)
    assert len(one.sheet.row_breaks.brk) == 1


def test_what_is_taller_than_a_page_begins_where_it_is_and_ends_its_pages_itself() -> None:
    one = canvas()
    one.advance(200)
    one.keep_together(5000)
    assert one.sheet.row_breaks.brk == []
    for _row in range(60):
        one.advance(16.5)
    ends = [each.id for each in one.sheet.row_breaks.brk]
    assert len(ends) == 2
    assert (ends[1] - ends[0]) * 16.5 <= one.page_points


def test_a_wide_sheet_has_longer_pages() -> None:
    assert canvas(*[10.0] * 30).page_points > canvas().page_points * 1.5


def test_room_at_the_top_of_a_page_is_not_left() -> None:
    one = canvas()
    one.advance(50)
    one.repeated()
    one.space()
    assert one.row == 3
    one.new_page()
    one.space()
    assert one.row == 3


def test_room_at_the_end_of_a_page_ends_it_and_is_not_left_on_the_next() -> None:
    one = canvas()
    one.advance(50)
    one.repeated()
    while one.room_cm > 0.0:
        one.advance(16.5)
    row = one.row
    one.space(40)
    assert one.row == row
    assert [each.id for each in one.sheet.row_breaks.brk] == [row - 1]
