"""Every part of every screen that takes the keys, or that is pressed, has a name for those who hear the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from loyalty_desktop.desktop.rail import SCREENS
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from tests.desktop.conftest import APPAREL_PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow

SIZES = [(1440, 900), (1280, 720)]


def asked(root: QWidget) -> Iterator[QWidget]:
    """Return what is visible and takes the keys or is pressed."""
    for one in (root, *root.findChildren(QWidget)):
        takes_keys = one.focusPolicy() != Qt.FocusPolicy.NoFocus
        if one.isVisible() and (takes_keys or isinstance(one, (QPushButton, QComboBox))):
            yield one


def nameless(root: QWidget) -> list[str]:
    """Return where those are that have no name, from the inside to the outside."""
    found = []
    for one in asked(root):
        spoken = QAccessible.queryAccessibleInterface(one)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            above: list[str] = []
            part: QWidget | None = one
            while part is not None and len(above) < 4:
                above.append(type(part).__name__)
                part = part.parentWidget()
            found.append(" in ".join(above))
    return found


def settle(window: MainWindow, screen: str) -> None:
    """Open a screen and let it be laid out."""
    window.book.show_screen(screen)
    for _turn in range(3):
        QApplication.processEvents()


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the sample in it."""
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=20_000):
        window.open_path(APPAREL_PROJECT)
    return window


def test_the_walk_finds_what_has_no_name(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    QComboBox(made)
    QPushButton("named", made)
    made.show()
    assert nameless(made) == ["QComboBox in QWidget"]


def test_everything_on_the_start_screen_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.welcome.isVisible)
    assert list(asked(window))
    assert nameless(window) == []


def test_everything_on_every_screen_has_a_name(opened: MainWindow) -> None:
    workspace = opened.parts.workspace
    journey = workspace.state.journey
    chosen = [
        driver_chosen(journey, journey.drivers[0].id),
        experience_chosen(journey, journey.experiences[-1].id),
    ]
    found: dict[str, list[str]] = {}
    for width, height in SIZES:
        opened.resize(width, height)
        for one in chosen:
            workspace.select(one)
            for screen in SCREENS:
                settle(opened, screen)
                missing = nameless(opened)
                if missing:
                    found[f"{screen} {width}x{height}"] = missing
    assert found == {}


def test_everything_has_a_name_without_a_survey(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.opened):
        window.parts.documents.new()
    found = {}
    for screen in SCREENS:
        settle(window, screen)
        missing = nameless(window)
        if missing:
            found[screen] = missing
    assert found == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_goes_through_the_page_and_comes_back(opened: MainWindow, screen: str) -> None:
    """Every stop of the Tab key is visible, and none comes twice before all have had their turn."""
    settle(opened, screen)
    page = opened.book.page(screen)
    stops: list[QWidget] = []
    one: QWidget | None = page.nextInFocusChain()
    while one is not None and one is not page:
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(one)
        one = one.nextInFocusChain()
    inside = [one for one in stops if page.isAncestorOf(one)]
    assert inside
    assert len(set(inside)) == len(inside)
    # what belongs to the page comes in one go: nobody is sent to the header and back in between
    places = [at for at, one in enumerate(stops) if page.isAncestorOf(one)]
    assert places == list(range(places[0], places[0] + len(places)))
