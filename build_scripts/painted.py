"""Show one window until it is painted, then end: what benchmark.py times as whole processes.

    python build_scripts/painted.py empty|bare|ours|welcome

`empty` is a window with a menu, `bare` the one that PERFORMANCE.md measured (menu, tool bar, a tree of 65 rows),
`ours` the program's, which stands before it is filled, `welcome` the same with its start screen. Prints when it was
painted, in nanoseconds of the system's own clock, and which heavy libraries had been imported by then.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.main_window import MainWindow

HEAVY = ("numpy", "pandas", "pyqtgraph", "openpyxl", "msgspec", "hashlib")


class Painted(QObject):
    """Says when the widget that it watches has been painted, and ends the program on the spot."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.leave)
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """End the program and print the time, and what is imported."""
        print(time.monotonic_ns(), *(name for name in HEAVY if name in sys.modules), flush=True)
        os._exit(0)


def empty() -> QMainWindow:
    """Return an empty window with a menu."""
    window = QMainWindow()
    window.menuBar().addMenu("File").addAction("Quit")
    window.resize(1440, 900)
    return window


def bare() -> QWidget:
    """Return the window of plain widgets that PERFORMANCE.md, section 3, compares with."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the empty window does without
    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem  # noqa: PLC0415

    window = empty()
    bar = window.addToolBar("Tools")
    for name in ("Open", "Save", "Undo"):
        bar.addAction(name)
    tree = QTreeWidget()
    tree.setHeaderLabels(["Column", "Role"])
    for row in range(65):
        item = QTreeWidgetItem([f"Question {row}", "Driver"])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        tree.addTopLevelItem(item)
    window.setCentralWidget(tree)
    return window


def ours(app: QApplication) -> MainWindow:
    """Return the program's window."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from loyalty_desktop.desktop.app import build  # noqa: PLC0415 - the bare window does without

    return build(app)


def main(kind: str) -> int:
    """Show the window of one kind and wait for its first paint."""
    app = QApplication(sys.argv[:1])
    painted = Painted()
    window: QWidget
    if kind == "welcome":
        window = main_window = ours(app)
        main_window.first_painted.connect(painted.leave)
    else:
        window = bare() if kind == "bare" else empty() if kind == "empty" else ours(app)
        window.installEventFilter(painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
