"""Tests for what is painted by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.painting import draw_name, text_width

WIDTH, HEIGHT = 180, 44


def inked_rows(picture: QImage) -> list[int]:
    """Return the rows of a picture that anything was drawn in."""
    white = QColor("white").rgb()
    return [y for y in range(HEIGHT) if any(picture.pixel(x, y) != white for x in range(WIDTH))]


@pytest.mark.parametrize(("name", "lines"), [("短い名前", 1), ("長い名前" * 5, 2), ("長い名前" * 20, 2)])
def test_a_long_name_takes_two_lines(look: Look, name: str, lines: int) -> None:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    font, small = look.font(13), look.font(12)
    painter = QPainter(picture)
    width = draw_name(painter, QRectF(0, 0, WIDTH, HEIGHT), name, font, small, QColor("black"))
    painter.end()
    rows = inked_rows(picture)
    gaps = sum(later - earlier > 1 for earlier, later in pairwise(rows))
    assert gaps == lines - 1
    assert width == (text_width(font, name) if lines == 1 else WIDTH)
    assert 0 < rows[0] < rows[-1] < HEIGHT - 1
