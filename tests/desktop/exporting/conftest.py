"""A small survey in the window, exports of it, and previews that cost nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from loyalty_desktop.desktop.exporting.dialog import ExportDialog
from loyalty_desktop.report import previews as drawing
from loyalty_desktop.report.previews import Preview
from loyalty_desktop.report.slides.opening import opened as opened_deck
from tests.desktop.conftest import open_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.notices import Notice
    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.previews import Details

HEADS = (
    "会員番号",
    "性別",
    "今後も利用したいですか（0-10）",
    "店員の接客の満足度（5段階）",
    "品揃えの満足度（5段階）",
)


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey of 240 with two drivers."""
    path = tmp_path / "調査" / "夏.csv"
    path.parent.mkdir()
    rows = [
        (f"A{at:03d}", "女性" if at % 3 else "男性", 10 - at % 7, 5 - at % 5, 1 + (at * at) % 5) for at in range(240)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


@pytest.fixture
def commented(opened: MainWindow, survey: Path) -> MainWindow:
    """The window with a survey in which people wrote something."""
    path = survey.with_name("声.csv")
    told = ("とても楽しい", "また行きたい", "待ち時間が長い", "店員が親切で楽しい")
    rows = [
        (
            ("女性", "男性")[at % 2],
            ("20代", "30代", "40代")[at % 3],
            10 - at % 7,
            5 - at % 5,
            f"{told[at % 4]}、{at}回目です",
        )
        for at in range(240)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("性別", "年代", *HEADS[2:4], "ご意見をお聞かせください"), *rows])
    open_in(opened.parts.workspace, path)
    return opened


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Kind, tuple[str, ...]]]:
    """Draw previews as white paper; note for which kinds and pages they were asked."""
    asked: list[tuple[Kind, tuple[str, ...]]] = []
    picture = QImage(32, 18, QImage.Format.Format_RGB32)
    picture.fill("white")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # what PySide itself takes
    png = bytes(data.data())

    def white(report: Report, kind: Kind, _width: int, details: Details, _known: object) -> Iterator[Preview]:
        asked.append((kind, tuple(dict.fromkeys(page.section for page in report.pages))))
        if kind == "slides" and details.template is not None:
            opened_deck(details.template)
        return iter([Preview(page.name, png, len(report.pages)) for page in report.pages])

    monkeypatch.setattr(drawing, "previews", white)
    return asked


@pytest.fixture
def opened(window: MainWindow, survey: Path, drawn: object) -> MainWindow:
    """The window with the survey open, on the screen of drivers."""
    open_in(window.parts.workspace, survey)
    window.book.show_screen("drivers")
    return window


@pytest.fixture
def said(opened: MainWindow) -> list[Notice]:
    """What the window says, the newest last."""
    found: list[Notice] = []
    opened.parts.notices.said.connect(found.append)
    return found


def dialog_of(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """Return the dialog that is open, once its previews are there."""

    def is_there() -> bool:
        return any(isinstance(one, ExportDialog) and one.isVisible() for one in window.findChildren(QDialog))

    qtbot.waitUntil(is_there)
    dialog = window.book.exporting.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.preview.area.accessibleDescription()), timeout=20_000)
    return dialog
