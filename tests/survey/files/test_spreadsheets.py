from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.survey.files import spreadsheets
from loyalty_desktop.survey.files.kinds import Kind
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.files.spreadsheets import read_spreadsheet
from loyalty_desktop.survey.sheet import Workbook
from tests.survey.files.containers import Error, packed, xls, xlsb
from tests.survey.files.workbooks import ANSWERS, with_cells, workbook

ROWS = (
    ("①㈱髙﨑", "満足度", "会員"),
    ("とても満足", 5, 12345678901),
    ["hidden", Error("#N/A"), True],
    ("", 4.5, Error("#DIV/0!")),
)


def read(data: bytes) -> Workbook:
    return workbook_of(Given(data, "survey.dat"), lambda _share: None)


def test_old_and_binary_workbooks_are_read_alike() -> None:
    for kind, data in (("xls", xls({"回答": ROWS, "別": ANSWERS})), ("xlsb", xlsb({"回答": ROWS, "別": ANSWERS}))):
        book = read(data)
        assert (book.format, book.encoding, book.notes) == (kind, None, ())
        first, second = book.sheets
        assert [first.row(at) for at in range(4)] == [
            ("①㈱髙﨑", "満足度", "会員"),
            ("とても満足", 5, 12345678901),
            ("hidden", "#N/A", True),
            (None, 4.5, "#DIV/0!"),
        ]
        assert type(first.row(1)[1]) is int
        assert (first.name, first.hidden_rows, second.name) == ("回答", (2,), "別")


def test_sheets_that_start_far_from_the_corner_keep_their_addresses() -> None:
    rows: list[tuple[object, ...]] = [() for _ in range(40)]
    for data in (
        xls({"a": [*rows, (None, None, "id"), (None, None, 7)]}),
        xlsb({"a": [*map(tuple, rows), (None, "id")]}),
    ):
        sheet = read(data).sheets[0]
        assert sheet.rows in {41, 42}
        assert sheet.row(40)[-1] == "id"


def test_hidden_sheets_are_read_and_marked() -> None:
    book = read(xls({"a": ANSWERS, "b": ANSWERS}, hidden=["b"]))
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    with pytest.raises(FileTooLarge) as raised:
        read(xlsb({"a": ANSWERS}, far=(1_048_575, 16_383)))
    assert raised.value.message.id == "file_too_many_cells"


def test_leftover_cell_far_below_is_no_answer() -> None:
    assert read(xlsb({"a": ANSWERS}, far=(500_000, 1))).sheets[0].rows == 3


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_cut_files_are_told(share: float) -> None:
    for data in (xls({"a": ROWS * 200}), xlsb({"a": ROWS * 200})):
        with pytest.raises(DamagedFile):
            read(data[: int(len(data) * share)])


def test_broken_binary_sheet_is_told() -> None:
    whole = xlsb({"a": ROWS})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"][:60] + struct.pack("<4I", 1, 2, 3, 4)
    with pytest.raises(DamagedFile):
        read(packed(parts))


def test_panic_of_the_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What Rust raises."""

    def panic(*_: object) -> None:
        raise PanicException

    monkeypatch.setattr(spreadsheets, "_sheets", panic)
    with pytest.raises(DamagedFile):
        read(xls({"a": ROWS}))


def test_second_reader_of_xlsx_agrees_with_the_first() -> None:
    data = workbook([*ANSWERS, (dt.datetime(2026, 4, 1, 9, 30), True), (0.5, None), (None, "5")])
    first, second = read(data), read_spreadsheet(data, Kind.XLSX, "survey.xlsx", lambda _share: None)
    assert [first.sheets[0].row(at) for at in range(6)] == [second.sheets[0].row(at) for at in range(6)]
    assert [note.message.id for note in second.notes] == ["note_second_reader"]


def test_progress_rises() -> None:
    heard: list[float] = []
    workbook_of(Given(xls({"a": ANSWERS, "b": ANSWERS}), "survey.xls"), heard.append)
    assert heard == sorted(heard)
    assert heard


@pytest.mark.parametrize("address", ["A4294967295", "A2000000"])
def test_rows_beyond_the_last_are_no_rows(address: str) -> None:
    """A broken number must not have the second reader go through four billion blank rows."""
    data = with_cells(f'<row><c r="{address}"><v>1</v></c></row>')
    with pytest.raises(DamagedFile):
        workbook_of(Given(data, "a.xlsx"), lambda _share: None, again=True)
