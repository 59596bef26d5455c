"""The recent projects on the start screen: what their figures may say, and how they are opened and forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.desktop.screens.welcome.conftest import NOON, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.welcome.recent_row import RecentRow
    from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
    from loyalty_desktop.desktop.session.recent import RecentProjects

LEFT = Qt.MouseButton.LeftButton


def said(widget: QWidget) -> str:
    """Return every text that labels below `widget` show."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def painted(row: RecentRow) -> set[str]:
    """Return the colours in a row."""
    image = row.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}


def test_recents_when_there_are_none(show: Callable[..., WelcomeScreen]) -> None:
    screen = show()
    assert "Nothing here yet" in said(screen.projects)
    assert screen.projects.rows() == ()


def test_recents_when_pressed(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, qtbot: QtBot
) -> None:
    recent.remember(project(tmp_path, "older"))
    recent.remember(project(tmp_path, "newer"))
    screen = show()
    newer, older = screen.projects.rows()
    with qtbot.waitSignal(screen.open_wanted, check_params_cb=lambda path: path == tmp_path / "newer.loyalty"):
        qtbot.mouseClick(newer, LEFT)
    with qtbot.waitSignal(screen.open_wanted, check_params_cb=lambda path: path == tmp_path / "older.loyalty"):
        qtbot.keyClick(older, Qt.Key.Key_Return)
    assert newer.accessibleName() == f"newer, NRS, would stay, +12.4, n=1,238, Today {NOON - timedelta(hours=1):%H:%M}"


def test_recents_when_one_is_added_meanwhile(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path
) -> None:
    screen = show()
    recent.remember(project(tmp_path, "a"))
    assert [row.recent.name for row in screen.projects.rows()] == ["a"]
    assert "Nothing here yet" not in said(screen.projects)


def test_recent_when_figures_are_firm(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, look: Look
) -> None:
    recent.remember(project(tmp_path, "a", n=30))
    colours = painted(show().projects.rows()[0])
    for role in ("negative", "passive", "positive", "ink"):
        assert look.colour(role).name() in colours, role
    assert look.colour("warn").name() not in colours


def test_recent_when_the_base_is_small(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, look: Look
) -> None:
    recent.remember(project(tmp_path, "a", n=28, state="reference", score=35.7))
    row = show().projects.rows()[0]
    assert "+35.7, for reference, n=28" in row.accessibleName()
    place = row.grab().toImage().copy(0, 0, 100, row.height())
    left = {place.pixelColor(x, y).name() for x in range(place.width()) for y in range(place.height())}
    assert look.colour("ink").name() not in left, "the score is muted"
    assert look.colour("warn_bg").name() in painted(row), "with an amber tag"


def test_recent_when_the_score_is_hidden(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, look: Look
) -> None:
    none = {"score": None, "negative_share": None, "passive_share": None, "positive_share": None}
    recent.remember(project(tmp_path, "few", n=7, state="hidden", **none))
    recent.remember(project(tmp_path, "drawn", n=0, state="hidden", **none))
    drawn, few = show().projects.rows()
    assert ", n=7," in few.accessibleName()
    assert "No answers yet" in drawn.accessibleName()
    for row in (drawn, few):
        assert {look.colour(role).name() for role in ("negative", "positive")}.isdisjoint(painted(row))
        assert "+" not in row.accessibleName()


def test_recent_when_the_scale_is_short(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path
) -> None:
    recent.remember(project(tmp_path, "a", kind="other", points=5))
    assert "Score (5-point answers)" in show().projects.rows()[0].accessibleName()


def test_recent_when_the_file_is_gone(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = project(tmp_path, "gone")
    recent.remember(gone)
    gone.file.unlink()
    screen = show()
    qtbot.waitUntil(lambda: screen.projects.rows()[0].is_gone)
    row = screen.projects.rows()[0]
    assert "File not found" in row.accessibleName()
    crosses = [button for button in row.findChildren(QWidget) if button.accessibleName() == "Take gone off the list"]
    qtbot.waitUntil(crosses[0].isVisible)
    with qtbot.assertNotEmitted(screen.open_wanted):
        qtbot.mouseClick(crosses[0], LEFT)
    assert recent.projects == ()
    assert screen.projects.rows() == ()


def test_recents_when_taken_off_by_keyboard(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("c", "b", "a"):
        recent.remember(project(tmp_path, name))
    screen = show()
    screen.activateWindow()
    screen.projects.rows()[0].setFocus()
    qtbot.keyClick(screen.projects.rows()[0], Qt.Key.Key_Down)
    qtbot.waitUntil(screen.projects.rows()[1].hasFocus)
    qtbot.keyClick(screen.projects.rows()[1], Qt.Key.Key_Delete)
    assert [one.name for one in recent.projects] == ["a", "c"]
    qtbot.waitUntil(screen.projects.rows()[1].hasFocus)
    qtbot.keyClick(screen.projects.rows()[1], Qt.Key.Key_Up)
    qtbot.waitUntil(screen.projects.rows()[0].hasFocus)
    assert (tmp_path / "b.loyalty").exists(), "only the list forgets"


def test_recent_when_its_menu_is_opened(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, qtbot: QtBot
) -> None:
    recent.remember(project(tmp_path, "a"))
    screen = show()
    row = screen.projects.rows()[0]
    assert row.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    opening, forgetting = row.actions()
    assert (opening.text(), forgetting.text()) == ("Open", "Take it off the list")
    with qtbot.waitSignal(screen.open_wanted):
        opening.trigger()
    forgetting.trigger()
    assert recent.projects == ()


def test_recent_when_the_path_looks_like_markup(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path
) -> None:
    recent.remember(project(tmp_path, "a", path="/x/<b>&amp;</b>/a.loyalty"))
    assert "&lt;b>&amp;amp;&lt;/b>" in show().projects.rows()[0].toolTip()


def test_recent_when_the_mouse_is_on_it(
    show: Callable[..., WelcomeScreen], recent: RecentProjects, tmp_path: Path, look: Look
) -> None:
    recent.remember(project(tmp_path, "a"))
    row = show().projects.rows()[0]
    assert look.colour("selected").name() not in painted(row)
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    at = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(at, at, at))
    assert look.colour("selected").name() in painted(row)
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
