"""One cell of the customer grid: a button that shows who is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from loyalty_desktop.desktop.explaining.spots import FigureSpots
from loyalty_desktop.desktop.painting import RIGHT, draw_box, draw_tag, draw_text, draw_track, first_line, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customers_view import CellView

_INSET = 14.0
_LEAST, _USUAL, _MOST = 150, 156, 330
_NAME, _COUNT, _LINE, _SMALL = 22.0, 30.0, 20.0, 16.0
_NAMES = 14, 13, 12, 11  # sizes of the name: smaller only where it fits then
_SIZES = 11.5, 11.0, 10.5  # of the advice
_ADVICE, _AIR = 60.0, 14.0  # a cell taller than usual has more air between its lines


class CellButton(QAbstractButton):
    """Paints the figures of a cell; Space or a click chooses it, arrow keys go to its neighbours.

    A click on a figure, or Space on the cell that is chosen, asks how its figures come about.
    """

    moved = Signal(int, int)
    """An arrow key was pressed: columns to the right and rows down."""
    explain_wanted = Signal(QRect)
    """The figures are asked how they come about; where they stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: CellView | None = None
        self.tag = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(150, _LEAST)
        self.setMaximumHeight(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.toggled.connect(self.update)
        FigureSpots(
            look, self, self.spots, lambda _key, at: self.explain_wanted.emit(at), takes_keys=False, passes_on=True
        )

    def show_cell(self, view: CellView) -> None:
        """Show the figures of a cell."""
        self._view = view
        self.setText(view.name)
        self.setAccessibleName(view.name)
        self.setToolTip(plain_tip(f"{view.name}\n{view.place}\n{view.tip}".strip()))
        self._tell()

    def show_tag(self, tag: str) -> None:
        """Say what this cell is part of; '' for nothing."""
        if tag != self.tag:
            self.tag = tag
            self._tell()

    def _tell(self) -> None:
        spoken = "" if self._view is None else self._view.spoken
        self.setAccessibleDescription(", ".join(one for one in (spoken, self.tag) if one))
        self.update()

    def spots(self) -> list[tuple[str, QRect]]:
        """Return where the figures stand: how many customers, then their sales and the mean."""
        view = self._view
        if view is None:
            return []
        inner, gap = self._inner()
        top = inner.top() + _NAME + gap
        count = text_width(self._look.font(21, 700), f"{view.n:,}") + 8
        said = text_width(self._look.font(12), _("people") + "  " + view.people_text)
        found = [("people", QRectF(inner.left(), top, count + said, _COUNT))]
        top += _COUNT + gap
        for at, text in enumerate((view.share_text, view.mean_text)):
            if text:
                wide = text_width(self._look.font(12.5, 600), text) + 4
                found.append((f"figure {at}", QRectF(inner.right() - wide, top + at * _LINE, wide, _LINE)))
        return [(key, box.toAlignedRect()) for key, box in found]

    def _inner(self) -> tuple[QRectF, float]:
        """Return the box inside the frame, and the room between its lines."""
        inner = QRectF(self.rect()).adjusted(_INSET, 9, -_INSET, -8)
        spare = max(0.0, inner.height() - (_NAME + _COUNT + 3 * _LINE))
        return inner, min(4.0, spare / 4) + min(_AIR, max(0.0, spare - _ADVICE) / 8)

    def sizeHint(self) -> QSize:
        return QSize(240, _USUAL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(*step)
        elif event.key() == Qt.Key.Key_Space and self.isChecked() and self.spots():
            self.explain_wanted.emit(self.spots()[0][1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        view, look = self._view, self._look
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, on = QRectF(self.rect()), self.isChecked()
        line = "accent" if on or self.tag or self.hasFocus() else "accent_line" if self.underMouse() else "line"
        if on:
            draw_box(painter, box, 10, look.colour("accent_bg"))
        draw_box(painter, box.adjusted(2, 2, -2, -2), 9, look.colour("card"), look.colour(line), 2 if on else 1)
        inner, gap = self._inner()
        self._paint_name(painter, QRectF(inner.left(), inner.top(), inner.width(), _NAME), view)
        top = inner.top() + _NAME + gap
        self._paint_count(painter, QRectF(inner.left(), top, inner.width(), _COUNT), view)
        top += _COUNT + gap
        self._paint_sales(painter, QRectF(inner.left(), top, inner.width(), _LINE), view)
        self._paint_mean(painter, QRectF(inner.left(), top + _LINE, inner.width(), _LINE), view)
        below = min(inner.bottom() - top - 2 * _LINE, _ADVICE)
        rest = QRectF(inner.left(), top + 2 * _LINE, inner.width(), below)
        self._paint_advice(painter, rest, view.advice)

    def _paint_advice(self, painter: QPainter, box: QRectF, advice: str) -> None:
        """Write what is to be done at the bottom: in as many lines, and as large, as it is said in full."""
        font, lines, high = self._fitted(advice, box)
        for at, text in enumerate(lines):
            line = QRectF(box.left(), box.bottom() - (len(lines) - at) * high, box.width(), high)
            draw_text(painter, line, text, font, self._look.colour("muted"))

    def _fitted(self, advice: str, box: QRectF) -> tuple[QFont, list[str], float]:
        """Return the largest font in which the advice fits, its lines and their height; the last one may be cut."""
        found: tuple[QFont, list[str], float] = (self._look.font(_SIZES[-1]), [], _LINE)
        for size in _SIZES:
            font, high = self._look.font(size), _SMALL + size - _SIZES[0]
            most, rest, lines = max(1, int(box.height() // high)), advice, list[str]()
            while rest and len(lines) < most - 1 and text_width(font, rest) > box.width():
                first = first_line(font, rest, box.width())
                lines.append(first.rstrip())
                rest = rest[len(first) :].strip()
            found = font, [*lines, rest], high
            if text_width(font, rest) <= box.width():
                return found
        return found

    def _paint_name(self, painter: QPainter, box: QRectF, view: CellView) -> None:
        look = self._look
        tag, small = (_("Chosen"), look.font(11, 600)) if self.isChecked() else (self.tag, look.font(10.5, 600))
        room = box.adjusted(0, 0, -(text_width(small, tag) + 8) if tag else 0.0, 0)
        fonts = [look.font(size, 700) for size in _NAMES]
        font = next((one for one in fonts if text_width(one, view.name) <= room.width()), fonts[0])
        draw_text(painter, room, view.name, font, look.colour("ink"))
        draw_text(painter, box, tag, small, look.colour("accent"), RIGHT)

    def _paint_count(self, painter: QPainter, box: QRectF, view: CellView) -> None:
        look = self._look
        if view.state == "hidden":
            draw_text(painter, box, f"n={view.n:,}", look.font(14, 600), look.colour("muted"))
            return
        count, font = f"{view.n:,}", look.font(21, 700)
        tone = "muted" if view.state == "reference" else "ink"
        draw_text(painter, box, count, font, look.colour(tone))
        rest = box.adjusted(text_width(font, count) + 8, 5, 0, 0)
        said = _("people") + "  " + view.people_text
        draw_text(painter, rest, said, look.font(12), look.colour("muted"))
        if view.state == "reference":
            left = rest.left() + text_width(look.font(12), said) + 8
            ink, fill = look.colour("warn"), look.colour("warn_bg")
            draw_tag(painter, left, rest.center().y(), _("few answers"), look.font(10.5), ink, fill)

    def _paint_sales(self, painter: QPainter, box: QRectF, view: CellView) -> None:
        if not view.share_text or view.share is None:
            return
        look = self._look
        draw_text(painter, box, _("Sales"), look.font(11.5), look.colour("muted"))
        left = max(48.0, text_width(look.font(11.5), _("Sales")) + 10)
        track = QRectF(box.left() + left, box.center().y() - 3, max(10.0, box.width() - left - 58), 6)
        draw_track(look, painter, track, 0.0, view.bar, look.colour(view.loyalty))
        tone = "muted" if view.state == "reference" else "ink"
        draw_text(painter, box, view.share_text, look.font(12.5, 600), look.colour(tone), RIGHT)

    def _paint_mean(self, painter: QPainter, box: QRectF, view: CellView) -> None:
        if not view.mean_text:
            return
        look = self._look
        draw_text(painter, box, _("Mean"), look.font(11.5), look.colour("muted"))
        tone = "muted" if view.state == "reference" else "ink"
        draw_text(painter, box, view.mean_text, look.font(12.5, 600), look.colour(tone), RIGHT)
