"""Python's garbage in cycles, collected in the window's own thread and between two events only.

Left to itself, the collector runs wherever an object happens to be made: in the middle of painting, or in a thread
of a job. Widgets that it frees there take the program down. (pyqtgraph has the same as `util.garbage_collector`, but
must not be imported before the first paint.)
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500
"""Milliseconds between two looks."""


class Collecting(QObject):
    """Takes the collector over for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Hand the collector back."""
        self._timer.stop()
        gc.enable()


def collect_due() -> None:
    """Collect the youngest objects that have become too many, and the older ones when their turn has come."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [at for at, (count, limit) in enumerate(zip(counts, limits, strict=True)) if count > limit > 0]
    if due:
        gc.collect(max(due))
