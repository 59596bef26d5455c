"""Labels of the scatter picture: what must never happen, and what a person would expect."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.report.labels import Box, Placed, place_labels

AREA = Box(10, 20, 520, 430)
_TOUCH = 1e-5


def overlap(a: Box, b: Box) -> bool:
    return (
        a.x + _TOUCH < b.x + b.w and b.x + _TOUCH < a.x + a.w and a.y + _TOUCH < b.y + b.h and b.y + _TOUCH < a.y + a.h
    )


def check(
    points: list[tuple[float, float]],
    placed: tuple[Placed | None, ...],
    area: Box,
    marker: float,
    avoid: tuple[Box, ...] = (),
) -> None:
    boxes = [one.box for one in placed if one is not None]
    forbidden = [Box(x - marker, y - marker, 2 * marker, 2 * marker) for x, y in points] + list(avoid)
    for at, box in enumerate(boxes):
        assert area.x - _TOUCH <= box.x
        assert box.x + box.w <= area.x + area.w + _TOUCH
        assert area.y - _TOUCH <= box.y
        assert box.y + box.h <= area.y + area.h + _TOUCH
        assert not any(overlap(box, other) for other in boxes[:at])
        assert not any(overlap(box, other) for other in forbidden)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 540), st.floats(0, 470), st.floats(1, 200), st.floats(1, 40)), min_size=0, max_size=60
    ),
    st.floats(0.5, 12),
    st.lists(st.builds(Box, st.floats(0, 500), st.floats(0, 400), st.floats(1, 150), st.floats(1, 60)), max_size=4),
)
def test_labels_cover_nothing_and_stay_inside(
    drawn: list[tuple[float, float, float, float]], marker: float, avoid: list[Box]
) -> None:
    points = [(x, y) for x, y, _w, _h in drawn]
    sizes = [(w, h) for _x, _y, w, h in drawn]
    placed = place_labels(points, sizes, AREA, marker=marker, avoid=avoid)
    assert len(placed) == len(points)
    for one, size in zip(placed, sizes, strict=True):
        assert one is None or (one.box.w, one.box.h) == size
    check(points, placed, AREA, marker, tuple(avoid))
    assert placed == place_labels(points, sizes, AREA, marker=marker, avoid=avoid)


def test_a_lonely_point_has_its_label_beside_it() -> None:
    (one,) = place_labels([(200, 200)], [(60, 16)], AREA, marker=5)
    assert one is not None
    assert not one.leader
    assert one.box == Box(208, 176, 60, 16)
    assert one.box.nearest(200, 200) == (208, 192)


def test_a_point_at_the_edge_has_its_label_on_the_free_side() -> None:
    left, right, bottom = place_labels([(12, 200), (528, 100), (300, 449)], [(60, 16)] * 3, AREA, marker=5)
    assert left is not None
    assert left.box.x > 12
    assert right is not None
    assert right.box.x + right.box.w < 528
    assert bottom is not None
    assert bottom.box.y + bottom.box.h < 449


def test_a_crowd_gets_leader_lines_but_all_its_labels() -> None:
    chance = random.Random(7)
    points = [(chance.uniform(230, 300), chance.uniform(200, 250)) for _at in range(30)]
    placed = place_labels(points, [(70.0, 16.0)] * 30, AREA, marker=5)
    assert all(placed)
    assert any(one is not None and one.leader for one in placed)
    check(points, placed, AREA, 5)


def test_a_label_rather_stands_where_it_is_clear_whose_it_is() -> None:
    """Right above the first point would be right at the second one."""
    first, _second = place_labels([(200, 200), (214, 170)], [(60, 16), (60, 16)], AREA, marker=5)
    assert first is not None
    assert not overlap(first.box, Box(206, 162, 16, 16))


def test_only_room_decides_whether_there_is_a_label() -> None:
    """A strip that holds exactly two labels on top of one another."""
    strip = Box(0, 0, 60, 50)
    points = [(30.0, 45.0)] * 3
    placed = place_labels(points, [(60.0, 20.0)] * 3, strip, marker=2)
    assert sum(one is not None for one in placed) == 2
    check(points, placed, strip, 2)


def test_a_gap_that_fits_exactly_is_found() -> None:
    flat = (Box(0, 0, 100, 60), Box(0, 80, 100, 120))
    (one,) = place_labels([(5, 195)], [(80.0, 20.0)], Box(0, 0, 100, 200), marker=2, avoid=flat)
    assert one is not None
    assert one.leader
    assert one.box.y == 60
    upright = (Box(0, 0, 37, 200), Box(57, 0, 43, 200))
    (one,) = place_labels([(5, 195)], [(20.0, 80.0)], Box(0, 0, 100, 200), marker=2, avoid=upright)
    assert one is not None
    assert one.box.x == 37


def test_a_label_that_is_too_large_takes_no_room_from_a_smaller_one() -> None:
    walls = (Box(0, 0, 100, 60), Box(0, 80, 100, 120))
    points, sizes = [(5.0, 195.0), (9.0, 195.0)], [(80.0, 30.0), (80.0, 20.0)]
    large, small = place_labels(points, sizes, Box(0, 0, 100, 200), marker=2, avoid=walls)
    assert large is None
    assert small is not None


def test_points_outside_have_no_label_and_too_wide_labels_neither() -> None:
    placed = place_labels([(-50, 100), (200, 200)], [(60, 16), (600, 16)], AREA, marker=5)
    assert placed == (None, None)


def test_leader_lines_rather_cross_no_other_marker() -> None:
    """A point walled in on both sides: the line may leave only upwards or downwards."""
    middle = (270.0, 230.0)
    row = [(270.0 + 14 * step, 230.0) for step in (-3, -2, -1, 1, 2, 3)]
    walls = tuple(Box(210, y, 120, 30) for y in (195, 235))
    (one, *_others) = place_labels([middle, *row], [(60.0, 16.0)] + [(8.0, 8.0)] * 6, AREA, marker=5, avoid=walls)
    assert one is not None
    assert one.leader
    end = one.box.nearest(*middle)
    for x, y in row:
        for step in range(101):
            at = (middle[0] + step / 100 * (end[0] - middle[0]), middle[1] + step / 100 * (end[1] - middle[1]))
            assert (at[0] - x) ** 2 + (at[1] - y) ** 2 >= 25
