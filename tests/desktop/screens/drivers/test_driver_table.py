"""The table of drivers: what it paints and says about firm, small and missing bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.screens.drivers.driver_table import DriverTable
from loyalty_desktop.report.driver_table import driver_rows
from tests.report.making import driver, results

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

_ROLE = Qt.ItemDataRole
FOUND = results(
    [
        driver("Shop", (10, 100, 190), (100, 60, 40)),
        driver("Website", (3, 8, 14), (6, 6, 4)),
        driver("Fitting", (1, 2, 1), (1, 1, 1)),
        driver("Turned <b>round</b>", (200, 60, 40), (10, 100, 190), flags=("reverse_direction",)),
        driver("Parcel", (0, 0, 0), (0, 0, 0), flags=("no_column",)),
    ],
    overall=[driver("Overall", (10, 100, 250), (120, 60, 40))],
)
NAMES = ("Shop", "Website", "Fitting", "Turned <b>round</b>", "Parcel", "Overall")
NAME, STAGE, N, HEAD, HEART, LIFT = range(6)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> DriverTable:
    made = DriverTable(look)
    qtbot.addWidget(made)
    rows = driver_rows(FOUND)
    made.show_drivers(rows, rows, FOUND.loyalty)
    made.resize(690, 320)
    made.show()
    qtbot.waitExposed(made)
    return made


def text(table: DriverTable, name: str, column: int, role: Qt.ItemDataRole = _ROLE.DisplayRole) -> str:
    return str(table.figures.index(NAMES.index(name), column).data(role) or "")


def colours(table: DriverTable, name: str, column: int) -> set[str]:
    box = table.visualRect(table.figures.index(NAMES.index(name), column))
    image = table.viewport().grab(box).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_firm_figures_are_in_full_colour_and_arrows_say_which_way(table: DriverTable) -> None:
    look = table.look
    assert text(table, "Shop", LIFT) == "+90 ▲"
    assert text(table, "Turned <b>round</b>", LIFT) == "−113 ▼"
    assert look.colour("head").name() in colours(table, "Shop", HEAD)
    assert look.colour("heart").name() in colours(table, "Shop", HEART)
    assert look.colour("positive_text").name() in colours(table, "Shop", LIFT)
    assert look.colour("negative_text").name() in colours(table, "Turned <b>round</b>", LIFT)


def test_small_bases_are_muted_and_tagged_without_an_arrow(table: DriverTable) -> None:
    look = table.look
    assert text(table, "Website", LIFT) == "+57"
    assert look.colour("heart").name() not in colours(table, "Website", HEART)
    for column in (HEART, LIFT):
        assert look.colour("warn_bg").name() in colours(table, "Website", column)
        assert look.colour("warn_bg").name() not in colours(table, "Shop", column)
    assert look.colour("warn_bg").name() not in colours(table, "Website", HEAD), "41 rated it: the head is firm"
    assert "for reference only" in text(table, "Website", HEART, _ROLE.ToolTipRole)
    assert "djusted p" not in text(table, "Website", LIFT, _ROLE.ToolTipRole)


def test_hidden_figures_leave_only_n(table: DriverTable) -> None:
    assert [text(table, "Fitting", column) for column in (N, HEAD, HEART, LIFT)] == ["7 / 4", "–", "–", "–"]
    assert table.look.colour("soft").name() not in colours(table, "Fitting", HEAD)
    assert "Fewer than 10" in text(table, "Fitting", HEAD, _ROLE.ToolTipRole)
    assert text(table, "Parcel", N) == "no column"


def test_tool_tips_explain_the_lift_and_never_hold_markup(table: DriverTable) -> None:
    tip = text(table, "Shop", LIFT, _ROLE.ToolTipRole)
    assert "NRS of the satisfied +60.0 (n=300) minus NRS of the rest −30.0 (n=200): +90.0" in tip
    assert "adjusted p &lt;.001" in tip
    assert "&lt;b>round" in text(table, "Turned <b>round</b>", NAME, _ROLE.ToolTipRole)
    assert "may be reversed" in text(table, "Turned <b>round</b>", NAME, _ROLE.ToolTipRole)
    assert table.look.colour("warn_bg").name() in colours(table, "Turned <b>round</b>", NAME)


def test_overall_satisfaction_is_muted_below_and_without_an_arrow(table: DriverTable) -> None:
    assert text(table, "Overall", LIFT) == "+103"
    assert text(table, "Overall", STAGE) == "Overall"
    assert table.look.colour("header").name() in colours(table, "Overall", NAME)
    for column in (HEAD, HEART, LIFT):
        table.sort_by(column)
        assert table.figures.id_at(5) == "Overall"
    assert "djusted p" not in text(table, "Overall", LIFT, _ROLE.ToolTipRole)


def test_a_row_is_heard_as_a_sentence(table: DriverTable) -> None:
    assert text(table, "Shop", NAME, _ROLE.AccessibleTextRole) == (
        "Driver: Shop, Stage: s, n head / heart: 500 / 300, Head share: 60%, Heart NRS: +60, Lift (pt): +90 ▲, "
        "Importance: working out"
    )


def test_a_wide_table_lengthens_the_bars_too(table: DriverTable) -> None:
    table.resize(1290, 320)
    widths = [table.columnWidth(column) for column in range(7)]
    assert sum(widths) == 1290
    assert widths[HEAD] > 250
    assert widths[HEART] > 250


def test_cells_paint_how_long_names_differ_and_tell_the_whole(qtbot: QtBot, look: Look) -> None:
    names = [f"How would you rate the airport's {own}" for own in ("restaurants", "cleanliness of restrooms", "Y")]
    found = results([driver(name, (10, 100, 190), (100, 60, 40)) for name in names])
    plain = results(
        [driver(name, (10, 100, 190), (100, 60, 40)) for name in ("…restaurants", "…cleanliness of restrooms", "…Y")]
    )
    images = []
    for one in (found, plain):
        made = DriverTable(look)
        qtbot.addWidget(made)
        rows = driver_rows(one)
        made.show_drivers(rows, rows, one.loyalty)
        made.resize(690, 320)
        made.show()
        qtbot.waitExposed(made)
        images.append([made.viewport().grab(made.visualRect(made.figures.index(at, 0))).toImage() for at in range(3)])
        assert [made.figures.index(at, 0).data() for at in range(3)] == [row.name for row in rows]
        assert all(row.name in row_tip(made, at) for at, row in enumerate(rows))
    assert images[0] == images[1]
    assert images[0][0] != images[0][1] != images[0][2]


def row_tip(table: DriverTable, at: int) -> str:
    return str(table.figures.index(at, 0).data(_ROLE.ToolTipRole))
