"""The measure editor over a window, and hands that press its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QPushButton, QStyle, QStyleOptionSpinBox, QWidget

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.measure_editor import MeasureEditor
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Measure

LEFT = Qt.MouseButton.LeftButton
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


def hosting(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the editor opens over, with something to press on."""
    made = QWidget()
    made.resize(900, 700)
    QPushButton("elsewhere", made).setGeometry(700, 600, 100, 40)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for editor in made.findChildren(MeasureEditor):
        editor.close()


def opened(qtbot: QtBot, workspace: Workspace, look: Look, window: QWidget) -> MeasureEditor:
    editor = MeasureEditor(workspace, look, window)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def measure_of(workspace: Workspace) -> Measure:
    return workspace.state.journey.measure


def analysed(workspace: Workspace) -> str:
    """Return the score as a fresh analysis has it."""
    assert workspace.state.survey is not None
    return score_text(analyze(Counter(workspace.state.survey), workspace.state.journey).loyalty.score.value, 1)


def press(qtbot: QtBot, field: QAbstractSpinBox, *keys: Qt.Key) -> None:
    field.setFocus()
    for key in keys:
        qtbot.keyClick(field, key)


def click_arrow(field: QAbstractSpinBox, control: QStyle.SubControl) -> None:
    option = QStyleOptionSpinBox()
    field.initStyleOption(option)
    place = field.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, control, field)
    QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, place.center())
