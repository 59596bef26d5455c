"""Recent projects: newest first, kept between starts, never in the way when damaged or gone."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.desktop.session.recent import LIMIT, Recent, RecentProjects, of_everybody, recent_of
from loyalty_desktop.desktop.session.settings import RECENT, Settings
from loyalty_desktop.journey.edit_measure import set_filters
from loyalty_desktop.journey.model import Filter, Measure
from loyalty_desktop.messages import message
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import ROOT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.workspace import Workspace

NOON = datetime(2026, 9, 21, 12, 0, tzinfo=UTC)


def some(path: Path, score: float = 1.0) -> Recent:
    return Recent(str(path), path.stem, score, "shown", "nrs", 100, 0.3, 0.4, 0.3, NOON.isoformat())


@pytest.fixture
def recent(jobs: Jobs) -> RecentProjects:
    return RecentProjects(Settings(), jobs)


def names(recent: RecentProjects) -> list[str]:
    return [one.name for one in recent.projects]


def test_projects_when_nothing_was_open(recent: RecentProjects) -> None:
    assert recent.projects == ()


def test_projects_when_remembered_newest_first(recent: RecentProjects, tmp_path: Path, qtbot: QtBot) -> None:
    recent.remember(some(tmp_path / "a.loyalty"))
    with qtbot.waitSignal(recent.changed):
        recent.remember(some(tmp_path / "b.loyalty"))
    assert names(recent) == ["b", "a"]


def test_projects_when_remembered_again(recent: RecentProjects, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        recent.remember(some(tmp_path / f"{name}.loyalty"))
    recent.remember(some(tmp_path / "a.loyalty", score=9.0))
    assert names(recent) == ["a", "c", "b"]
    assert recent.projects[0].score == 9.0


def test_projects_when_there_are_many(recent: RecentProjects, tmp_path: Path) -> None:
    for at in range(LIMIT + 3):
        recent.remember(some(tmp_path / f"{at}.loyalty"))
    assert names(recent) == [str(at) for at in range(LIMIT + 2, 2, -1)]


def test_projects_when_the_program_is_started_again(recent: RecentProjects, jobs: Jobs, tmp_path: Path) -> None:
    told = some(tmp_path / "アパレルEC, 2026秋 (50%).loyalty")
    recent.remember(told)
    assert RecentProjects(Settings(), jobs).projects == (told,)


def test_projects_when_another_window_remembered_one(recent: RecentProjects, jobs: Jobs, tmp_path: Path) -> None:
    RecentProjects(Settings(), jobs).remember(some(tmp_path / "other.loyalty"))
    recent.remember(some(tmp_path / "mine.loyalty"))
    assert names(recent) == ["mine", "other"]


FAULTS = {
    "cut off": '[{"path": "/a"',
    "no JSON": "!!",
    "another shape": '{"path": "/a"}',
    "a part missing": '[{"path": "/a", "name": "a"}]',
    "half a character": "\ud800",
    "nested without end": "[" * 100_000,
    "no project": "[1]",
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_projects_when_the_settings_are_damaged(text: str, jobs: Jobs, tmp_path: Path) -> None:
    settings = Settings()
    settings.put(RECENT, text)
    recent = RecentProjects(settings, jobs)
    assert recent.projects == ()
    recent.remember(some(tmp_path / "a.loyalty"))
    assert names(recent) == ["a"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("saved", "yesterday"), ("state", "loud"), ("kind", "csat"), ("kind", ["nrs"])),
        *(("n", "9"), ("n", True), ("points", 1.5), ("score", "1"), ("score", float("nan")), ("positive_share", [])),
        *(("score", 10**400), ("path", None), ("name", "\ud800")),
    ],
)
def test_projects_when_one_value_makes_no_sense(field: str, value: object, jobs: Jobs, tmp_path: Path) -> None:
    settings = Settings()
    RecentProjects(settings, jobs).remember(some(tmp_path / "a.loyalty"))
    kept = json.loads(settings.get(RECENT))
    kept[0][field] = value
    settings.put(RECENT, json.dumps(kept))
    assert RecentProjects(settings, jobs).projects == ()


def test_projects_when_too_many_are_kept(jobs: Jobs, tmp_path: Path) -> None:
    settings = Settings()
    RecentProjects(settings, jobs).remember(some(tmp_path / "a.loyalty"))
    settings.put(RECENT, json.dumps(json.loads(settings.get(RECENT)) * 40))
    assert len(RecentProjects(settings, jobs).projects) == LIMIT


def test_forget_when_listed(recent: RecentProjects, jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "a.loyalty"
    file.write_text("{}")
    recent.remember(some(file))
    recent.remember(some(tmp_path / "b.loyalty"))
    with qtbot.waitSignal(recent.changed):
        recent.forget(file)
    assert names(recent) == ["b"]
    assert names(RecentProjects(Settings(), jobs)) == ["b"]
    assert file.exists()


def test_forget_when_not_listed(recent: RecentProjects, tmp_path: Path, qtbot: QtBot) -> None:
    recent.remember(some(tmp_path / "a.loyalty"))
    with qtbot.assertNotEmitted(recent.changed):
        recent.forget(tmp_path / "b.loyalty")
    assert names(recent) == ["a"]


def test_gone_when_the_file_is_not_there(recent: RecentProjects, tmp_path: Path, qtbot: QtBot) -> None:
    there, gone = tmp_path / "there.loyalty", tmp_path / "gone.loyalty"
    there.write_text("{}")
    recent.remember(some(there))
    recent.remember(some(gone))
    assert not any(recent.is_gone(one) for one in recent.projects)
    with qtbot.waitSignal(recent.changed):
        recent.check()
    assert [recent.is_gone(one) for one in recent.projects] == [True, False]
    gone.write_text("{}")
    with qtbot.waitSignal(recent.changed):
        recent.check()
    assert not any(recent.is_gone(one) for one in recent.projects)


def test_gone_when_it_is_saved_again(recent: RecentProjects, tmp_path: Path, qtbot: QtBot) -> None:
    recent.remember(some(tmp_path / "gone.loyalty"))
    with qtbot.waitSignal(recent.changed):
        recent.check()
    recent.remember(some(tmp_path / "gone.loyalty"))
    assert not recent.is_gone(recent.projects[0])


def test_gone_when_the_name_is_no_path(recent: RecentProjects, tmp_path: Path, qtbot: QtBot) -> None:
    recent.remember(some(tmp_path / "a\0b.loyalty"))
    with qtbot.waitSignal(recent.changed):
        recent.check()
    assert recent.is_gone(recent.projects[0])


@dataclass(frozen=True)
class Loyalty:
    """What `recent_of` looks at."""

    measure: Measure
    score: Estimate
    negative_share: float | None
    passive_share: float | None
    positive_share: float | None


def loyalty(n: int, measure: Measure | None = None) -> Loyalty:
    score = net_score(ClassCounts.of(n // 4, n - n // 2 - n // 4, n // 2))
    return Loyalty(measure or Measure(kind="nrs"), score, 0.25, 0.25, 0.5)


@pytest.mark.parametrize("n", [0, 1, 9, 10, 29, 30, 1238])
def test_recent_of_when_the_base_is_small(n: int, tmp_path: Path) -> None:
    told = loyalty(n)
    made = recent_of(tmp_path / "a.loyalty", told, NOON)
    assert made.state == how_shown(told.score), "the one rule for small bases"
    assert (made.n, made.score) == (n, told.score.value)
    shares = (made.negative_share, made.passive_share, made.positive_share)
    assert shares == ((None, None, None) if n < 10 else (0.25, 0.25, 0.5))


def test_recent_of_when_the_apparel_sample_is_open(apparel: Workspace) -> None:
    assert apparel.path is not None
    assert apparel.state.results is not None
    made = recent_of(apparel.path, apparel.state.results.loyalty, NOON)
    assert (made.name, made.state, made.kind, made.n) == ("apparel_ja", "shown", "nrs", 1238)
    assert made.score == pytest.approx(12.4, abs=0.05)  # design/welcome.png
    assert made.positive_share == pytest.approx(470 / 1238)
    assert made.file == apparel.path
    assert made.time == NOON


def test_a_project_is_known_by_everybody_whatever_is_filtered(apparel: Workspace) -> None:
    before = of_everybody(apparel)
    assert before is not None
    women = Filter(ColumnKey("性別"), ("女性",))
    apparel.edit_journey(message("step_filter_add"), lambda journey: set_filters(journey, (women,)))
    assert apparel.state.results is not None
    assert apparel.state.results.loyalty.score.n < 1238
    after = of_everybody(apparel)
    assert after is not None
    assert (after.score, after.positive_share) == (before.score, before.positive_share)
    apparel.close()
    assert of_everybody(apparel) is None


def test_recent_of_when_there_are_no_figures(tmp_path: Path) -> None:
    made = recent_of(tmp_path / "drawn.loyalty", None, NOON)
    assert (made.name, made.n, made.score, made.state, made.positive_share) == ("drawn", 0, None, "hidden", None)


def test_recent_of_when_the_scale_is_short(tmp_path: Path) -> None:
    made = recent_of(tmp_path / "a.loyalty", loyalty(100, Measure(None, "nps", 1, 5, 3, 5)), NOON)
    assert (made.kind, made.points) == ("other", 5)


def test_recent_of_when_the_name_is_not_text(recent: RecentProjects) -> None:
    made = recent_of(Path("/somewhere/\udc80.loyalty"), None, NOON)
    recent.remember(made)
    assert recent.projects == (made,)


def test_recent_when_imported() -> None:
    """The start screen needs the list before anything heavy may be loaded."""
    code = "import sys, loyalty_desktop.desktop.session.recent; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"numpy", "pandas", "PySide6.QtWidgets", "loyalty_desktop.compute"}.isdisjoint(done.stdout.split())
