from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

CHOICES = [("All", ""), ("Buy", "+Buy"), ("A stage with a name that is much longer than any box for it can be", "+x")]


@pytest.fixture
def combo(qtbot: QtBot, look: Look) -> CaptionedCombo:
    made = CaptionedCombo(look, widest=120)
    qtbot.addWidget(made)
    made.set_choices("Stage", CHOICES)
    made.setCurrentIndex(0)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_choices_are_offered_without_a_signal(combo: CaptionedCombo) -> None:
    said: list[int] = []
    combo.currentIndexChanged.connect(said.append)
    combo.set_choices("Stage", CHOICES[:2])
    assert [combo.itemText(at) for at in range(combo.count())] == ["All", "Buy"]
    assert said == []


def test_keys_choose(combo: CaptionedCombo) -> None:
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentData() == "+Buy"
    assert combo.accessibleName() == "Stage: Buy"


def test_the_box_is_as_wide_as_its_choice_but_never_wider_than_said(combo: CaptionedCombo) -> None:
    short = combo.sizeHint().width()
    combo.setCurrentIndex(1)
    longer = combo.sizeHint().width()
    combo.setCurrentIndex(2)
    assert short < longer + 20 < combo.sizeHint().width() + 20
    assert combo.sizeHint().width() < 120 + 100


def test_caption_and_choice_are_painted_in_their_colours(combo: CaptionedCombo, look: Look) -> None:
    picture = combo.grab().toImage()
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert any(_are_alike(one, look.colour("muted")) for one in colours)
    assert any(_are_alike(one, look.colour("ink")) for one in colours)


def _are_alike(one: QColor, other: QColor) -> bool:
    """Say whether two colours are the same but for the smoothing of thin letters."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(mine - yours) <= 16 for mine, yours in pairs)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_open_list_shows_long_choices(combo: CaptionedCombo, qtbot: QtBot) -> None:
    combo.showPopup()
    qtbot.waitUntil(combo.view().isVisible)
    assert combo.view().width() > combo.width()
    combo.hidePopup()
