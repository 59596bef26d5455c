"""Tests for what is painted by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_name, draw_text, elided, text_width

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


@pytest.mark.parametrize("align", [LEFT, RIGHT, CENTRE])
@pytest.mark.parametrize(
    "text",
    ["+12.4", "店員の対応 n=1,234", "Ease of use: gyq", "日本 mixed テキスト", "سلام", "a\tb", "one\ntwo", "🙂 x", ""],
)
def test_remembered_text_stands_where_qt_would_put_it(look: Look, text: str, align: Qt.AlignmentFlag) -> None:
    for size, weight, box in (
        (13, 600, QRectF(7.3, 4.5, 160, 33)),
        (10.5, 400, QRectF(20, 2.25, 90.6, 16)),
        (12, 400, QRectF(3, 9, 41, 18)),
    ):
        font = look.font(size, weight)
        pictures = [QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32) for _each in range(3)]
        for at, picture in enumerate(pictures):
            picture.fill(QColor("white"))
            painter = QPainter(picture)
            painter.setFont(font)
            flags = align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
            if at == 0:
                painter.drawText(box, flags, elided(font, text, box.width()))
            else:  # the second time it is remembered
                was_cut = draw_text(painter, box, text, font, QColor("black"), align)
                assert was_cut == (text_width(font, text) > box.width())
            painter.end()
        assert pictures[1] == pictures[0]
        assert pictures[2] == pictures[0]
