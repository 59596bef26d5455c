"""Charts are copied and saved as pictures, tables as text and HTML: by menu, by keys, from the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from loyalty_desktop.desktop.exporting.pictures import PNG, SVG
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
from loyalty_desktop.report.voice_group import VoiceGroup

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.notices import Notice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SOON = 30_000


@pytest.fixture
def drivers(opened: MainWindow) -> DriversScreen:
    page = opened.book.page("drivers")
    assert isinstance(page, DriversScreen)
    QGuiApplication.clipboard().clear()
    return page


def menu_of(widget: QWidget, opened: MainWindow) -> QMenu:
    """Press Shift+F10, as the system hands it on."""
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(reason, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5))))
    menu = opened.book.exporting.figures.menu
    assert menu is not None
    return menu


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()
    menu.close()


def test_a_chart_is_copied_as_picture(opened: MainWindow, drivers: DriversScreen, qtbot: QtBot) -> None:
    chart = drivers.chart_panel.chart
    menu = menu_of(chart, opened)
    assert [one.text() for one in menu.actions()] == ["Copy picture", "Save picture…"]
    with qtbot.waitSignal(opened.book.exporting.pictures.copied, timeout=SOON):
        choose(menu, "Copy picture")
    data = QGuiApplication.clipboard().mimeData()
    picture = QImage.fromData(bytes(data.data(PNG).data()))
    assert picture.width() > 1000
    assert data.hasImage()
    svg = bytes(data.data(SVG).data()).decode()
    assert svg.lstrip().startswith("<")
    assert "店員" in svg or "接客" in svg


def test_the_picture_is_that_of_the_axis_that_is_shown(
    opened: MainWindow, drivers: DriversScreen, qtbot: QtBot, said: list[Notice]
) -> None:
    drivers.chart_panel.axes.button("lift").click()
    (shown,) = [one for one in opened.book.exporting.figures.on(drivers) if one.widget is drivers.chart_panel.chart]
    assert shown.charts == ("lifts",)


def test_a_chart_is_saved(
    opened: MainWindow,
    drivers: DriversScreen,
    qtbot: QtBot,
    said: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passing: list[bool] = []
    opened.parts.notices.passing.connect(lambda: passing.append(True))
    kinds = {"a": "PNG picture, 3× (*.png)", "b": "PNG picture, 1× (*.png)", "c": "SVG drawing (*.svg)"}
    for name, kind in kinds.items():
        answer = (str(tmp_path / name), kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told, answer=answer: answer)
        choose(menu_of(drivers.chart_panel.chart, opened), "Save picture")
        qtbot.waitUntil(lambda: said[-1].messages[0].id == "picture_written", timeout=SOON)
        assert [one.words.id for one in said[-1].actions] == ["export_open", "export_show_folder"]
        said.append(said[0])
    assert len(passing) == len(kinds)  # good news goes by itself
    large, small = QImage(str(tmp_path / "a.png")), QImage(str(tmp_path / "b.png"))
    assert abs(large.width() - 3 * small.width()) <= 3
    assert (tmp_path / "c.svg").read_text(encoding="utf-8").lstrip().startswith("<")


def test_a_table_is_copied_with_its_figures(opened: MainWindow, drivers: DriversScreen, qtbot: QtBot) -> None:
    table = drivers.table_panel.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert len(lines) == 1 + len(table.figures.rows)
    heads = lines[0].split("\t")
    first = dict(zip(heads, lines[1].split("\t"), strict=True))
    shown = table.figures.rows[0]
    by_title = {column.title(): column.text(shown) for column in table.figures.columns}
    assert first[heads[0]] == by_title[heads[0]]
    head = next(title for title, text in by_title.items() if text.endswith("%"))
    assert first[head] == by_title[head]
    assert not any(cell.startswith("'") for line in lines for cell in line.split("\t"))
    assert data.html().count("<tr") == len(lines)


def test_only_the_chosen_row_is_copied(opened: MainWindow, drivers: DriversScreen) -> None:
    table = drivers.table_panel.table
    table.setCurrentIndex(table.model().index(1, 0))
    choose(menu_of(table, opened), "Copy this row")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(table.figures.columns[0].text(table.figures.rows[1]))


def test_the_button_in_the_corner_opens_the_same_menu(opened: MainWindow, drivers: DriversScreen, qtbot: QtBot) -> None:
    from loyalty_desktop.desktop.exporting.more_button import MoreButton  # noqa: PLC0415

    chart = drivers.chart_panel.chart
    (button,) = chart.findChildren(MoreButton)
    assert not button.is_seen
    chart.setFocus()
    assert button.is_seen
    qtbot.keyClick(chart, Qt.Key.Key_Tab)
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    menu = opened.book.exporting.figures.menu
    assert menu is not None
    assert menu.isVisible()
    menu.close()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = opened.book.exporting.figures.menu
    assert menu is not None
    assert menu.isVisible()
    menu.close()
    drivers.table_panel.table.setFocus()
    assert not button.is_seen


@pytest.mark.parametrize("screen", ["journey", "drivers", "experiences", "customers", "compare", "actions"])
def test_the_button_is_never_over_a_value(opened: MainWindow, qtbot: QtBot, screen: str) -> None:
    from loyalty_desktop.desktop.exporting.more_button import MoreButton  # noqa: PLC0415

    opened.book.show_screen(screen)
    page = opened.book.page(screen)
    opened.book.exporting.figures.watch(page)
    qtbot.waitUntil(page.isVisible)
    for button in page.findChildren(MoreButton):
        chart = button.parentWidget()
        assert chart is not None
        if not chart.isVisible():
            continue
        button._place()
        if button.isHidden():
            continue  # there is no room for it: the menu opens by the right button and the keys
        assert not button.is_seen
        below = chart.grab(button.geometry()).toImage()
        seen = [below.pixelColor(x, y) for x in range(below.width()) for y in range(below.height())]
        levels = [(one.red(), one.green(), one.blue()) for one in seen]
        far = [max(abs(a - b) for a, b in zip(one, levels[0], strict=True)) for one in levels]
        assert max(far) <= 56, type(chart).__name__


def test_the_header_offers_all_of_the_screen(opened: MainWindow, drivers: DriversScreen) -> None:
    menu = opened.book.exporting
    menu.fill()
    texts = [one.text() for one in menu.actions() if one.text()]
    assert texts[1] == "Export “Drivers” only…"
    assert "Copy picture: Head and heart of the drivers" in texts
    assert "Copy table: Drivers" in texts
    assert "Save picture: Shares of the classes…" in texts


@pytest.mark.parametrize("screen", ["journey", "experiences", "customers", "voices", "compare", "actions", "data"])
def test_every_screen_has_a_menu(opened: MainWindow, screen: str) -> None:
    opened.book.show_screen(screen)
    menu = opened.book.exporting
    menu.fill()
    only = [one.text() for one in menu.actions() if one.text().startswith("Export “")]
    assert len(only) == (screen != "data")


def charts_of(opened: MainWindow, screen: str, widget: QWidget) -> tuple[str, ...]:
    opened.book.show_screen(screen)
    shown = opened.book.exporting.figures.on(opened.book.page(screen))
    return next(one.charts for one in shown if one.widget is widget)


def test_words_of_a_group_have_no_picture(commented: MainWindow, qtbot: QtBot) -> None:
    opened = commented
    opened.book.show_screen("voices")
    page = opened.book.page("voices")
    assert isinstance(page, VoicesScreen)
    table = page.words.table
    qtbot.waitUntil(table.isVisible, timeout=SOON)
    assert charts_of(opened, "voices", table) == ("voices_chart",)
    opened.book.show_voices(VoiceGroup("negative"))
    qtbot.waitUntil(lambda: not table.isColumnHidden(3), timeout=SOON)
    assert charts_of(opened, "voices", table) == ()


def test_waves_have_a_picture_only_as_the_report_draws_them(opened: MainWindow, qtbot: QtBot) -> None:
    chart = WaveChartView(opened.parts.look)
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show()
    figures = opened.book.exporting.figures
    assert [one.charts for one in figures.on(chart)] == [()]
    menu = menu_of(chart, opened)
    assert [one.text() for one in menu.actions()] == ["The report has no picture of what is shown here now"]
    assert not menu.actions()[0].isEnabled()
    menu.close()
    chart.is_of_report = True
    assert [one.charts for one in figures.on(chart)] == [("waves_chart",)]


def test_groups_are_reported_as_they_are_crossed_on_screen(commented: MainWindow, qtbot: QtBot) -> None:
    opened = commented
    opened.book.show_screen("compare")
    page = opened.book.page("compare")
    assert isinstance(page, CompareScreen)
    assert opened.book.compared_by() is None
    qtbot.waitUntil(page.crossings.isVisible, timeout=SOON)
    page.crossings.activated.emit(1)
    assert page.by is None
    pair = opened.book.compared_by()
    assert pair is not None
    assert pair[1] == page.across is not None
    assert pair[0] != pair[1]
