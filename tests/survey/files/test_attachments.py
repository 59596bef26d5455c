"""Macros and links are told and never followed (INPUTS.md I63)."""

from __future__ import annotations

import io
import zipfile

from loyalty_desktop.survey.files.readers import Given, workbook_of
from tests.survey.files.containers import ods, ods_table, xls, xlsb
from tests.survey.files.workbooks import ANSWERS, workbook


def said(data: bytes) -> list[str]:
    return [note.message.id for note in workbook_of(Given(data, "survey.xlsx"), lambda _share: None).notes]


def with_part(data: bytes, name: str) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(name, b"x")
    return buffer.getvalue()


def test_macros_are_told() -> None:
    macros = with_part(workbook(), "xl/vbaProject.bin")
    assert workbook_of(Given(macros, "survey.xlsx"), lambda _share: None).format == "xlsm"
    basic = ods(ods_table(ANSWERS), more={"Basic/script-lc.xml": "<a/>"})
    old = xls({"a": ANSWERS}, more={"_VBA_PROJECT_CUR": b""})
    for data in (macros, basic, old, xlsb({"a": ANSWERS}, macros=True)):
        assert said(data) == ["note_macros"]


def test_links_are_told() -> None:
    for part in ("xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/queryTables/queryTable1.xml"):
        assert said(with_part(workbook(), part)) == ["note_links"]


def test_plain_workbooks_say_nothing() -> None:
    for data in (workbook(), xls({"a": ANSWERS}), xlsb({"a": ANSWERS}), ods(ods_table(ANSWERS))):
        assert said(data) == []
