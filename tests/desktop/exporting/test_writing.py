"""A report is written beside the window: how far it is, stopping it, what is in the way, opening it in the end."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from loyalty_desktop import i18n
from loyalty_desktop.desktop.exporting.pictures import Wish
from loyalty_desktop.desktop.exporting.writing import Order
from loyalty_desktop.errors import Cancelled, LoyaltyError
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from loyalty_desktop.report import exporting as exporting_module
from loyalty_desktop.report import placing
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.exporting import Manner
from loyalty_desktop.report.placing import Exported, Made, Target
from loyalty_desktop.report.workbook import writing as workbook
from tests.desktop.conftest import open_in
from tests.desktop.exporting.conftest import dialog_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.notices import Notice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SOON = 30_000


def ids(said: list[Notice]) -> list[str]:
    return [one.messages[0].id for one in said]


def press(notice: Notice, id_: str) -> None:
    next(one for one in notice.actions if one.words.id == id_).run()


def order_of(path: Path) -> Order:
    return Order((Target("excel", path),), Choice(("summary",)), Manner())


def test_from_the_click_to_the_opened_file(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return len(shown) < 3

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.formats.kinds["slides"].setChecked(False)
    dialog.place.name.setText("月報")
    qtbot.mouseClick(dialog.writing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    told = [dict(one.messages[0].args)["percent"] for one in said[:-1]]
    assert (told[0], told[-1]) == (0, 100)
    assert told == sorted(set(told))
    assert [bool(one.actions) for one in said[:-1]] == [True] * (len(told) - 1) + [
        False
    ]  # files are taking their places
    assert openpyxl.load_workbook(survey.parent / "月報.xlsx").sheetnames
    done = said[-1]
    press(done, "export_open")
    press(done, "export_show_folder")
    assert shown == [str(survey.parent / "月報.xlsx"), str(survey.parent)]
    press(done, "export_open")
    assert ids(said)[-1] == "export_not_opened"
    assert sorted(one.name for one in survey.parent.iterdir()) == ["夏.csv", "月報.xlsx"]


def test_what_is_stopped_is_not_written(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, ended = threading.Event(), threading.Event()

    def held(_report: object, _target: BinaryIO, _live: object, goes_on: Callable[[float], bool]) -> None:
        began.set()
        while goes_on(0.1):
            pass
        ended.set()
        raise Cancelled(message("export_stopped"))

    monkeypatch.setattr(workbook, "write_workbook", held)
    opened.book.exporting.exports.write(order_of(tmp_path / "a.xlsx"))
    qtbot.waitUntil(began.is_set, timeout=SOON)
    press(said[-1], "export_stop")
    qtbot.waitUntil(ended.is_set)
    opened.parts.jobs.finish()
    assert ids(said)[-1] == "export_stopped"
    assert not (tmp_path / "a.xlsx").exists()


def test_what_is_made_goes_elsewhere_when_its_place_is_taken(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real = tmp_path / "a.xlsx", os.replace
    target.write_bytes(b"open in Excel")

    def replaced(old: object, new: object) -> None:
        if str(new) == str(target):
            raise PermissionError(13, "held")
        real(old, new)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", replaced)
    opened.book.exporting.exports.write(order_of(target))
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_in_use", timeout=SOON)
    assert said[-1].level == "error"
    press(said[-1], "export_again")
    qtbot.waitUntil(lambda: len([one for one in ids(said) if one == "export_in_use"]) == 2)
    press(said[-1], "export_elsewhere")
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written")
    assert target.read_bytes() == b"open in Excel"
    assert openpyxl.load_workbook(tmp_path / "a (2).xlsx").sheetnames


def test_one_file_that_is_held_does_not_keep_the_others_from_their_places(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, free = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    exports = opened.book.exporting.exports
    real = placing.place

    def place(files: tuple[Made, ...]) -> Exported:
        if not held.exists():  # somebody opens it while the report is made
            held.write_bytes(b"open in Excel")
            (tmp_path / "~$a.xlsx").write_bytes(b"")
        return real(files)

    monkeypatch.setattr(exporting_module, "place", place)
    targets = (Target("excel", held), Target("one_page", free))
    exports.write(Order(targets, Choice(("summary",)), Manner()))
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_maybe_in_use", timeout=SOON)
    assert free.read_bytes().startswith(b"%PDF")
    press(said[-1], "export_elsewhere")
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert dict(said[-1].messages[0].args)["files"] == "a.pdf, a (2).xlsx"
    assert held.read_bytes() == b"open in Excel"


def test_a_report_is_of_the_project_as_it_was_ordered(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path
) -> None:
    exports, workspace = opened.book.exporting.exports, opened.parts.workspace
    before = workspace.state.journey.drivers[0].name
    assert exports.collector.material() is None  # it has to wait
    order = Order((Target("excel", tmp_path / "a.xlsx"),), Choice(("drivers",)), Manner())
    exports.write(order)
    assert ids(said)[-1] == "export_waits"
    driver = workspace.state.journey.drivers[0].id
    workspace.edit_journey(
        message("step_filters"), lambda journey: edit.rename_driver(journey, driver, "まったく別の名前")
    )
    assert workspace.state.journey.drivers[0].name == "まったく別の名前"
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert [one.id for one in said[-1].messages] == ["export_written", "export_edited"]
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert any(before in one for one in texts)
    assert not any("まったく別の名前" in one for one in texts)


def test_a_folder_that_went_away_meanwhile(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path
) -> None:
    opened.book.exporting.exports.write(order_of(tmp_path / "gone" / "a.xlsx"))
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_no_folder", timeout=SOON)


def test_a_report_of_a_project_that_is_closed_is_not_begun(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], survey: Path, tmp_path: Path
) -> None:
    exports, workspace = opened.book.exporting.exports, opened.parts.workspace
    assert exports.collector.material() is None  # it has to wait
    exports.write(order_of(tmp_path / "a.xlsx"))
    assert exports.is_under_way
    workspace.close()
    assert ids(said)[-1] == "export_forgotten"
    open_in(workspace, survey)
    qtbot.waitUntil(lambda: exports.collector.material() is not None, timeout=SOON)
    assert not exports.is_under_way
    exports.write(order_of(tmp_path / "b.xlsx"))
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert not (tmp_path / "a.xlsx").exists()


def test_without_figures_it_is_said_that_there_is_nothing_to_write(
    opened: MainWindow, said: list[Notice], tmp_path: Path
) -> None:
    exporting = opened.book.exporting
    opened.parts.documents.new()
    exporting.exports.write(order_of(tmp_path / "a.xlsx"))
    exporting.pictures.want(Wish(("head_heart",), tmp_path / "a.svg"))
    assert ids(said) == ["export_no_figures"] * 2


def test_a_picture_of_a_project_that_is_closed_is_not_made(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], survey: Path, tmp_path: Path
) -> None:
    exporting, workspace = opened.book.exporting, opened.parts.workspace
    exporting.pictures.want(Wish(("head_heart",), tmp_path / "a.svg"))
    workspace.close()
    assert ids(said)[-1] == "picture_forgotten"
    open_in(workspace, survey)
    exporting.exports.collector.material()
    exporting.exports.write(order_of(tmp_path / "b.xlsx"))
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert not (tmp_path / "a.svg").exists()


def test_a_second_report_waits_for_the_first(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path
) -> None:
    exports = opened.book.exporting.exports
    exports.write(order_of(tmp_path / "a.xlsx"))
    with pytest.raises(LoyaltyError) as refused:
        exports.check(order_of(tmp_path / "b.xlsx"))
    assert refused.value.message.id == "export_busy"
    exports.write(order_of(tmp_path / "b.xlsx"))
    assert ids(said)[-1] == "export_busy"
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert (tmp_path / "a.xlsx").exists()
    assert not (tmp_path / "b.xlsx").exists()
    exports.check(order_of(tmp_path / "b.xlsx"))


def test_what_takes_its_place_already_is_not_said_to_be_stopped(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, began, goes_on = placing.place, threading.Event(), threading.Event()

    def held(files: tuple[Made, ...]) -> Exported:
        began.set()
        assert goes_on.wait(SOON / 1000)
        return real(files)

    monkeypatch.setattr(exporting_module, "place", held)
    exports = opened.book.exporting.exports
    exports.write(order_of(tmp_path / "a.xlsx"))
    qtbot.waitUntil(began.is_set, timeout=SOON)
    exports.stop()
    assert "export_stopped" not in ids(said)
    goes_on.set()
    qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    assert (tmp_path / "a.xlsx").exists()


def test_a_report_is_in_the_language_it_was_ordered_in(
    opened: MainWindow, qtbot: QtBot, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, began, goes_on = workbook.write_workbook, threading.Event(), threading.Event()

    def held(*told: Any) -> None:
        began.set()
        assert goes_on.wait(SOON / 1000)
        real(*told)

    monkeypatch.setattr(workbook, "write_workbook", held)
    opened.book.exporting.exports.write(order_of(tmp_path / "a.xlsx"))
    qtbot.waitUntil(began.is_set, timeout=SOON)
    i18n.use("ja")
    goes_on.set()
    try:
        qtbot.waitUntil(lambda: ids(said)[-1] == "export_written", timeout=SOON)
    finally:
        i18n.use("en")
    assert "Summary" in openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
