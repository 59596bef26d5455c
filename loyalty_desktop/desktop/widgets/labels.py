"""Labels that say their size, weight and tone once, and labels whose text is cut instead of pushing others away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import broken, elided
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.phrases import joints

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look


_SELECTED = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_WHOLE = Qt.TextFlag.TextDontClip.value


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
        self._kept: dict[int, str] = {}
        self._kept_of: tuple[str, QFont] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)  # text from a survey is never markup
        self.setFont(look.font(size, weight))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        if kind:
            self.setProperty("kind", kind)

    def setText(self, text: str) -> None:
        """Show a text; the tag of figures that rest on few answers tells what it is wherever it stands."""
        super().setText(text)
        if self.property("kind") == "reference":
            self.setToolTip(_("Few answers (fewer than 30): for reference only"))

    def set_tone(self, tone: str) -> None:
        """Use another colour."""
        set_property(self, "tone", tone)

    def set_kind(self, kind: str) -> None:
        """Be another kind of tag."""
        set_property(self, "kind", kind)

    def in_lines(self, width: int) -> str:
        """Return the text as it is broken at this width: between phrases of Japanese."""
        if self._kept_of != (self.text(), self.font()):
            self._kept_of = (self.text(), QFont(self.font()))
            self._kept.clear()
        if width not in self._kept:
            self._kept[width] = "\n".join(broken(self.text(), self.font(), width))
        return self._kept[width]

    def _breaks_phrases(self) -> bool:
        is_plain = self.wordWrap() and self.textFormat() is Qt.TextFormat.PlainText
        return is_plain and not self.textInteractionFlags() & _SELECTED and any(joints(self.text()))

    def heightForWidth(self, width: int) -> int:
        if not self._breaks_phrases():
            return super().heightForWidth(width)
        frame = self.width() - self.contentsRect().width(), self.height() - self.contentsRect().height()
        room = QRect(0, 0, width - frame[0], 10_000)
        lines = self.in_lines(room.width())
        return self.fontMetrics().boundingRect(room, self.alignment().value, lines).height() + frame[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._breaks_phrases():
            super().paintEvent(event)
            return
        painter, room = QPainter(self), self.contentsRect()
        self.drawFrame(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment().value | _WHOLE, self.in_lines(room.width()))


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
