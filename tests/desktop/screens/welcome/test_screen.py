"""The start screen: what a person does on it, and what it says in every state."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from loyalty_desktop.desktop.screens.welcome.drop_area import FORMATS
from loyalty_desktop.survey.files.door import read_here
from tests.desktop.screens.welcome.conftest import NOON, project
from tests.survey.files.containers import ods, ods_table, packed, xls
from tests.surveys import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
    from loyalty_desktop.desktop.session.recent import RecentProjects

LEFT = Qt.MouseButton.LeftButton


def said(widget: QWidget) -> str:
    """Return every text that labels below `widget` show."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def is_cut(label: QLabel) -> bool:
    """Say whether some of the label's lines have no room."""
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return label.isVisible() and label.height() < needed


# what can be done


def test_choose_when_the_button_is_clicked(show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    with qtbot.waitSignal(screen.choose_wanted):
        qtbot.mouseClick(screen.drop.choose, LEFT)


def test_choose_when_the_area_is_clicked_anywhere(show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    for label in screen.drop.findChildren(QLabel):
        asked: list[bool] = []
        screen.choose_wanted.connect(lambda asked=asked: asked.append(True))
        at = label.mapTo(screen.drop, label.rect().center())
        assert screen.drop.childAt(at) is None, f"{label.text()} would swallow the click"
        qtbot.mouseClick(screen.drop, LEFT, pos=at)
        assert asked == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("part", ["drop", "choose"])
def test_choose_when_a_key_is_pressed(part: str, key: Qt.Key, show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    pressed = screen.drop if part == "drop" else screen.drop.choose
    with qtbot.waitSignal(screen.choose_wanted):
        qtbot.keyClick(pressed, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_empty_when_pressed(key: Qt.Key, show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    with qtbot.assertNotEmitted(screen.choose_wanted), qtbot.waitSignal(screen.empty_wanted):
        qtbot.mouseClick(screen.drop.empty, LEFT)
    with qtbot.waitSignal(screen.empty_wanted):
        qtbot.keyClick(screen.drop.empty, key)


def test_samples_when_pressed(show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    apparel, toyama = screen.samples
    with qtbot.waitSignal(screen.sample_wanted, check_params_cb=lambda code: code == "apparel"):
        qtbot.mouseClick(apparel, LEFT)
    with qtbot.waitSignal(screen.sample_wanted, check_params_cb=lambda code: code == "toyama"):
        qtbot.keyClick(toyama, Qt.Key.Key_Return)


def test_project_when_another_is_to_be_opened(show: Callable[..., WelcomeScreen], qtbot: QtBot) -> None:
    screen = show()
    with qtbot.waitSignal(screen.choose_project_wanted):
        qtbot.mouseClick(screen.projects.choose, LEFT)


def test_keyboard_when_tabbing_through(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, qtbot: QtBot
) -> None:
    recent.remember(project(tmp_path, "a"))
    screen = show()
    screen.activateWindow()
    screen.drop.choose.setFocus()
    qtbot.waitUntil(screen.drop.choose.hasFocus)
    reached = []
    for _turn in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = (
        *(screen.drop, screen.drop.choose, screen.drop.empty),
        *screen.samples,
        screen.projects.choose,
        *screen.projects.rows(),
    )
    assert set(wanted) <= set(reached)
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in reached)


def test_keyboard_when_it_is_seen(show: Callable[..., WelcomeScreen], look: Look, qtbot: QtBot) -> None:
    """Keys leave a mark where they are; a window that has just come up, or a click, leaves none."""
    screen = show()
    card = screen.samples[0]
    screen.activateWindow()

    def edge() -> str:
        return card.grab().toImage().pixelColor(card.width() // 2, 0).name()

    for reason, role in (
        (Qt.FocusReason.ActiveWindowFocusReason, "line"),
        (Qt.FocusReason.TabFocusReason, "accent"),
        (Qt.FocusReason.MouseFocusReason, "line"),
        (Qt.FocusReason.BacktabFocusReason, "accent"),
        (Qt.FocusReason.ActiveWindowFocusReason, "accent"),
    ):
        screen.drop.setFocus(reason)
        card.setFocus(reason)
        qtbot.waitUntil(card.hasFocus)
        assert edge() == look.colour(role).name(), reason


# what is said


def test_texts_when_in_english(show: Callable[..., WelcomeScreen]) -> None:
    screen = show()
    assert screen.header.headline.accessibleName() == "Read the heads and hearts of your customers from a survey"
    texts = said(screen)
    assert "Your data never leaves this PC" in texts
    assert "Find the causes" in texts
    assert (
        screen.samples[0].accessibleDescription().startswith("NRS, would stay · 12 drivers · 11 experiences · n=1,238")
    )
    assert "CC BY 4.0" in screen.samples[1].accessibleName()
    assert "real" in screen.samples[1].accessibleName()
    assert "invented" in screen.samples[0].accessibleName()


def test_texts_when_the_language_changes(
    show: Callable[..., WelcomeScreen], look: Look, recent: RecentProjects, tmp_path: Path
) -> None:
    recent.remember(project(tmp_path, "a", saved=(NOON - timedelta(days=1)).isoformat()))
    screen = show()
    look.set_language("ja")
    assert screen.header.headline.accessibleName() == "お客様の「頭」と「心」を、アンケートから読み解く"
    texts = said(screen)
    assert "データはこの PC の外に出ません" in texts
    assert "最近のプロジェクト" in texts
    assert screen.drop.choose.text() == "ファイルを選ぶ…"
    assert "富山県" in screen.samples[1].accessibleName()
    assert f"昨日 {NOON:%H:%M}" in screen.projects.rows()[0].accessibleName()


def test_headline_when_the_theme_changes(show: Callable[..., WelcomeScreen], look: Look) -> None:
    screen = show()
    for choice in ("dark", "light"):
        look.set_theme(choice)
        text = screen.header.headline.text()
        assert f"color:{look.colour('head').name()}" in text
        assert f"color:{look.colour('heart').name()}" in text


def test_formats_when_such_files_are_read(tmp_path: Path, show: Callable[..., WelcomeScreen]) -> None:
    """Only what can really be opened is promised."""
    rows = "Would you recommend us?{0}Service\n" + "9{0}4\n" * 12
    for ending, between in ((".csv", ","), (".tsv", "\t"), (".txt", ",")):
        assert ending in FORMATS
        file = tmp_path / f"survey{ending}"
        file.write_text(rows.format(between), encoding="utf-8")
        assert len(read_here(file, None, lambda _share: None).sheets[0].columns) == 2
    table = (("Would you recommend us?", "Service"), (9, 4))
    for ending, data in (
        (".xls", xls({"a": table})),
        (".ods", ods(ods_table(table))),
        (".zip", packed({"a.csv": "a,b"})),
    ):
        assert ending in FORMATS
        file = tmp_path / f"survey{ending}"
        file.write_bytes(data)
        assert len(read_here(file, None, lambda _share: None).sheets[0].columns) == 2
    shown = [label.text() for label in show().drop.findChildren(QLabel) if label.text().startswith(".")]
    assert shown == [".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt", ".sav", ".zip", ".loyalty"]


def test_drop_area_when_a_file_is_over_the_window(show: Callable[..., WelcomeScreen], look: Look) -> None:
    screen = show()
    corner = QPoint(30, 30)
    before = screen.drop.grab().toImage().pixelColor(corner).name()
    screen.set_drop_active(True)
    assert "Let go to open the file" in said(screen.drop)
    assert screen.drop.grab().toImage().pixelColor(corner) == look.colour("accent_bg")
    screen.set_drop_active(False)
    assert "Drop your Excel, CSV or SPSS file here" in said(screen.drop)
    assert screen.drop.grab().toImage().pixelColor(corner).name() == before == look.colour("panel").name()


# every size


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("width", "height"), [(1440, 846), (1280, 666), (960, 546), (2560, 1386)])
def test_layout_when_the_window_has_this_size(
    width: int,
    height: int,
    language: str,
    show: Callable[..., WelcomeScreen],
    look: Look,
    recent: RecentProjects,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    look.set_language(language)
    for at in range(12):
        recent.remember(project(tmp_path, f"{at} " + "very long name " * 6, score=-100.0, n=1_048_575))
    screen = show(width, height)
    qtbot.waitUntil(lambda: not [label.text() for label in screen.findChildren(QLabel) if is_cut(label)])
    parts = (screen.header, screen.drop, *screen.samples, screen.projects, screen.steps)
    places = [part.rect().translated(part.mapTo(screen, QPoint(0, 0))) for part in parts]
    assert max(place.right() for place in places) <= width, "nothing beyond the right edge"
    assert screen.steps.width() <= 1200
    assert abs((places[0].left() + places[-2].right()) / 2 - width / 2) < 12, "in the middle"
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
    if height >= 666:
        assert max(place.bottom() for place in places) <= height, "all of it without scrolling"


def test_imports_when_the_screen_is_painted(tmp_path: Path) -> None:
    """Nothing heavy may stand between the start of the program and this screen."""
    code = """
import json, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
app = QApplication([])
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.recent import Recent, RecentProjects
from loyalty_desktop.desktop.session.settings import Settings
look, jobs = Look("light", "ja"), Jobs()
recent = RecentProjects(Settings(), jobs)
recent.remember(Recent("/a", "a", 1.0, "shown", "nps", 30, 0.2, 0.3, 0.5, "2026-09-21T12:00:00+00:00"))
screen = WelcomeScreen(look, recent)
screen.resize(1440, 846)
screen.show()
app.processEvents()
assert not screen.grab().isNull()
print(json.dumps(sorted(sys.modules)))
jobs.finish()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(json.loads(done.stdout))
    assert "loyalty_desktop.desktop.screens.welcome.screen" in imported
    assert {"numpy", "pandas", "pyqtgraph", "openpyxl", "scipy"}.isdisjoint(imported)
