"""Text that wraps anywhere: no letter is lost, no word widens the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


@pytest.mark.parametrize("text", ["A" * 200, "満足度" * 60, "How satisfied are you with all of it, really? " * 4])
def test_no_letter_is_lost_and_no_line_is_too_wide(qtbot: QtBot, look: Look, text: str) -> None:
    label = Wrapped(look)
    qtbot.addWidget(label)
    label.setText(text)
    lines = label.lines(200)
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(label.font(), line) <= 201 for line in lines)


def test_line_breaks_are_kept(qtbot: QtBot, look: Look) -> None:
    label = Wrapped(look)
    qtbot.addWidget(label)
    label.setText("one\ntwo\n\nthree")
    assert label.lines(200) == ("one", "two", "", "three")
    assert label.heightForWidth(200) == 4 * 18


def test_another_text_is_broken_anew(qtbot: QtBot, look: Look) -> None:
    label = Wrapped(look)
    qtbot.addWidget(label)
    label.setText("A" * 100)
    assert len(label.lines(100)) > 3
    label.setText("short")
    assert label.lines(100) == ("short",)


def test_a_narrow_pane_gives_the_height_it_needs(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Wrapped(look)
    label.setText("満足度" * 40)
    lines = column(window)
    lines.addWidget(label)
    lines.addStretch()
    window.resize(150, 600)
    with qtbot.waitExposed(window):
        window.show()
    assert label.width() == 150
    assert label.height() == label.heightForWidth(150) > 100
