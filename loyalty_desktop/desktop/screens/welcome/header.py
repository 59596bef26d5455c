"""The top of the start screen: what the program is for, and the promise to stay offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from loyalty_desktop.desktop.icons import pixmap
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look


class Header(QWidget):
    """The headline with its sentence, and the offline box."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = Headline(look)
        self._promise = Label(look, 13.5, tone="muted", wrap=True)
        self.offline = OfflineBox(look)
        texts = column(gap=4)
        texts.addWidget(self.headline)
        texts.addWidget(self._promise)
        whole = row(self, gap=24)
        whole.addLayout(texts, 1)
        whole.addWidget(self.offline, 0, Qt.AlignmentFlag.AlignBottom)

    def draw(self) -> None:
        """Write everything in the language and colours in use."""
        self.headline.draw()
        self._promise.setText(_("Open the answers and see in one journey how loyal your customers are, and why."))
        self.offline.draw()


class Headline(QLabel):
    """A sentence with the heads in blue and the hearts in rose."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heights: dict[int, int] = {}
        """By width: layouts ask for the same ones many times, and rich text takes long to measure."""
        self.setFont(look.font(26, 700))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)

    def draw(self) -> None:
        """Write the sentence in the language and colours in use."""
        sentence = _("Read the {heads} and {hearts} of your customers from a survey")
        # Translators: the coloured words of “Read the {heads} and {hearts} of your customers from a survey”.
        heads, hearts = _("heads"), _("hearts")
        # words of ours: nothing in them is taken for markup
        self.setText(sentence.format(heads=self._coloured("head", heads), hearts=self._coloured("heart", hearts)))
        self.setAccessibleName(sentence.format(heads=heads, hearts=hearts))
        self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def _coloured(self, role: str, text: str) -> str:
        return f'<span style="color:{self._look.colour(role).name()}">{text}</span>'


class OfflineBox(Panel):
    """The promise that no data leaves the PC."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._look = look
        self._lock = QLabel()
        self._title = Label(look, 12.5, 600)
        self._text = Label(look, 11.5, tone="muted")
        texts = column(gap=2)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        whole = row(self, (13, 9, 16, 9), 12)
        whole.addWidget(self._lock)
        whole.addLayout(texts)

    def draw(self) -> None:
        """Write everything in the language and colours in use."""
        self._lock.setPixmap(pixmap(self._look, "lock", "positive"))
        self._title.setText(_("Your data never leaves this PC"))
        self._text.setText(_("No network, no log-in. The answers stay with you."))
