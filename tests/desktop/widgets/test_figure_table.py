from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest

from loyalty_desktop.desktop.painting import RIGHT
from loyalty_desktop.desktop.widgets.figure_model import SORT_ROLE, FigureColumn, FigureModel, Order
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

_ = gettext
_ROLE = Qt.ItemDataRole
_NO_KEY = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Shop:
    id: str
    name: str
    score: float | None
    apart: bool = False


SHOPS = (
    Shop("a", "Aoyama", 20.0),
    Shop("b", "Ginza", None),
    Shop("c", "Shibuya <b>1</b>", 45.0),
    Shop("d", "Ueno", -5.0),
    Shop("all", "All shops", None, apart=True),
)


def paint_score(painter: QPainter, box: QRectF, row: Shop) -> None:
    painter.fillRect(box, QColor("#ff0000" if row.score is None else "#00ff00"))


COLUMNS = (
    FigureColumn[Shop](
        "name",
        lambda: _("Driver"),
        120,
        lambda one: one.name,
        lambda one: one.name,
        stretch=True,
        least=60,
        first_descending=False,
        tip=lambda one: one.name,
    ),
    FigureColumn[Shop](
        "score",
        lambda: "Score",
        80,
        lambda one: "" if one.score is None else f"{one.score:+.0f}",
        lambda one: one.score,
        align=RIGHT,
        least=50,
    ),
    FigureColumn[Shop]("bar", lambda: "Bar", 60, lambda _one: "", paint=paint_score),
)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> FigureTable[Shop]:
    made = FigureTable[Shop](look, COLUMNS, lambda one: one.id, apart=lambda one: one.apart)
    made.set_rows(SHOPS)
    made.resize(420, 260)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(table: FigureTable[Shop]) -> list[str]:
    return [row.id for row in table.figures.rows]


def click_title(table: FigureTable[Shop], column: int) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, _NO_KEY, at)


def click_row(table: FigureTable[Shop], row: int, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
    at = table.visualRect(table.figures.index(row, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def colour(table: FigureTable[Shop], row: int, column: int, dx: int = 3, dy: int = 3) -> str:
    image: QImage = table.viewport().grab().toImage()
    corner = table.visualRect(table.figures.index(row, column)).topLeft()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round((corner.x() + dx) * ratio), round((corner.y() + dy) * ratio)).name()


def test_model_keeps_qts_rules_sorted_or_not(qtmodeltester: Any) -> None:
    model = FigureModel[Shop](COLUMNS, lambda one: one.id)
    model.set_rows(SHOPS)
    qtmodeltester.check(model)
    model.set_order(Order(1, descending=True))
    model.set_rows(SHOPS[:2])
    qtmodeltester.check(model)


def test_titles_sort_both_ways_and_back_with_rows_without_value_last(table: FigureTable[Shop]) -> None:
    assert names(table) == ["a", "b", "c", "d", "all"]
    click_title(table, 1)
    assert names(table) == ["c", "a", "d", "b", "all"]
    click_title(table, 1)
    assert names(table) == ["d", "a", "c", "b", "all"]
    click_title(table, 1)
    assert names(table) == ["a", "b", "c", "d", "all"]


def test_a_column_of_names_sorts_upwards_first(table: FigureTable[Shop]) -> None:
    click_title(table, 0)
    assert names(table) == ["all", "a", "b", "c", "d"]


def test_a_column_without_sort_values_leaves_the_order(table: FigureTable[Shop]) -> None:
    click_title(table, 1)
    click_title(table, 2)
    assert names(table) == ["c", "a", "d", "b", "all"]


def test_clicks_choose_rows_and_say_so_once(table: FigureTable[Shop]) -> None:
    told: list[str] = []
    table.chosen.connect(told.append)
    click_row(table, 2)
    click_row(table, 2)
    click_row(table, 2, Qt.KeyboardModifier.ControlModifier)
    assert (told, table.chosen_id) == (["c"], "c")
    assert colour(table, 2, 0) == table.look.colour("accent_bg").name()
    assert colour(table, 1, 0, 8) == table.look.colour("panel").name()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, _NO_KEY, QPoint(20, table.viewport().height() - 4))
    assert table.chosen_id == "c"


def test_choose_shows_a_row_without_a_word(qtbot: QtBot, table: FigureTable[Shop]) -> None:
    with qtbot.assertNotEmitted(table.chosen):
        table.choose("d")
        table.choose("nobody")
        table.choose("a")
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    table.choose(None)
    assert (table.chosen_id, table.selectionModel().selectedRows()) == (None, [])


def test_keys_choose_rows(table: FigureTable[Shop]) -> None:
    told: list[str] = []
    table.choose("a")
    table.chosen.connect(told.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Return):
        QTest.keyClick(table, key)
    assert told == ["b", "all", "d", "a", "a"]


def test_typed_letters_find_a_name_whichever_column_is_current(table: FigureTable[Shop]) -> None:
    table.choose("a")
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClicks(table, "sh")
    assert table.chosen_id == "c"


def test_space_sorts_by_the_current_column(qtbot: QtBot, table: FigureTable[Shop]) -> None:
    table.choose("a")
    QTest.keyClick(table, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(table.chosen):
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert names(table) == ["c", "a", "d", "b", "all"]
    assert (table.chosen_id, table.currentIndex().row()) == ("a", 1)


def test_copy_leaves_the_clipboard_alone(table: FigureTable[Shop]) -> None:
    QGuiApplication.clipboard().setText("mine")
    table.choose("a")
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "mine"


def test_other_figures_keep_order_choice_and_scroll(qtbot: QtBot, table: FigureTable[Shop]) -> None:
    many = [Shop(f"{at:02}", f"Shop {at:02}", float(at)) for at in range(40)]
    table.set_rows(many)
    click_title(table, 1)
    table.choose("15")
    table.verticalScrollBar().setValue(500)
    with qtbot.assertNotEmitted(table.chosen):
        table.set_rows([Shop(one.id, one.name, 100 - one.score) for one in many if one.score is not None])
        assert names(table)[0] == "00"
        table.set_rows(many[:30])
    assert names(table)[0] == "29"
    assert table.verticalScrollBar().value() == 500
    assert [table.figures.id_at(index.row()) for index in table.selectionModel().selectedRows()] == ["15"]
    table.set_rows(many[:10])
    assert table.chosen_id is None


def test_columns_fill_the_width_then_give_way_and_only_then_scroll(table: FigureTable[Shop]) -> None:
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width() == 420
    assert [table.columnWidth(1), table.columnWidth(2)] == [80, 60]
    table.resize(220, 260)
    assert sum(table.columnWidth(at) for at in range(3)) <= 220
    assert not table.horizontalScrollBar().isVisible()
    table.resize(150, 260)
    assert [table.columnWidth(at) for at in range(3)] == [60, 50, 60]
    assert table.horizontalScrollBar().isVisible()


def test_rows_tell_themselves_in_a_sentence_and_never_as_markup(table: FigureTable[Shop]) -> None:
    model = table.figures
    assert model.index(0, 0).data(_ROLE.AccessibleTextRole) == "Driver: Aoyama, Score: +20"
    assert model.index(0, 1).data(_ROLE.AccessibleTextRole) == "Score: +20"
    assert "&lt;b>" in model.index(2, 0).data(_ROLE.ToolTipRole)
    assert (model.index(0, 1).data(SORT_ROLE), model.index(1, 1).data(SORT_ROLE)) == (20.0, None)
    table.sort_by(1)
    assert model.headerData(1, Qt.Orientation.Horizontal, _ROLE.AccessibleTextRole) == "Score, largest first"


def test_cells_are_painted_by_their_column(table: FigureTable[Shop]) -> None:
    assert (colour(table, 0, 2, 20, 10), colour(table, 1, 2, 20, 10)) == ("#00ff00", "#ff0000")
    assert colour(table, 4, 0, 8, 8) == table.look.colour("header").name()


def test_a_text_without_room_loses_its_middle(table: FigureTable[Shop]) -> None:
    """Whether they differ at the beginning or at the end, long texts do not look the same."""
    street = " shop in a street with a rather long name, number "
    texts = (f"The first{street}1", f"The first{street}2", f"A second{street}2")
    table.set_rows([Shop(text, text, None) for text in texts])
    rects = [table.visualRect(table.figures.index(at, 0)) for at in range(3)]
    seen = [table.viewport().grab(rect.adjusted(6, 1, 0, -2)).toImage() for rect in rects]
    assert seen[0] != seen[1] != seen[2]


def test_theme_and_language_follow_at_once(table: FigureTable[Shop]) -> None:
    table.look.set_theme("dark")
    assert colour(table, 0, 0, 4) == table.look.colour("panel").name() == "#1a1e26"
    table.look.set_language("ja")
    assert table.figures.headerData(0, Qt.Orientation.Horizontal, _ROLE.DisplayRole) == "ドライバー"
