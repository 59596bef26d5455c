"""Bars, dots and chips as they are painted: colours at their places, figures that touch nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from loyalty_desktop.compute.experience_verdict import Contribution
from loyalty_desktop.desktop.screens.experiences import cells
from loyalty_desktop.desktop.screens.experiences.bar_scale import BarScale, bar_scale
from loyalty_desktop.desktop.screens.experiences.contribution_table import ROW_HEIGHT
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows
from loyalty_desktop.report.figures import score_text
from tests.report.making import apparel, experience, results

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen

    Painted = list[tuple[str, QRectF, str]]

BOX = QRectF(0, 0, 320, 37)


def pixel(screen: ExperiencesScreen, row: int, points: float, dy: int = -5) -> QColor:
    """Return the colour at a contribution of one row, a little above its whisker."""
    table = screen.table
    middle = table.visualRect(table.model().index(row, 1)).center().y()
    return table.viewport().grab().toImage().pixelColor(round(table.scale().x(points)), middle + dy)


def test_bars_of_positive_experiences_are_teal_and_go_right(screen: ExperiencesScreen, look: Look) -> None:
    row = screen.table.figures.rows[0]
    screen.table.choose(screen.table.figures.rows[1].experience)  # the row that is told has another ground
    points = row.contribution.points or 0.0
    assert row.verdict == "positive"
    assert points > 0
    assert pixel(screen, 0, points / 2) == look.colour("positive")
    assert pixel(screen, 0, points * 1.02) == look.colour("panel")
    assert pixel(screen, 0, -points / 4) == look.colour("panel")


def test_bars_of_negative_experiences_are_orange_and_go_left(screen: ExperiencesScreen, look: Look) -> None:
    last = len(screen.table.figures.rows) - 1
    row = screen.table.figures.rows[last]
    points = row.contribution.points or 0.0
    assert row.verdict == "negative"
    assert points < 0
    assert pixel(screen, last, points / 2) == look.colour("negative")
    assert pixel(screen, last, -points / 2) == look.colour("panel")


def test_undecided_bars_are_grey(screen: ExperiencesScreen, look: Look) -> None:
    at, row = next((at, one) for at, one in enumerate(screen.table.figures.rows) if one.verdict == "undecided")
    assert pixel(screen, at, (row.contribution.points or 0.0) / 2) == look.colour("passive")


def test_the_zero_line_runs_through_all_rows(screen: ExperiencesScreen, look: Look) -> None:
    table = screen.table
    picture = table.viewport().grab().toImage()
    x = round(table.scale().x(0))
    bottom = table.rowViewportPosition(len(table.figures.rows) - 1) + table.rowHeight(0)
    colours = {picture.pixelColor(x, y).name() for y in range(bottom) if abs(y % ROW_HEIGHT - ROW_HEIGHT / 2) > 6}
    assert colours == {look.colour("spark").name()}


def test_dots_have_the_colour_of_the_verdict(screen: ExperiencesScreen, look: Look) -> None:
    table = screen.table
    picture = table.viewport().grab().toImage()
    column = [one.key for one in table.figures.columns].index("with")
    for at, role in ((0, "positive"), (len(table.figures.rows) - 1, "negative")):
        place = table.visualRect(table.model().index(at, column))
        strip = {
            picture.pixelColor(x, place.center().y()).name() for x in range(place.left(), place.right() - cells.VALUE)
        }
        assert look.colour(role).name() in strip


def test_figures_stand_outside_of_bar_and_whisker(look: Look, painted: Painted) -> None:
    table = experience_rows(apparel())
    scale = bar_scale(table.rows, table.axis, 0, BOX.width(), 52)
    for row in table.rows:
        painted.clear()
        draw(look, scale_row=(scale, row))
        ((text, box, _colour),) = painted
        part = row.contribution
        assert part.points is not None
        assert part.low is not None
        assert part.high is not None
        assert text == score_text(part.points, 1)
        assert box.left() >= 0
        assert box.right() <= BOX.right()
        if part.points < 0:
            assert box.right() < scale.x(min(part.low, part.points))
        else:
            assert box.left() > scale.x(max(part.high, part.points))


def draw(look: Look, scale_row: tuple[BarScale, ExperienceRow]) -> QImage:
    picture = QImage(400, 60, QImage.Format.Format_ARGB32)
    picture.fill(look.colour("panel"))
    painter = QPainter(picture)
    cells.draw_bar(look, painter, BOX, *scale_row)
    painter.end()
    return picture


@pytest.mark.parametrize(
    ("low", "points", "high"), [(-100.0, -99.9, -99.0), (99.0, 99.9, 100.0), (-60.0, -0.1, 60.0), (-60.0, 0.0, 60.0)]
)
def test_even_the_longest_bar_leaves_room_for_its_figure(
    look: Look, painted: Painted, low: float, points: float, high: float
) -> None:
    row = made((40, 20, 40), Contribution(points, low, high))
    scale = bar_scale((row,), nice_axis(min(low, 0), max(high, 0)), 0, BOX.width(), 60)
    draw(look, scale_row=(scale, row))
    ((text, box, _colour),) = painted
    assert text == score_text(points, 1)
    assert box.left() >= 0
    assert box.right() <= BOX.right()


def made(had: tuple[int, int, int], part: Contribution | None = None) -> ExperienceRow:
    row = experience_rows(results(experiences=(experience("e", had, (30, 40, 30)),))).rows[0]
    return row if part is None else replace(row, contribution=part)


@pytest.mark.parametrize(
    ("had", "said"),
    [
        ((10, 20, 370), ("Positive", "positive_text", "positive_bg")),
        ((370, 20, 10), ("Negative", "negative_text", "negative_bg")),
        ((30, 40, 32), ("Undecided", "muted", "row")),
        ((2, 3, 20), ("few answers", "warn", "warn_bg")),
        ((2, 3, 2), None),
    ],
)
def test_the_chip_says_what_may_be_said(had: tuple[int, int, int], said: tuple[str, str, str] | None) -> None:
    assert cells.chip(made(had)) == said


def test_an_empty_row_says_why_on_the_roomier_side_of_zero(look: Look, painted: Painted) -> None:
    row = made((2, 3, 2))
    for axis, is_right in ((nice_axis(-5, 20), True), (nice_axis(-20, 5), False)):
        painted.clear()
        scale = bar_scale((row,), axis, 0, BOX.width(), 52)
        draw(look, scale_row=(scale, row))
        ((text, box, _colour),) = painted
        assert text == "Too few answers to compare"
        assert (box.left() > scale.x(0)) is is_right
        assert (box.right() < scale.x(0)) is not is_right


@pytest.mark.parametrize(
    ("had", "asked", "lines"), [(334, 1238, ["334 / 1,238"]), (334000, 1048576, ["334,000", "/ 1,048,576"])]
)
def test_bases_are_never_cut(look: Look, painted: Painted, had: int, asked: int, lines: list[str]) -> None:
    row = replace(made((10, 20, 370)), count=had, n_asked=asked)
    picture = QImage(400, 60, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    cells.draw_bases(look, painter, QRectF(0, 0, 84, 37), row)
    painter.end()
    assert [text for text, _box, _colour in painted] == lines


@pytest.mark.parametrize(
    ("had", "texts"),
    [((10, 20, 370), 1), ((30, 40, 32), 2), ((2, 3, 20), 1), ((2, 3, 2), 1)],
)
def test_only_a_judged_difference_has_a_mark(
    look: Look, painted: Painted, had: tuple[int, int, int], texts: int
) -> None:
    """An arrow is a shape; – says that no difference is sure, and a small base gets neither."""
    row = made(had)
    picture = QImage(120, 40, QImage.Format.Format_ARGB32)
    picture.fill(look.colour("panel"))
    painter = QPainter(picture)
    cells.draw_difference(look, painter, QRectF(0, 0, 100, 37), row)
    painter.end()
    assert [text for text, _box, _colour in painted] == [score_text(row.difference.points), "–"][:texts]
    has_arrow = picture.pixelColor(94, 20) == look.colour("positive_text")
    assert has_arrow is (row.arrow == "up")
