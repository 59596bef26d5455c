"""A person in front of the Journey screen: drags with the mouse, types, opens menus; and what must hold afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.screens.journey.cards import Card, Row
from loyalty_desktop.desktop.screens.journey.content import board_content
from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
from loyalty_desktop.journey.parts import faults
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, workspace: Workspace, look: Look, width: int = 1900, height: int = 1000) -> JourneyScreen:
    """Return the screen as it stands in an active window, large enough to see every lane."""
    return see(qtbot, JourneyScreen(workspace, look), width, height, active=True)


class Person:
    """Works on a screen with mouse and keys, naming things as they are called on it."""

    def __init__(self, screen: JourneyScreen) -> None:
        self.screen = screen
        self.workspace = screen.workspace
        self.board = screen.canvas.board
        self.list = screen.palette_panel.list

    @property
    def journey(self) -> Journey:
        return self.workspace.state.journey

    # finding

    def card(self, name: str) -> Card:
        cards = [item for item in self.board.items.values() if isinstance(item, Card)]
        return next(item for item in cards if item.content.name == name)

    def experience(self, name: str) -> Row:
        rows = [item for item in self.board.items.values() if isinstance(item, Row)]
        return next(item for item in rows if item.title == name)

    def stage(self, name: str) -> Item:
        id_ = next(stage.id for stage in self.journey.stages if stage.name == name)
        return self.board.items["stage", id_]

    def zone(self, stage: str) -> Item:
        id_ = next(one.id for one in self.journey.stages if one.name == stage)
        return self.board.items["zone", id_]

    def line(self, text: str) -> QRect:
        """Return where a line of the palette is, scrolled into sight."""
        for at in range(self.list.columns.rowCount()):
            index = self.list.columns.index(at)
            if index.data() == text and index.flags():
                self.list.scrollTo(index)
                return self.list.visualRect(index)
        msg = f"the palette has no {text}"
        raise AssertionError(msg)

    def lines(self) -> list[str]:
        return [self.list.columns.index(at).data() for at in range(self.list.columns.rowCount())]

    def names(self, stage: str) -> list[str]:
        return [one.name for one in next(each for each in self.journey.stages if each.name == stage).drivers]

    def happened(self, driver: str | None) -> list[str]:
        id_ = next((one.id for one in self.journey.drivers if one.name == driver), None)
        assert (driver is None) == (id_ is None)
        return [one.name for one in self.journey.experiences_at(id_)]

    # the mouse

    def drag_line(self, text: str, to: QPoint, *, drop: bool = True) -> None:
        """Drag a line of the palette to a place of the screen."""
        self.drag(self.list.viewport(), self.line(text).center(), to, drop=drop)

    def drag_item(self, item: Item, to: QPoint, *, drop: bool = True) -> None:
        """Drag a part of the map, held near its upper left corner."""
        self.drag(item, QPoint(30, min(16, item.height() // 2)), to, drop=drop)

    def drag(self, source: QWidget, hold: QPoint, to: QPoint, *, drop: bool = True) -> None:
        """Press, move in several steps over whatever is there, and let go unless told not to."""
        QTest.mousePress(source, LEFT, pos=hold)
        begin = source.mapToGlobal(hold)
        for step in range(1, 6):
            QTest.mouseMove(source, source.mapFromGlobal(begin + (to - begin) * (step / 5)))
        if drop:
            self.let_go(source, to)

    def let_go(self, source: QWidget, where: QPoint) -> None:
        QTest.mouseRelease(source, LEFT, pos=source.mapFromGlobal(where))

    def click(
        self,
        item: QWidget,
        where: QPoint | None = None,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.mouseClick(item, LEFT, modifier, item.rect().center() if where is None else where)

    # places of the screen

    def before(self, card: str) -> QPoint:
        rect = self.card(card).rect()
        return self.card(card).mapToGlobal(QPoint(rect.center().x(), 8))

    def behind(self, card: str) -> QPoint:
        rect = self.card(card).rect()
        return self.card(card).mapToGlobal(QPoint(rect.center().x(), rect.bottom() - 6))

    def on(self, item: QWidget) -> QPoint:
        return item.mapToGlobal(item.rect().center())

    # keys

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        """Type a text, Japanese too, as an input method hands it over."""
        focus = QApplication.focusWidget()
        assert focus is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(focus, event)

    def undo(self) -> None:
        self.workspace.steps.undo()

    def redo(self) -> None:
        self.workspace.steps.redo()

    # menus

    def menu(self) -> QMenu:
        """Return the menu that is open."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def choose(self, *texts: str) -> None:
        """Choose an entry of the open menu, through its submenus."""
        menu = self.menu()
        top = menu
        for text in texts[:-1]:
            menu = next(one for one in menu.findChildren(QMenu) if one.title() == text)
        action = next(one for one in menu.actions() if one.text() == texts[-1])
        assert action.isEnabled()
        top.close()  # as a menu does before its entry is carried out
        action.trigger()

    # what must hold

    def check(self) -> None:
        """Check that the journey is sound, and that figures and map are those of a fresh analysis."""
        state = self.workspace.state
        assert faults(state.journey) == ()
        if state.survey is not None and state.problem is None:
            assert state.results == analyze(Counter(state.survey), state.journey)
        content = board_content(state)
        assert self.board.content == content
        cards = [card for lane in content.lanes for card in lane.cards]
        for card in (*cards, *content.overall):
            item = self.board.items[card.kind, card.id]
            assert isinstance(item, Card)
            assert item.content == card
            assert item.isVisible()
        wanted = {lane.id for lane in content.lanes}
        assert {id_ for kind, id_ in self.board.items if kind == "stage"} == wanted
        assert {id_ for kind, id_ in self.board.items if kind == "driver"} == {card.id for card in cards}
