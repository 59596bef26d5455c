"""Work that waits for a picture: done once, after it, and not while nothing can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.after_paint import AfterPaint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    """Writes down when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.story: list[str] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.story.append("painted")


def test_work_is_done_once_and_after_the_picture(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    AfterPaint(widget, lambda: widget.story.append("done"))
    QCoreApplication.processEvents()
    assert widget.story == []
    widget.show()
    qtbot.waitUntil(lambda: "done" in widget.story)
    assert widget.story.index("painted") < widget.story.index("done")
    widget.repaint()
    QCoreApplication.processEvents()
    assert widget.story.count("done") == 1
