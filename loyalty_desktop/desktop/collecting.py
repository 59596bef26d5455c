"""Python's garbage in cycles, collected in the window's own thread and between two events only.

Left to itself, the collector runs wherever an object happens to be made: in the middle of painting, or in a thread
of a job. Widgets that it frees there take the program down. (pyqtgraph has the same as `util.garbage_collector`, but
must not be imported before the first paint.)
"""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

from loyalty_desktop.desktop.session.jobs import AT_WORK

_EVERY = 500
"""Milliseconds between two looks."""
_MOST_SPARED = 120
"""Looks that are left out, one after the other, while a job makes large things: each would take long."""
_CALM = 6
"""Looks between which nobody has moved the mouse, until all is looked at."""


class Collecting(QObject):
    """Takes the collector over for as long as it lives.

    A look at everything that lives takes as long as several frames, so it waits until the hand rests; what is alive
    then is not looked at again before there has been more work.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._spared = self._calm = 0
        self._is_settled = False
        self._hand = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Hand the collector back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        is_at_work = any(thread.name.startswith(AT_WORK) for thread in threading.enumerate())
        if is_at_work and self._spared < _MOST_SPARED:
            self._spared += 1
            self._is_settled = False
        elif is_at_work:
            self._spared = 0
            collect_due()
        elif self._spared:
            self._spared = self._calm = 0
            gc.freeze()  # what the work has made stays for some time: it is looked at with everything
        elif not self._is_settled and self._is_calm():
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._is_settled = True
        else:
            collect_due()

    def _is_calm(self) -> bool:
        before, self._hand = self._hand, QCursor.pos()
        is_moving = self._hand != before or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._calm = 0 if is_moving else self._calm + 1
        return self._calm >= _CALM


def collect_due() -> None:
    """Collect the youngest objects that have become too many, and the older ones when their turn has come."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [at for at, (count, limit) in enumerate(zip(counts, limits, strict=True)) if count > limit > 0]
    if due:
        gc.collect(max(due))
