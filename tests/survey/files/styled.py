"""One survey whose cells need their formats, written as office programs write it: xlsx, xls, xlsb, ods, flat ods, HTML.

The layouts of ods and HTML are those of LibreOffice 7.4 (styles that name other styles, cells that take the style of
their column, values beside what is shown), by hand since it is nowhere else; those of xls and xlsb are records.
"""

from __future__ import annotations

import datetime as dt
import struct
from html import escape
from typing import NamedTuple

import openpyxl
from openpyxl.styles import PatternFill

from tests.survey.files import containers
from tests.survey.files.containers import binary, ods, old_office, packed, record, wide
from tests.survey.files.workbooks import saved
from tests.survey.layouts.layout import csv


class Shown(NamedTuple):
    """A cell with its number format and its background (RRGGBB)."""

    value: object
    number_format: str = ""
    fill: str = ""


Row = tuple[Shown, ...]
DAY, MOMENT = "yyyy/m/d", "yyyy/m/d h:mm:ss"
WORDS = ("とても不満", "不満", "どちらともいえない", "満足", "とても満足")
HEADINGS = (
    "会員番号", "回答日", "タイムスタンプ", "この店を友人に薦める可能性（0～10）", "接客の満足度",
    "値引率", "購入金額", "店員コード", "会員登録した", "印象（色）", "ご意見",
)  # fmt: skip
COLOURS = ("00B050", "FFFF00", "FF0000")
EPOCH = dt.datetime(1899, 12, 30)


def survey_rows(answers: int = 24) -> list[Row]:
    """Return the headings and the answers."""
    first = tuple(Shown(text, "", "D9D9D9") for text in HEADINGS)
    return [first, *(_answer(at) for at in range(1, answers + 1))]


def _answer(at: int) -> Row:
    day = dt.datetime(2026, 4, 1) + dt.timedelta(days=at)
    return (
        Shown(at * 37, "00000"),
        Shown(day, DAY),
        Shown(day + dt.timedelta(hours=9, minutes=at, seconds=7), MOMENT),
        Shown(at % 11),
        Shown(WORDS[at * 3 % 5]),
        Shown(at / 80, "0.0%"),
        Shown(1000 * at + 250, '"¥"#,##0'),
        Shown(f"{at:04}", "@"),
        Shown(at % 3 == 0),
        Shown(None, "", COLOURS[at % 3]),
        Shown(f"{at}番の窓口の案内が\n丁寧でした" if at % 4 else None),
    )


def serial(moment: dt.datetime) -> float:
    """Return the number that stands for a moment."""
    return (moment - EPOCH) / dt.timedelta(days=1)


def xlsx(rows: list[Row]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, row in enumerate(rows, 1):
        for place, (value, number_format, fill) in enumerate(row, 1):
            cell = sheet.cell(at, place)
            cell.value = value  # type: ignore[assignment]
            if number_format:
                cell.number_format = number_format
            if fill:
                cell.fill = PatternFill("solid", fgColor=fill)
    return saved(book)


class _Styles:
    """The styles of a binary workbook as they are met; the first is the general one."""

    def __init__(self) -> None:
        self.looks: list[tuple[str, str]] = [("", "")]

    def of(self, cell: Shown) -> int:
        look = cell.number_format, cell.fill
        if look not in self.looks:
            self.looks.append(look)
        return self.looks.index(look)

    @property
    def formats(self) -> list[str]:
        return list(dict.fromkeys(code for code, _fill in self.looks if code))

    @property
    def fills(self) -> list[str]:
        return list(dict.fromkeys(fill for _code, fill in self.looks if fill))

    def number(self, code: str) -> int:
        return 164 + self.formats.index(code) if code else 0


def xls(rows: list[Row]) -> bytes:
    """Return an old workbook; numbers of one row that lie side by side are written as one record, as Excel does."""
    styles = _Styles()
    cells = b"".join(_xls_row(at, row, styles) for at, row in enumerate(rows))
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200))
    for code in styles.formats:
        is_latin = code.isascii()
        text = code.encode("latin-1") if is_latin else code.encode("utf-16-le")
        begin += record(0x041E, struct.pack("<HHB", styles.number(code), len(code), not is_latin) + text)
    for code, fill in styles.looks:
        colours = struct.pack("<IH", 1 << 26, 10 + styles.fills.index(fill)) if fill else struct.pack("<IH", 0, 0x2040)
        begin += record(0xE0, struct.pack("<HH", 0, styles.number(code)) + bytes(10) + colours)
    listed = record(0x85, struct.pack("<IBBBB", len(begin) + 4 + 8 + 4 + 4, 0, 0, 2, 1) + "回答".encode("utf-16-le"))
    return old_office({"Workbook": begin + listed + record(0x0A) + sheet})


def _xls_row(at: int, row: Row, styles: _Styles) -> bytes:
    made = b""
    for place, cell in enumerate(row):
        head = struct.pack("<HHH", at, place, styles.of(cell))
        value = serial(cell.value) if isinstance(cell.value, dt.datetime) else cell.value
        if isinstance(value, bool):
            made += record(0x0205, head + struct.pack("<BB", value, 0))
        elif isinstance(value, str):
            made += record(0x0204, head + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        elif isinstance(value, int) and value < 1 << 20:  # several whole numbers of a row, here one
            many = struct.pack("<HH", at, place) + struct.pack("<HI", styles.of(cell), value << 2 | 2)
            made += record(0xBD, many + struct.pack("<H", place))
        elif isinstance(value, int | float):
            made += record(0x0203, head + struct.pack("<d", value))
        elif cell.fill:
            made += record(0xBE, struct.pack("<HHHH", at, place, styles.of(cell), place))
    return made


def xlsb(rows: list[Row]) -> bytes:
    styles = _Styles()
    cells = b"".join(_xlsb_row(at, row, styles) for at, row in enumerate(rows))
    size = struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    sheet = binary(129) + binary(148, size) + binary(145) + cells + binary(146) + binary(130)
    formats = b"".join(binary(44, struct.pack("<H", styles.number(code)) + wide(code)) for code in styles.formats)
    fills = b"".join(binary(45, struct.pack("<I", 0) + bytes(64)) for _none in range(2))
    fills += b"".join(binary(45, struct.pack("<I", 1) + bytes.fromhex(fill) + bytes(61)) for fill in styles.fills)
    looks = b"".join(
        binary(
            47,
            struct.pack("<HHHH", 0, styles.number(code), 0, 2 + styles.fills.index(fill) if fill else 0) + bytes(8),
        )
        for code, fill in styles.looks
    )
    count = struct.pack("<I", len(styles.formats))
    part = binary(278) + binary(615, count) + formats + binary(616) + binary(603) + fills + binary(604)
    part += binary(617, struct.pack("<I", len(styles.looks))) + looks + binary(618) + binary(279)
    parts = {"xl/worksheets/sheet1.bin": sheet, "xl/styles.bin": part}
    return packed({**containers.xlsb_frame("回答"), **parts})


def _xlsb_row(at: int, row: Row, styles: _Styles) -> bytes:
    made = containers.binary_row(at)
    for place, cell in enumerate(row):
        head = struct.pack("<II", place, styles.of(cell))
        value = serial(cell.value) if isinstance(cell.value, dt.datetime) else cell.value
        if isinstance(value, bool):
            made += binary(4, head + bytes([value]))
        elif isinstance(value, str):
            made += binary(6, head + wide(value))
        elif isinstance(value, int | float):
            made += binary(5, head + struct.pack("<d", value))
        elif cell.fill:
            made += binary(1, head)
    return made


_DATA_STYLES = """
<number:number-style style:name="N144"><number:number number:decimal-places="0" number:min-decimal-places="0"
 number:min-integer-digits="5"/></number:number-style>
<number:percentage-style style:name="N147"><number:number number:decimal-places="1" number:min-integer-digits="1"/>
<number:text>%</number:text></number:percentage-style>
<number:number-style style:name="N148"><number:text>¥</number:text><number:number number:decimal-places="0"
 number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:text-style style:name="N100"><number:text-content/></number:text-style>
"""
_NAMES = {"00000": "N144", "0.0%": "N147", '"¥"#,##0': "N148", "@": "N100"}


def ods_parts(rows: list[Row]) -> tuple[str, str]:
    """Return body and styles; ids take their style from the column, as LibreOffice writes what a whole column has."""
    looks = dict.fromkeys((cell.number_format, cell.fill) for row in rows for cell in row)
    names = {look: f"ce{at}" for at, look in enumerate(looks, 1)}
    styles = _DATA_STYLES
    for (code, fill), name in names.items():
        data = f' style:data-style-name="{_NAMES[code]}"' if code in _NAMES else ""
        colour = f' fo:background-color="#{fill.lower()}"' if fill else ""
        styles += (
            f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"{data}>'
            f'<style:table-cell-properties style:rotation-align="none"{colour}/></style:style>'
        )
    by_column = f'<table:table-column table:default-cell-style-name="{names["00000", ""]}"/>'
    rest = '<table:table-column table:number-columns-repeated="16383" table:default-cell-style-name="Default"/>'
    body = "".join(
        "<table:table-row>" + "".join(_ods_cell(cell, names, at == 0) for at, cell in enumerate(row)) + _BLANKS
        for row in rows
    )
    left = 1_048_576 - len(rows)
    body += f'<table:table-row table:number-rows-repeated="{left}"><table:table-cell '
    body += 'table:number-columns-repeated="16384"/></table:table-row>'
    return f'<table:table table:name="回答">{by_column}{rest}{body}</table:table>', styles


_BLANKS = '<table:table-cell table:number-columns-repeated="16373"/></table:table-row>'


def _ods_cell(cell: Shown, names: dict[tuple[str, str], str], is_id: bool) -> str:
    value, said = cell.value, "" if is_id and not cell.fill else f'table:style-name="{names[cell[1:]]}" '
    if value is None:
        return f"<table:table-cell {said}/>"
    kind, shown = "string", str(value)
    if isinstance(value, bool):  # LibreOffice keeps the truth values of an Excel workbook so
        said, kind, shown = f'{said}table:formula="of:={str(value).upper()}()" ', "float", str(value).upper()
        said += f'office:value="{int(value)}" '
    elif isinstance(value, dt.datetime):
        text = value.date().isoformat() if cell.number_format == DAY else value.isoformat()
        said, kind, shown = f'{said}office:date-value="{text}" ', "date", _dated(cell)
    elif isinstance(value, int | float):
        kind = "percentage" if "%" in cell.number_format else "float"
        said, shown = f'{said}office:value="{value}" ', numbered(cell)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return (
        f'<table:table-cell {said}office:value-type="{kind}" calcext:value-type="{kind}">\n{lines}\n</table:table-cell>'
    )


def numbered(cell: Shown) -> str:
    """Return a number as it is shown."""
    assert isinstance(cell.value, int | float)
    if cell.number_format == "00000":
        return f"{cell.value:05}"
    if cell.number_format == "0.0%":
        return f"{cell.value * 100:.1f}%"
    return f"¥{cell.value:,}" if cell.number_format else str(cell.value)


def _dated(cell: Shown) -> str:
    assert isinstance(cell.value, dt.datetime)
    day = f"{cell.value.year}/{cell.value.month}/{cell.value.day}"
    return day if cell.number_format == DAY else f"{day} {cell.value.hour}:{cell.value:%M:%S}"


def ods_file(rows: list[Row]) -> bytes:
    body, styles = ods_parts(rows)
    return ods(body, styles=styles)


def flat_ods(rows: list[Row]) -> bytes:
    """Return the same as one document that is not packed."""
    body, styles = ods_parts(rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {containers.SPACES} '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def html(rows: list[Row]) -> bytes:
    """Return the page that LibreOffice saves: what is kept stands beside what is shown, comments inside of cells."""
    lines = "".join("<tr>" + "".join(map(_html_cell, row)) + "</tr>\n" for row in rows)
    note = '<a class="comment-indicator"></a>\n<comment>要確認</comment>\n'
    lines = lines.replace('<font color="#000000">満足', f'{note}<font color="#000000">満足', 1)
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>'
        f'</head><body><table cellspacing="0" border="0"><colgroup width="80"></colgroup>{lines}</table></body></html>'
    ).encode()


def as_shown(rows: list[Row], encoding: str) -> bytes:
    """Return what Excel saves as csv: each cell as it is shown, without anything that is only kept."""

    def text(cell: Shown) -> str:
        if cell.value is None or isinstance(cell.value, str):
            return cell.value or ""
        if isinstance(cell.value, bool):
            return str(cell.value).upper()
        return _dated(cell) if isinstance(cell.value, dt.datetime) else numbered(cell)

    shown = [[text(cell) for cell in row] for row in rows]
    if encoding == "cp932":  # its yen sign is the byte of a backslash
        shown = [[cell.replace("¥", "\\") for cell in row] for row in shown]
    return csv(shown, encoding)


def _html_cell(cell: Shown) -> str:
    value, said = cell.value, f' bgcolor="#{cell.fill}"' if cell.fill else ""
    if value is None:
        return f'<td align="left" valign=bottom{said}><br></td>'
    shown, code = str(value), escape(cell.number_format.upper() if cell.number_format in {DAY, MOMENT} else cell[1])
    if isinstance(value, bool):
        said += f' sdval="{int(value)}" sdnum="1033;1033;BOOLEAN"'
        shown = str(value).upper()
    elif isinstance(value, dt.datetime):
        said += f' sdval="{serial(value):.15g}" sdnum="1033;0;{code}"'
        shown = _dated(cell)
    elif isinstance(value, int | float):
        said += f' sdval="{value}" sdnum="1033;{f"0;{code}" if code else ""}"'
        shown = numbered(cell)
    return f'<td{said}><font color="#000000">{escape(shown)}</font></td>'.replace("\n", "<br>")


def spreadsheet_xml(rows: list[Row]) -> bytes:
    """Return Excel's XML of 2003; ids have the style of their column, days are written as moments."""
    looks = dict.fromkeys((cell.number_format, cell.fill) for row in rows for cell in row)
    names = {look: f"s{at}" for at, look in enumerate(looks, 20)}
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = "".join(
        f'<Style ss:ID="{name}">'
        + (f'<Interior ss:Color="#{fill}" ss:Pattern="Solid"/>' if fill else "")
        + (f'<NumberFormat ss:Format="{escape(code)}"/></Style>' if code else "</Style>")
        for (code, fill), name in names.items()
    )
    lines = "".join(
        "<Row>" + "".join(_xml_cell(cell, names, at == 0) for at, cell in enumerate(row)) + "</Row>" for row in rows
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="回答"><Table><Column ss:StyleID="{names["00000", ""]}"/>{lines}</Table></Worksheet>'
        "</Workbook>"
    ).encode()


def _xml_cell(cell: Shown, names: dict[tuple[str, str], str], is_id: bool) -> str:
    value = cell.value
    said = "" if is_id and not cell.fill else f' ss:StyleID="{names[cell[1:]]}"'
    if value is None:
        return f"<Cell{said}/>"
    kind, text = "String", str(value)
    if isinstance(value, bool):
        kind, text = "Boolean", str(int(value))
    elif isinstance(value, dt.datetime):
        kind, text = "DateTime", f"{value.isoformat()}.000"
    elif isinstance(value, int | float):
        kind = "Number"
    return f'<Cell{said}><Data ss:Type="{kind}">{escape(text)}</Data></Cell>'.replace("\n", "&#10;")
