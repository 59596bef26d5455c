"""What a wave asks otherwise than the open survey, in sentences; what may be the same question is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.compare.same_answer import SameAnswer, asked_text, pairs_of
from loyalty_desktop.desktop.screens.compare.same_question import SameQuestion
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.drift_results import Drift, OptionsChanged, ScaleChanged
    from loyalty_desktop.journey.wave_settings import Renamed, Reworded


class DriftView(QWidget):
    """Shows a Drift; emits what is decided, which the dialog does."""

    confirmed = Signal(object)
    refused = Signal(object)
    scale_wanted = Signal(object)
    answer_confirmed = Signal(object)
    answer_refused = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = Label(look, 14, 700, wrap=True)
        self._parts = column(self, gap=8)
        self._parts.addWidget(self.title)
        self._lines = column(gap=6)
        self._parts.addLayout(self._lines)
        self.same = SameQuestion(look)
        self.same.confirmed.connect(lambda pair: self._decide(self.confirmed, pair))
        self._parts.addWidget(self.same)
        self.same_answer = SameAnswer(look)
        self.same_answer.confirmed.connect(lambda pair: self._decide(self.answer_confirmed, pair))
        self._parts.addWidget(self.same_answer)
        self._shown: tuple[str, Drift | LoyaltyError | None, str] | None = None
        self._decided: object = None
        self._undoing: dict[Renamed | Reworded, Button] = {}
        self._parts.addStretch(1)

    def show_drift(self, name: str, found: Drift | LoyaltyError | None) -> None:
        """Show what differs; None while it is worked out. What was shown before stays, and keeps the keyboard."""
        shown = (name, found, self._look.language)
        if shown == self._shown:
            return
        self._shown = shown
        self._undoing.clear()
        empty(self._lines)
        self.title.setText(_("What differs in {wave}").format(wave=name))
        self.setAccessibleName(self.title.text())
        self.same.setVisible(False)
        self.same_answer.setVisible(False)
        if found is None:
            self._say(_("Comparing the questions…"), "muted")
        elif isinstance(found, LoyaltyError):
            self._say(found.message.text(), "negative")
        else:
            self._show(found)
            self.same.show_questions(name, found)
            self.same_answer.show_answers(name, found)
            self._hand_on()

    def _show(self, found: Drift) -> None:
        if found.is_nothing:
            self._say(_("Its questions are the same as in the open survey."))
        for pair in found.proposed:
            self._offer(pair)
        for scale in found.scales:
            self._offer_scale(scale)
        for option in found.options:
            for answer in pairs_of(option.column, option.reworded if option.is_choice else ()):
                self._offer_answer(answer)
        # each of these is said once, where it is decided
        asked = {"drift_proposed", "drift_renamed", "drift_answer_asked", "drift_answer_same"}
        asked |= {one.told.id for one in found.scales}
        for told in found.told:
            if told.id not in asked:
                self._say(told.text())
        for pair in found.renamed:
            self._undo(pair, _counts_as(pair), _("Not the same question"), self.refused)
        for option in found.options:
            self._undo_answers(option)
        for pair in found.refused:
            said = _("“{there}” is not counted as “{here}”.").format(here=pair.here.heading, there=pair.there.heading)
            self._undo(pair, said, _("The same question after all"), self.confirmed)

    def _undo_answers(self, option: OptionsChanged) -> None:
        """Say which answers were decided about, and offer to take it back."""
        decided = (
            (
                option.same,
                _("{column}: “{there}” is counted as “{here}”."),
                _("Not the same answer"),
                self.answer_refused,
            ),
            (
                option.refused,
                _("{column}: “{there}” is not counted as “{here}”."),
                _("The same answer after all"),
                self.answer_confirmed,
            ),
        )
        for pairs, said, text, signal in decided:
            for one in pairs_of(option.column, pairs):
                told = said.format(column=one.column.heading, there=one.there, here=one.here)
                self._undo(one, told, text, signal)

    def _decide(self, signal: SignalInstance, decided: object) -> None:
        """Hold the keyboard here while what was pressed goes and what follows from it is worked out."""
        self._decided = decided
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        signal.emit(decided)

    def _hand_on(self) -> None:
        """Give the keyboard to what takes the decision back, unless it was taken elsewhere meanwhile."""
        decided, self._decided = self._decided, None
        taker = next((button for pair, button in self._undoing.items() if pair == decided), None)
        if taker is not None and self.hasFocus():
            taker.show()  # else it is only shown, and can only be held, some events later
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, tone: str = "ink") -> None:
        label = Label(self._look, 12.5, tone=tone, wrap=True)
        label.setText(text)
        self._lines.addWidget(label)

    def _asked(self, text: str, *buttons: Button) -> None:
        box = Panel("fact")
        parts = column(box, (12, 9, 12, 9), 7)
        label = Label(self._look, 12.5, 600, wrap=True)
        label.setText(text)
        parts.addWidget(label)
        line = row(gap=8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        parts.addLayout(line)
        self._lines.addWidget(box)

    def _button(self, text: str, kind: str = "") -> Button:
        made = Button(self._look, kind, 12)
        made.setText(text)
        made.setAutoDefault(False)
        return made

    def _offer(self, pair: Renamed) -> None:
        said = _("Is “{there}” the same question as “{here}”?")
        text = said.format(here=pair.here.heading, there=pair.there.heading)
        same, other = self._button(_("The same question"), "primary"), self._button(_("Another question"))
        same.clicked.connect(lambda: self._decide(self.confirmed, pair))
        other.clicked.connect(lambda: self._decide(self.refused, pair))
        for button in (same, other):
            button.setAccessibleDescription(text)
        self._asked(text, same, other)

    def _offer_answer(self, pair: Reworded) -> None:
        text = asked_text(pair)
        same, other = self._button(_("The same answer"), "primary"), self._button(_("Another answer"))
        same.clicked.connect(lambda: self._decide(self.answer_confirmed, pair))
        other.clicked.connect(lambda: self._decide(self.answer_refused, pair))
        for button in (same, other):
            button.setAccessibleDescription(text)
        self._asked(text, same, other)

    def _offer_scale(self, scale: ScaleChanged) -> None:
        if scale.ends is None:
            self._say(scale.told.text())
            return
        said = _("Read it on {low}–{high}, as in the open survey")
        take = self._button(said.format(low=scale.ends[0], high=scale.ends[1]))
        take.clicked.connect(lambda: self._decide(self.scale_wanted, scale))
        self._asked(scale.told.text(), take)

    def _undo(self, pair: Renamed | Reworded, said: str, text: str, signal: SignalInstance) -> None:
        """Say what was decided about two questions or two answers, and offer to take it back."""
        line = row(gap=8)
        label = Label(self._look, 12.5, tone="muted", wrap=True)
        label.setText(said)
        line.addWidget(label, 1)
        button = self._button(text, "text")
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self._decide(signal, pair))
        self._undoing[pair] = button
        line.addWidget(button)
        self._lines.addLayout(line)


def _counts_as(pair: Renamed) -> str:
    return _("“{there}” is counted as “{here}”.").format(here=pair.here.heading, there=pair.there.heading)
