"""A report handed to the typesetter: what lies, what is listed, what is parted."""

from __future__ import annotations

import msgspec

from loyalty_desktop.report.document.figure_texts import figure_text
from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.pages.cell_texts import set_cell
from loyalty_desktop.report.pages.content import SetChart, SetTable
from loyalty_desktop.report.pages.setting import HEIGHT, WIDE_WIDTH, WIDTH, document_of, set_page
from loyalty_desktop.report.pages.table_setting import set_tables
from tests.report.document import example


def test_sections_hold_their_pages_in_order() -> None:
    document = document_of(example.report(), ("Font",))
    assert [len(one.pages) for one in document.sections] == [1, 1, 2, 1, 1]
    assert document.contents == 0
    assert document.fonts == ("Font",)


def test_appendix_is_in_the_outline_only() -> None:
    report = example.report()
    many = msgspec.structs.replace(report, pages=report.pages * 2)
    document = document_of(many, ())
    assert document.contents == 2
    assert [page.listed for section in document.sections for page in section.pages].count(False) == 2


def test_a_crowded_first_page_lists_the_parts_only() -> None:
    report = example.report()
    assert document_of(msgspec.structs.replace(report, pages=report.pages * 20), ()).contents == 1


def test_charts_find_room_on_a_page() -> None:
    for page in document_of(example.report(40), ()).sections[3].pages:
        charts = [block for block in page.blocks if isinstance(block, SetChart)]
        assert len(charts) > 1
        for chart in charts:
            assert chart.scale * chart.drawing.width <= WIDTH + 1e-6
            assert chart.scale * chart.drawing.height <= HEIGHT + 1e-6
            assert chart.alt


def test_a_page_lies_where_its_table_is_wide() -> None:
    columns = (Column("名前"), *(Column(f"とても長い見出し{at}", "amount", before="¥") for at in range(9)))
    table = Table("t", "", columns, (Row(("名前", *(Figure(123_456_789.0),) * 9)),))
    page = msgspec.structs.replace(example.report().pages[0], blocks=(table,))
    found = set_page(page)
    (made,) = found.blocks
    assert found.wide
    assert isinstance(made, SetTable)
    assert round(sum(made.widths), 3) == WIDE_WIDTH


def test_a_table_for_no_page_is_parted_beside_its_names() -> None:
    columns = (Column("名前"), *(Column(str(at), "amount") for at in range(40)))
    parts = set_tables(Table("t", "表", columns, (Row(("名前", *(Figure(12_345_678.0),) * 40)),), ("注",)), WIDE_WIDTH)
    assert len(parts) > 1
    assert all(part.heads[0] == "名前" and part.rows[0].cells[0].text == "名前" for part in parts)
    assert [head for part in parts for head in part.heads[1:]] == [str(at) for at in range(40)]
    assert [part.notes for part in parts] == [()] * (len(parts) - 1) + [("注",)]
    assert parts[0].title.startswith("表 (1/")


def test_figures_are_written_in_their_unit() -> None:
    def said(value: float, **column: object) -> str:
        return figure_text(value, msgspec.structs.replace(Column(""), **column))

    assert said(12.4, unit="score") == "+12"
    assert said(-12.44, unit="points", digits=1) == "−12.4"
    assert said(0.456, unit="share", digits=1) == "45.6%"
    assert said(-0.031, unit="share_points", digits=1) == "−3.1"
    assert said(0.0004, unit="p") == "<.001"
    assert said(1234.0, unit="count") == "1,234"
    assert said(-1234.5, unit="amount", before="¥", digits=1) == "¥−1,234.5"
    assert said(1.5, unit="number") == "1.5"


def test_small_bases_are_muted_and_tagged_once_a_row() -> None:
    column = Column("スコア", "score", tinted=True)
    shown, reference, hidden = (
        set_cell(Figure(10.0, mark="▲"), column, 10.0),
        set_cell(Figure(10.0, "reference"), column, 10.0),
        set_cell(Figure(None, "hidden"), column, 10.0),
    )
    assert (shown.text, shown.mark, shown.muted, bool(shown.fill)) == ("+10", "▲", False, True)
    assert (reference.muted, bool(reference.tag), reference.fill) == (True, True, "")
    assert (hidden.text, hidden.muted) == ("–", True)
    table = Table("t", "", (Column("名"), column, column), (Row(("x", *(Figure(1.0, "reference"),) * 2)),))
    cells = set_tables(table, WIDTH)[0].rows[0].cells
    assert [bool(cell.tag) for cell in cells] == [False, True, False]
