"""Fills the lower panel: which two surveys are compared, and what they say about the action that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.report.verify_timing import offered_pair, planned_on, too_early, waiting_text
from loyalty_desktop.report.verify_view import pair_in, pairs_of, verification
from loyalty_desktop.report.wave_words import wave_name

if TYPE_CHECKING:
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.screens.actions.verify_asked import VerifyFigures
    from loyalty_desktop.desktop.screens.actions.verify_pane import VerifyPane
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.report.actions_view import ActionRow

Pair: TypeAlias = "tuple[str, str] | None"
"""An earlier and a later survey by their names; None for the next one, which is not there yet."""


class Verifying(QObject):
    """Asks for waves only while an action is shown; they are worked out beside the window."""

    arrived = Signal()
    """Figures of waves are there: draw again."""

    def __init__(self, pane: VerifyPane, waves: Waves, questions: Questions, figures: VerifyFigures) -> None:
        super().__init__(pane)
        self._pane, self._waves, self._questions, self._figures = pane, waves, questions, figures
        self._picked: dict[str, Pair] = {}
        """What somebody picked, by action, while the waves are these."""
        self._names: tuple[str, ...] = ()
        self._action = ""
        self._pairs: tuple[Pair, ...] = ()
        waves.arrived.connect(self.arrived)
        pane.survey_wanted.connect(self._on_survey)
        pane.pair_chosen.connect(self._on_pair)

    def forget(self) -> None:
        """Begin with the pairs that are offered in another project."""
        self._picked, self._names = {}, ()

    def show(self, action: ActionRow, measure: str, project: Project) -> None:
        """Show one action, and what two surveys say about it."""
        self._pane.show_action(action)
        self._action = action.action.id
        shown = next(iter(names_of(project)), "")
        whole = self._waves.comparison() if self._waves.are_compared else None
        if not self._waves.are_compared or (isinstance(whole, WaveComparison) and not whole.waves):
            self._pane.show_pairs((), -1)
            self._say_next(action.action.planned or shown, project)
            return
        if whole is None or isinstance(whole, LoyaltyError):
            self._pane.show_pairs((), -1)
            self._pane.say(_("Working it out…") if whole is None else whole.message.text())
            return
        titles = self._titles(whole)
        planned = planned_on(action.action, whole, shown)
        pair = self._pair_of(whole, planned)
        next_one = (titles[planned], _("next survey"))
        texts = [next_one if one is None else (titles[one[0]], titles[one[1]]) for one in self._pairs]
        self._pane.show_pairs(texts, self._pairs.index(pair))
        if pair is None:
            self._say_next(titles[planned], project)
            return
        known = pair_in(whole, pair)
        found = known or self._waves.between(*pair)
        if found is None or isinstance(found, LoyaltyError):
            self._pane.say(_("Working it out…") if found is None else found.message.text())
            return
        days = dict(zip(names_of(project), (one.day for one in project.sources), strict=True))
        told = verification(
            action,
            found,
            measure,
            alone=known is None and len(whole.waves) > len(found.waves),
            early=too_early(action.action, whole, planned, pair[1], days.get(pair[1], "")),
            is_filtered=bool(project.journey.filters),
            whole=whole,
        )
        if told is not None:
            self._figures.know(found, action)
            self._pane.show_figures(told, titles[told.earlier], titles[told.later])

    @staticmethod
    def _titles(whole: WaveComparison) -> dict[str, str]:
        """Return what surveys are called, by their names."""
        return {one.name: wave_name(one) for one in whole.waves}

    def _pair_of(self, whole: WaveComparison, planned: str) -> Pair:
        """Return the pair that is shown: the one offered until another is picked, and again when the waves change."""
        names = tuple(one.name for one in whole.waves)
        if names != self._names:
            self._picked, self._names = {}, names
        offered = offered_pair(whole, planned)
        self._pairs = (*((None,) if offered is None else ()), *pairs_of(whole))
        picked = self._picked.get(self._action, offered)
        return picked if picked in self._pairs else offered

    def _say_next(self, planned: str, project: Project) -> None:
        """Say what is missing so that this can be verified."""
        periods = project.waves.by is not None
        self._pane.say(waiting_text(planned, periods=periods), "" if periods else _("Add the next survey…"))

    def _on_survey(self) -> None:
        path = self._questions.survey()
        if path is not None:
            self._waves.files.add(path)

    def _on_pair(self, at: int) -> None:
        if 0 <= at < len(self._pairs):
            self._picked[self._action] = self._pairs[at]
            self.arrived.emit()
