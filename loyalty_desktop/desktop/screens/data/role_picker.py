"""A list of all roles with what each is for, to choose one by mouse or keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loyalty_desktop.desktop.painting import draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.survey.reading import ROLES, Role
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look

_CODE, _TOLD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_CONFIRM = ""
_ROW, _LEFT, _GAP = 30, 24, 20


def confirming(count: int) -> str:
    """Return the words that confirm the roles of `count` columns."""
    if count == 1:
        return _("Confirm this role")
    return _("Confirm the roles of {count} columns").format(count=count)


def explanation(role: Role) -> str:
    """Return what a column with this role is for, in a few words."""
    return {
        "loyalty": _("The question whose score everything is measured by"),
        "driver": _("Satisfaction with one touchpoint, on a scale"),
        "overall_satisfaction": _("Satisfaction as a whole: shown beside the drivers"),
        "experience": _("Something that happened or not: yes or no, or one of several answers"),
        "segment": _("What kind of customer answered: age, region, shop"),
        "spend": _("How much the customer spends"),
        "frequency": _("How often the customer comes or buys"),
        "weight": _("How much each respondent counts"),
        "id": _("A number or name that is different for everybody"),
        "timestamp": _("When the answer was given"),
        "comment": _("Answers in the customer's own words"),
        "personal": _("Names and addresses: not used in any figure"),
        "derived": _("Calculated from another column: not used in any figure"),
        "unused": _("Not used in any figure"),
    }[role]


def names_width(look: Look) -> float:
    """Return how much room the names of the roles need in the list."""
    return _LEFT + _GAP + max(text_width(look.font(12.5, 600), word("role", role)) for role in ROLES)


class RolePicker(QFrame):
    """A pop-up with one line for each role; `chosen` carries the role that was taken.

    Where roles are in doubt, the first line confirms them as they are: `confirmed`.
    """

    chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "panel")
        self.setFont(look.font(13))
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_RoleDelegate(look, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setStyleSheet("QListWidget { background: transparent; border: none; outline: none; }")
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._on_taken)
        self.list.itemActivated.connect(self._on_taken)
        inside = column(self, (6, 6, 6, 6))
        inside.addWidget(self.list)
        self._look = look

    def ask(self, role: Role, at: QPoint, in_doubt: int = 0) -> None:
        """Show the roles below `at` (on the screen) with the present one current, or what confirms those in doubt."""
        self.list.clear()
        if in_doubt:
            item = QListWidgetItem(confirming(in_doubt))
            item.setData(_CODE, _CONFIRM)
            self.list.addItem(item)
        for each in ROLES:
            item = QListWidgetItem(f"{word('role', each)}: {explanation(each)}")
            item.setData(_CODE, each)
            item.setData(_TOLD, each == role)
            self.list.addItem(item)
        self.list.setAccessibleName(_("Role"))
        self.list.setCurrentRow(0 if in_doubt else ROLES.index(role))
        wanted = QSize(round(self._width()), self.list.count() * _ROW + 14)
        self.setFixedSize(wanted)
        self.move(self._kept_on_screen(at, wanted))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_taken(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _width(self) -> float:
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(explanation(role)) for role in ROLES)
        return min(680, names_width(self._look) + longest + 40)

    def _kept_on_screen(self, at: QPoint, size: QSize) -> QPoint:
        room = self.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - size.width()))
        y = max(room.top(), min(at.y(), room.bottom() - size.height()))
        return QPoint(x, y)

    def _on_taken(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            self.hide()
            role = item.data(_CODE)
            if role == _CONFIRM:
                self.confirmed.emit()
            else:
                self.chosen.emit(role)


class _RoleDelegate(QStyledItemDelegate):
    """Draws a role: its name, and what it is for beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._look
        code = index.data(_CODE)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        told = bool(index.data(_TOLD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            draw_box(painter, box.adjusted(0, 1, 0, -1), 6, look.colour("accent_bg"))
        if code == _CONFIRM:
            self._confirmation(painter, box, index.data())
            painter.restore()
            return
        role: Role = code
        if told:
            draw_text(painter, box.adjusted(8, 0, 0, 0), "✓", look.font(12, 600), look.colour("accent"))
        names = names_width(look)
        name = QRectF(box.left() + _LEFT, box.top(), names - _LEFT - _GAP, box.height())
        ink = "accent" if current or told else "ink"
        draw_text(painter, name, word("role", role), look.font(12.5, 600), look.colour(ink))
        rest = box.adjusted(names, 0, -8, 0)
        draw_text(painter, rest, explanation(role), look.font(12), look.colour("muted"))
        painter.restore()

    def _confirmation(self, painter: QPainter, box: QRectF, text: str) -> None:
        look = self._look
        draw_text(painter, box.adjusted(8, 0, 0, 0), "✓", look.font(12, 600), look.colour("accent"))
        draw_text(painter, box.adjusted(_LEFT, 0, -8, 0), text, look.font(12.5, 600), look.colour("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(look.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def helpEvent(self, *_args: object) -> bool:
        """Show no tool tip: everything is written in the list."""
        return True
