"""Small pictures of the slides, sheets and pages that will be written; they come one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QScrollArea, QWidget

from loyalty_desktop.desktop.exporting.thumb import WIDTH, Thumb
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.previews import Preview

_COLUMNS = 3
_RATIOS: dict[Kind, float] = {"slides": 9 / 16, "excel": 9 / 16, "pdf": 1.414, "one_page": 1.414, "pictures": 3 / 4}
"""How high the empty place of a picture is that has not come yet."""
_EMPTY = 3
_STEPS, _BAR = 1000, 4


class PreviewPane(Panel):
    """Shows what each kind of file will hold; Tab comes to one picture, arrow keys go on from there."""

    opened = Signal(object)
    """A Thumb is to be shown large."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._look = look
        self.caption, self.said = Label(look, 11.5, 600, tone="muted"), Label(look, 12.5, tone="muted", wrap=True)
        self.bar = QProgressBar()
        self.is_whole = True
        """Whether the pictures are of all that will be written, or of what is known so far."""
        self._came: dict[Kind, int] = {}
        self.area = QScrollArea()
        self.thumbs: list[Thumb] = []
        self._places: dict[Kind, list[Thumb]] = {}
        self._counts: dict[Kind, int] = {}
        self._grids: dict[Kind, QGridLayout] = {}
        self._heads: dict[Kind, Label] = {}
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._lines = column(inside, (9, 4, 8, 12), 6)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = column(self, (1, 10, 1, 1), 4)
        head = column(margins=(12, 0, 12, 0), gap=2)
        head.addWidget(self.caption)
        head.addWidget(self.said)
        head.addWidget(self.bar)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR)
        self.bar.hide()
        whole.addLayout(head)
        whole.addWidget(self.area, 1)
        self.caption.setText(_("Preview (choose one to see it large)"))
        self.area.setAccessibleName(_("Preview"))

    def say(self, text: str) -> None:
        """Say what the pictures are waiting for; '' for nothing."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.bar.hide()

    def wait(self, text: str, share: float) -> None:
        """Say what is still being worked out, and how far that is, 0..1."""
        self.say(text)
        self.bar.setValue(round(_STEPS * share))
        self.bar.setAccessibleName(text)
        self.bar.show()

    def begin(self, kinds: tuple[Kind, ...]) -> None:
        """Show empty places for each kind; the pictures come later, and nothing is told of those before."""
        empty(self._lines)
        self.thumbs, self._counts, self._came = [], {}, {}
        self._places, self._grids, self._heads = {}, {}, {}
        for kind in kinds:
            head = self._heads[kind] = Label(self._look, 12, 600)
            head.setText(kind_name(kind))
            head.setContentsMargins(3, 0, 0, 0)  # in line with the pictures
            self._lines.addWidget(head)
            grid = self._grids[kind] = QGridLayout()
            grid.setHorizontalSpacing(4)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(_COLUMNS, 1)
            self._lines.addLayout(grid)
            self._places[kind] = []
            self._make_room(kind, _EMPTY)
        self._lines.addStretch(1)
        self.area.setAccessibleDescription("")

    def renew(self, *, is_whole: bool) -> None:
        """Put the pictures that come from now on in the places of those that are there.

        Where they are not of all that will be written, nothing is told of how many there will be.
        """
        self.is_whole, self._counts, self._came = is_whole, {}, {}

    def set_count(self, kind: Kind, count: int) -> None:
        """Say how many slides a file will have, where these are not only those that are shown."""
        self._counts[kind] = count
        self._tell(kind)

    def add(self, kind: Kind, preview: Preview, picture: QImage) -> None:
        """Show one picture, after those of its kind."""
        if kind not in self._grids:
            return
        at = self._came.get(kind, 0)
        self._came[kind] = at + 1
        if at == 0:
            self._counts.setdefault(kind, preview.of)
            self._make_room(kind, preview.of)
            self._tell(kind)
        thumb = self._places[kind][at]
        told = _("{kind}, {at} of {count}: {title}")
        thumb.show_picture(
            preview, picture, told.format(kind=kind_name(kind), at=at + 1, count=preview.of, title=preview.title)
        )
        self._take_in_order()

    def _take_in_order(self) -> None:
        """Know the pictures that are there, in the order in which they stand; Tab comes to one of them."""
        self.thumbs[:] = [one for places in self._places.values() for one in places if one.preview is not None]
        if self.thumbs and all(one.focusPolicy() != Qt.FocusPolicy.StrongFocus for one in self.thumbs):
            self.thumbs[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def end(self) -> None:
        """All pictures are there: take away the places of kinds that have none, and tell what there is."""
        for kind in self._heads:
            self._make_room(kind, self._came.get(kind, 0))
            self._tell(kind)
        self._take_in_order()
        if self.is_whole:
            self.area.setAccessibleDescription(_(", ").join(head.text() for head in self._heads.values()))

    def count(self, kind: Kind) -> int:
        """Return how many slides, sheets, pages or pictures of a kind there will be; 0 as long as that is unknown."""
        return self._counts.get(kind, 0) if self.is_whole else 0

    def _tell(self, kind: Kind) -> None:
        told = _("{kind}: {count}").format(kind=kind_name(kind), count=count_text(kind, self.count(kind)))
        self._heads[kind].setText(told if self.count(kind) else kind_name(kind))

    def _make_room(self, kind: Kind, count: int) -> None:
        """Have so many places for pictures of a kind."""
        places, grid = self._places[kind], self._grids[kind]
        for one in places[count:]:
            one.hide()
            grid.removeWidget(one)
            one.deleteLater()
        del places[count:]
        for at in range(len(places), count):
            place = Thumb(self._look, kind, at, _RATIOS[kind])
            place.step_wanted.connect(partial(self._on_step, place))
            place.clicked.connect(partial(self._on_clicked, place))
            places.append(place)
            grid.addWidget(place, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignTop)

    def _on_clicked(self, thumb: Thumb, _checked: bool = False) -> None:
        if thumb.preview is not None:
            self.go_to(thumb)
            self.opened.emit(thumb)

    def _on_step(self, thumb: Thumb, right: int, down: int) -> None:
        """Go to a neighbour; upwards and downwards within the columns of one kind, and on to the next kind."""
        at = self.thumbs.index(thumb) + right
        if down:
            near = [one for one in self.thumbs if one.x() == thumb.x() and (one.y() - thumb.y()) * down > 0]
            if not near:
                return
            at = self.thumbs.index(near[0] if down > 0 else near[-1])
        if 0 <= at < len(self.thumbs):
            self.go_to(self.thumbs[at])

    def go_to(self, thumb: Thumb) -> None:
        """Give the keys to a picture, which is where Tab comes to from now on."""
        for one in self.thumbs:
            is_it = one is thumb
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)
        thumb.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(thumb)

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
        case "pdf":
            told = ngettext("{n} page of PDF", "{n} pages of PDF", count)
        case "one_page":
            told = _("one page of PDF")
    return told.format(n=count)
