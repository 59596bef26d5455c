"""Cells: cards with names, or figures in a heat map."""

from __future__ import annotations

from loyalty_desktop.report.document.charts import Grid, Spot
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.primitives import Rect
from tests.report.document import example
from tests.report.drawing.looking import fills, said


def test_cards_have_their_names_and_all_their_lines() -> None:
    words = said(drawn(example.grid(), 600.0, usual_height(example.grid(), 600.0)))
    for text in ("抑留者0", "エンジェル1", "123 人", "12 %", "高収益", "低収益", "批判者", "推奨者"):
        assert text in words


def test_lines_without_room_are_joined_or_cut_with_a_sign() -> None:
    words = said(drawn(example.grid(), 600.0, 150.0))
    assert "123 人 · 12 %" in words or "12 %" in words


def test_the_tint_says_how_strong_and_small_bases_have_none() -> None:
    spots = (
        Spot("", ("+1",), "heart", 0.1),
        Spot("", ("+9",), "heart", 1.0),
        Spot("", ("+5",), "heart", 1.0, "reference"),
    )
    found = fills(drawn(Grid("g", "g", ("a", "b", "c"), ("r",), (spots,)), 480.0, 80.0))
    heart = LIGHT.fill("heart")
    assert found == [LIGHT.mixed(heart, 0.03), LIGHT.mixed(heart, 0.3), LIGHT.colour("header")]


def test_cells_stand_in_their_rows_and_columns() -> None:
    drawing = drawn(example.grid(), 600.0, 260.0)
    cards = [one for one in drawing.primitives if isinstance(one, Rect) and one.stroke]
    assert len(cards) == 6
    assert len({one.x for one in cards}) == 3
    assert len({one.y for one in cards}) == 2
