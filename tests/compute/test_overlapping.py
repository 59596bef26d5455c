"""Two groups with respondents in common, from counts: against the rows, and what must hold for any counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.overlapping import overlapping_score_difference, overlapping_share_difference
from loyalty_desktop.compute.share import share_difference
from loyalty_desktop.compute.wave_difference import Wave, overlap_difference
from tests.compute.strategies import Row, any_counts, counts_of, invariant, known, rows


def test_without_common_respondents_it_is_the_test_of_separate_groups() -> None:
    a, b = ClassCounts.of(45, 40, 15), ClassCounts.of(30, 45, 25)
    assert overlapping_score_difference(a, b, ClassCounts()) == score_difference(a, b)
    hit, base = (Tally.of(30), Tally.of(20), Tally()), (Tally.of(50), Tally.of(60), Tally())
    assert overlapping_share_difference(hit, base) == share_difference(hit[0], base[0], hit[1], base[1])


def test_small_groups_are_suppressed() -> None:
    found = overlapping_score_difference(ClassCounts.of(3, 3, 3), ClassCounts.of(30, 30, 30), ClassCounts.of(1, 1, 1))
    assert (found.points, found.p, found.flags) == (None, None, ("suppressed", "overlap"))


def test_a_group_and_itself_cannot_differ() -> None:
    one = ClassCounts.of(30, 30, 30)
    found = overlapping_score_difference(one, one, one)
    assert (found.points, found.low, found.high, found.p) == (0, 0, 0, None)
    assert "degenerate" in found.flags


def test_shares_by_rows() -> None:
    # 40 in a only, 30 in both, 50 in b only; y by a pattern that is the same for nobody's sake.
    y = np.array([at * 7 % 3 == 0 for at in range(120)], dtype=float)
    ids, in_a, in_b = np.arange(120), np.arange(120) < 70, np.arange(120) >= 40
    sides = (in_a, in_b, in_a & in_b)
    hits = tuple(Tally.of(int(y[side].sum())) for side in sides)
    bases = tuple(Tally.of(int(side.sum())) for side in sides)
    found = overlapping_share_difference((hits[0], hits[1], hits[2]), (bases[0], bases[1], bases[2]))
    expected = overlap_difference(Wave(ids[in_b], 100 * y[in_b]), Wave(ids[in_a], 100 * y[in_a])).difference
    assert [found.points, found.low, found.high, found.p] == pytest.approx(
        [expected.points, expected.low, expected.high, expected.p], rel=1e-9
    )


three = st.tuples(rows(min_size=10), rows(min_size=1), rows(min_size=10))


@invariant
@given(three)
def test_it_is_the_test_clustered_by_respondent(parts: tuple[list[Row], list[Row], list[Row]]) -> None:
    only_a, common, only_b = parts
    a, b = [*only_a, *common], [*common, *only_b]
    found = overlapping_score_difference(counts_of(a), counts_of(b), counts_of(common))
    ids = np.arange(len(only_a) + len(common) + len(only_b))
    later, earlier = (
        Wave(who, np.array([100.0 * y for y, _w in side]), np.array([w for _y, w in side]))
        for who, side in ((ids[: len(a)], a), (ids[len(only_a) :], b))
    )
    expected = overlap_difference(earlier, later).difference
    assert found.points == pytest.approx(expected.points, abs=1e-9)
    if expected.p is not None and found.p is not None:
        assert [found.low, found.high, found.p] == pytest.approx([expected.low, expected.high, expected.p], rel=1e-6)


@invariant
@given(any_counts(min_size=10), any_counts(min_size=10), any_counts(min_size=1))
def test_15_turned_round_it_has_the_other_sign(a: ClassCounts, b: ClassCounts, common: ClassCounts) -> None:
    one, other = (
        overlapping_score_difference(a + common, b + common, common),
        overlapping_score_difference(b + common, a + common, common),
    )
    assert known(one.points) == pytest.approx(-known(other.points), abs=1e-9)
    assert one.p == (None if other.p is None else pytest.approx(other.p))


@invariant
@given(any_counts(min_size=10), any_counts(min_size=10), any_counts(min_size=1))
def test_16_the_interval_excludes_no_difference_where_p_is_small(
    a: ClassCounts, b: ClassCounts, common: ClassCounts
) -> None:
    found = overlapping_score_difference(a + common, b + common, common)
    if found.p is not None and abs(found.p - 0.05) > 1e-9:
        assert (known(found.low) > 0 or known(found.high) < 0) == (found.p < 0.05)
