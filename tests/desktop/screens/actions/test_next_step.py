"""What comes next for an action is said and done from the panel, up to its verification; its target counts no loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Signal

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.screens.actions.day_button import DayPopover
from loyalty_desktop.desktop.session.planning import plan
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.drift_results import Drift
from loyalty_desktop.journey.project import Source
from loyalty_desktop.journey.wave_settings import Renamed
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.actions.hands import LEFT, STEP, action, row
from tests.desktop.screens.actions.test_verified_later import ITEM, KnownWaves

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.actions.conftest import Show


@pytest.fixture
def screen(alone: Workspace, show: Show) -> ActionsScreen:
    """The sample in spring with one action planned on it."""
    alone.edit(STEP, edit_waves.rename_wave(alone.state.project, 0, "spring"))
    plan(alone, next(one.id for one in alone.state.journey.experiences if one.name == ITEM))
    made = show(alone)
    made._waves = made._verifying._waves = KnownWaves(alone)  # type: ignore[assignment]
    made.draw()
    return made


def add_autumn(workspace: Workspace, day: str = "2026-09-15") -> None:
    source = Source("", file_name="a.csv", day=day)
    workspace.edit(STEP, edit_waves.add_wave(workspace.state.project, source, "autumn"))


def states(screen: ActionsScreen) -> list[str]:
    menu = row(screen, 0).state.menu_of_states
    menu.aboutToShow.emit()
    return [one.text() for one in menu.actions()]


def test_from_considered_to_verified_by_the_buttons_of_the_panel(screen: ActionsScreen, qtbot: QtBot) -> None:
    verify, workspace = screen.verify, screen.workspace
    assert verify.first.text() == "Mark as carried out"
    assert verify.next.text() == "Add the next survey…"
    add_autumn(workspace)
    assert (verify.has_figures, verify.step.button.text()) == (True, "Mark as carried out")
    qtbot.mouseClick(verify.step.button, LEFT)
    assert (action(screen, 0).state, action(screen, 0).done) == ("done", "")  # not today: a survey came since
    assert "It is not said when this action was carried out" in verify.sentences.text()
    assert "wanted" not in verify.sentences.text()
    assert "When was it carried out?" in verify.step.told.text()
    qtbot.mouseClick(verify.step.button, LEFT)
    (popover,) = screen.window().findChildren(DayPopover)
    popover.close()
    verify.done.edited.emit("2026-10-30")
    assert "after half of the answers" in verify.sentences.text()
    assert verify.step.button.text() == "Correct the day…"
    verify.done.edited.emit("2026-06-01")
    assert "This is the direction you wanted." in verify.sentences.text()
    assert states(screen)[3] == "Verified"
    assert verify.step.button.text() == "Mark as verified"
    qtbot.mouseClick(verify.step.button, LEFT)
    assert action(screen, 0).state == "verified"
    assert verify.step.isHidden()
    assert row(screen, 0).state.accessibleName() == "State: Verified"
    workspace.steps.undo()
    assert (action(screen, 0).state, verify.step.button.text()) == ("done", "Mark as verified")


def test_verified_without_a_survey_is_allowed_and_said_not_to_be_confirmed(screen: ActionsScreen, qtbot: QtBot) -> None:
    assert states(screen)[3] == "Verified (no later survey confirms it)"
    row(screen, 0).state.menu_of_states.actions()[3].trigger()
    assert action(screen, 0).state == "verified"
    assert row(screen, 0).state.accessibleName() == "State: Verified (not confirmed)"
    assert screen.verify.told.text().endswith("Marked as verified, but no later survey confirms it.")
    qtbot.mouseClick(screen.verify.first, LEFT)
    assert action(screen, 0).state == "done"
    for _step in range(2):
        screen.workspace.steps.undo()
    assert action(screen, 0).state == "considered"


def test_while_an_older_survey_is_shown_the_newest_is_named_and_offered(screen: ActionsScreen, qtbot: QtBot) -> None:
    assert screen.newest.isHidden()
    assert screen.strip.now_title.full_text() == "NRS now"
    add_autumn(screen.workspace)
    assert screen.strip.now_title.full_text() == "NRS in “spring”"
    told = screen.newest.told.full_text()
    assert told.startswith("Shown here: “spring”, NRS +12.4 (n=1,238). In the newest, “autumn”: ")
    assert "(target +18.0)." in told
    shown: list[int] = []
    screen.newest.wanted.disconnect()  # there is no file to be read
    screen.newest.wanted.connect(shown.append)
    qtbot.mouseClick(screen.newest.show_newest, LEFT)
    assert shown == [1]


class RenamedWaves(KnownWaves):
    """The later survey asks everything in other words, which wait for a confirmation."""

    drift_wanted = Signal(int)

    def __init__(self, workspace: Workspace, proposed: bool) -> None:
        super().__init__(workspace)
        self.proposed = proposed

    def _of(self, names: tuple[str, ...]) -> WaveComparison:
        found = super()._of(names)
        earlier, later = found.waves
        parts = tuple(replace(one, incidence=replace(one.incidence, change=None)) for one in later.experiences)
        later = replace(later, experiences=parts, score=replace(later.score, change=None))
        return replace(found, waves=(earlier, later))

    def drift(self, _index: int) -> Drift:
        (item,) = [one for one in self.workspace.state.journey.experiences if one.name == ITEM]
        assert item.column is not None
        pair = Renamed(item.column, ColumnKey("Otherwise"))
        return Drift("autumn", proposed=(pair,) if self.proposed else (), gone=(item.column,))


@pytest.mark.parametrize(
    ("proposed", "told", "button"),
    [
        (True, "so it waits for you: is “Otherwise” the same as “", "Confirm the question…"),
        (False, "“autumn” has no question “", "See what differs…"),
    ],
)
def test_a_question_that_waits_for_confirmation_is_no_lack_of_answers(
    screen: ActionsScreen, qtbot: QtBot, proposed: bool, told: str, button: str
) -> None:
    waves = RenamedWaves(screen.workspace, proposed)
    screen._verifying._waves = waves  # type: ignore[assignment]
    add_autumn(screen.workspace)
    verify = screen.verify
    assert not verify.has_figures
    assert told in verify.told.text()
    assert verify.first.text() == button
    with qtbot.waitSignal(waves.drift_wanted) as wanted:
        qtbot.mouseClick(verify.first, LEFT)
    assert wanted.args == [1]
