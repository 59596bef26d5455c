"""One action: its tick, name, present and target share, what it would bring, its state, who does it by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QStyle, QStyleOptionFrame, QWidget

from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_text, elided
from loyalty_desktop.desktop.screens.actions.change_bar import ChangeBar
from loyalty_desktop.desktop.screens.actions.day_button import DayButton
from loyalty_desktop.desktop.screens.actions.places import ROW_HEIGHT, Places, places
from loyalty_desktop.desktop.screens.actions.share_field import ShareField
from loyalty_desktop.desktop.screens.actions.share_slider import ShareSlider
from loyalty_desktop.desktop.screens.actions.state_button import StateButton
from loyalty_desktop.desktop.screens.actions.tick_box import TickBox
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import base_text, reached_told, share_of, share_word, what_about
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from loyalty_desktop.compute.opportunity import Shift
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.axis import Axis

_LONGEST = 80


class QuietField(QLineEdit):
    """Text that looks like a label until somebody writes in it; Escape takes back what was typed."""

    def __init__(self, look: Look, size: float, weight: int = 400, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setFont(look.font(size, weight))
        self.setMaxLength(_LONGEST)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed is left alone."""
        if self.hasFocus() and self.isModified():
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
        self.setCursorPosition(0)
        self.setToolTip(plain_tip(text))

    def take_back(self) -> None:
        """Show the text as it was before it was typed in."""
        self.setText(self._shown)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.take_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def seen_text(self) -> str:
        """Return what is to be seen of the text."""
        return self.text() if self.hasFocus() else elided(self.font(), self.text(), self._room().width())

    def _room(self) -> QRectF:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return QRectF(inner).adjusted(2, 0, -2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.seen_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        draw_text(painter, self._room(), shown, self.font(), self.palette().text().color(), LEFT)


class ActionRowWidget(QFrame):
    """A row that can be chosen, alone or with others; its parts tell what somebody wants to change."""

    touched = Signal(str, object)
    """The row was pressed, with these keys held down, or something in it got the keyboard."""
    ticked = Signal(str, bool)
    renamed = Signal(str, str)
    moved = Signal(str, float)
    """The target share under the hand."""
    settled = Signal(str, float, bool)
    """The target share is to be this one; whether it was moved step by step."""
    given_up = Signal(str)
    state_chosen = Signal(str, str)
    owner_named = Signal(str, str)
    due_chosen = Signal(str, str)

    def __init__(self, look: Look, id_: str) -> None:
        super().__init__()
        self.id = id_
        self._look = look
        self._row: ActionRow | None = None
        self._shown: tuple[object, ...] | None = None
        self._is_moved = False
        self._doubt = ""
        self._places: Places = places(1200)
        self._is_selected = self._is_current = False
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tick = TickBox(look, self)
        self.name, self.about = QuietField(look, 13, 600, self), ElidedLabel(look, 11.5, tone="muted")
        self.about.setParent(self)
        self.base = Label(look, 11.5, tone="muted", parent=self)
        self.slider, self.target = ShareSlider(look, self), ShareField(look, self)
        self.bar = ChangeBar(look, self)
        self.state, self.owner = StateButton(look, self), QuietField(look, 12.5, parent=self)
        self.due = DayButton(look, self)
        self._connect()
        for part in self.fields():
            part.installEventFilter(self)

    def fields(self) -> tuple[QWidget, ...]:
        """Return the parts that take the keyboard, in the order of the Tab key."""
        return (self.tick, self.name, self.slider, self.target, self.bar, self.state, self.owner, self.due)

    def _connect(self) -> None:
        self.tick.clicked.connect(self._on_ticked)
        self.name.editingFinished.connect(lambda: self._on_typed(self.name, self.renamed))
        self.owner.editingFinished.connect(lambda: self._on_typed(self.owner, self.owner_named))
        self.slider.moved.connect(lambda share: self.moved.emit(self.id, share))
        self.slider.settled.connect(lambda share, stepped: self.settled.emit(self.id, share, stepped))
        self.slider.dropped.connect(lambda: self.given_up.emit(self.id))
        self.target.edited.connect(lambda share: self.settled.emit(self.id, share, True))
        self.state.chosen.connect(lambda state: self.state_chosen.emit(self.id, state))
        self.due.edited.connect(lambda day: self.due_chosen.emit(self.id, day))

    def show_row(self, row: ActionRow, shares: Axis, points: Axis, doubt: str = "") -> None:
        """Show an action on the axes that all rows share; what is shown already is left as it is.

        `doubt` stands below its state.
        """
        shown = (row, shares, points, doubt, self._look.language, self._look.theme.name)
        if shown == self._shown and not self._is_moved:
            return
        self._shown, self._is_moved = shown, False
        self._row, self._doubt = row, doubt
        action, lever = row.action, row.lever
        self.name.show_text(action.name)
        self.name.setAccessibleName(_("Name of the action"))
        self.about.setText(what_about(row), _whole(row))
        self.base.setText(base_text(row))
        self.base.setVisible(bool(self.base.text()))
        self.base.setToolTip(plain_tip(share_of(row)))
        self.owner.show_text(action.owner)
        self.owner.setPlaceholderText(_("undecided"))
        self.owner.setAccessibleName(_("Owner"))
        self.state.show_state(action.state, doubt)
        self.due.show_day(action.due, _("Due"), late=row.is_late)
        has_share = lever is not None and lever.now is not None and row.share is not None
        for part in (self.slider, self.target):
            part.setVisible(has_share)
        self.tick.setVisible(row.can_be_ticked)
        self.tick.setChecked(row.action.ticked)
        self.tick.setAccessibleName(_("Include “{name}” in the estimate").format(name=action.name))
        self.tick.setToolTip(plain_tip(reached_told(row) or self.tick.accessibleName()))
        if lever is not None and row.share is not None:
            said = _("{what} of “{name}”, target").format(what=share_word(lever), name=row.item)
            self.slider.setAccessibleName(said)
            self.target.setAccessibleName(said)
            self.slider.setToolTip(plain_tip(share_of(row)))
            self.slider.show_share(row.share, lever.now, shares.high, firm=row.counts)
        self.show_target(row.share, row.shift(), points)
        self._is_moved = False
        self.setAccessibleName(f"{action.name}: {what_about(row)} {base_text(row)}".strip())
        self._lay_out()
        self.setAccessibleDescription(self.bar.accessibleName())
        self.update()

    def show_target(self, share: float | None, shift: Shift | None, points: Axis) -> None:
        """Show another target share and what it would bring, as it is being moved."""
        self._is_moved = True
        if share is not None:
            self.target.show_share(share)
        if self._row is not None:
            row = self._row if share is None else replace(self._row, share=share)
            self.bar.show_change(row, shift, points)

    def mark(self, *, selected: bool, current: bool) -> None:
        """Show whether the row is among those chosen, and whether it is the one looked at."""
        if (selected, current) != (self._is_selected, self._is_current):
            self._is_selected, self._is_current = selected, current
            self.update()

    @property
    def is_selected(self) -> bool:
        """Whether the row is shown as chosen."""
        return self._is_selected

    def rename(self) -> None:
        """Let the name be written."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _on_ticked(self, on: bool) -> None:
        self._is_moved = True
        self.ticked.emit(self.id, on)

    def _on_typed(self, field: QuietField, signal: SignalInstance) -> None:
        if field.isModified():
            field.setModified(False)
            self._is_moved = True  # what was typed may be refused, and then is to be as it was
            signal.emit(self.id, field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the row when one of its parts gets the keyboard."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self.touched.emit(self.id, None)
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.touched.emit(self.id, None)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.touched.emit(self.id, event.modifiers())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.rename()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the parts where the titles are; of what it is about the base is never cut."""
        at = self._places = places(self.width())
        middle = ROW_HEIGHT // 2
        self.tick.setGeometry(at.tick[0], middle - 12, 24, 24)
        self.name.setGeometry(at.name[0] - 6, 4, at.name[1] + 6, 24)
        base = self.base.sizeHint().width() + 10 if self.base.text() else 0
        about = min(self.about.sizeHint().width(), at.name[1] - base)
        self.about.setGeometry(at.name[0], 28, about, 17)
        self.base.setGeometry(at.name[0] + about + 10, 28, base, 17)
        self.slider.setGeometry(at.slider[0], middle - 14, at.slider[1], 28)
        self.target.setGeometry(at.target[0], middle - 13, at.target[1], 26)
        bar = at.points[0] + at.points[1] - at.bar[0]
        self.bar.set_points_width(at.points[1])
        self.bar.setGeometry(at.bar[0], 2, bar, ROW_HEIGHT - 5)
        self.state.setGeometry(
            at.state[0], middle - (20 if self._doubt else 12), min(self.state.sizeHint().width(), at.state[1]), 24
        )
        self.owner.setGeometry(at.owner[0] + 24, middle - 13, at.owner[1] - 24, 26)
        self.due.setGeometry(at.due[0], middle - 13, at.due[1], 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("accent_bg" if self._is_selected else "panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("row"))
        if self._is_current:
            painter.fillRect(0, 0, 3, self.height() - 1, look.colour("accent" if self.hasFocus() else "accent_line"))
        if self._row is None:
            return
        lever, at = self._row.lever, self._places
        if lever is not None and lever.now is not None:
            box = QRectF(at.now[0], 0, at.now[1], self.height())
            ink = "ink" if self._row.counts else "muted"
            draw_text(painter, box, share_text(lever.now, 1), look.font(12.5), look.colour(ink), RIGHT)
        if self._doubt:
            box = QRectF(at.state[0] + 2, self.height() / 2 + 5, at.state[1] - 2, 16)
            draw_text(painter, box, self._doubt, look.font(10.5, 600), look.colour("warn"), LEFT)
        self._paint_owner(painter, QPointF(at.owner[0] + 9, self.height() / 2), self._row.action.owner)

    def _paint_owner(self, painter: QPainter, middle: QPointF, owner: str) -> None:
        """Draw the first letter of whoever is in charge."""
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("row"))
        painter.drawEllipse(middle, 10, 10)
        box = QRectF(middle.x() - 10, middle.y() - 10, 20, 20)
        draw_text(painter, box, owner[:1].upper() or "–", look.font(11), look.colour("muted"), CENTRE)


def _whole(row: ActionRow) -> str:
    """Return what an action is about with its name in full."""
    return what_about(row).replace(row.item_short, row.item, 1) if row.item_short else what_about(row)
