"""Labels that say their size, weight and tone once, and labels whose text is cut instead of pushing others away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have the widget styled again when it is another one."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tip(text: str) -> str:
    """Return a tool tip that wraps and shows `text` as it is: text from a survey is never markup."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p>{shown}</p>" if text else ""


def no_keys(text: str) -> str:
    """Return a text as buttons and menus show it letter by letter: its & is no key to press."""
    return text.replace("&", "&&")


class Label(QLabel):
    """A plain-text label: `tone` is a role of the style sheet (ink, muted, faint, head, …), `kind` a tag's."""

    def __init__(
        self,
        look: Look,
        size: float = 13,
        weight: int = 400,
        tone: str = "ink",
        kind: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # text from a survey is never markup
        self.setFont(look.font(size, weight))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        if kind:
            self.setProperty("kind", kind)

    def set_tone(self, tone: str) -> None:
        """Use another colour."""
        set_property(self, "tone", tone)

    def set_kind(self, kind: str) -> None:
        """Be another kind of tag."""
        set_property(self, "kind", kind)


class ElidedLabel(Label):
    """A label that gets as narrow as it must; what is cut is in the tool tip.

    `whole` is what the text stands for where it has been shortened before.
    """

    def __init__(self, look: Look, size: float = 13, weight: int = 400, tone: str = "ink") -> None:
        super().__init__(look, size, weight, tone)
        self._text = self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str, whole: str = "") -> None:
        """Show `text`, as much of it as there is room for."""
        self._text, self._whole = text, whole or text
        self.setAccessibleName(self._whole)
        self._fit()
        self.updateGeometry()

    def full_text(self) -> str:
        """Return the whole text."""
        return self._whole

    def _fit(self) -> None:
        is_placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)  # until then its width means nothing
        shown = elided(self.font(), self._text, self.width()) if is_placed else self._text
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(12, self.fontMetrics().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
