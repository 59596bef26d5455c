"""The panel of words: which side and kind is listed, looking for one, the list, and what its arrows mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from loyalty_desktop.desktop.screens.voices.search_field import SearchField
from loyalty_desktop.desktop.screens.voices.words_table import WordsTable
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explained_voices import voice_figure
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.voices_view import (
    KINDS,
    SIDES,
    Kinds,
    Side,
    VoicesView,
    base_text,
    listed,
    notes_text,
    voices_view,
)

if TYPE_CHECKING:
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.explanation import Explanation, Known

_FIELD = 168


class WordsPanel(Panel):
    """The ranked words of those who wrote."""

    chosen = Signal(str)
    """Somebody wants to read the comments behind the word with this key."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._found: Voices | None = None
        self._view: VoicesView | None = None
        self._measure: Measure | None = None
        self._side: Side = "all"
        self._kinds: Kinds = "all"
        self.title, self.base = ElidedLabel(look, 13.5, 700), Label(look, 11.5, tone="muted")
        self.search = SearchField(look)
        self.search.setFixedWidth(_FIELD)
        self.sides, self.kinds = Segmented(look, SIDES), CaptionedCombo(look, 90)
        self.table = WordsTable(look)
        self.nothing = Said(look, 420)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.sides.chosen.connect(self._on_side)
        self.kinds.activated.connect(self._on_kind)
        self.table.chosen.connect(self.chosen)

    def draw(self, found: Voices, group: str, measure: Measure, chosen: str | None) -> None:
        """Show the words of all who wrote, or those of a group that is called `group`."""
        if found is not self._found:
            self._found = found
        self._view, self._measure = voices_view(found), measure
        title = _("Words used by people with high or low scores")
        if group:
            title = _("Words of this group: {group}").format(group=group)
        self.title.setText(title)
        self.base.setText(base_text(found))
        self.search.draw(_("Find a word"), _("Find a word in the list"))
        self._draw_sides(measure, of_group=bool(group))
        names = (_("all"), _("words"), _("phrases"))
        self.kinds.set_choices(_("Show"), list(zip(names, KINDS, strict=True)))
        self.kinds.setCurrentIndex(KINDS.index(self._kinds))
        self.note.setText(notes_text(found))
        self.table.setAccessibleName(title)
        self._list()
        self.table.choose(chosen)

    def explained(self, known: Known, word: str, column: str) -> Explanation | None:
        """Return how a figure of a word comes about, by the key of its column."""
        rows = () if self._view is None else self._view.rows
        row = next((one for one in rows if one.id == word), None)
        return None if row is None or self._found is None else voice_figure(known, row, column, self._found.tested)

    def start_anew(self) -> None:
        """Show everything again: another survey is open."""
        self._side, self._kinds = "all", "all"
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.table.figures.set_order(None)

    def _draw_sides(self, measure: Measure, *, of_group: bool) -> None:
        if of_group:
            texts = (_("All"), _("More often here"), _("Less often here"))
        else:
            said = _("Leaning: {name}")
            texts = (
                _("All"),
                said.format(name=class_name("positive", measure)),
                said.format(name=class_name("negative", measure)),
            )
        self.sides.set_texts(*texts)
        self.sides.setAccessibleName(_("Which words are listed"))
        self.sides.choose(self._side)

    def _list(self) -> None:
        if self._view is None or self._measure is None or self._found is None:
            return
        rows = listed(self._view, self._side, self._kinds, self.search.text())
        self.table.show_words(self._view, rows, self._measure)
        self._pages.setCurrentIndex(0 if rows else 1)
        if self._view.rows:
            self.nothing.say(_("No such word"), _("No word of the list is like this. Look for it in the comments."))
        elif self._found.flags:
            told = _("Choose the loyalty question at the top left to see which words go with it.")
            self.nothing.say(_("No scores for words"), told)
        else:
            self.nothing.say(
                _("Too few comments for a list"), _("No word was used by 10 people or more. The comments can be read.")
            )

    def _on_side(self, side: str) -> None:
        self._side = next(one for one in SIDES if one == side)
        self._list()

    def _on_kind(self, at: int) -> None:
        self._kinds = KINDS[at]
        self._list()

    def _lay_out(self) -> None:
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (15, 10, 15, 6), 10)
        head.addWidget(self.title, 1)
        head.addWidget(self.base)
        head.addWidget(self.search)
        parts.addLayout(head)
        switch = row(None, (15, 0, 15, 9), 10)
        switch.addWidget(self.sides)
        switch.addStretch(1)
        switch.addWidget(self.kinds)
        parts.addLayout(switch)
        parts.addWidget(rule())
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        parts.addWidget(self._pages, 1)
        parts.addWidget(rule())
        self.note.setContentsMargins(15, 8, 15, 9)
        parts.addWidget(self.note)
