"""One of two groups: its letter, what it is called, how many are in it, and what builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text
from loyalty_desktop.desktop.screens.compare.side_bar import SideBar
from loyalty_desktop.desktop.screens.compare.side_place import SidePlace
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.headline import effective_base
from loyalty_desktop.report.opposed_view import LETTERS, side_name

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.opposed import SideCode

_HEIGHT = 86


class SideBox(Panel):
    """Group A, or group B, which may also be everybody else."""

    others_wanted = Signal(bool)

    def __init__(self, workspace: Workspace, look: Look, side: SideCode) -> None:
        super().__init__()
        self._workspace = workspace
        self.side = side
        self.place = SidePlace(workspace, side)
        self.bar = SideBar(workspace, look, self.place)
        self.name = ElidedLabel(look, 13.5, 700)
        self.count = Label(look, 12, tone="muted")
        self.kinds = Segmented(look, ("others", "own"))
        self.told = ElidedLabel(look, 12, tone="muted")
        self.setFixedHeight(_HEIGHT)
        parts = column(self, (14, 9, 14, 10), 4)
        head_box = QWidget()
        head_box.setFixedHeight(32)
        head = row(head_box, gap=10)
        head.addWidget(_Letter(look, LETTERS[side]))
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        self.kinds.setVisible(side == "second")
        parts.addWidget(head_box)
        below_box = QWidget()
        below_box.setFixedHeight(30)
        below = row(below_box, gap=10)
        below.addWidget(self.bar, 1)
        below.addWidget(self.told, 1)
        parts.addWidget(below_box)
        self.kinds.chosen.connect(lambda code: self.others_wanted.emit(code == "others"))

    def draw(self) -> None:
        """Show what the group is made of; how many are in it is said by `show_count`."""
        state = self._workspace.state
        opposed = state.project.opposed
        others = self.side == "second" and opposed.second is None
        empty = not others and not self.place.filters
        name = side_name(opposed, self.side, state.journey, state.project.views, state.survey)
        self.name.setText(_("Group {letter}").format(letter=LETTERS[self.side]) if empty else name)
        self.kinds.set_texts(_("Everybody else"), _("Another group"))
        self.kinds.setAccessibleName(_("What group B is"))
        self.kinds.choose("others" if others else "own")
        self.bar.draw()
        self.bar.setVisible(not others)
        self.told.setVisible(others)
        self.told.setText(_("Everybody who is not in A, whatever they answered"))
        self.setAccessibleName(_("Group {letter}").format(letter=LETTERS[self.side]))

    def show_count(self, respondents: int | None, everybody: int, score: Estimate | None) -> None:
        """Say how many are in the group, and where weighted what their scores are worth; None while nobody knows."""
        if respondents is None or score is None:
            self.count.setText("")
            return
        said = _("{count:,} of {all:,} ({share})")
        share = share_text(respondents / everybody if everybody else None)
        parts = [said.format(count=respondents, share=share, all=everybody)]
        worth = effective_base(score)
        if worth is not None:
            parts.append(_("worth {worth:,.0f} people").format(worth=worth))
        self.count.setText(" · ".join(parts))


class _Letter(QWidget):
    """The letter of a group on a disc."""

    def __init__(self, look: Look, letter: str) -> None:
        super().__init__()
        self._look = look
        self._letter = letter
        self.setFixedSize(QSize(24, 24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self._look, QRectF(self.rect())
        filled = self._letter == "A"
        draw_box(painter, box, 12, look.colour("whisker" if filled else "panel"), look.colour("whisker"), 1.6)
        draw_text(painter, box, self._letter, look.font(12.5, 700), look.colour("panel" if filled else "ink"), CENTRE)
