"""The start screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.screens.welcome.drop_area import DropArea
from loyalty_desktop.desktop.screens.welcome.header import Header
from loyalty_desktop.desktop.screens.welcome.recent_panel import RecentPanel
from loyalty_desktop.desktop.screens.welcome.sample_card import SampleCard
from loyalty_desktop.desktop.screens.welcome.steps_row import StepsRow
from loyalty_desktop.desktop.widgets.panel import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.recent import RecentProjects

_WIDEST, _TALLEST, _SIDE = 1200, 760, 24
_COMPACT = 740
"""Below this height of the screen, everything moves closer together."""
_PICTURE = 640
"""Below this height, the drop area has no picture."""


def _now() -> datetime:
    return datetime.now().astimezone()


class WelcomeScreen(QWidget):
    """What is seen while nothing is open; it decides nothing, it only says what is wanted.

    The window takes dropped files wherever they fall, and tells with `set_drop_active` that one is coming.
    """

    open_wanted = Signal(object)
    """A recent project; its path."""
    choose_wanted = Signal()
    choose_project_wanted = Signal()
    sample_wanted = Signal(str)
    """The code of a sample of `session.samples`."""
    empty_wanted = Signal()

    def __init__(
        self,
        look: Look,
        recent: RecentProjects,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self._recent = recent
        self.header = Header(look)
        self.drop = DropArea(look)
        self.samples = (SampleCard("apparel", look), SampleCard("toyama", look))
        self.projects = RecentPanel(look, recent, clock)
        self.steps = StepsRow(look)
        self._lay_out()
        self._connect()
        look.changed.connect(self.draw)
        self.draw()

    def set_drop_active(self, active: bool) -> None:
        """Show whether a file is being dragged over the window."""
        self.drop.set_active(active)

    def draw(self) -> None:
        """Write everything in the language and colours in use."""
        for part in (self.header, self.drop, *self.samples, self.projects, self.steps):
            part.draw()

    def _connect(self) -> None:
        self.drop.choose_wanted.connect(self.choose_wanted)
        self.drop.empty_wanted.connect(self.empty_wanted)
        self.projects.open_wanted.connect(self.open_wanted)
        self.projects.choose_wanted.connect(self.choose_project_wanted)
        apparel, toyama = self.samples
        apparel.clicked.connect(lambda: self.sample_wanted.emit("apparel"))
        toyama.clicked.connect(lambda: self.sample_wanted.emit("toyama"))

    def _lay_out(self) -> None:
        cards = row(gap=12)
        for card in self.samples:
            cards.addWidget(card, 1)
        start = column(gap=13)
        start.addWidget(self.drop, 1)
        start.addLayout(cards)
        middle = QWidget()
        middle.setMaximumHeight(_TALLEST)
        self.projects.setMinimumWidth(340)
        self.projects.setMaximumWidth(424)
        beside = row(middle, gap=20)
        beside.addLayout(start, 756)
        beside.addWidget(self.projects, 424)
        body = QWidget()
        body.setMaximumWidth(_WIDEST + 2 * _SIDE)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._body = column(body)
        self._body.addStretch(1)
        self._body.addWidget(self.header)
        self._body.addWidget(middle, 1000)
        self._body.addWidget(self.steps)
        self._body.addStretch(1)
        content = QWidget()
        content.setProperty("kind", "clear")
        across = row(content)
        across.addStretch(1)
        across.addWidget(body, 1000)
        across.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        column(self).addWidget(self._scroll)
        self._space(compact=False)

    def _space(self, *, compact: bool) -> None:
        self._body.setContentsMargins(_SIDE, 20 if compact else 34, _SIDE, 14 if compact else 26)
        self._body.setSpacing(14 if compact else 22)
        self.drop.set_compact(compact, picture=self.height() >= _PICTURE)
        self.steps.set_compact(compact)
        self.projects.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space(compact=self.height() < _COMPACT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recent.check()
