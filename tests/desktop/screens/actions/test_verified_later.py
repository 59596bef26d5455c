"""An action is verified by a survey that came after it was planned, not by one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.session.planning import plan
from loyalty_desktop.journey import edit, edit_waves
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.project import Source
from tests.desktop.screens.actions.hands import LEFT, STEP, action
from tests.report.test_verify_view import wave

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.answering import Answers
    from tests.desktop.screens.actions.conftest import Show

ITEM = "情報が見つからなかった"
RISE = Difference(3.0, -3.0, 9.0, 0.3, 0.3)


@dataclass
class Files:
    added: list[Path]

    def add(self, path: Path) -> None:
        self.added.append(path)


class KnownWaves(QObject):
    """The waves of a project with figures that need no file: as many share each experience as are written here."""

    arrived = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace, self.files = workspace, Files([])
        self.are_compared = True

    def comparison(self) -> WaveComparison:
        project = self.workspace.state.project
        names = edit_waves.names_of(project)
        return self._of(tuple(names[at] for at in edit_waves.order_of(project)))

    def between(self, earlier: str, later: str) -> WaveComparison:
        return self._of((earlier, later))

    def _of(self, names: tuple[str, ...]) -> WaveComparison:
        item = next(one.id for one in self.workspace.state.journey.experiences if one.name == ITEM)
        found = []
        for at, name in enumerate(names):
            before = None if not at else (200 - 60 * (at - 1), 1000)
            one = wave(name, 200 - 60 * at, 1000, before, RISE if at else None)
            own = tuple(replace(part, experience=item) for part in one.experiences)
            found.append(replace(one, compared_with=names[at - 1] if at else "", experiences=own))
        return WaveComparison(tuple(found), "", len(names) - 1)


@pytest.fixture
def screen(alone: Workspace, show: Show) -> ActionsScreen:
    """The sample in autumn with the spring before, one action planned just now."""
    project = edit_waves.rename_wave(alone.state.project, 0, "2026秋")
    alone.edit(STEP, edit_waves.add_wave(project, Source("", file_name="s.csv"), "2026春", 0))
    plan(alone, next(one.id for one in alone.state.journey.experiences if one.name == ITEM))
    made = show(alone)
    verifying = made._verifying
    verifying._waves = KnownWaves(alone)  # type: ignore[assignment]
    made.draw()
    return made


def add_next(workspace: Workspace) -> None:
    workspace.edit(STEP, edit_waves.add_wave(workspace.state.project, Source("", file_name="n.csv"), "2027春"))


def test_nothing_is_verified_before_the_next_survey(screen: ActionsScreen, answers: Answers, qtbot: QtBot) -> None:
    verify = screen.verify
    assert action(screen, 0).planned == "2026秋"
    assert (verify.has_figures, verify.pairs.currentText()) == (False, "2026秋 → next survey")
    assert "planned on the results of “2026秋”" in verify.told.text()
    assert "you need the next survey" in verify.told.text()
    path = screen.workspace.path
    assert path is not None
    answers.survey = lambda: path  # type: ignore[method-assign]
    qtbot.mouseClick(verify.next, LEFT)
    assert screen._verifying._waves.files.added == [path]  # type: ignore[attr-defined]


def test_a_pair_before_it_is_shown_without_a_verdict_on_it(screen: ActionsScreen, qtbot: QtBot) -> None:
    verify = screen.verify
    verify.pairs.setFocus()
    qtbot.keyClick(verify.pairs, Qt.Key.Key_Down)
    assert (verify.has_figures, verify.pairs.currentText()) == (True, "2026春 → 2026秋")
    told = verify.sentences.text()
    assert told.startswith("This action was planned on the results of “2026秋”, so it did not exist yet when “2026秋”")
    assert "wanted" not in told
    assert verify.item.points.property("tone") not in {"positive", "negative"}
    qtbot.keyClick(verify.pairs, Qt.Key.Key_Up)
    assert not verify.has_figures


def test_a_later_survey_is_what_is_offered_and_undo_takes_it_back(screen: ActionsScreen, qtbot: QtBot) -> None:
    verify, workspace = screen.verify, screen.workspace
    qtbot.keyClick(verify.pairs, Qt.Key.Key_Down)  # the pair before was looked at: it does not stay
    add_next(workspace)
    assert (verify.has_figures, verify.pairs.currentText()) == (True, "2026秋 → 2027春")
    assert verify.sentences.text().startswith("This is no verdict on the action yet, because it is not marked as done")
    assert "wanted" not in verify.sentences.text()
    screen._edits.set_state([action(screen, 0).id], "done", "2026-12-01")
    told = verify.sentences.text()
    assert told.startswith("It happened less often, by more than chance.\nThis is the direction you wanted.")
    index = edit_waves.names_of(workspace.state.project).index("2026秋")
    workspace.edit(STEP, edit_waves.rename_wave(workspace.state.project, index, "autumn"))
    assert verify.pairs.currentText() == "autumn → 2027春"  # its name is followed
    for _step in range(3):
        workspace.steps.undo()
    assert not verify.has_figures


def test_those_filtered_are_not_compared_with_targets_for_all(screen: ActionsScreen) -> None:
    workspace, strip = screen.workspace, screen.strip
    add_next(workspace)
    screen._edits.set_state([action(screen, 0).id], "done", "2026-12-01")
    assert "target of" in screen.verify.sentences.text()
    survey = workspace.state.survey
    assert survey is not None
    rank = next(one.key for one in survey.columns if "会員ランク" in one.heading)
    workspace.edit_journey(STEP, lambda one: edit.set_filters(one, (Filter(rank, ("ゴールド",)),)))
    assert strip.score.text() == "+35.0"
    assert strip.target.full_text() == "Overall target +18.0"
    assert strip.standing.full_text().endswith("5.6 to go")  # of all, as without the filter
    assert "without filters the score is +12.4 (n=1,238)" in strip.sure.text()
    assert "target is for everybody" in screen.verify.sentences.text()
    assert screen.verify.score.title.full_text().endswith("of the filtered group")
    assert "verall" not in screen.verify.sentences.text()
