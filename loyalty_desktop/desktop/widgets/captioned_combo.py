"""A combo box that says inside what is chosen in it: a caption before the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from loyalty_desktop.desktop.painting import draw_text, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_LEFT, _GAP, _ARROW, _SHOWN = 11, 8, 26, 18


class CaptionedCombo(QComboBox):
    """A choice with its caption; a choice that is too long for its `widest` is cut."""

    def __init__(self, look: Look, widest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._caption = ""
        self._widest = widest
        self.setMaxVisibleItems(_SHOWN)
        self.setFont(look.font(12.5))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(self._on_text)

    def set_caption(self, text: str) -> None:
        """Write the caption."""
        self._caption = text
        self._on_text()

    def set_choices(self, caption: str, choices: Sequence[tuple[str, str]]) -> None:
        """Write the caption and offer texts with their codes; without a signal, and none of them is chosen then."""
        blocked = self.blockSignals(True)
        if choices != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self.clear()
            for text, code in choices:
                self.addItem(text, code)
        self.setCurrentIndex(-1)
        self.blockSignals(blocked)
        self.set_caption(caption)

    def _on_text(self) -> None:
        self.setAccessibleName(f"{self._caption}: {self.currentText()}")
        self.updateGeometry()
        self.update()

    def _caption_width(self) -> float:
        return text_width(self._look.font(11.5), self._caption) + _GAP

    def sizeHint(self) -> QSize:
        shown = min(text_width(self.font(), self.currentText()), self._widest) + 2
        return QSize(round(_LEFT + self._caption_width() + shown + _ARROW), 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showPopup(self) -> None:
        """Open the list as wide as its longest choice, within reason."""
        widest = max((text_width(self.font(), self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setMinimumWidth(min(round(widest) + 36, 480))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        look, width = self._look, self._caption_width()
        box = QRectF(self.rect()).adjusted(_LEFT, 0, -_ARROW, -1)
        draw_text(painter, box, self._caption, look.font(11.5), look.colour("muted"))
        draw_text(painter, box.adjusted(width, 0, 0, 0), self.currentText(), self.font(), look.colour("ink"))
