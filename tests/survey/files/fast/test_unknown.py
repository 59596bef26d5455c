"""What the fast reader does not know goes to openpyxl whole; what is damaged is never shortened."""

from __future__ import annotations

import pytest

from loyalty_desktop.errors import DamagedFile
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError
from loyalty_desktop.survey.files.xlsx import read_xlsx
from tests.survey.files.fast.by_hand import fast, ignore, packed, slow, told
from tests.survey.files.workbooks import MAIN, with_cells, with_shared_strings

ROW = "<row r='1'><c r='A1'><v>1</v></c><c r='B1' t='str'><v>満足</v></c></row>"


def sheet(cells: str, declaration: str = "") -> str:
    return f'{declaration}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


PREFIXED = (
    f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>"
)
UNKNOWN = {
    "prefix": packed(PREFIXED.encode()),
    "comment": with_cells(ROW + "<!-- </sheetData> --><row r='2'><c r='A2'><v>2</v></c></row>"),
    "comment in a cell": with_cells("<row r='1'><c r='A1'><!-- <v>7</v> --><v>1</v></c></row>"),
    "instruction": with_cells(f"<?x <row> ?>{ROW}"),
    "marked text": with_cells("<row r='1'><c r='A1' t='str'><v><![CDATA[a < b]]></v></c></row>"),
    "marked shared text": with_shared_strings("<si><t><![CDATA[a]]></t></si>", "<row><c t='s'><v>0</v></c></row>"),
    "comment in shared texts": with_shared_strings(
        "<si><t>a</t></si><!--<si/>--><si><t>b</t></si>", "<row><c t='s'><v>1</v></c></row>"
    ),
    "other row": with_cells("<row r='1'><c r='A2'><v>1</v></c></row>"),
    "rows in disorder": with_cells("<row r='2'><c r='A2'><v>2</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>"),
    "more in a cell": with_cells("<row r='1'><c r='A1'><v>1</v><extLst><ext/></extLst></c></row>"),
    "entity in an attribute": with_cells("<row r='1'><c r='A1' t='&#115;tr'><v>1</v></c></row>"),
    "cell twice": with_cells("<row r='1'><c r='A1'><f>B1</f></c><c r='A1'><v>1</v></c></row>"),
    "cells in disorder": with_cells("<row r='1'><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row>"),
    "lower case": with_cells("<row r='1'><c r='a1'><v>1</v></c></row>"),
    "UTF-16": packed(sheet(ROW, '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")),
    "Latin-1": packed(sheet(ROW.replace("満足", "é"), '<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1")),
    "shared Latin-1": packed(
        sheet("<row><c t='s'><v>0</v></c></row>").encode(),
        f'<?xml version="1.0" encoding="ISO-8859-1"?><sst xmlns="{MAIN}"><si><t>é</t></si></sst>'.encode("latin-1"),
    ),
}


@pytest.mark.parametrize("name", sorted(UNKNOWN))
def test_unknown_layout_goes_to_the_other_reader(name: str) -> None:
    data = UNKNOWN[name]
    with pytest.raises(UnknownLayoutError):
        fast(data)
    found = read_xlsx(data, "survey.xlsx", ignore)
    assert found[0].columns
    assert told(found) == told(slow(data))


DAMAGED = {
    "cut in a row": packed(f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}<row r="2"><c r="A2"><v>1'.encode()),
    "cut after a row": packed(f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}'.encode()),
    "cut before the rows": packed(f'<worksheet xmlns="{MAIN}">'.encode()),
    "row with broken attributes": with_cells(ROW + "<row r'2'><c r='A2'><v>1</v></c></row>"),
    "number no UTF-8": packed(
        sheet(ROW.replace("<v>1</v>", "<v>\xe9</v>").replace("満足", "") + " " * 70_000).encode("latin-1")
    ),
    "row not closed": with_cells("<row r='1'><c r='A1'><v>1</v></c><row r='2'></row>"),
    "cell not closed": with_cells("<row r='1'><c r='A1'><v>1</v><c r='B1'><v>1</v></c></row>"),
    "tag not closed": with_cells("<row r='1'><c r='A1' <v>1</v></c></row>"),
    "unknown entity": with_cells("<row r='1'><c r='A1' t='str'><v>&x;</v></c></row>"),
    "bare ampersand": with_cells("<row r='1'><c r='A1' t='str'><v>a & b</v></c></row>"),
    "control": with_cells("<row r='1'><c r='A1' t='str'><v>\x01</v></c></row>"),
    "no text of that number": with_cells("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"),
    "no UTF-8": packed(sheet(ROW).encode("euc-jp")),
    "shared texts cut": packed(
        sheet("<row><c t='s'><v>0</v></c></row>").encode(), f'<sst xmlns="{MAIN}"><si>'.encode()
    ),
    "shared texts no UTF-8": packed(
        sheet("<row><c t='s'><v>0</v></c></row>").encode(),
        f'<sst xmlns="{MAIN}"><si><t>満足</t></si></sst>'.encode("euc-jp"),
    ),
}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_damage_is_told(name: str) -> None:
    with pytest.raises(DamagedFile) as raised:
        read_xlsx(DAMAGED[name], "survey.xlsx", ignore)
    assert raised.value.message.id == "file_damaged"


def test_changed_byte_in_the_packed_cells_is_damage() -> None:
    data = bytearray(with_cells("<row><c><v>1</v></c></row>" * 3_000))
    place = data.index(b"xl/worksheets/sheet1.xml") + 200
    data[place] ^= 0x10
    with pytest.raises(DamagedFile):
        read_xlsx(bytes(data), "survey.xlsx", ignore)
