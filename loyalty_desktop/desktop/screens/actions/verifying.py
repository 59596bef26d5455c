"""Fills the lower panel: which two surveys are compared, and what they say about the action that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.drift_results import Drift
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.report.next_step import Checked, NextStep, next_step, unmatched
from loyalty_desktop.report.verify_timing import offered_pair, planned_on, too_early, waiting_text
from loyalty_desktop.report.verify_view import pair_in, pairs_of, verification
from loyalty_desktop.report.wave_words import wave_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.screens.actions.verify_asked import VerifyFigures
    from loyalty_desktop.desktop.screens.actions.verify_pane import VerifyPane
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.verify_view import Tone, Verification

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
        self._wave = 0
        """The survey whose questions are to be confirmed, by its number."""
        self._pairs: tuple[Pair, ...] = ()
        waves.arrived.connect(self.arrived)
        pane.survey_wanted.connect(self._on_survey)
        pane.pair_chosen.connect(self._on_pair)
        pane.questions_wanted.connect(self._on_questions)

    def forget(self) -> None:
        """Begin with the pairs that are offered in another project."""
        self._picked, self._names = {}, ()

    def show(self, action: ActionRow, measure: str, project: Project) -> None:
        """Show one action, what two surveys say about it, and what comes next."""
        self._pane.show_action(action)
        self._action, self._wave = action.action.id, 0
        shown = next(iter(names_of(project)), "")
        whole = self._whole()
        periods = project.waves.by is not None
        if whole is None and not self._waves.are_compared:
            self._pane.show_pairs((), -1)
            self._say_next(action, action.action.planned or shown, project)
            return
        if not isinstance(whole, WaveComparison):
            self._pane.show_pairs((), -1)
            self._say_pending(whole)
            return
        titles = self._titles(whole)
        planned = planned_on(action.action, whole, shown)
        offered = offered_pair(whole, planned)
        pair = self._pair_of(whole, offered)
        next_one = (titles[planned], _("next survey"))
        texts = [next_one if one is None else (titles[one[0]], titles[one[1]]) for one in self._pairs]
        self._pane.show_pairs(texts, self._pairs.index(pair))
        if pair is None:
            self._say_next(action, titles[planned], project)
            return
        found = pair_in(whole, pair) or self._waves.between(*pair)
        if not isinstance(found, WaveComparison):
            self._say_pending(found)
            return
        told, early = self._told(action, (whole, found, planned), measure, project)
        waiting = None if told is None or periods else self._unmatched(action, told, pair, project)
        if isinstance(waiting, NextStep):
            self._pane.say(waiting.text)
            self._pane.show_step(NextStep(waiting.kind, "", waiting.button))
        elif waiting:
            self._say_pending(None)
        elif told is not None:
            self._figures.know(found, action)
            self._pane.show_figures(told, titles[told.earlier], titles[told.later])
            is_filtered = bool(project.journey.filters)
            checked = Checked(True, early, _moved(told), is_filtered, periods)
            self._pane.show_step(next_step(action, checked) if pair == offered else NextStep())

    def confirms(self, row: ActionRow, project: Project) -> bool | None:
        """Say whether a later survey confirms an action as verified; None while nobody can tell.

        Nobody can under a filter, as targets are for everybody, nor where the two surveys do not follow one another.
        """
        if project.journey.filters or row.action.item is None or not self._waves.are_compared:
            return None if project.journey.filters else False
        whole, shown = self._whole(), next(iter(names_of(project)), "")
        if not isinstance(whole, WaveComparison):
            return None
        planned = planned_on(row.action, whole, shown)
        pair = offered_pair(whole, planned)
        if pair is None:
            return False
        found = pair_in(whole, pair)
        if found is None:  # such a pair is worked out only for the action that is looked at
            return None
        assumed = replace(row, action=replace(row.action, state="verified"))
        told, early = self._told(assumed, (whole, found, planned), "", project)
        return told is not None and Checked(True, early, _moved(told)).confirms

    def doubts(self, rows: Sequence[ActionRow], project: Project) -> dict[str, str]:
        """Return what speaks against the state of those that are marked as verified, by their ids."""
        marked = [one for one in rows if one.action.state == "verified"]
        return {
            one.action.id: _("own judgement") if one.action.item is None else _("not confirmed")
            for one in marked
            if self.confirms(one, project) is False
        }

    def with_later(self, rows: Sequence[ActionRow], project: Project) -> frozenset[str]:
        """Return those with a survey after the one they were planned on: they may have been done before that."""
        return frozenset(one.action.id for one in rows if self._has_later(one, project))

    def _has_later(self, row: ActionRow, project: Project) -> bool:
        whole, names = self._whole(), names_of(project)
        if isinstance(whole, WaveComparison):
            return offered_pair(whole, planned_on(row.action, whole, next(iter(names), ""))) is not None
        order = [names[at] for at in order_of(project)] if project.waves.by is None else []
        return bool(order) and (row.action.planned if row.action.planned in order else names[0]) != order[-1]

    def _whole(self) -> WaveComparison | LoyaltyError | None:
        """Return all surveys; None while they are worked out, or where there is nothing to compare."""
        whole = self._waves.comparison() if self._waves.are_compared else None
        return None if isinstance(whole, WaveComparison) and not whole.waves else whole

    def _told(
        self, action: ActionRow, seen: tuple[WaveComparison, WaveComparison, str], measure: str, project: Project
    ) -> tuple[Verification | None, str]:
        """Return what two of all surveys say about an action, and why they are no verdict on it yet."""
        whole, found, planned = seen
        days = dict(zip(names_of(project), (one.day for one in project.sources), strict=True))
        later = found.waves[-1].name
        early = too_early(action.action, whole, planned, later, days.get(later, ""))
        alone = pair_in(whole, (found.waves[0].name, later)) is None and len(whole.waves) > len(found.waves)
        is_filtered = bool(project.journey.filters)
        told = verification(action, found, measure, alone=alone, early=early, is_filtered=is_filtered, whole=whole)
        return told, early

    def _unmatched(
        self, action: ActionRow, told: Verification, pair: tuple[str, str], project: Project
    ) -> NextStep | bool:
        """Return what is to be confirmed before two surveys are compared; True while that is looked for."""
        is_item_there = told.item is None or told.item.change is not None or told.item.why is not None
        journey, item = project.journey, action.action.item
        keys = [journey.measure.column] if told.score.change is None else []
        if not is_item_there:
            columns = {one.id: one.column for one in journey.drivers}
            columns |= {one.id: one.column for one in journey.experiences}
            keys.insert(0, columns.get(item or ""))
        wanted, names = tuple(one for one in keys if one is not None), names_of(project)
        for name in pair:
            at = names.index(name) if name in names else 0
            drift = self._waves.drift(at) if wanted and at else None
            if wanted and at and drift is None:
                return True
            found = unmatched(drift, wanted, name) if isinstance(drift, Drift) else None
            if found is not None:
                self._wave = at
                return found
        return False

    @staticmethod
    def _titles(whole: WaveComparison) -> dict[str, str]:
        """Return what surveys are called, by their names."""
        return {one.name: wave_name(one) for one in whole.waves}

    def _pair_of(self, whole: WaveComparison, offered: Pair) -> Pair:
        """Return the pair that is shown: the one offered until another is picked, and again when the waves change."""
        names = tuple(one.name for one in whole.waves)
        if names != self._names:
            self._picked, self._names = {}, names
        self._pairs = (*((None,) if offered is None else ()), *pairs_of(whole))
        picked = self._picked.get(self._action, offered)
        return picked if picked in self._pairs else offered

    def _say_next(self, action: ActionRow, planned: str, project: Project) -> None:
        """Say what is missing so that this can be verified."""
        periods = project.waves.by is not None
        self._pane.say(waiting_text(planned, periods=periods), "" if periods else _("Add the next survey…"))
        self._pane.show_step(next_step(action, Checked(False, is_filtered=bool(project.journey.filters))))

    def _say_pending(self, error: LoyaltyError | None) -> None:
        self._pane.say(_("Working it out…") if error is None else error.message.text())
        self._pane.show_step(NextStep())

    def _on_questions(self) -> None:
        if self._wave:
            self._waves.drift_wanted.emit(self._wave)

    def _on_survey(self) -> None:
        path = self._questions.survey()
        if path is not None:
            self._waves.files.add(path)

    def _on_pair(self, at: int) -> None:
        if 0 <= at < len(self._pairs):
            self._picked[self._action] = self._pairs[at]
            self.arrived.emit()


def _moved(told: Verification) -> Tone | None:
    """Return which way the item moved; None where it is not compared."""
    item = told.item
    return None if item is None or item.change is None or item.change.points is None else item.tone
