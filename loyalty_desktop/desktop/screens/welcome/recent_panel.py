"""The list of recent projects on the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollArea, QWidget

from loyalty_desktop.desktop.painting import LEFT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.welcome.recent_row import RecentRow
    from loyalty_desktop.desktop.session.recent import Recent, RecentProjects


class RecentPanel(Panel):
    """The recent projects, a button for any other, and what the colours mean."""

    open_wanted = Signal(object)
    choose_wanted = Signal()

    def __init__(
        self, look: Look, recent: RecentProjects, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", parent)
        self._look = look
        self._recent = recent
        self._clock = clock
        self._is_compact = False
        self._title = Label(look, 13.5, 600)
        self.choose = Button(look, "text", 12.5)
        self.choose.setAutoDefault(True)
        self.choose.clicked.connect(self.choose_wanted)
        self._legend = ClassLegend(look)
        self._nothing = Label(look, 12.5, tone="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QWidget()
        self._list.setProperty("kind", "clear")
        self._rows = column(self._list, (1, 0, 1, 0))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._lay_out()
        recent.changed.connect(self.draw)

    def _lay_out(self) -> None:
        heading = row(margins=(18, 9, 14, 9), gap=8)
        heading.addWidget(self._title, 1)
        heading.addWidget(self.choose)
        whole = column(self)
        whole.addLayout(heading)
        whole.addWidget(self._nothing, 1)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._legend)
        self._nothing.setContentsMargins(40, 0, 40, 0)

    def rows(self) -> tuple[RecentRow, ...]:
        """Return the rows, the newest first."""
        found = (self._rows.itemAt(at).widget() for at in range(self._rows.count()))
        return tuple(cast("RecentRow", one) for one in found if one is not None)

    def set_compact(self, compact: bool) -> None:
        """Take less height."""
        self._is_compact = compact
        for one in self.rows():
            one.set_compact(compact)

    def draw(self) -> None:
        """Write everything in the language and colours in use."""
        self._title.setText(_("Recent projects"))
        self.choose.setText(_("Open…"))
        self.choose.setAccessibleName(_("Open a project"))
        self._nothing.setText(_("Nothing here yet. Projects that you save are listed here."))
        self._list.setAccessibleName(self._title.text())
        self._legend.draw()
        focused = next((at for at, one in enumerate(self.rows()) if one.hasFocus()), None)
        empty(self._rows)
        now = self._clock()
        for recent in self._recent.projects:
            self._rows.addWidget(self._row(recent, now))
        self._rows.addStretch(1)
        some = bool(self._recent.projects)
        self._scroll.setVisible(some)
        self._legend.setVisible(some)
        self._nothing.setVisible(not some)
        if focused is not None:
            self._focus(focused)

    def _row(self, recent: Recent, now: datetime) -> RecentRow:
        from loyalty_desktop.desktop.screens.welcome.recent_row import RecentRow  # noqa: PLC0415 - at first there are none

        made = RecentRow(recent, self._recent.is_gone(recent), now, self._look, compact=self._is_compact)
        made.clicked.connect(lambda: self.open_wanted.emit(made.recent.file))
        made.forget_wanted.connect(lambda: self._recent.forget(made.recent.file))
        made.step_wanted.connect(lambda step: self._focus(self.rows().index(made) + step))
        return made

    def _focus(self, at: int) -> None:
        rows = self.rows()
        if not rows:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chosen = rows[min(max(at, 0), len(rows) - 1)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(chosen, 0, 0)


class ClassLegend(QWidget):
    """What the three colours of a class bar mean."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(46)

    def draw(self) -> None:
        """Write the classes in the language in use."""
        self._parts = (
            ("negative", _("At risk, detractors")),
            ("passive", _("Neutral")),
            ("positive", _("Repeaters, promoters")),
        )
        self.setAccessibleName(", ".join(text for _role, text in self._parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(388, 46)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(1, 0, self.width() - 2, 1), 0, self._look.colour("row"))
        font, left, middle = self._look.font(11.5), 18.0, self.height() / 2
        for role, text in self._parts:
            draw_box(painter, QRectF(left, middle - 4.5, 9, 9), 2, self._look.colour(role))
            width = text_width(font, text)
            room = QRectF(left + 14, 0, min(width + 2, self.width() - left - 20), self.height())
            draw_text(painter, room, text, font, self._look.colour("muted"), LEFT)
            left += 14 + width + 14
