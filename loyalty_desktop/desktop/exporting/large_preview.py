"""One slide, sheet, page or picture as large as the window lets it be, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QDialog, QWidget

from loyalty_desktop.desktop.exporting.preview_pane import kind_name
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.exporting.previewing import Previews
    from loyalty_desktop.desktop.exporting.thumb import Thumb
    from loyalty_desktop.desktop.look import Look

_LEAST = QSize(560, 420)
_SOON_MS = 120
"""While somebody leafs through, only where they stop is drawn large."""
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp})
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space})


class Sheet(QWidget):
    """A picture as large as it has room, in the middle."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.picture: QImage | None = None

    def show_picture(self, picture: QImage | None) -> None:
        """Show a picture, however large it is drawn."""
        self.picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.picture is None or self.picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.picture.size().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        box = QRectF(round(left) + 0.5, round(top) + 0.5, size.width(), size.height())
        painter.fillRect(box, QColor("white"))  # paper is white, in the dark too
        painter.drawImage(box, self.picture)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawRect(box)


class LargePreview(QDialog):
    """Shows the pictures one after the other; arrow keys, Page Up, Page Down, Home and End leaf through them."""

    def __init__(self, look: Look, previews: Previews, thumbs: list[Thumb], at: Thumb, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, on=True)
        self._previews, self._thumbs, self._at = previews, thumbs, thumbs.index(at)  # more of them may come
        self.sheet = Sheet(look)
        self.title, self.place = ElidedLabel(look, 13.5, 600), Label(look, 12, tone="muted")
        self.back, self.on, self.closing = Button(look), Button(look), Button(look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._draw_large)
        self._lay_out()
        previews.grew.connect(self._on_grew)
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.on.clicked.connect(lambda: self._go(self._at + 1))
        self.closing.clicked.connect(self.accept)
        self._go(self._at)

    @property
    def thumb(self) -> Thumb:
        """The small picture that is shown large."""
        return self._thumbs[self._at]

    def _lay_out(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.setWindowTitle(_("Preview"))
        self.setMinimumSize(_LEAST)
        self.resize((parent.size() - QSize(40, 20)).expandedTo(_LEAST))
        whole = column(self, (18, 12, 18, 12), 8)
        head = row(gap=12)
        head.addWidget(self.title, 1)
        head.addWidget(self.place)
        whole.addLayout(head)
        whole.addWidget(self.sheet, 1)
        foot = row(gap=8)
        foot.addWidget(self.back)
        foot.addWidget(self.on)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        whole.addLayout(foot)
        self.back.setText(_("‹ Previous"))
        self.on.setText(_("Next ›"))
        self.closing.setText(_("Close"))
        self.back.setToolTip(plain_tip(_("Arrow keys leaf through, too")))
        self.on.setToolTip(self.back.toolTip())
        for button in (self.back, self.on, self.closing):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _BACK or key in _ON:
            self._go(self._at + (1 if key in _ON else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._thumbs) - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _go(self, at: int) -> None:
        """Show another picture: small ones at once, as large as they can be drawn a moment later."""
        self._at = min(max(at, 0), len(self._thumbs) - 1)
        thumb = self.thumb
        self.title.setText(thumb.title)
        of_kind = [one for one in self._thumbs if one.kind == thumb.kind]
        told = _("{kind}: {at} / {count}")
        self.place.setText(told.format(kind=kind_name(thumb.kind), at=of_kind.index(thumb) + 1, count=len(of_kind)))
        self.sheet.show_picture(thumb.picture)
        self.sheet.setAccessibleName(thumb.accessibleName())
        announce(self.sheet)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._thumbs) - 1)
        self._soon.start()

    def _draw_large(self) -> None:
        thumb = self.thumb
        if thumb.preview is not None and thumb.picture is not None:
            shape = thumb.picture.height() / max(1, thumb.picture.width())
            width = min(self.sheet.width(), round(self.sheet.height() / max(shape, 0.1)))
            self._previews.enlarge(thumb.kind, thumb.at, thumb.preview, round(max(width, 1) * self.devicePixelRatioF()))

    def _on_grew(self, preview: object, picture: QImage) -> None:
        if preview is self.thumb.preview:
            self.sheet.show_picture(picture)
