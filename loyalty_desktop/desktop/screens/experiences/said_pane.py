"""What those wrote who had the chosen experience, one comment below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.voices.comment_list import CommentList
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.voice_list import comment_lines

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.voice_rows import VoiceRows


class SaidPane(QWidget):
    """Shows comments; what is chosen can be copied."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title, self.count = ElidedLabel(look, 12, 600, tone="muted"), Label(look, 11.5, tone="muted")
        self.list = CommentList(look)
        self.list.copy_wanted.connect(self._copy)
        self._parts = parts = column(self, (0, 14, 1, 1), 6)
        self._head = QWidget()
        head = row(self._head, (15, 0, 15, 0), 10)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        parts.addWidget(self._head)
        parts.addWidget(self.list, 1)

    def show_voices(self, view: VoiceRows | None) -> None:
        """Show who wrote what; nothing is there where nobody wrote anything."""
        self.setVisible(view is not None and len(view.rows) > 0)
        if view is None:
            return
        n = len(view.rows)
        self.title.setText(_("What those wrote who had this experience"))
        self.count.setText(ngettext("{n:,} comment", "{n:,} comments", n).format(n=n))
        self.list.setAccessibleName(self.title.full_text())
        self.list.show_rows(view)

    def set_headed(self, *, is_headed: bool) -> None:
        """Have a title of its own, or none where a switch above says what it is."""
        self._head.setVisible(is_headed)
        self._parts.setContentsMargins(0, 14 if is_headed else 4, 1, 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(comment_lines(self.list.chosen()))
