"""The lower panel: the note on an action, when it was done, and whether the next survey shows that it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.actions.action_row import QuietField
from loyalty_desktop.desktop.screens.actions.day_button import DayButton
from loyalty_desktop.desktop.screens.actions.pair_view import PairView
from loyalty_desktop.desktop.screens.actions.step_line import StepLine
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.wave_titles import short_waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.next_step import NextStep
    from loyalty_desktop.report.verify_view import Verification

HEIGHT, LEAST_HEIGHT = 300, 160
_WORDS = (256, 296, 336, 376, 416)
_WORDS_EDGES = (4, 7, 12, 5)
_LONGEST_NOTE = 400
_HEAD, _SPARE = 42, 6
"""So many pixels stay free below the sentences: a scroll bar for the last of them would break all lines anew."""


class VerifyPane(Panel):
    """Is about one action; says how to go on while there is nothing to compare."""

    note_written = Signal(str)
    done_chosen = Signal(str)
    survey_wanted = Signal()
    """Somebody has the next survey and wants it in the project."""
    pair_chosen = Signal(int)
    state_wanted = Signal(str)
    """The action is to be in this state."""
    questions_wanted = Signal()
    """Somebody wants to see how the questions of the surveys go together."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title, self.name = Label(look, 13.5, 700), ElidedLabel(look, 12.5, 600)
        self.note, self.done_word = QuietField(look, 12), Label(look, 11.5, tone="muted")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.done, self.pairs = DayButton(look), CaptionedCombo(look, 220)
        self.item, self.score = PairView(look), PairView(look)
        self._divider = Panel("divider")
        self.sentences = Wrapped(look, 12, tone="muted", leading=1.4)
        self.told, self.next = Label(look, 13, tone="muted", wrap=True), Button(look)
        self.step, self.first = StepLine(look), Button(look, "primary")
        """What comes next, beside the figures and while there are none."""
        self._said, self._first = "", ""
        self._pages, self._figures, self._empty = QStackedWidget(), QWidget(), QWidget()
        self._beside = QWidget()
        self._lay_out()
        self.note.editingFinished.connect(self._on_note)
        self.done.edited.connect(self.done_chosen)
        self.next.clicked.connect(self.survey_wanted)
        self.pairs.activated.connect(self.pair_chosen)
        self.step.wanted.connect(self._on_step)
        self.first.clicked.connect(lambda: self._on_step(self._first))

    def show_action(self, action: ActionRow) -> None:
        """Show which action this is about."""
        self.title.setText(_("Check with the next survey"))
        self.words.setAccessibleName(_("Check with the next survey"))
        self.name.setText(action.action.name)
        self.note.show_text(action.action.note)
        self.note.setPlaceholderText(_("Note: what was done"))
        self.note.setAccessibleName(_("Note on the action"))
        is_done = action.action.state in {"done", "verified"}
        for part in (self.done_word, self.done):
            part.setVisible(is_done)
        self.done_word.setText(_("Done on"))
        self.done.show_day(action.action.done, _("Done on"))

    def show_pairs(self, pairs: Sequence[tuple[str, str]], chosen: int) -> None:
        """Offer which surveys are compared, by name."""
        names = tuple(dict.fromkeys(name for pair in pairs for name in pair))
        short = dict(zip(names, short_waves(names), strict=True))
        texts = [(f"{short[earlier]} → {short[later]}", str(at)) for at, (earlier, later) in enumerate(pairs)]
        self.pairs.setVisible(bool(pairs))
        self.pairs.set_choices(_("Compared"), texts)
        self.pairs.setCurrentIndex(chosen if pairs else -1)
        self.pairs.setToolTip(plain_tip(" → ".join(pairs[chosen]) if pairs else ""))

    def show_figures(self, found: Verification, earlier: str, later: str) -> None:
        """Show the two figures; the surveys are called so."""
        self._pages.setCurrentWidget(self._figures)
        self.item.setVisible(found.item is not None)
        self._divider.setVisible(found.item is not None)
        if found.item is not None:
            self.item.show_pair(found.item, earlier, later)
        self.score.show_pair(found.score, earlier, later)
        self.sentences.setText("\n".join((*(one.text() for one in found.problems), *found.sentences)))
        self._fit_words()

    def say(self, text: str, button: str = "") -> None:
        """Say why there is nothing to compare; `button` is what the next survey is added by."""
        self._pages.setCurrentWidget(self._empty)
        self._said = text
        self.told.setText(text)
        self.next.setText(button)
        self.next.setVisible(bool(button))

    def show_step(self, step: NextStep) -> None:
        """Show what comes next for the action."""
        self.step.show_step(step)
        self._first = step.kind
        self.first.setText(no_keys(step.button))
        self.first.setVisible(bool(step.kind))
        self.told.setText("\n".join(one for one in (self._said, step.text) if one))
        self._fit_words()

    def _on_step(self, kind: str) -> None:
        states = {"done": "done", "verified": "verified", "unverified": "done"}
        if kind in states:
            self.state_wanted.emit(states[kind])
        elif kind == "day":
            self.done.click()
        elif kind == "survey":
            self.survey_wanted.emit()
        else:
            self.questions_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Give the sentences as much of a low panel's width as they need to be read without scrolling."""
        left, top, right, bottom = _WORDS_EDGES
        room = self.height() - _HEAD - 3 - top - bottom - _SPARE
        said, step = self.sentences, self.step
        fits = (one for one in _WORDS if said.heightForWidth(one - left - right) + step.height_at(one) <= room)
        width = next(fits, _WORDS[-1])
        self._beside.setFixedWidth(width)
        if not step.isHidden():
            step.setFixedHeight(step.height_at(width))

    @property
    def has_figures(self) -> bool:
        """Whether figures are shown."""
        return self._pages.currentWidget() is self._figures

    def _on_note(self) -> None:
        if self.note.isModified():
            self.note.setModified(False)
            self.note_written.emit(self.note.text())

    def _lay_out(self) -> None:
        parts = column(self, (1, 1, 1, 1))
        head = QWidget()
        head.setFixedHeight(_HEAD)
        words = row(head, (16, 0, 14, 0), 10)
        words.addWidget(self.title)
        words.addWidget(self.name, 2)
        words.addWidget(self.note, 3)
        words.addWidget(self.done_word)
        words.addWidget(self.done)
        words.addWidget(self.pairs)
        parts.addWidget(head)
        parts.addWidget(rule())
        parts.addWidget(self._pages, 1)
        self._pages.addWidget(self._figures)
        self._pages.addWidget(self._empty)
        figures = row(self._figures)
        figures.addWidget(self.item, 1)
        figures.addWidget(self._divider)
        figures.addWidget(self.score, 1)
        self.words = self._laid_out_words()
        beside = column(self._beside)
        beside.addWidget(self.words, 1)
        beside.addWidget(self.step)
        figures.addWidget(self._beside)
        lines = column(self._empty, (24, 4, 24, 8), 8)
        lines.addStretch(1)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(self.told)
        buttons = row(None, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.first)
        buttons.addWidget(self.next)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addStretch(1)

    def _laid_out_words(self) -> QScrollArea:
        """Return the sentences, which scroll where they need more room than there is."""
        inner = QWidget()
        inner.setProperty("kind", "clear")
        words = column(inner, _WORDS_EDGES)
        words.addWidget(self.sentences)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setMinimumHeight(1)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
        )
        return area
