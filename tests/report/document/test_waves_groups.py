"""The groups over the surveys: a line for the most and the least loyal, a table of all of them."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import Lines
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.document.waves import waves_pages
from tests.report.document.compare_materials import full, grouped
from tests.report.document.resolving import page, table


def test_the_picture_has_the_most_and_the_least_loyal_group() -> None:
    chart = waves_pages(grouped())[0].blocks[0]
    assert isinstance(chart, Lines)
    assert [one.name for one in chart.lines] == ["Everybody", "ゴールド", "ブロンズ"]


def test_all_groups_stand_in_a_table_with_their_change() -> None:
    found = page(waves_pages(grouped()), "waves_groups")
    assert found.title == "NRS of the groups: no change can be told from chance"
    assert found.level == "appendix"
    rows = {row.cells[0]: row for row in table((found,), "waves_groups").rows}
    assert list(rows) == ["ゴールド", "シルバー", "ブロンズ"]
    gold = [one.value for one in rows["ゴールド"].cells if isinstance(one, Figure)]
    assert [None if one is None else round(one, 1) for one in gold] == [282, 33.0, 334, 35.0, 2.1, -9.5, 13.6]
    assert rows["ゴールド"].cells[-1] == "change unclear"
    waves = grouped().waves
    assert waves is not None
    assert sum(int(one.cells[3].value or 0) for one in rows.values() if isinstance(one.cells[3], Figure)) == 1238


def test_a_small_group_cannot_be_worked_out_from_the_wave() -> None:
    report = report_of(grouped())
    kept = replace(report, pages=tuple(one for one in report.pages if one.id == "waves_groups"))
    rows = table(anonymous(kept, 285).pages, "waves_groups").rows  # 282 were gold in spring
    hidden = [row.cells[0] for row in rows if isinstance(row.cells[1], Figure) and row.cells[1].value is None]
    assert hidden == ["ゴールド", "ブロンズ"]


def test_there_is_no_page_without_groups() -> None:
    assert "waves_groups" not in {one.id for one in waves_pages(full())}
