"""Fills the lower panel: which two surveys are compared, and what they say about the action that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.verify_view import pair_in, pairs_of, verification
from loyalty_desktop.report.wave_words import wave_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.screens.actions.verify_asked import VerifyFigures
    from loyalty_desktop.desktop.screens.actions.verify_pane import VerifyPane
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.report.actions_view import ActionRow


class Verifying(QObject):
    """Asks for waves only while an action is shown; they are worked out beside the window."""

    arrived = Signal()
    """Figures of waves are there: draw again."""

    def __init__(self, pane: VerifyPane, waves: Waves, questions: Questions, figures: VerifyFigures) -> None:
        super().__init__(pane)
        self._pane, self._waves, self._questions, self._figures = pane, waves, questions, figures
        self._pair: tuple[str, str] | None = None
        self._pairs: tuple[tuple[str, str], ...] = ()
        waves.arrived.connect(self.arrived)
        pane.survey_wanted.connect(self._on_survey)
        pane.pair_chosen.connect(self._on_pair)

    def forget(self) -> None:
        """Begin with the latest two surveys of another project."""
        self._pair = None

    def show(self, action: ActionRow, measure: str) -> None:
        """Show one action, and what two surveys say about it."""
        self._pane.show_action(action)
        if not self._waves.are_compared:
            self._say_next()
            return
        whole = self._waves.comparison()
        if whole is None or isinstance(whole, LoyaltyError):
            self._pane.show_pairs((), -1)
            self._pane.say(_("Working it out…") if whole is None else whole.message.text())
            return
        self._pairs = pairs_of(whole)
        if not self._pairs:
            self._say_next()
            return
        if self._pair not in self._pairs:
            self._pair = self._pairs[0]
        titles = self._titles(whole)
        shown = [(titles[earlier], titles[later]) for earlier, later in self._pairs]
        self._pane.show_pairs(shown, self._pairs.index(self._pair))
        known = pair_in(whole, self._pair)
        found = known or self._waves.between(*self._pair)
        if found is None or isinstance(found, LoyaltyError):
            self._pane.say(_("Working it out…") if found is None else found.message.text())
            return
        told = verification(action, found, measure, alone=known is None and len(whole.waves) > len(found.waves))
        if told is not None:
            self._figures.know(found, action)
            self._pane.show_figures(told, titles[told.earlier], titles[told.later])

    @staticmethod
    def _titles(whole: WaveComparison) -> dict[str, str]:
        """Return what surveys are called, by their names."""
        return {one.name: wave_name(one) for one in whole.waves}

    def _say_next(self) -> None:
        """Say what to do so that this can be verified."""
        self._pane.show_pairs((), -1)
        self._pane.say(
            _(
                "Ask the same questions again once the action has had time to work, and add that survey here: then you "
                "see before and after, and whether the difference is more than chance."
            ),
            _("Add the next survey…"),
        )

    def _on_survey(self) -> None:
        path = self._questions.survey()
        if path is not None:
            self._waves.files.add(path)

    def _on_pair(self, at: int) -> None:
        if 0 <= at < len(self._pairs):
            self._pair = self._pairs[at]
            self.arrived.emit()
