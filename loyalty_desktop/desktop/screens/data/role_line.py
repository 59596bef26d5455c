"""The line above the grid: how many columns have each role, how many need a look, and finding one by its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import elided, text_width
from loyalty_desktop.desktop.screens.data.column_search import ColumnSearch
from loyalty_desktop.desktop.screens.data.grid_header import draw_trust
from loyalty_desktop.desktop.screens.data.grid_words import trust_word
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.columns import TRUSTS, ColumnHead, Trust, role_counts, trust_counts
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.survey.reading import Role

_HEIGHT = 44
_RATIO = 2.0


class RoleLine(QWidget):
    """Roles with their counts on the left, how sure they are on the right: a click there goes to the next such one."""

    next_wanted = Signal(str)
    """The next column that is unsure, or open, is wanted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(_HEIGHT)
        self._title = Label(look, 13.5, 600)
        self.roles = RoleCounts(look)
        self.search = ColumnSearch(look)
        self.trusts: dict[Trust, Button] = {}
        line = row(self, (16, 0, 12, 0), 4)
        line.addWidget(self._title)
        line.addSpacing(10)
        line.addWidget(self.roles, 1)
        line.addWidget(self.search)
        line.addSpacing(6)
        for trust in TRUSTS:
            button = Button(look, "text", 12)
            button.setIconSize(QSize(10, 10))
            button.clicked.connect(lambda _on=False, trust=trust: self.next_wanted.emit(trust))
            self.trusts[trust] = button
            line.addWidget(button)

    def show_heads(self, heads: Sequence[ColumnHead]) -> None:
        """Show the counts of these columns."""
        self._title.setText(_("Columns by role"))
        self.roles.show_counts(role_counts(heads))
        self.search.show_heads(heads)
        for trust, count in trust_counts(heads):
            button = self.trusts[trust]
            text = _("{trust} {count}").format(trust=trust_word(trust), count=count)
            if trust == "unsure":  # points to check are counted below: other words tell them apart
                text = _("Roles to check {count}").format(count=count)
            button.setText(text)
            button.setIcon(self._dot(trust))
            button.setEnabled(bool(count))
            button.setToolTip(_("Go to the next of these columns") if count else "")
            button.setAccessibleName(_("{counted}: go to the next of these columns").format(counted=text))

    def _dot(self, trust: Trust) -> QIcon:
        drawn = QPixmap(QSize(round(10 * _RATIO), round(10 * _RATIO)))
        drawn.setDevicePixelRatio(_RATIO)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_trust(self._look, painter, QRectF(1, 1, 8, 8), trust)
        painter.end()
        icon = QIcon(drawn)
        icon.addPixmap(drawn, QIcon.Mode.Disabled)
        return icon


class RoleCounts(QWidget):
    """Roles and their counts in one line; what has no room is in the tool tip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_counts(self, counts: Sequence[tuple[Role, int]]) -> None:
        """Show these roles with their counts."""
        self._parts = tuple((word("role", role), str(count)) for role, count in counts)
        whole = ", ".join(f"{name} {count}" for name, count in self._parts)
        self.setAccessibleName(whole)
        told = _("Columns of the file. The journey shows those that stand in it, so there may be fewer there.")
        self.setToolTip(plain_tip(f"{whole}\n{told}"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        plain, bold = look.font(12), look.font(12, 600)
        x, middle = 0.0, QRectF(0, 0, self.width(), self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        more = text_width(plain, "…")
        for at, (name, count) in enumerate(self._parts):
            needed = text_width(plain, name) + 4 + text_width(bold, count)
            last = at == len(self._parts) - 1
            painter.setPen(look.colour("muted"))
            painter.setFont(plain)
            if x + needed + (0 if last else 12 + more) > self.width():
                painter.drawText(middle.adjusted(x, 0, 0, 0), align, elided(plain, "…", self.width() - x))
                break
            painter.drawText(middle.adjusted(x, 0, 0, 0), align, name)
            painter.setPen(look.colour("ink"))
            painter.setFont(bold)
            painter.drawText(middle.adjusted(x + needed - text_width(bold, count), 0, 0, 0), align, count)
            x += needed + 12
        painter.end()
