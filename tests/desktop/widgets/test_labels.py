"""Labels that are cut, and what their tool tips say then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


@pytest.fixture
def label(qtbot: QtBot, look: Look) -> ElidedLabel:
    made = ElidedLabel(look)
    qtbot.addWidget(made)
    made.resize(120, 20)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_text_that_is_cut_is_whole_in_its_tool_tip(label: ElidedLabel) -> None:
    text = "A sentence that is much longer than its label"
    label.setText(text)
    assert label.text().endswith("…")
    assert text in label.toolTip()
    label.resize(900, 20)
    assert (label.text(), label.toolTip()) == (text, "")


def test_a_shortened_text_tells_what_it_stands_for(label: ElidedLabel) -> None:
    label.setText("…WiFi", whole="How would you rate the WiFi")
    assert label.text() == "…WiFi"
    assert "How would you rate the WiFi" in label.toolTip()
    assert label.accessibleName() == label.full_text() == "How would you rate the WiFi"
    label.setText("WiFi")
    assert (label.toolTip(), label.full_text()) == ("", "WiFi")


def test_the_tag_of_few_answers_tells_what_it_is(qtbot: QtBot, look: Look) -> None:
    tag, other = Label(look, 11, kind="reference"), Label(look, 11, kind="good")
    for one in (tag, other):
        qtbot.addWidget(one)
        one.setText("few")
    assert "fewer than 30" in tag.toolTip()
    assert other.toolTip() == ""
    look.set_language("ja")
    tag.setText("参考")
    assert "30" in tag.toolTip()
    assert "few" not in tag.toolTip()
