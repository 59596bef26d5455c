"""Where things stand on the map, which place is under the pointer, and where the marker shows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from loyalty_desktop.desktop.screens.journey.layout import (
    CARD_GAP,
    LANE,
    LANE_GAP,
    MARGIN,
    WIDEST,
    Layout,
    Size,
    Tray,
    laid_out,
    lane_width,
    place_at,
    places,
)
from loyalty_desktop.desktop.screens.journey.marks import mark_of
from loyalty_desktop.desktop.screens.journey.nudging import nudged
from loyalty_desktop.desktop.screens.journey.places import Load, Place
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage

COLUMN = Load("column")
DRIVER = Load("driver", "a")
ROWS = (("e1", QRect(11, 80, 174, 20)), ("e2", QRect(11, 100, 174, 20)))
A, B, C = Size("a", 90), Size("b", 130, ROWS), Size("c", 60, open=True)
LOOSE = Size("", 60, (("e3", QRect(11, 30, 174, 20)),), open_rows=frozenset({"e3"}))


@pytest.fixture
def layout() -> Layout:
    return laid_out([("1", (A, B)), ("2", (C,)), ("3", ())], Tray((Size("o", 90),), LOOSE), 26)


def middle(rect: QRect) -> QPoint:
    return rect.center()


def test_lanes_and_cards_do_not_overlap(layout: Layout) -> None:
    boxes = [card.rect for lane in layout.lanes for card in lane.cards] + [lane.zone for lane in layout.lanes]
    boxes += [lane.header for lane in layout.lanes] + [layout.add_stage, layout.tray_header]
    boxes += [card.rect for card in layout.overall]
    assert layout.loose is not None
    boxes.append(layout.loose.rect)
    for at, box in enumerate(boxes):
        assert QRect(QPoint(0, 0), layout.size).contains(box)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_a_driver_lands_before_or_behind_the_card_whose_half_is_pointed_at(layout: Layout) -> None:
    first, second = (card.rect for card in layout.lanes[0].cards)
    assert place_at(layout, DRIVER, "driver", first.topLeft() + QPoint(5, 5)) == Place("stage", "1", 0)
    assert place_at(layout, DRIVER, "driver", first.bottomLeft() + QPoint(5, -5)) == Place("stage", "1", 1)
    assert place_at(layout, DRIVER, "driver", second.topLeft() + QPoint(5, 5)) == Place("stage", "1", 1)
    assert place_at(layout, DRIVER, "driver", middle(layout.lanes[0].zone)) == Place("stage", "1", 2)


def test_anywhere_below_a_lane_is_its_end(layout: Layout) -> None:
    below = QPoint(layout.lanes[2].rect.center().x(), 900)
    assert place_at(layout, DRIVER, "driver", below) == Place("stage", "3", 0)


def test_only_a_column_lands_on_a_card_that_waits_for_one(layout: Layout) -> None:
    card = layout.lanes[1].cards[0].rect
    assert place_at(layout, COLUMN, "driver", middle(card)) == Place("driver_column", "c")
    assert place_at(layout, COLUMN, "driver", card.topLeft() + QPoint(5, 3)) == Place("stage", "2", 0)
    assert place_at(layout, DRIVER, "driver", middle(card)) == Place("stage", "2", 0)


def test_an_experience_lands_on_the_nearest_card_even_between_two(layout: Layout) -> None:
    first, second = (card.rect for card in layout.lanes[0].cards)
    gap = QPoint(first.left() + 20, first.bottom() + CARD_GAP // 2 - 2)
    assert place_at(layout, COLUMN, "experience", gap) == Place("experience_of", "a", 0)
    row = second.topLeft() + QPoint(30, 104)
    assert place_at(layout, COLUMN, "experience", row) == Place("experience_of", "b", 1)
    assert place_at(layout, COLUMN, "experience", second.bottomLeft() + QPoint(20, -2)) == Place("experience_of", "b")


def test_beside_all_cards_an_experience_has_no_driver(layout: Layout) -> None:
    assert place_at(layout, COLUMN, "experience", middle(layout.lanes[0].zone)) == Place("loose")
    assert place_at(layout, COLUMN, "experience", middle(layout.lanes[2].rect)) == Place("loose")
    assert place_at(layout, COLUMN, "experience", middle(layout.add_stage)) == Place("loose")


def test_a_column_lands_on_an_experience_that_waits_for_one(layout: Layout) -> None:
    assert layout.loose is not None
    row = middle(layout.loose.rows[0][1])
    assert place_at(layout, COLUMN, "experience", row) == Place("experience_column", "e3")
    assert place_at(layout, Load("experience", "e1"), "experience", row) == Place("loose", "", 0)


def test_outside_the_lanes_a_driver_makes_a_stage_and_in_the_tray_it_is_overall(layout: Layout) -> None:
    assert place_at(layout, DRIVER, "driver", middle(layout.add_stage)) == Place("new_stage")
    assert place_at(layout, DRIVER, "driver", QPoint(layout.size.width() + 400, 200)) == Place("new_stage")
    assert place_at(layout, DRIVER, "driver", middle(layout.overall[0].rect)) == Place("overall", "", 0)
    assert place_at(layout, DRIVER, "driver", layout.overall[0].rect.bottomLeft()) == Place("overall", "", 1)


@pytest.mark.parametrize("lanes", [0, 1, 2, 5, 12])
@pytest.mark.parametrize("room", [400, 837, 1364, 2000])
def test_lanes_become_wider_where_there_is_room(room: int, lanes: int) -> None:
    wide = lane_width(room, lanes)
    ids = [(f"s{at}", ()) for at in range(lanes)]
    layout = laid_out(ids, Tray((), None, asked=True), 20, wide)
    assert LANE <= wide <= WIDEST
    assert layout.size.width() <= room or wide == LANE
    assert {lane.rect.width() for lane in layout.lanes} <= {wide}
    if wide < WIDEST:  # one pixel more for each would not fit
        assert laid_out(ids, Tray((), None, asked=True), 20, wide + 1).size.width() > room


@pytest.mark.parametrize(("x", "at"), [(0, 0), (MARGIN + 120, 1), (MARGIN + LANE + LANE_GAP + 120, 2), (2000, 3)])
def test_a_stage_lands_between_the_middles_of_lanes(layout: Layout, x: int, at: int) -> None:
    assert place_at(layout, Load("stage", "1"), "stage", QPoint(x, 60)) == Place("order", "", at)


@pytest.mark.parametrize(
    ("load", "nature"), [(COLUMN, "driver"), (DRIVER, "driver"), (COLUMN, "experience"), (Load("stage", "1"), "stage")]
)
def test_each_place_that_keys_reach_has_a_mark_of_its_own(layout: Layout, load: Load, nature: str) -> None:
    asked = laid_out([("1", (A, B)), ("2", (C,)), ("3", ())], Tray((Size("o", 90),), LOOSE, nature == "driver"), 26)
    found = [place for lane in places(asked, load, nature) for place in lane]  # type: ignore[arg-type]
    marks = [mark_of(asked, place) for place in found]
    assert None not in marks
    assert len({(str(mark.box), str(mark.line)) for mark in marks if mark is not None}) == len(found)


def test_what_has_no_place_on_the_map_has_none_for_keys_either(layout: Layout) -> None:
    assert places(layout, COLUMN, "nothing") == ()


JOURNEY = Journey(
    stages=(
        Stage("1", "一", (Driver("a", "A"), Driver("b", "B"))),
        Stage("2", "二"),
        Stage("3", "三", (Driver("c", "C"),)),
    ),
    experiences=(Experience("x", "X", driver="a"), Experience("y", "Y", driver="a"), Experience("z", "Z")),
    overall=(Driver("o", "O"), Driver("p", "P")),
)


@pytest.mark.parametrize(
    ("load", "side", "place"),
    [
        (Load("driver", "a"), (0, 1), Place("stage", "1", 2)),
        (Load("driver", "b"), (0, -1), Place("stage", "1", 0)),
        (Load("driver", "a"), (0, -1), None),
        (Load("driver", "b"), (1, 0), Place("stage", "2", 0)),
        (Load("driver", "c"), (1, 0), None),
        (Load("stage", "2"), (1, 0), Place("order", "", 3)),
        (Load("stage", "1"), (-1, 0), None),
        (Load("overall", "o"), (0, 1), Place("overall", "", 2)),
        (Load("overall", "o"), (1, 0), None),
        (Load("experience", "x"), (0, 1), Place("experience_of", "a", 2)),
        (Load("experience", "y"), (0, 1), Place("experience_of", "b", 0)),
        (Load("experience", "x"), (1, 0), Place("experience_of", "c")),
        (Load("experience", "x"), (-1, 0), None),
        (Load("experience", "z"), (-1, 0), Place("experience_of", "c")),
        (Load("experience", "z"), (0, 1), None),
    ],
)
def test_one_step_aside(load: Load, side: tuple[int, int], place: Place | None) -> None:
    assert nudged(JOURNEY, load, *side) == place
