from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest

from loyalty_desktop.errors import FileTooLarge, NoAnswers, UnknownFormat
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.sheet import Merged, Workbook

TABLE = "<table><tr><th>会員番号<th>満足度</tr><tr><td>1<td>5</tr></table>"


def read(page: str | bytes, encoding: str | None = None) -> Workbook:
    data = page if isinstance(page, bytes) else page.encode()
    return workbook_of(Given(data, "answers.xls", encoding), lambda _share: None)


def rows(book: Workbook, sheet: int = 0) -> list[tuple[object, ...]]:
    return [book.sheets[sheet].row(at) for at in range(book.sheets[sheet].rows)]


def test_table_of_a_page_is_read_and_told() -> None:
    book = read(f"<html><body>{TABLE}</body></html>")
    assert rows(book) == [("会員番号", "満足度"), ("1", "5")]
    assert (book.format, book.encoding, book.sheets[0].name) == ("html", "utf-8", "answers")
    assert [(note.message.id, note.count) for note in book.notes] == [("note_page", 1)]


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (f'<html><meta charset="Shift_JIS">{TABLE}①㈱</html>'.encode("cp932"), "cp932"),
        (f"<html><meta content='text/html; charset=euc-jp'>{TABLE}</html>".encode("euc_jp"), "euc_jp"),
        (f'<html><meta charset="utf-8">{TABLE}</html>'.encode("cp932"), "cp932"),  # it says so, but is not
        (f'<html><meta charset="nonsense">{TABLE}</html>'.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + f"<html>{TABLE}</html>".encode(), "utf-8-sig"),
        (f"<html>{TABLE}</html>".encode("utf-16"), "utf-16"),
        (f"<html>{TABLE}</html>".encode("cp932"), "cp932"),
    ],
)
def test_encoding_is_that_of_the_page(page: bytes, encoding: str) -> None:
    book = read(page)
    assert book.encoding == encoding
    assert rows(book)[0] == ("会員番号", "満足度")


def test_encoding_can_be_chosen() -> None:
    page = "<html><table><tr><td>a<td>don’t</tr><tr><td>1<td>2</tr></table></html>".encode("cp1252")
    assert rows(read(page, "cp1252"))[0] == ("a", "don’t")
    with pytest.raises(UnknownFormat):
        read(page, "utf-8")


def test_cells_are_read_as_a_browser_shows_them() -> None:
    book = read(
        "<table><tr><th> 満足度\n   &amp; 推奨 </th><th>a<br/>b</th><th title='x>y' alt=\"don't\">c &lt; d</th></tr>"
        "<tr><td>&nbsp;</td><td>&nbsp;5&nbsp;</td><td>7 < 8 &#x1F600;<script>if (a<b) '</td>'</script></td></tr>"
        "<!-- <tr><td>no</td></tr> --></table>"
    )
    assert rows(book) == [("満足度 & 推奨", "a\nb", "c < d"), (None, "5", "7 < 8 😀")]


def test_spans_leave_room() -> None:
    book = read(
        "<table><tr><th rowspan=2>No<th colspan='2'>満足度</tr><tr><th>店<th>品</tr><tr><td>1<td>5<td>4</tr></table>"
    )
    assert rows(book) == [("No", "満足度", None), (None, "店", "品"), ("1", "5", "4")]
    assert book.sheets[0].merged == (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2))


def test_every_table_with_rows_is_a_sheet() -> None:
    inner = "<table><caption>回答</caption><tr><td>a</tr><tr><td>1</tr></table>"
    book = read(f"<table><tr><td>menu</tr></table>{TABLE}<table><tr><td>left<td>{inner}</tr><tr><td>x</tr></table>")
    assert [sheet.name for sheet in book.sheets] == ["answers", "answers (2)", "回答"]
    assert rows(book, 2) == [("a",), ("1",)]
    assert rows(book, 1) == [("left",), ("x",)]


def test_hidden_rows_are_known() -> None:
    book = read("<table><tr><td>a</tr><tr style='height:1px; display: none'><td>1</tr><tr><td>2</tr></table>")
    assert book.sheets[0].hidden_rows == (1,)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><form><input name=password></form></html>",
        "<html><frameset><frame src='sheet001.htm'></frameset></html>",
        "<table></table>",
        "<html><!-- <table><tr><td>1</table>",
    ],
)
def test_page_without_a_table_is_told(page: str) -> None:
    with pytest.raises(NoAnswers) as raised:
        read(page)
    assert raised.value.message.id == "page_without_table"


def test_cut_page_is_read_as_far_as_it_goes_and_told() -> None:
    book = read(TABLE[:-13])
    assert rows(book) == [("会員番号", "満足度"), ("1", "5")]
    assert [(note.message.id, note.state) for note in book.notes] == [("note_page", "told"), ("note_page_cut", "asked")]


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<!--" * 200_000,
        "<table>" + "<td " * 200_000,
        "<table><tr><td>" + "<" * 400_000,
        "<table><tr><td " + "a='>" * 200_000,
        "<table>" * 100_000,
        "<table><tr><td>" + "<script" * 100_000,
        "<table><tr><td>" + "&lt" * 200_000,
        "<table>" + "<tr><td rowspan=99999999 colspan=1999>" * 200,
    ],
)
def test_hostile_page_takes_no_more_time_than_its_size(page: str) -> None:
    start = time.process_time()  # of this process alone: others may want the machine as well
    with contextlib.suppress(NoAnswers, FileTooLarge):
        read("<html>" + page)
    assert time.process_time() - start < 5


def test_page_that_is_too_wide_is_told() -> None:
    with pytest.raises(FileTooLarge):
        read("<table><tr>" + "<td>1" * 2001 + "</table>")


def test_values_that_libreoffice_keeps_beside_what_it_shows() -> None:
    cells = {
        '<td sdval="1.125" sdnum="1033;0;0.00">1.13': 1.125,
        '<td sdval="37" sdnum="1033;0;00000">00037': 37,
        '<td sdval="0" sdnum="1033;">#DIV/0!': "#DIV/0!",
        '<td sdnum="1033;">Err:502': "#VALUE!",
        '<td sdval="46114" sdnum="1033;0;YYYY/M/D">2026/4/2': dt.datetime(2026, 4, 2),
        '<td sdval="44652.5" sdnum="1033;0;MM/DD/YY HH:MM">04/02/26 12:00': dt.datetime(2026, 4, 2, 12),  # from 1904
        '<td sdval="43597" sdnum="1033;1041;GGGE&quot;年&quot;M&quot;月&quot;">令和1年5月12日': "令和1年5月12日",
        '<td sdval="0.4" sdnum="1033;0;H:MM">9:36': "9:36",
        '<td sdval="1" sdnum="1033;1033;BOOLEAN">TRUE': True,
        '<td sdval="what" sdnum="1033;">5': "5",
        '<td sdval="5" sdnum="1033;"><br>': None,
    }
    page = "".join(f"<tr><td>x</td>{cell}</td></tr>" for cell in cells)
    found = [row[1] for row in rows(read(f"<table>{page}</table>"))]
    assert found == list(cells.values())
    assert [type(one) for one in found] == [type(one) for one in cells.values()]
