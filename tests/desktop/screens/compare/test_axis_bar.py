"""What the groups are told apart by, chosen in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from loyalty_desktop.desktop.screens.compare.axis_bar import AxisBar
from loyalty_desktop.report.compare_choices import CompareChoice
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


def test_what_is_in_use_is_said_in_full_where_nothing_stands_beside_the_list(qtbot: QtBot, look: Look) -> None:
    names = ("Your usual store (groups)", "Your usual store", "Membership", "Age")
    choices = tuple(CompareChoice(ColumnKey(one), one, one, likely=True, groups=3) for one in names)
    bar = AxisBar(look)
    see(qtbot, bar, 310, 34)  # room for one beside the list
    bar.show_choices(choices, choices[0])
    assert bar.quick == ()  # one alone would be no choice
    assert bar.combo.line.text() == names[0]
    assert bar.combo.line.width() >= QFontMetrics(bar.combo.line.font()).horizontalAdvance(names[0])
