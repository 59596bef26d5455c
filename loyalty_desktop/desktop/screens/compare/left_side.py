"""The left side of the comparison: the scores of the groups above, what is told of them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.screens.compare.below_pane import BelowPane
    from loyalty_desktop.desktop.screens.compare.forest_panel import ForestPanel

_GAP, _SHARE, _ROOMY, _LEAST_BELOW, _LEAST_WIDTH = 12, 0.62, 560, 176, 420


class LeftSide(QWidget):
    """Gives the groups what all their rows need, as far as something is left below, and no more than they can use."""

    def __init__(self, forest: ForestPanel, below: BelowPane) -> None:
        super().__init__()
        self._forest, self._below = forest, below
        for part in (forest, below):
            part.setParent(self)
        self.setMinimumWidth(_LEAST_WIDTH)

    def arrange(self) -> None:
        """Share the height anew, after other groups are shown or in another size."""
        room = self.height() - _GAP
        tight, airy = self._forest.wanted_heights(self.width())
        usual = round(_SHARE * room) if room >= _ROOMY else tight
        above = min(max(usual, tight), room - _LEAST_BELOW, airy)
        above = max(above, self._forest.minimumSizeHint().height())
        self._forest.setGeometry(QRect(0, 0, self.width(), above))
        self._below.setGeometry(QRect(0, above + _GAP, self.width(), max(0, room - above)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._forest.minimumSizeHint().height() + _GAP + _LEAST_BELOW)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
