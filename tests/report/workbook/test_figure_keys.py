from __future__ import annotations

from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.workbook.figure_keys import key_of

COLUMNS = (Column("Answer"), Column("n", "count"), Column("Share", "share"))
FIVE = Row(("5", Figure(12.0, key="loyalty/distribution/5"), Figure(0.1)))
ALL = Row(("All", Figure(120.0, key="loyalty/n"), Figure(1.0)), "total")


def test_the_share_of_an_answer_is_named_after_its_count() -> None:
    table = Table("answer_figures", "", COLUMNS, (FIVE, ALL))
    assert [key_of(table, row, 2) for row in table.rows] == ["loyalty/distribution/5/share", "loyalty/whole"]
    assert [key_of(table, FIVE, at) for at in (0, 1)] == ["", "loyalty/distribution/5"]


def test_shares_of_other_tables_have_no_name_of_their_own() -> None:
    assert key_of(Table("left_out", "", COLUMNS, (FIVE, ALL)), FIVE, 2) == ""
