"""Tables for the clipboard: as spreadsheets take them, and never a formula or markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.table_texts import table_html, table_text
from tests.report.document import example

FORMULAS = ("=cmd()", "+1", "-1+1", "@SUM(A1)", "＝1+1", "＠A", '"=1+1"', "  =1", "\t=1", "-3 to +8+A1", "+1–cmd")


class Reader(HTMLParser):
    """Reads the cells of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.styles.append(dict(attrs).get("style") or "")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def read(table: Table) -> Reader:
    reader = Reader()
    reader.feed(table_html(table).replace("</table>", "</table><tr><td></td></tr>"))
    return reader


def one_cell(cell: str | Figure, column: Column) -> tuple[str, str]:
    """Return a cell as it stands in the text and in the HTML."""
    table = Table("t", "t", (column,), (Row((cell,)),))
    return table_text(table).split("\r\n")[1], read(table).rows[1][0]


def test_rows_are_lines_and_cells_have_tabs_between_them() -> None:
    lines = table_text(example.table(12)).split("\r\n")
    assert len(lines) == 1 + 12 + 1 + 1
    assert {line.count("\t") for line in lines[:-1]} == {6}
    assert lines[0].split("\t")[:3] == ["ドライバー", "n", "頭の満足"]
    assert lines[-2].split("\t")[:3] == ["全体", "1,200", "50%"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text: str) -> None:
    plain, html = one_cell(text, Column("x"))
    assert plain == f"'{' '.join(text.split())}"
    assert html == " ".join(text.split())
    table = Table("t", "t", (Column(text),), ())
    assert table_text(table).startswith("'")


@pytest.mark.parametrize(
    "text", ["−3.2 to +8.1", "−3.2 〜 −1.0", "+3.2 to +8.1", "-3% – +8%", "−1", "'20 survey", "|", "% of all", "`a`"]
)
def test_intervals_and_other_texts_that_nobody_evaluates_have_no_apostrophe(text: str) -> None:
    assert one_cell(text, Column("x")) == (text, text)


def test_a_text_that_is_none_stays_as_it_is() -> None:
    assert one_cell("店舗=接客 + 1", Column("x")) == ("店舗=接客 + 1", "店舗=接客 + 1")
    assert one_cell("a\tb\r\nc\x07", Column("x")) == ("a b c", "a b c")


def test_markup_is_text() -> None:
    reader = read(Table("t", "<b>t</b>", (Column("<i>"),), (Row(("<script>alert(1)</script>",)),), ("<img src=x>",)))
    assert reader.rows[0] == ["<i>"]
    assert reader.rows[1] == ["<script>alert(1)</script>"]
    assert not reader.tags & {"script", "img", "i", "b"}


@pytest.mark.parametrize(
    ("figure", "column", "plain", "html"),
    [
        (Figure(-12.345), Column("s", "score"), "-12", "-12"),
        (Figure(12.345), Column("s", "score", digits=1), "+12.3", "+12.3"),
        (Figure(0.453), Column("s", "share"), "45%", "45%"),
        (Figure(1234.0), Column("s", "count"), "1,234", "1,234"),
        (Figure(7.8, mark="▲"), Column("s", "points"), "▲ +8", "▲ +8"),
        (Figure(-7.8, "reference", "▼"), Column("s", "points"), "▼ For reference −8", "▼ For reference −8"),
        (Figure(None, "hidden"), Column("s", "points"), "–", "–"),
        (Figure(33.0, "hidden"), Column("s", "points"), "–", "–"),
        (Figure(0.0004), Column("s", "p"), "<.001", "<.001"),
        (Figure(125000.0), Column("s", "amount", before="¥"), "¥125,000", "¥125,000"),
        (Figure(5.0), Column("s", "amount", before="=¥"), "'=¥5", "'=¥5"),
        (Figure(-5.0), Column("s", "amount", after="円"), "−5円", "−5円"),
    ],
)
def test_figures_are_as_shown_and_numbers_for_a_spreadsheet(
    figure: Figure, column: Column, plain: str, html: str
) -> None:
    assert one_cell(figure, column) == (plain, html)


def test_muted_tinted_and_total_cells_look_so() -> None:
    columns = (Column("a"), Column("頭", "share", tinted=True))
    rows = (
        Row(("低", Figure(0.1))),
        Row(("高", Figure(0.9))),
        Row(("参考", Figure(0.5, "reference"))),
        Row(("全体", Figure(0.5)), "total"),
    )
    styles = read(Table("t", "t", columns, rows)).styles
    low, high, muted, total = (styles[at] for at in (3, 5, 7, 9))
    assert f"background:{LIGHT.mixed(LIGHT.fill('head'), 0.3)}" in high
    assert f"background:{LIGHT.colour('panel')}" in low
    assert f"color:{LIGHT.colour('muted')}" in muted
    assert "font-weight:bold" in total


def test_texts_are_marked_as_text_for_excel() -> None:
    styles = read(example.table(3)).styles
    assert r"mso-number-format:'\@'" in styles[7]
    assert "mso-number-format" not in styles[8]


def test_texts_are_marked_as_text_for_libreoffice() -> None:
    columns = (Column("x"), Column("s", "score"))
    html = table_html(Table("t", "t", columns, (Row(("=1+1", Figure(5.0))), Row(("b", Figure(5.0, mark="▲"))))))
    kept = 'sdnum="1033;0;@"'
    assert f"{kept}>=1+1</td>" in html
    assert html.count(kept) == 2 + 2 + 1
