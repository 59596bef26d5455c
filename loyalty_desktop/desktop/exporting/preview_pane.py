"""Small pictures of the slides, sheets and pages that will be written; they come one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from loyalty_desktop.desktop.painting import draw_text, elided
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.placing import Kind

WIDTH = 160
"""Pixels of a picture on screen; it is drawn twice as large for sharp screens."""
_TITLE, _COLUMNS = 20, 3
_RATIOS: dict[Kind, float] = {"slides": 9 / 16, "excel": 9 / 16, "pdf": 1.414, "one_page": 1.414, "pictures": 3 / 4}
"""How high the empty place of a picture is that has not come yet."""
_EMPTY = 3


class Thumb(QWidget):
    """One small picture with its title below; an empty place until it comes."""

    def __init__(self, look: Look, title: str, picture: QImage | None, ratio: float) -> None:
        super().__init__()
        self._look, self.title, self.picture = look, title, picture
        shape = ratio if picture is None or picture.isNull() else picture.height() / max(1, picture.width())
        self._high = round(WIDTH * min(shape, 1.6))
        self.setFixedSize(WIDTH, self._high + _TITLE)
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(title))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(0.5, 0.5, WIDTH - 1, self._high - 1)
        if self.picture is None:
            painter.fillRect(box, look.colour("soft"))
        else:
            painter.fillRect(box, QColor("white"))  # paper is white, in the dark too
            painter.drawImage(box, self.picture)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRect(box)
        font = look.font(11)
        below = QRectF(0, self._high + 2, WIDTH, _TITLE - 2)
        draw_text(painter, below, elided(font, self.title, WIDTH), font, look.colour("muted"))


class PreviewPane(Panel):
    """Shows what each kind of file will hold; scrolls with the keys."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._look = look
        self.caption, self.said = Label(look, 11.5, 600, tone="muted"), Label(look, 12.5, tone="muted", wrap=True)
        self.area = QScrollArea()
        self.thumbs: list[Thumb] = []
        self._counts: dict[Kind, int] = {}
        self._grids: dict[Kind, QGridLayout] = {}
        self._heads: dict[Kind, Label] = {}
        self._waiting: list[Thumb] = []
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._lines = column(inside, (12, 4, 8, 12), 6)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = column(self, (1, 10, 1, 1), 4)
        head = column(margins=(12, 0, 12, 0), gap=2)
        head.addWidget(self.caption)
        head.addWidget(self.said)
        whole.addLayout(head)
        whole.addWidget(self.area, 1)
        self.caption.setText(_("Preview"))
        self.area.setAccessibleName(self.caption.text())

    def say(self, text: str) -> None:
        """Say what the pictures are waiting for; '' for nothing."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def begin(self, kinds: tuple[Kind, ...]) -> None:
        """Show empty places for each kind; the pictures come later."""
        empty(self._lines)
        self.thumbs, self._waiting, self._counts = [], [], {}
        self._grids, self._heads = {}, {}
        for kind in kinds:
            head = self._heads[kind] = Label(self._look, 12, 600)
            head.setText(kind_name(kind))
            self._lines.addWidget(head)
            grid = self._grids[kind] = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(_COLUMNS, 1)
            self._lines.addLayout(grid)
            for at in range(_EMPTY):
                place = Thumb(self._look, "", None, _RATIOS[kind])
                place.setProperty("for", kind)
                self._waiting.append(place)
                grid.addWidget(place, 0, at)
        self._lines.addStretch(1)

    def add(self, kind: Kind, title: str, picture: QImage) -> None:
        """Show one picture, after those of its kind."""
        grid, at = self._grids.get(kind), self._counts.get(kind, 0)
        if grid is None:
            return
        if at == 0:
            self._let_go(kind)
        made = Thumb(self._look, title, picture, _RATIOS[kind])
        grid.addWidget(made, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        self.thumbs.append(made)
        self._counts[kind] = at + 1

    def end(self) -> None:
        """All pictures are there: say how many, and take away the places of kinds that have none."""
        for kind, head in self._heads.items():
            self._let_go(kind)
            head.setText(_("{kind}: {count}").format(kind=kind_name(kind), count=count_text(kind, self.count(kind))))
        self.area.setAccessibleDescription(_(", ").join(head.text() for head in self._heads.values()))

    def count(self, kind: Kind) -> int:
        """Return how many pictures of a kind there are."""
        return self._counts.get(kind, 0)

    def _let_go(self, kind: Kind) -> None:
        for one in [one for one in self._waiting if one.property("for") == kind]:
            self._waiting.remove(one)
            one.hide()
            one.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(_COLUMNS * (WIDTH + 10) + 40, 400)


def kind_name(kind: Kind) -> str:
    """Return what a kind of file is called."""
    names: dict[Kind, str] = {
        "excel": _("Excel workbook"),
        "slides": _("PowerPoint slides"),
        "pdf": _("PDF report"),
        "one_page": _("One-page PDF"),
        "pictures": _("Pictures of all charts"),
    }
    return names[kind]


def count_text(kind: Kind, count: int) -> str:
    """Return how many slides, sheets, pages or pictures there are."""
    match kind:
        case "excel":
            told = ngettext("{n} sheet", "{n} sheets", count)
        case "slides":
            told = ngettext("{n} slide", "{n} slides", count)
        case "pictures":
            told = ngettext("{n} picture", "{n} pictures", count)
        case _:
            told = ngettext("{n} page", "{n} pages", count)
    return told.format(n=count)
