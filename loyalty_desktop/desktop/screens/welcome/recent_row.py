"""One recent project in the list of the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPainterPath

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_box, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.screens.welcome.pressable import Pressable
from loyalty_desktop.desktop.screens.welcome.when import when_text
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.measure_words import score_title
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.recent import Recent

_SIDE, _SCORE, _GAP = 18, 74, 14
_TEXTS = _SIDE + _SCORE + _GAP
_CROSS = 26


class RecentRow(Pressable):
    """A project: its score and classes, name, measure and base, and when it was last open.

    Pressing it opens the project; Delete, the menu and, for a file that is gone, a cross take it off the list.
    """

    forget_wanted = Signal()
    step_wanted = Signal(int)
    """The keyboard asks for another row: −1 the one above, 1 the one below."""

    def __init__(self, recent: Recent, is_gone: bool, now: datetime, look: Look, *, compact: bool = False) -> None:
        super().__init__(look)
        self.recent = recent
        self.is_gone = is_gone
        self._time = when_text(recent.time, now)
        self._base = self._base_text()
        self.setText(recent.name)
        self.set_compact(compact)
        self._cross = Button(look, "text", parent=self)
        self._cross.setVisible(is_gone)
        self._cross.setIcon(icon(look, "close", "muted", 16))
        self._cross.setAutoDefault(True)
        self._cross.setToolTip(_("Take it off the list"))
        self._cross.setAccessibleName(_("Take {name} off the list").format(name=recent.name))
        self._cross.clicked.connect(self.forget_wanted)
        opening, forgetting = QAction(_("Open"), self), QAction(_("Take it off the list"), self)
        opening.triggered.connect(self.click)
        forgetting.triggered.connect(self.forget_wanted)
        self.addActions([opening, forgetting])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(", ".join(self._spoken()))
        path = recent.path.replace("&", "&amp;").replace("<", "&lt;")  # a path is never markup
        self.setToolTip(f'<p style="white-space:pre">{path}</p>')

    def set_compact(self, compact: bool) -> None:
        """Take less height."""
        self.setFixedHeight(70 if compact else 83)

    def _base_text(self) -> str:
        if not self.recent.n:
            return ""
        n = f"n={self.recent.n:,}"
        return _("for reference, {n}").format(n=n) if self.recent.state == "reference" else n

    def _measure(self, room: float = 0) -> str:
        """Return what the score is called, in as many words as fit into `room` pixels."""
        recent = self.recent
        if not recent.n:
            return _("No answers yet")
        title = score_title(recent.kind, recent.points)
        if recent.kind == "other" or text_width(self.look.font(11.5), title) <= room:
            return title
        return word("measure", recent.kind)

    def _spoken(self) -> list[str]:
        score = score_text(self.recent.score, 1) if self.recent.score is not None else ""
        gone = _("File not found") if self.is_gone else ""
        parts = (self.recent.name, gone, self._measure(1000), score, self._base, self._time)
        return [part for part in parts if part]

    def sizeHint(self) -> QSize:
        return QSize(424, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cross.setGeometry(self.width() - _SIDE - _CROSS + 6, (self.height() - _CROSS) // 2, _CROSS, _CROSS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.forget_wanted.emit()
            case Qt.Key.Key_Up:
                self.step_wanted.emit(-1)
            case Qt.Key.Key_Down:
                self.step_wanted.emit(1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self.look, QRectF(self.rect())
        draw_box(painter, QRectF(0, 0, box.width(), 1), 0, look.colour("row"))
        if self.is_lit:
            inside = box.adjusted(4, 4, -4, -3)
            draw_box(painter, inside, 8, look.colour("selected"), look.colour("accent") if self.has_ring else None)
        self._draw_score(painter, box)
        self._draw_texts(painter, box)

    def _draw_score(self, painter: QPainter, box: QRectF) -> None:
        look, recent, middle = self.look, self.recent, box.center().y()
        firm = recent.state == "shown" and not self.is_gone
        colour = look.colour("ink" if firm else "muted")
        place = QRectF(_SIDE - 8, middle - 19, _SCORE + 8, 28)
        draw_text(painter, place, score_text(recent.score, 1), look.font(20, 700), colour, RIGHT)
        parts = (
            ("negative", recent.negative_share),
            ("passive", recent.passive_share),
            ("positive", recent.positive_share),
        )
        bar = QRectF(_SIDE, middle + 13, _SCORE, 4)
        clip = QPainterPath()
        clip.addRoundedRect(bar, 2, 2)
        painter.save()
        painter.setClipPath(clip)
        draw_box(painter, bar, 0, look.colour("soft"))
        painter.setOpacity(0.45 if self.is_gone else 1.0)
        left = bar.left()
        for role, share in parts:
            width = bar.width() * (share or 0.0)
            draw_box(painter, QRectF(left, bar.top(), width, bar.height()), 0, look.colour(role))
            left += width
        painter.restore()

    def _draw_texts(self, painter: QPainter, box: QRectF) -> None:
        look, middle = self.look, box.center().y()
        right = box.right() - _SIDE - (_CROSS if self.is_gone else 0)
        name = QRectF(_TEXTS, middle - 19, right - _TEXTS, 20)
        draw_text(painter, name, self.recent.name, look.font(13, 600), look.colour("muted" if self.is_gone else "ink"))
        small, line = look.font(11.5), QRectF(_TEXTS, middle + 1, right - _TEXTS, 19)
        if self.is_gone:
            gone = _("File not found")
            draw_tag(
                painter,
                _TEXTS,
                line.center().y(),
                gone,
                look.font(10.5, 600),
                look.colour("warn"),
                look.colour("warn_bg"),
            )
            return
        draw_text(painter, line, self._time, small, look.colour("muted"), RIGHT)
        left = _TEXTS
        room = line.width() - text_width(small, self._time) - 12
        base_room = text_width(small, self._base) + 18 if self._base else 0.0
        measure = QRectF(left, line.top(), max(0.0, room - base_room), line.height())
        asked = self._measure(measure.width())
        draw_text(painter, measure, asked, small, look.colour("muted"), LEFT)
        shift = min(text_width(small, asked), measure.width()) + 8
        if self.recent.state == "reference":
            bold = look.font(10.5, 600)
            colours = look.colour("warn"), look.colour("warn_bg")
            draw_tag(painter, left + shift, line.center().y(), self._base, bold, *colours)
        elif self._base:
            draw_text(
                painter,
                QRectF(left + shift, line.top(), base_room, line.height()),
                self._base,
                look.font(11),
                look.colour("muted"),
            )
