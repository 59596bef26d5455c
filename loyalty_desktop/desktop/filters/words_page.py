"""Filtering by what people wrote: words that occur, or do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.filters.page import Asked, Page, field
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Filter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.survey.reading import ColumnKey


class WordsPage(Page):
    """Words of a comment; without any, all who wrote something pass."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: ColumnKey | None = None
        self._others = False
        self.sense = Segmented(look, ("these", "others"))
        self.words = field(look)
        self.words.setClearButtonEnabled(True)
        self.told = Label(look, 12, tone="muted", wrap=True)
        lines = column(self, gap=10)
        lines.addWidget(self.sense)
        lines.addWidget(self.words)
        lines.addWidget(self.told)
        lines.addStretch(1)
        self.words.textChanged.connect(lambda _text: self.edited.emit())
        self.sense.chosen.connect(self._on_sense)

    def show_column(self, asked: Asked) -> None:
        old = asked.old
        self._key = asked.column.key
        self._others = old is not None and old.inverted
        self.sense.set_texts(_("Contains these words"), _("Does not contain them"))
        self.sense.choose("others" if self._others else "these")
        self.words.setPlaceholderText(_("Words to find"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.told.setText(
            _(
                "Separate words with spaces: an answer must contain all of them. Leave it empty to keep "
                "everybody who wrote something."
            )
        )
        self.words.blockSignals(True)
        self.words.setText("" if old is None else old.contains)
        self.words.blockSignals(False)

    def made(self) -> Filter | None:
        words = " ".join(self.words.text().split())
        if self._key is None or (self._others and not words):
            return None
        return Filter(self._key, contains=words, inverted=self._others)

    def begin(self) -> None:
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_sense(self, code: str) -> None:
        self._others = code == "others"
        self.edited.emit()
