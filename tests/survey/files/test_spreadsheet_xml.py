from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.sheet import Merged, Workbook

NAMES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:html="http://www.w3.org/TR/REC-html40"'
)


def document(rows: str, more: str = "", encoding: str = "UTF-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook {NAMES}><Worksheet ss:Name="回答"><Table>{rows}</Table></Worksheet>{more}</Workbook>'
    )


def read(page: str | bytes) -> Workbook:
    data = page if isinstance(page, bytes) else page.encode()
    return workbook_of(Given(data, "answers.xls"), lambda _share: None)


def cell(value: str, kind: str = "String", said: str = "") -> str:
    return f'<Cell {said}><Data ss:Type="{kind}">{value}</Data></Cell>'


def test_cells_have_the_value_of_their_type() -> None:
    book = read(
        document(
            "<Row>" + "".join(map(cell, ["No", "満足度", "率", "日時", "時刻", "来店", "誤り"])) + "</Row>"
            "<Row>"
            + cell("1", "Number") + cell("5.0", "Number") + cell("0.85", "Number")
            + cell("2026-04-01T09:30:00.000", "DateTime") + cell("1899-12-31T09:30:00.000", "DateTime")
            + cell("1", "Boolean") + cell("#N/A", "Error") + "</Row>"
        )
    )  # fmt: skip
    assert (book.format, book.encoding, book.sheets[0].name) == ("xml", None, "回答")
    moment = dt.datetime(2026, 4, 1, 9, 30)
    assert book.sheets[0].row(1) == (1, 5, 0.85, moment, dt.time(9, 30), True, "#N/A")
    assert type(book.sheets[0].row(1)[1]) is int


def test_places_are_those_that_the_file_tells() -> None:
    book = read(
        document(
            '<Column ss:Index="2" ss:Hidden="1"/><Row>'
            + cell("問1", said='ss:MergeAcross="1"')
            + cell("問2")
            + "</Row>"
            '<Row ss:Index="4" ss:Hidden="1">' + cell("5", "Number", 'ss:Index="3"') + "</Row>"
        )
    )
    sheet = book.sheets[0]
    assert (sheet.row(0), sheet.row(3)) == (("問1", None, "問2"), (None, None, 5))
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == ((Merged(0, 0, 0, 1),), (3,), (1,))


def test_rich_text_counts_and_comments_do_not() -> None:
    rich = '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>満足</B>度</ss:Data></Cell>'
    note = '<Cell><Data ss:Type="String">id</Data><Comment><ss:Data>check</ss:Data></Comment></Cell>'
    formula = '<Cell ss:Formula="=R[-1]C"/>'
    assert read(document(f"<Row>{rich}{note}{formula}</Row>")).sheets[0].row(0) == ("満足度", "id", "#NO_RESULT!")


def test_hidden_sheet_is_marked() -> None:
    excel = "urn:schemas-microsoft-com:office:excel"
    options = f'<WorksheetOptions xmlns="{excel}"><Visible>SheetHidden</Visible></WorksheetOptions>'
    more = f'<Worksheet ss:Name="b"><Table><Row>{cell("x")}</Row></Table>{options}</Worksheet>'
    assert [sheet.hidden for sheet in read(document(f"<Row>{cell('x')}</Row>", more)).sheets] == [False, True]


@pytest.mark.parametrize(
    ("encoding", "codec"), [("UTF-8", "utf-8"), ("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp"), ("UTF-16", "utf-16")]
)
def test_encoding_is_that_of_the_declaration(encoding: str, codec: str) -> None:
    data = document(f"<Row>{cell('満足度')}</Row>", encoding=encoding).encode(codec)
    assert read(data).sheets[0].row(0) == ("満足度",)


@pytest.mark.parametrize(
    "page",
    [
        document(f"<Row>{cell('x')}</Row>")[:-60],
        document("<Row></Cell>"),
        document("", encoding="nonsense"),
        document(f"<Row>{cell('&b;')}</Row>").replace("<Workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook", 1),
    ],
)
def test_broken_and_hostile_documents_are_told(page: str) -> None:
    with pytest.raises(DamagedFile):
        read(page)


def test_far_and_wide_cells_cost_nothing() -> None:
    far = f'<Row ss:Index="1000000">{cell("x")}</Row>'
    assert read(document(f"<Row>{cell('a')}</Row>{far}")).sheets[0].rows == 1
    with pytest.raises(FileTooLarge):
        read(document("<Row>" + cell("x") * 2001 + "</Row>"))
