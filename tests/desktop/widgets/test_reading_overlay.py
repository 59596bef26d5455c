"""The overlay while a file is read: there at once, honest about progress, easy to leave, and nothing below it hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QProgressBar, QPushButton, QVBoxLayout, QWidget

from loyalty_desktop.desktop.widgets.reading_overlay import ReadingOverlay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    """A window with one button."""
    window = QWidget()
    window.resize(900, 600)
    QVBoxLayout(window).addWidget(QPushButton("below"))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def overlay(below: QWidget, look: Look, qtbot: QtBot) -> ReadingOverlay:
    made = ReadingOverlay(look, below)
    below.show()
    below.activateWindow()
    button(below).setFocus()
    qtbot.waitUntil(button(below).hasFocus)
    return made


def button(window: QWidget) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == "below")


def bar(overlay: ReadingOverlay) -> QProgressBar:
    return overlay.findChildren(QProgressBar)[0]


def sentence(overlay: ReadingOverlay) -> QLabel:
    return overlay.findChildren(QLabel)[0]


def test_overlay_when_nothing_is_read(overlay: ReadingOverlay) -> None:
    assert overlay.isHidden()


def test_start_when_reading_begins(overlay: ReadingOverlay, below: QWidget) -> None:
    overlay.start("survey.xlsx")
    assert overlay.isVisible()
    assert overlay.geometry() == below.rect()
    assert sentence(overlay).text() == "Reading survey.xlsx…"
    assert overlay.accessibleName() == "Reading survey.xlsx…"
    assert bar(overlay).accessibleName()
    assert bar(overlay).value() == 0
    assert overlay.cancel.hasFocus()


def test_start_when_the_thread_is_busy_from_then_on(overlay: ReadingOverlay, below: QWidget, look: Look) -> None:
    """Nothing is processed between `start` and this line, yet the picture is there."""
    painted: list[bool] = []
    overlay.paintEvent = lambda _event: painted.append(True)  # type: ignore[method-assign]
    overlay.start("survey.xlsx")
    assert painted


def test_start_when_the_name_is_long(overlay: ReadingOverlay, qtbot: QtBot) -> None:
    name = "アンケート" * 40 + ".xlsx"
    overlay.start(name)
    label = sentence(overlay)
    assert label.text().startswith("Reading アンケート")
    assert label.text().endswith(".xlsx…")
    assert overlay.accessibleName() == f"Reading {name}…"
    qtbot.waitUntil(lambda: label.width() >= label.sizeHint().width())


def test_progress_when_told(overlay: ReadingOverlay) -> None:
    overlay.start("a")
    for share, shown in ((0.25, 0.25), (0.1, 0.25), (0.9, 0.9), (7.0, 1.0), (-1.0, 1.0)):
        overlay.progress(share)
        assert bar(overlay).value() == shown * bar(overlay).maximum()
    overlay.start("b")
    assert bar(overlay).value() == 0


@pytest.mark.parametrize("way", ["button", "enter", "space", "escape"])
def test_cancel_when_wanted(way: str, overlay: ReadingOverlay, qtbot: QtBot) -> None:
    overlay.start("a")
    keys = {"enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space, "escape": Qt.Key.Key_Escape}
    with qtbot.waitSignal(overlay.cancel_wanted):
        if way == "button":
            qtbot.mouseClick(overlay.cancel, LEFT)
        else:
            qtbot.keyClick(overlay.cancel, keys[way])


def test_below_when_reading(overlay: ReadingOverlay, below: QWidget, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button(below).clicked.connect(lambda: pressed.append(True))
    overlay.start("a")
    at = button(below).geometry().center()
    assert below.childAt(at) is not button(below)
    for _turn in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert overlay.cancel.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert overlay.cancel.hasFocus()
    assert not pressed


def test_end_when_reading_is_over(overlay: ReadingOverlay, below: QWidget, qtbot: QtBot) -> None:
    overlay.start("a")
    overlay.end()
    assert overlay.isHidden()
    qtbot.waitUntil(button(below).hasFocus)


def test_end_when_who_had_the_keyboard_is_gone(overlay: ReadingOverlay, below: QWidget) -> None:
    overlay.start("a")
    button(below).hide()
    overlay.end()
    assert overlay.isHidden()
    assert not button(below).hasFocus()


def test_end_when_another_file_follows(overlay: ReadingOverlay, below: QWidget, qtbot: QtBot) -> None:
    overlay.start("a")
    overlay.start("b")
    assert sentence(overlay).text() == "Reading b…"
    overlay.end()
    qtbot.waitUntil(button(below).hasFocus)
    overlay.end()
    assert overlay.isHidden()


def test_overlay_when_the_window_is_resized(overlay: ReadingOverlay, below: QWidget, qtbot: QtBot) -> None:
    overlay.start("a")
    below.resize(1200, 700)
    qtbot.waitUntil(lambda: overlay.geometry() == below.rect())


def test_overlay_when_the_window_has_a_menu(look: Look, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.menuBar().addMenu("File")
    window.setCentralWidget(QWidget())
    window.resize(800, 600)
    overlay = ReadingOverlay(look, window)
    window.show()
    qtbot.waitExposed(window)
    overlay.start("a")
    assert overlay.geometry() == window.centralWidget().geometry()
    window.resize(1000, 500)
    qtbot.waitUntil(lambda: window.centralWidget().width() == 1000)
    assert overlay.geometry() == window.centralWidget().geometry()


def test_overlay_when_language_and_theme_change(overlay: ReadingOverlay, look: Look) -> None:
    overlay.start("回答.csv")
    look.set_language("ja")
    assert sentence(overlay).text() == "「回答.csv」を読み込んでいます…"
    assert overlay.cancel.text() == "キャンセル"
    light = overlay.grab().toImage().pixelColor(5, 5).lightness()
    look.set_theme("dark")
    assert overlay.grab().toImage().pixelColor(5, 5).lightness() < light / 2
