from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.session import customer_lists

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.customers.conftest import Lister

    Show = Callable[[Workspace], CustomersScreen]


def write(screen: CustomersScreen, notices: Notices, qtbot: QtBot) -> str:
    """Press the button and return what is said when the file is there, or why it is not."""
    said: list[Notice] = []
    notices.said.connect(said.append)
    qtbot.mouseClick(screen.pane.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    return said[-1].messages[0].id


def test_a_list_is_written_as_a_workbook(
    screen: CustomersScreen, notices: Notices, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    lister.path = tmp_path / "list.xlsx"
    assert write(screen, notices, qtbot) == "list_written"
    assert lister.asked == ["personal Hostages 64", "list Hostages"]
    sheet = openpyxl.load_workbook(lister.path).active
    assert sheet is not None
    headings, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == 64
    first = dict(zip(headings, rows[1], strict=True))
    assert first["会員番号"] == "M-10931"
    assert first["年間購入金額（円）"] == 214_800
    assert first["Customer group"] == "Hostages"
    assert "試着後に放置された" in str(first["Experiences"])
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["list.xlsx"]


def test_a_list_is_written_as_csv_in_which_nothing_is_a_formula(
    few: Workspace, show: Show, notices: Notices, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = show(few)
    lister.path = tmp_path / "list.CSV"
    assert write(screen, notices, qtbot) == "list_written"
    data = lister.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    members = screen.pane.members()
    assert members is not None
    assert len(rows) == len(members.rows)
    said = [row["ご意見"] for row in rows if row["ご意見"]]
    assert said
    assert all(text.startswith("'=1+1 <b>") and "1234" not in text for text in said)


def test_formulas_stay_text_in_a_workbook(
    few: Workspace, show: Show, notices: Notices, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = show(few)
    lister.path = tmp_path / "list.xlsx"
    assert write(screen, notices, qtbot) == "list_written"
    sheet = openpyxl.load_workbook(lister.path).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}


def test_nothing_is_written_when_the_warning_is_not_agreed_to(
    screen: CustomersScreen, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    lister.agrees, lister.path = False, tmp_path / "list.xlsx"
    qtbot.mouseClick(screen.pane.export, Qt.MouseButton.LeftButton)
    assert lister.asked == ["personal Hostages 64"]
    assert not lister.path.exists()


def test_a_file_that_is_open_elsewhere_is_told(
    screen: CustomersScreen,
    notices: Notices,
    lister: Lister,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lister.path = tmp_path / "list.xlsx"
    lister.path.write_bytes(b"before")

    def busy(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr("loyalty_desktop.journey.atomic.os.replace", busy)
    assert write(screen, notices, qtbot) == "list_in_use"
    assert lister.path.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["list.xlsx"]


def test_a_folder_that_is_gone_is_told(
    screen: CustomersScreen, notices: Notices, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    lister.path = tmp_path / "gone" / "list.xlsx"
    assert write(screen, notices, qtbot) == "list_not_written"


def test_the_survey_is_never_written_over(
    few: Workspace, show: Show, notices: Notices, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = show(few)
    lister.path = tmp_path / "few.csv"
    before = lister.path.read_bytes()
    assert write(screen, notices, qtbot) == "list_is_source"
    assert lister.path.read_bytes() == before


def test_an_error_of_the_program_is_not_taken_for_a_full_disk(
    screen: CustomersScreen, lister: Lister, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> int:
        raise KeyError

    monkeypatch.setattr(customer_lists, "_written", broken)
    lister.path = tmp_path / "list.xlsx"
    with qtbot.captureExceptions() as errors:
        qtbot.mouseClick(screen.pane.export, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is KeyError
