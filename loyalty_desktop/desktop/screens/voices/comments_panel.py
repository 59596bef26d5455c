"""The comments: behind which word, looking for words in them, their order, copying and writing them to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.screens.voices.comment_list import CommentList
from loyalty_desktop.desktop.screens.voices.search_field import SearchField
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.voice_list import comment_lines
from loyalty_desktop.report.voice_rows import ORDERS, VoiceOrder

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.voice_rows import VoiceRows


class CommentsPanel(Panel):
    """Shows comments in full, as plain text."""

    asked = Signal()
    """Other comments, or another order, are wanted."""
    every_word_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: VoiceRows | None = None
        self._spoken = ""
        self.order: VoiceOrder = "file"
        self.title, self.count = ElidedLabel(look, 13.5, 700), Label(look, 12, tone="muted")
        self.every_word = Button(look, "text", 12)
        self.search, self.orders = SearchField(look), CaptionedCombo(look, 130)
        self.list = CommentList(look)
        self.nothing = Said(look, 380)
        self.copy, self.export = Button(look, size=12.5), Button(look, "primary", 13)
        self.warning = Label(look, 11.5, tone="muted", wrap=True)
        self._pages, self._below = QStackedWidget(), QWidget()
        self._lay_out()
        self.search.textChanged.connect(self.asked)
        self.orders.activated.connect(self._on_order)
        self.every_word.clicked.connect(self.every_word_wanted)
        self.list.copy_wanted.connect(self._on_copy)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.copy.clicked.connect(self._on_copy)
        self.export.clicked.connect(self.export_wanted)

    def draw(self, view: VoiceRows, word: str, group: str) -> None:
        """Show comments: those with a word, or all of a group; texts are in the language in use."""
        is_like = self._is_like(view)
        self._view, self._spoken = view, self._look.language
        title = _("Comments with “{word}”").format(word=word) if word else _("All comments")
        if not word and group:
            title = _("Comments: {group}").format(group=group)
        self.title.setText(title)
        n = len(view.rows)
        self.count.setText(ngettext("{n:,} person", "{n:,} people", n).format(n=n))
        self.every_word.setText(_("All words"))
        self.every_word.setAccessibleName(_("Show the comments with all words"))
        self.every_word.setVisible(bool(word))
        self.search.draw(_("Search the comments"), _("Search the comments: width, case and kana do not matter"))
        names = (_("File order"), _("Lowest score first"), _("Highest score first"), _("Longest first"))
        self.orders.set_choices(_("Order"), list(zip(names, ORDERS, strict=True)))
        self.orders.setCurrentIndex(ORDERS.index(self.order))
        self.copy.setText(_("Copy"))
        self.copy.setAccessibleName(_("Copy the chosen comments"))
        self.copy.setToolTip(_("Copy the chosen comments"))
        self.export.setText(" " + _("Export these comments"))
        self.export.setIcon(icon(self._look, "export", "on_primary", 16))
        self.warning.setText(_("Comments may contain personal data. Nothing is sent anywhere."))
        self.list.setAccessibleName(title)
        if not is_like:
            self.list.show_rows(view)
        self.list.viewport().update()
        self._on_selected()
        self._below.setVisible(n > 0)
        self.nothing.say(_("No comments here"), _("Nobody in the chosen group wrote this."))
        self._pages.setCurrentIndex(0 if n else 1)

    def _is_like(self, view: VoiceRows) -> bool:
        """Say whether the same comments are shown already: then the list stays where it is."""
        old = self._view
        return (
            old is not None
            and self._spoken == self._look.language
            and (old.survey, old.measure, old.comments) == (view.survey, view.measure, view.comments)
            and (old.words, old.term) == (view.words, view.term)
            and np.array_equal(old.rows, view.rows)
        )

    def view(self) -> VoiceRows | None:
        """Return the comments that are shown."""
        return self._view

    def start_anew(self) -> None:
        """Look for nothing, in the order of the file, and hold no comments: another survey is open."""
        self.order, self._view = "file", None
        self.list.comments.let_go()
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)

    def _on_order(self, at: int) -> None:
        self.order = ORDERS[at]
        self.asked.emit()

    def _on_selected(self) -> None:
        self.copy.setEnabled(self.list.selectionModel().hasSelection())

    def _on_copy(self) -> None:
        """Put the chosen comments on the clipboard, one a line, the answer before each."""
        chosen = self.list.chosen()
        if not chosen:
            return
        QGuiApplication.clipboard().setText(comment_lines(chosen))
        n = len(chosen)
        self.warning.setText(ngettext("{n:,} comment was copied.", "{n:,} comments were copied.", n).format(n=n))
        announce(self.warning)

    def _lay_out(self) -> None:
        parts = column(self, (1, 1, 1, 12))
        head = row(None, (15, 12, 15, 8), 10)
        head.addWidget(self.title, 1)
        head.addWidget(self.every_word)
        head.addWidget(self.count)
        parts.addLayout(head)
        switch = row(None, (15, 0, 15, 9), 8)
        switch.addWidget(self.search, 1)
        switch.addWidget(self.orders)
        parts.addLayout(switch)
        parts.addWidget(rule())
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        parts.addWidget(self._pages, 1)
        below = column(self._below)
        below.addWidget(rule())
        buttons = row(None, (15, 10, 15, 6), 8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.export, 1)
        below.addLayout(buttons)
        inner = row(None, (15, 0, 15, 0))
        self.warning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self.warning)
        below.addLayout(inner)
        parts.addWidget(self._below)
