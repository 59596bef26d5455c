"""Further figures: worked out once for what they rest on, beside the window where they take long, never stale."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.questions_asked import driver_questions
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

STEP = message("step_target")


@pytest.fixture
def further(apparel: Workspace, jobs: Jobs) -> Further:
    return Further(apparel, jobs)


class Work:
    """Counts how often it is done, and waits for the test where it is told to."""

    def __init__(self) -> None:
        self.done = 0
        self.go = threading.Event()

    def at_once(self, counter: Counter, journey: Journey) -> tuple[int, Journey]:
        self.done += 1
        return counter.survey.rows, journey

    def slowly(self, counter: Counter, journey: Journey, _running: Running) -> tuple[int, Journey]:
        assert self.go.wait(10)
        self.done += 1
        return self.at_once(counter, journey)


def test_nothing_is_worked_out_without_a_survey(workspace: Workspace, jobs: Jobs) -> None:
    work, empty = Work(), Further(workspace, jobs)
    assert empty.now("grid", work.at_once) is None
    assert empty.later("importance", work.slowly) is None
    assert not work.done


def test_figures_are_worked_out_once_until_the_journey_or_the_question_changes(
    apparel: Workspace, further: Further
) -> None:
    work = Work()
    first = further.now("grid", work.at_once, "spend")
    assert further.now("grid", work.at_once, "spend") is first
    assert work.done == 1
    further.now("grid", work.at_once, "visits")
    assert work.done == 2
    apparel.edit_journey(STEP, lambda journey: edit.set_target(journey, 20))
    found = further.now("grid", work.at_once, "visits")
    assert isinstance(found, tuple)
    assert found[1] is apparel.state.journey
    assert work.done == 3


def test_figures_stay_as_long_as_the_part_they_rest_on_is_equal(apparel: Workspace, further: Further) -> None:
    work = Work()
    first = further.now("compare", work.at_once, part=driver_questions)
    assert first is not None
    assert further.is_known("compare", part=driver_questions)
    driver = apparel.state.journey.drivers[0]
    apparel.edit_journey(STEP, lambda journey: edit.rename_driver(journey, driver.id, "another name"))
    assert further.is_known("compare", part=driver_questions)
    assert further.now("compare", work.at_once, part=driver_questions) is first
    apparel.edit_journey(STEP, lambda journey: edit.set_cut_offs(journey, 5, 8))
    assert not further.is_known("compare", part=driver_questions)
    assert further.now("compare", work.at_once, part=driver_questions) is not first
    assert work.done == 2


def test_what_is_no_longer_true_is_let_go_and_worked_out_anew(
    qtbot: QtBot, apparel: Workspace, further: Further
) -> None:
    work = Work()
    assert further.later("importance", work.slowly, part=driver_questions) is None
    further.let_go("importance", part=driver_questions)  # still true: goes on
    apparel.edit_journey(STEP, lambda journey: edit.set_cut_offs(journey, 5, 8))
    further.let_go("importance", part=driver_questions)
    work.go.set()
    qtbot.wait(60)
    assert not further.is_known("importance", part=driver_questions)
    with qtbot.waitSignal(further.arrived):
        assert further.later("importance", work.slowly, part=driver_questions) is None
    assert further.is_known("importance", part=driver_questions)


def test_what_cannot_be_worked_out_says_why_and_is_not_tried_again(further: Further) -> None:
    tried = []

    def refuse(_counter: Counter, _journey: Journey) -> int:
        tried.append(1)
        raise UnusableJourney(message("view_without_filters"))

    assert isinstance(further.now("grid", refuse), UnusableJourney)
    assert isinstance(further.now("grid", refuse), UnusableJourney)
    assert tried == [1]


def test_slow_figures_arrive_later(qtbot: QtBot, further: Further) -> None:
    work = Work()
    assert further.later("importance", work.slowly) is None
    assert further.later("importance", work.slowly) is None
    with qtbot.waitSignal(further.arrived) as arrived:
        work.go.set()
    assert arrived.args == ["importance"]
    assert further.later("importance", work.slowly) is not None
    assert work.done == 2  # once: slowly counts itself and what it does


def test_figures_for_an_older_journey_never_arrive(qtbot: QtBot, apparel: Workspace, further: Further) -> None:
    old, new = Work(), Work()
    further.later("importance", old.slowly)
    apparel.edit_journey(STEP, lambda journey: edit.set_target(journey, 20))
    assert further.later("importance", new.slowly) is None
    with qtbot.waitSignal(further.arrived):
        old.go.set()
        new.go.set()
    found = further.later("importance", new.slowly)
    assert isinstance(found, tuple)
    assert found[1] is apparel.state.journey


def test_a_refusal_beside_the_window_arrives_too(qtbot: QtBot, further: Further) -> None:
    def refuse(_counter: Counter, _journey: Journey, _running: Running) -> int:
        raise UnusableJourney(message("view_without_filters"))

    with qtbot.waitSignal(further.arrived):
        further.later("importance", refuse)
    assert isinstance(further.later("importance", refuse), UnusableJourney)


def test_nothing_is_kept_of_the_project_before(apparel: Workspace, further: Further) -> None:
    work = Work()
    further.now("grid", work.at_once)
    apparel.close()
    assert further.now("grid", work.at_once) is None
    assert further._known == {}
