"""The table of actions: titles that sort, rows of which several can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_text
from loyalty_desktop.desktop.screens.actions.action_row import ActionRowWidget
from loyalty_desktop.desktop.screens.actions.places import ROW_HEIGHT, TITLE_HEIGHT, places
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView
    from loyalty_desktop.report.axis import Axis

SORTED = ("tick", "name", "now", "points", "state", "owner", "due")
_UP, _DOWN = " ▲", " ▼"


class Titles(QWidget):
    """The titles of the columns; a press on one sorts by it, another press the other way round."""

    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share_title = ""
        self.setFixedHeight(TITLE_HEIGHT)
        self.buttons: dict[str, Button] = {}
        for key in SORTED:
            button = self.buttons[key] = Button(look, "title", 11.5, self)
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))

    def show_titles(self, measure: str, shares: Axis, sorted_by: str, *, descending: bool, wave: str = "") -> None:
        """Write the titles; the one that was sorted by last has an arrow. `wave` is the survey that is shown."""
        texts = {
            "tick": _("Include"),
            "name": _("Action"),
            "now": _("Now"),
            "points": _("Change of {measure} (points)").format(measure=measure),
            "state": _("State"),
            "owner": _("Owner"),
            "due": _("Due"),
        }
        for key, button in self.buttons.items():
            mark = "" if key != sorted_by else _DOWN if descending else _UP
            button.setText(texts[key] + mark)
            button.setAccessibleName(_("Sort by “{title}”").format(title=texts[key]))
        told = _("Share among those who answered both this and the loyalty question")
        named = _("Now: in the survey shown, “{wave}”").format(wave=wave)
        self.buttons["now"].setToolTip(plain_tip(f"{named}\n{told}" if wave else told))
        self._share_title = _("Target  0 to {end}").format(end=share_text(shares.high))
        self._lay_out()
        self.update()

    def _lay_out(self) -> None:
        at = places(self.width())
        for key, button in self.buttons.items():
            left, width = getattr(at, "bar" if key == "points" else key)
            wanted = button.sizeHint().width()
            if key in ("now", "due"):
                button.setGeometry(left + width - wanted + 4, 4, wanted, TITLE_HEIGHT - 8)
            else:
                room = width + (at.points[1] + 14 if key == "points" else 0) + (24 if key == "tick" else 0)
                button.setGeometry(left - 4, 4, min(wanted, room + 8), TITLE_HEIGHT - 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, at, look = QPainter(self), places(self.width()), self._look
        wide = at.target[0] + at.target[1] - at.slider[0]
        draw_text(
            painter,
            QRectF(at.slider[0], 0, wide, TITLE_HEIGHT),
            self._share_title,
            look.font(11.5),
            look.colour("muted"),
            CENTRE,
        )
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))


class ActionTable(QWidget):
    """Rows of actions. Up and Down go from row to row, Shift and Ctrl choose several, Delete takes them away."""

    chosen = Signal(str)
    """This action is looked at now."""
    selection_changed = Signal()
    sort_wanted = Signal(str)
    remove_wanted = Signal()
    toggle_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.titles = Titles(look)
        self.rows: dict[str, ActionRowWidget] = {}
        self._ids: tuple[str, ...] = ()
        self.selected: frozenset[str] = frozenset()
        self.current: str | None = None
        self._anchor: str | None = None
        self._inner = QWidget()
        self._inner.setProperty("kind", "clear")
        self._lines = column(self._inner)
        self._lines.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self._inner)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts = column(self)
        parts.addWidget(self.titles)
        parts.addWidget(self.area, 1)
        self.titles.pressed.connect(self.sort_wanted)

    @property
    def ids(self) -> tuple[str, ...]:
        """The actions that are shown, from top to bottom."""
        return self._ids

    def full_height(self, count: int) -> int:
        """Return the height in which so many rows are seen at once."""
        return TITLE_HEIGHT + count * ROW_HEIGHT

    def show_rows(
        self, rows: Sequence[ActionRow], view: ActionsView, doubts: Mapping[str, str]
    ) -> list[ActionRowWidget]:
        """Show these actions in this order, with doubts of their states; return the rows that were made for it."""
        made = self._place(tuple(one.action.id for one in rows))
        for one in rows:
            self.rows[one.action.id].show_row(one, view.shares, view.points, doubts.get(one.action.id, ""))
        self.choose(self.current, self.selected)
        return made

    def _place(self, ids: tuple[str, ...]) -> list[ActionRowWidget]:
        """Have a row for each of these actions, in this order; rows that stay are the same ones."""
        if ids == self._ids:
            return []
        for gone in set(self.rows) - set(ids):
            row = self.rows.pop(gone)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        made = []
        for at, id_ in enumerate(ids):
            if id_ not in self.rows:
                self.rows[id_] = ActionRowWidget(self._look, id_)
                self.rows[id_].touched.connect(self._on_touched)
                made.append(self.rows[id_])
            self._lines.insertWidget(at, self.rows[id_])
        self._ids = ids
        before: QWidget = self.titles.buttons["due"]
        for id_ in ids:
            for part in (self.rows[id_], *self.rows[id_].fields()):
                QWidget.setTabOrder(before, part)
                before = part
        return made

    def choose(self, current: str | None, selected: frozenset[str]) -> None:
        """Show what is chosen, without a signal; ids that are not shown are forgotten."""
        self.current = current if current in self.rows else None
        self.selected = frozenset(one for one in selected if one in self.rows)
        for id_, row in self.rows.items():
            row.mark(selected=id_ in self.selected, current=id_ == self.current)

    def reveal(self, id_: str) -> None:
        """Scroll to a row."""
        if id_ in self.rows:
            self._lines.activate()
            self.area.ensureWidgetVisible(self.rows[id_], 0, 8)

    def _on_touched(self, id_: str, keys: object) -> None:
        """Choose a row alone; with Ctrl beside the others, with Shift all from the one that was chosen first."""
        held = keys if isinstance(keys, Qt.KeyboardModifier) else Qt.KeyboardModifier.NoModifier
        if keys is None and id_ in self.selected:
            selected = self.selected  # a control of one of several rows is used for all of them
        elif held & Qt.KeyboardModifier.ShiftModifier:
            selected = self._between(self._anchor or id_, id_)
        elif held & Qt.KeyboardModifier.ControlModifier:
            selected = self.selected ^ {id_}
            self._anchor = id_
        else:
            selected, self._anchor = frozenset({id_}), id_
        self._set(id_, selected)

    def _between(self, first: str, last: str) -> frozenset[str]:
        if first not in self._ids:
            return frozenset({last})
        ends = sorted((self._ids.index(first), self._ids.index(last)))
        return frozenset(self._ids[ends[0] : ends[1] + 1])

    def _set(self, current: str | None, selected: frozenset[str]) -> None:
        before = self.current, self.selected
        self.choose(current, selected)
        if before[1] != self.selected:
            self.selection_changed.emit()
        if self.current is not None and before[0] != self.current:
            self.chosen.emit(self.current)

    def step(self, by: int, *, extend: bool = False) -> None:
        """Go to the row above or below."""
        if not self._ids:
            return
        at = self._ids.index(self.current) if self.current in self._ids else -1 if by > 0 else len(self._ids)
        id_ = self._ids[min(max(at + by, 0), len(self._ids) - 1)]
        if extend:
            self._anchor = self._anchor or self.current or id_
        else:
            self._anchor = id_
        self._set(id_, self._between(self._anchor, id_) if extend else frozenset({id_}))
        self.rows[id_].setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(id_)

    def select_all(self) -> None:
        """Choose every row."""
        self._set(self.current or next(iter(self._ids), None), frozenset(self._ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a row; a field in it keeps those that it needs."""
        key = Qt.Key(event.key())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        focus = QApplication.focusWidget()
        row = focus if isinstance(focus, ActionRowWidget) else None
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1, extend=extend)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and not isinstance(focus, QLineEdit):
            self.select_all()
        elif row is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self._ids) if key == Qt.Key.Key_Home else len(self._ids), extend=extend)
        elif row is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif row is not None and key == Qt.Key.Key_Space:
            self.toggle_wanted.emit()
        elif row is not None and key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row.rename()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._row_at(event.globalPos())
        if row is not None and row not in self.selected:
            self._on_touched(row, Qt.KeyboardModifier.NoModifier)
        if self.selected:
            self.menu_wanted.emit(event.globalPos())

    def _row_at(self, place: QPoint) -> str | None:
        return next((id_ for id_, one in self.rows.items() if one.rect().contains(one.mapFromGlobal(place))), None)
