"""What the figures say about a driver: a headline, the figures behind it, the way to its experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.findings import finding_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.findings import Finding

_INSET = 5  # of the text of a link in its button: the words of links end where other words end


class FindingCard(QWidget):
    """Shows a finding; its link leads to the experiences at the driver, if it has any.

    The whole finding, with the figures it rests on and whom they count, can be copied: by the button, or by the menu.
    """

    followed = Signal(str)
    """Somebody wants to see the experiences of the driver with this id."""

    def __init__(self, look: Look, *, is_first: bool) -> None:
        super().__init__()
        self._look = look
        self._is_first = is_first
        self._driver = self._text = ""
        self.headline = Label(look, 13, 700, wrap=True)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.headline.setContentsMargins(0, 2, 0, 0)  # on one line with the words of the link
        self.detail = Label(look, 12, tone="muted", wrap=True)
        self.link = Button(look, "text", 12)
        self.link.clicked.connect(lambda: self.followed.emit(self._driver))
        self.copy_button = Button(look, "text", 12)
        self.copy_button.clicked.connect(self.copy)
        self._action = QAction(self)
        self._action.triggered.connect(self.copy)
        self.addAction(self._action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        top = row(None, gap=8)
        top.addWidget(self.headline, 1)
        top.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        parts = column(self, (16, 9, 16 - _INSET, 11), 1)
        parts.addLayout(top)
        inner = row(None, (0, 0, _INSET, 0))
        inner.addWidget(self.detail)
        parts.addLayout(inner)
        parts.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def copy(self) -> None:
        """Put the finding on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    def show_finding(self, finding: Finding, name: str, setting: str, *, has_experiences: bool) -> None:
        """Show a finding about the driver called `name`; `setting` is whom its figures count, '' for everybody."""
        self._driver = finding.driver
        self._text = finding_text(finding, setting)
        copy = _("Copy this sentence with its figures")
        self.copy_button.setText(_("Copy"))
        self.copy_button.setAccessibleName(f"{copy}: {finding.headline.text()}")
        self.copy_button.setToolTip(copy)
        self._action.setText(copy)
        self.headline.setText(finding.headline.text())
        self.detail.setText(finding.detail.text())
        self.link.setText(_("See experiences"))
        self.link.setAccessibleName(_("See the experiences of {driver}").format(driver=name))
        self.link.setVisible(has_experiences)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_first:
            QPainter(self).fillRect(0, 0, 1, self.height(), self._look.colour("row"))
