"""The head x heart picture: driven by mouse and keys, compared with what analyze says, looked at pixel by pixel."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from loyalty_desktop.desktop import painting
from loyalty_desktop.desktop.charts import head_heart_painter
from loyalty_desktop.desktop.charts.head_heart_chart import HeadHeartChart
from loyalty_desktop.desktop.charts.head_heart_layout import MARKER, Arranged, Mark
from loyalty_desktop.desktop.charts.head_heart_words import card_lines
from loyalty_desktop.desktop.widgets.labels import ElidedLabel
from loyalty_desktop.report.head_heart import HeadHeart, HeartAxis, head_heart
from tests.report.making import apparel, driver, results, sfo, toyama

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.look import Look

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SMALL = results(
    [
        driver("Shop", (10, 100, 190), (100, 60, 40)),
        driver("Website", (3, 8, 14), (6, 6, 4)),
        driver("Fitting", (1, 2, 1), (1, 1, 1)),
        driver("Parcel", (0, 0, 0), (0, 0, 0), flags=("no_column",)),
    ]
)


@pytest.fixture
def chart(qtbot: QtBot, look: Look) -> HeadHeartChart:
    made = HeadHeartChart(look)
    qtbot.addWidget(made)
    made.resize(620, 540)
    show(made, apparel())
    made.show()
    qtbot.waitExposed(made)
    return made


def show(chart: HeadHeartChart, found: Results, axis: HeartAxis = "heart") -> HeadHeart:
    picture = head_heart(found, axis)
    chart.show_picture(picture, found.loyalty.measure)
    return picture


def places(chart: HeadHeartChart) -> Arranged:
    found = chart.places()
    assert found is not None
    return found


def mark(chart: HeadHeartChart, name: str) -> Mark:
    return next(one for one in places(chart).marks if one.point.name == name)


def colour(chart: HeadHeartChart, x: float, y: float) -> str:
    image = chart.canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio)).name()


def click(chart: HeadHeartChart, at: QPointF) -> None:
    QTest.mouseClick(chart.canvas, _LEFT, _NO_KEY, at.toPoint())


def wheel(chart: HeadHeartChart, at: QPointF, turns: int) -> None:
    away = QPoint(0, 120 * turns)
    event = QWheelEvent(
        at,
        chart.canvas.mapToGlobal(at),
        QPoint(),
        away,
        Qt.MouseButton.NoButton,
        _NO_KEY,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.canvas, event)


def whole_button(chart: HeadHeartChart) -> QPushButton:
    return next(one for one in chart.findChildren(QPushButton))


def free_spot(chart: HeadHeartChart) -> QPointF:
    """A place in the area that is on no mark and no label."""
    found = places(chart)
    taken = [one.box for one in found.marks if one.box is not None]
    for x in range(int(found.plane.area.left()) + 30, int(found.plane.area.right()) - 30, 15):
        at = QPointF(x, found.plane.area.bottom() - 70)
        far = all((one.at - at).manhattanLength() > 30 for one in found.marks)
        if far and not any(box.contains(at) for box in taken):
            return at
    raise AssertionError


def test_points_stand_where_analyze_puts_them(chart: HeadHeartChart) -> None:
    plane = chart.plane
    picture = head_heart(apparel())
    assert {one.point.driver for one in places(chart).marks} == {one.driver.id for one in apparel().drivers}
    for found in apparel().drivers:
        one = mark(chart, found.driver.name)
        assert found.head.value is not None
        assert found.heart.value is not None
        along = (found.head.value - picture.x_axis.low) / (picture.x_axis.high - picture.x_axis.low)
        up = (found.heart.value - picture.y_axis.low) / (picture.y_axis.high - picture.y_axis.low)
        assert one.at.x() == pytest.approx(plane.area.left() + along * plane.area.width(), abs=0.01)
        assert one.at.y() == pytest.approx(plane.area.bottom() - up * plane.area.height(), abs=0.01)


def test_kinds_of_value_have_shapes_of_their_own(chart: HeadHeartChart) -> None:
    look = chart._look
    experience, basic = mark(chart, "支払い").at, mark(chart, "デザイン").at
    assert colour(chart, experience.x(), experience.y()) == look.colour("whisker").name()
    assert colour(chart, basic.x(), basic.y()) == look.colour("whisker").name()
    corner, none = (QColor(colour(chart, at.x() + 4, at.y() + 4)) for at in (basic, experience))
    assert corner.lightness() + 40 < none.lightness()  # a square has corners
    edge = [colour(chart, basic.x() + step / 2, basic.y() + 2) for step in range(6, 13)]
    assert look.colour("whisker").name() in edge


@pytest.mark.parametrize("size", [(620, 540), (540, 320), (1100, 900)])
@pytest.mark.parametrize("axis", ["heart", "lift"])
@pytest.mark.parametrize("make", [apparel, toyama, sfo])
def test_nothing_covers_anything_else(
    chart: HeadHeartChart, make: Callable[[], Results], axis: HeartAxis, size: tuple[int, int]
) -> None:
    chart.resize(*size)
    show(chart, make(), axis)
    found = places(chart)
    labels = [one.box for one in found.marks if one.box is not None and not one.far]
    lines = [one.box for one in (found.y_mean, found.overall) if one is not None]
    boxes = [*labels, *lines, *(one.box for one in found.quarters)]
    for one, other in combinations(boxes, 2):
        assert not one.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other), (one, other)
    for at in (one.at for one in found.marks):
        around = QRectF(at.x() - MARKER, at.y() - MARKER, 2 * MARKER, 2 * MARKER)
        assert not any(box.adjusted(0.01, 0.01, -0.01, -0.01).intersects(around) for box in labels)
    inside = found.plane.area.adjusted(-1, -1, 1, 1)
    assert all(inside.contains(box) for box in boxes)
    assert found.unnamed <= len(found.marks) // 4


def test_a_click_on_a_point_or_its_name_chooses_the_driver(chart: HeadHeartChart, qtbot: QtBot) -> None:
    told: list[str] = []
    chart.chosen.connect(told.append)
    shop, design = mark(chart, "店舗接客"), mark(chart, "デザイン")
    click(chart, shop.at + QPointF(3, 2))
    assert design.box is not None
    click(chart, design.box.center())
    with qtbot.assertNotEmitted(chart.chosen):
        click(chart, free_spot(chart))
    assert told == [shop.point.driver, design.point.driver]
    assert colour(chart, shop.at.x(), shop.at.y()) == chart._look.colour("whisker").name()
    chart.choose(shop.point.driver)
    assert colour(chart, shop.at.x(), shop.at.y()) == chart._look.colour("accent").name()
    assert mark(chart, "店舗接客").box == shop.box


def test_choosing_from_outside_is_silent_and_told_to_those_who_listen(chart: HeadHeartChart, qtbot: QtBot) -> None:
    shop = mark(chart, "店舗接客").point
    with qtbot.assertNotEmitted(chart.chosen):
        chart.choose(shop.driver)
    assert "店舗接客" in chart.accessibleDescription()
    for line in card_lines(head_heart(apparel()), shop, apparel().loyalty.measure):
        assert line in chart.accessibleDescription()
    chart.choose(None)
    assert "店舗接客" not in chart.accessibleDescription()


def test_arrow_keys_go_from_point_to_point(chart: HeadHeartChart) -> None:
    told: list[str] = []
    chart.chosen.connect(told.append)
    points = head_heart(apparel()).points
    across = [one.driver for one in sorted(points, key=lambda one: (one.x, one.y))]
    for _point in points:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert told == across
    told.clear()
    QTest.keyClick(chart, Qt.Key.Key_Up)
    up = [one.driver for one in sorted(points, key=lambda one: (one.y, one.x))]
    assert told == [up[up.index(across[-1]) + 1]]
    assert chart.pointed == told[0]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.pointed is None
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told[1] == told[0]


def test_the_wheel_zooms_and_double_click_shows_the_whole(chart: HeadHeartChart) -> None:
    whole = chart.plane
    assert not whole_button(chart).isVisible()
    wheel(chart, whole.area.center(), 3)
    assert chart.is_zoomed
    assert chart.plane.high_x - chart.plane.low_x < 0.6 * (whole.high_x - whole.low_x)
    assert whole_button(chart).isVisible()
    spot = free_spot(chart).toPoint()
    click(chart, QPointF(spot))
    assert chart.is_zoomed
    QTest.mouseDClick(chart.canvas, _LEFT, _NO_KEY, spot)
    QTest.mouseRelease(chart.canvas, _LEFT, _NO_KEY, spot)
    assert not chart.is_zoomed
    assert chart.plane == whole
    wheel(chart, whole.area.center(), -5)
    assert (chart.plane.low_x, chart.plane.high_x) == pytest.approx((whole.low_x, whole.high_x))


def test_a_drag_moves_the_zoomed_picture_and_chooses_nothing(chart: HeadHeartChart, qtbot: QtBot) -> None:
    wheel(chart, chart.plane.area.center(), 4)
    before, start = chart.plane, free_spot(chart).toPoint()
    with qtbot.assertNotEmitted(chart.chosen):
        QTest.mousePress(chart.canvas, _LEFT, _NO_KEY, start)
        for step in range(1, 6):
            QTest.mouseMove(chart.canvas, start + QPoint(8 * step, -4 * step))
        QTest.mouseRelease(chart.canvas, _LEFT, _NO_KEY, start + QPoint(40, -20))
    assert before.low_x - chart.plane.low_x == pytest.approx(
        40 / before.area.width() * (before.high_x - before.low_x), rel=0.2
    )
    assert chart.plane.low_y < before.low_y


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Home])
def test_keys_zoom_move_and_show_the_whole(chart: HeadHeartChart, key: Qt.Key) -> None:
    whole = chart.plane
    for _time in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    zoomed = chart.plane
    assert zoomed.high_y - zoomed.low_y == pytest.approx(0.75**3 * (whole.high_y - whole.low_y))
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.plane.low_x > zoomed.low_x
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    QTest.keyClick(chart, key)
    assert chart.plane == whole
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    whole_button(chart).click()
    assert chart.plane == whole


def test_a_point_come_to_by_keys_comes_into_view(chart: HeadHeartChart) -> None:
    for _time in range(6):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    for _point in apparel().drivers:
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.pointed in {one.point.driver for one in places(chart).marks}


def test_zoom_stays_when_figures_change_and_goes_with_another_axis(chart: HeadHeartChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    zoomed = chart.plane
    show(chart, apparel())
    assert chart.plane == zoomed
    picture = show(chart, apparel(), "lift")
    assert (chart.plane.low_y, chart.plane.high_y) == (picture.y_axis.low, picture.y_axis.high)
    assert places(chart).overall is None


def test_the_pointer_brings_a_card_with_the_figures(chart: HeadHeartChart) -> None:
    chart._look.set_theme("dark")
    shop = mark(chart, "店舗接客")
    inside = shop.at + QPointF(60, 60)
    assert colour(chart, inside.x(), shop.at.y() + 18) != chart._look.colour("card").name()
    QTest.mouseMove(chart.canvas, shop.at.toPoint())
    assert chart.pointed == shop.point.driver
    assert colour(chart, inside.x(), shop.at.y() + 18) == chart._look.colour("card").name()
    lines = card_lines(head_heart(apparel()), shop.point, apparel().loyalty.measure)
    assert lines[1] == "Head 63.1% (95% interval 60.1% to 66.1%), n=1,012"
    assert lines[2].startswith("Heart: NRS +41.2 (95% interval ")
    assert lines[2].endswith("n=639")
    QTest.mouseMove(chart.canvas, free_spot(chart).toPoint())
    QApplication.processEvents()
    assert chart.pointed is None


def test_small_bases_are_faint_and_those_without_a_value_are_named_below(chart: HeadHeartChart) -> None:
    picture = show(chart, SMALL)
    assert {one.point.name for one in places(chart).marks} == {"Shop", "Website"}
    website = mark(chart, "Website")
    assert website.point.state == "reference"
    at = website.at
    ring = {colour(chart, at.x() + step, at.y() + step) for step in (2.5, 3.0, 3.5)}
    assert ring != {chart._look.colour("panel").name()}
    assert colour(chart, at.x(), at.y()) == chart._look.colour("panel").name()  # open: nothing is proved by so few
    assert (
        card_lines(picture, website.point, SMALL.loyalty.measure)[-1]
        == "Few answers (fewer than 30): for reference only"
    )
    assert website.box is not None
    image = chart.canvas.grab(website.box.toRect()).toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert chart._look.colour("warn_bg").name() in found
    assert chart._absent.full_text() == "Not drawn: Fitting (head n=7, heart n=4), Parcel (no column)"
    assert chart._absent.isVisible()
    show(chart, apparel())
    assert not chart._absent.isVisible()


def test_theme_and_language_follow_at_once(chart: HeadHeartChart) -> None:
    look, mean = chart._look, places(chart).x_mean
    assert mean is not None
    assert mean.text == "Mean of 12 drivers 63.4%"
    look.set_theme("dark")
    shop = mark(chart, "店舗接客").at
    assert colour(chart, shop.x(), shop.y()) == look.colour("whisker").name() == "#c9d1dd"
    look.set_language("ja")
    mean, overall = places(chart).x_mean, places(chart).overall
    assert mean is not None
    assert mean.text == "12ドライバーの平均 63.4%"
    assert overall is not None
    assert overall.text == "全体の NRS +12.4（n=1,238）"


def test_a_picture_without_points_is_drawn_all_the_same(chart: HeadHeartChart) -> None:
    show(chart, results([]))
    assert places(chart).marks == ()
    assert not chart.canvas.grab().isNull()


def test_labels_show_how_long_names_differ_and_the_whole_names_are_told(chart: HeadHeartChart) -> None:
    names = [f"How would you rate the airport's {own}" for own in ("restaurants", "retail shops", "parking")]
    made = [driver(name, (10, 100, 190), (100, 60, 40)) for name in names[:2]]
    show(chart, results([*made, driver(names[2], (0, 0, 0), (0, 0, 0), flags=("no_column",))]))
    assert {one.label for one in places(chart).marks} == {"…restaurants", "…retail shops"}
    chart.choose(names[1])
    assert names[1] in chart.accessibleDescription()
    assert names[2] in chart.accessibleDescription()
    note = chart.findChild(ElidedLabel)
    assert note is not None
    assert "…parking" in note.text()
    assert names[2] in note.toolTip().replace("&#x27;", "'")


def test_what_a_line_is_has_room_before_the_titles_of_the_quarters(chart: HeadHeartChart) -> None:
    """Three drivers far above the overall score: its line runs through the lowest titles."""
    near = [driver(f"D{at}", (5 + at, 40, 60 + at), (60, 50, 20)) for at in range(3)]
    show(chart, results(near, classes=(300, 420, 320)))
    chart.resize(560, 380)
    QApplication.processEvents()
    found = places(chart)
    assert found.overall is not None
    assert found.overall.text == "Overall NRS +1.9 (n=1,040)"
    assert not any(found.overall.box.intersects(one.box) for one in found.quarters)


def test_how_to_see_more_names_is_never_cut(chart: HeadHeartChart, monkeypatch: pytest.MonkeyPatch) -> None:
    """The title of the axis says less instead."""
    written: dict[str, bool] = {}
    original = painting.draw_text

    def draw_text(*args: Any) -> bool:
        written[args[2]] = original(*args)
        return written[args[2]]

    monkeypatch.setattr(head_heart_painter, "draw_text", draw_text)
    show(chart, results([driver(f"Driver number {at}", (10, 40, 60), (60, 50, 20)) for at in range(40)]))
    chart.resize(540, 340)
    chart.canvas.repaint()
    more = next(text for text in written if text.endswith("more names: zoom in"))
    assert not written[more]
    assert "Head: share satisfied  →" in written
    chart.resize(540, 150)
    written.clear()
    chart.canvas.repaint()
    assert written["Heart  →"] is False
