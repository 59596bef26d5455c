"""A table in the inspector that is as tall as all its rows: the inspector scrolls, the table does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel

    from loyalty_desktop.desktop.look import Look

_AROUND_TITLE = 12
"""What a title needs beside its text: the padding of the head, and the style's own margins."""


class WholeTable(QTableView):
    """Shows a model without lines, scroll bars or sorting; rows and their head have a height of their own."""

    def __init__(self, look: Look, model: QAbstractTableModel, row: int, head: int) -> None:
        super().__init__()
        self._row, self._head = row, head
        model.setParent(self)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(12))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        header.setFixedHeight(head)
        header.setMinimumSectionSize(20)
        header.setStyleSheet("QHeaderView::section { padding: 0 4px 0 2px; }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def be_whole(self) -> None:
        """Be as tall as all rows that the model has now."""
        self.setFixedHeight(self._head + self._row * self.model().rowCount() + 1)

    def widest(self, column: int, padding: int = 0) -> int:
        """Return the room that the texts of a column need with what is around each, its title among them."""
        model = self.model()
        texts = {str(model.index(at, column).data()) for at in range(model.rowCount())}
        metrics = self.fontMetrics()
        title = metrics.horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal))) + _AROUND_TITLE
        return max([title, *(metrics.horizontalAdvance(text) + padding for text in texts)])
