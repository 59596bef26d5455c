"""Fields for numbers and days: what may be typed, and when they tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.widgets.number_fields import DateField, DecimalField, ScoreField, WholeField
from tests.desktop.turning import turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


@pytest.mark.parametrize(
    ("typed", "told", "shown"),
    [
        ("12", [12.0], "+12.0"),
        ("-3.5", [-3.5], "−3.5"),
        ("−8", [-8.0], "−8.0"),
        ("－３５", [-35.0], "−35.0"),
        ("ー３．５", [-3.5], "−3.5"),
        ("▲12", [-12.0], "−12.0"),
        ("＋４", [4.0], "+4.0"),
        ("+40.5", [40.5], "+40.5"),
        ("0", [], "0.0"),
        ("", [], "0.0"),
        ("-", [], "0.0"),
        ("1x2", [12.0], "+12.0"),
        ("-100", [-100.0], "−100.0"),
    ],
)
def test_a_score_is_typed_with_either_minus(
    qtbot: QtBot, look: Look, typed: str, told: list[float], shown: str
) -> None:
    field = ScoreField(look)
    qtbot.addWidget(field)
    field.show()
    heard: list[float] = []
    field.edited.connect(heard.append)
    field.show_value(0.0)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    for letter in typed:
        if letter.isascii():
            qtbot.keyClicks(field, letter)
        else:
            line = field.lineEdit()
            assert line is not None
            line.insert(letter)
    assert heard == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == told
    assert field.text() == shown


@pytest.mark.parametrize(("made", "typed", "told"), [(WholeField, "－１２", -12), (DecimalField, "３．５", 3.5)])
def test_every_field_takes_full_width_numbers(
    qtbot: QtBot, look: Look, made: type[WholeField | DecimalField], typed: str, told: float
) -> None:
    field = WholeField(look) if made is WholeField else DecimalField()
    qtbot.addWidget(field)
    field.setRange(-50, 50)
    field.setPrefix("" if made is WholeField else "× ")
    field.show()
    field.selectAll()
    line = field.lineEdit()
    assert line is not None
    for letter in typed:
        line.insert(letter)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == told


def test_showing_a_value_tells_nobody(qtbot: QtBot, look: Look) -> None:
    whole, score, date = WholeField(look), ScoreField(look), DateField(look)
    heard: list[object] = []
    for field in (whole, score, date):
        qtbot.addWidget(field)
        field.edited.connect(heard.append)
    whole.show_value(5, 0, 9)
    score.show_value(7.5)
    date.show_date("2027-03-31")
    assert heard == []
    assert (whole.value(), score.value(), date.text()) == (5, 7.5, "31 Mar 2027")


@pytest.mark.parametrize("make", [WholeField, ScoreField, DateField])
def test_the_wheel_turns_only_a_field_that_has_the_keyboard(
    qtbot: QtBot, look: Look, make: type[WholeField | ScoreField | DateField]
) -> None:
    field = make(look)
    qtbot.addWidget(field)
    if isinstance(field, WholeField):
        field.show_value(5, 0, 9)
    elif isinstance(field, DateField):
        field.show_date("2027-03-31")
    before = field.text()
    field.show()
    field.clearFocus()
    turn_wheel(field)
    assert field.text() == before
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    turn_wheel(field)
    assert field.text() != before


def test_arrows_tell_at_once(qtbot: QtBot, look: Look) -> None:
    field = WholeField(look)
    qtbot.addWidget(field)
    field.show()
    field.show_value(5, 0, 9)
    with qtbot.waitSignal(field.edited) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert heard.args == [6]


def test_a_day_is_written_and_typed_as_the_language_writes_it(qtbot: QtBot, look: Look) -> None:
    field = DateField(look)
    qtbot.addWidget(field)
    field.show_date("2027-03-31")
    look.set_language("ja")
    assert field.text() == "2027/03/31"
    look.set_language("en")
    assert field.text() == "31 Mar 2027"
    field.show()
    field.setFocus()
    heard: list[str] = []
    field.edited.connect(heard.append)
    line = field.lineEdit()
    assert line is not None
    line.setText("1 Apr 2027")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert set(heard) == {"2027-04-01"}
