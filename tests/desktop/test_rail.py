"""The rail: mouse and arrow keys choose the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.rail import SCREENS, Rail


def test_rail_by_mouse_and_keys(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.show()
    rail.activateWindow()
    qtbot.waitUntil(rail.isActiveWindow)
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    qtbot.mouseClick(rail.button("drivers"), Qt.MouseButton.LeftButton)
    rail.button("drivers").setFocus()
    qtbot.keyClick(rail.button("drivers"), Qt.Key.Key_Down)
    qtbot.keyClick(rail.button("experiences"), Qt.Key.Key_Up)
    qtbot.keyClick(rail.button("drivers"), Qt.Key.Key_Up)
    assert chosen == ["drivers", "experiences", "drivers", "journey"]
    assert rail.button("journey").hasFocus()


def test_rail_says_the_screens_in_the_language_in_use(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look)
    qtbot.addWidget(rail)
    assert [rail.button(screen).text() for screen in SCREENS] == [
        "Data",
        "Journey",
        "Drivers",
        "Experiences",
        "Customers",
        "Voices",
        "Compare",
        "Actions",
    ]
    look.set_language("ja")
    assert [rail.button(screen).accessibleName() for screen in SCREENS] == [
        "データ",
        "ジャーニー",
        "ドライバー",
        "体験",
        "顧客",
        "声",
        "比較",
        "施策",
    ]


def test_rail_paints_the_chosen_screen(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.choose("journey")
    rail.show()
    on, off = (rail.button(one).grab().toImage().pixelColor(8, 28).name() for one in ("journey", "drivers"))
    assert on == look.colour("accent_bg").name()
    assert off != on


def test_words_are_never_cut(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look)
    qtbot.addWidget(rail)
    for language in ("en", "ja"):
        look.set_language(language)
        for screen in SCREENS:
            button = rail.button(screen)
            assert min(text_width(look.font(size, 600), button.text()) for size in (11, 10)) <= button.width()
