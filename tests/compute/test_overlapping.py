"""Two groups with respondents in common, from counts: against the rows, and what must hold for any counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import score_difference, versus_total
from loyalty_desktop.compute.net_score import net
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


def test_a_group_against_one_that_holds_it_is_group_against_rest() -> None:
    # METHOD 1.4: clustered by respondent, few that alike would differ from the rest where the rest are alike too.
    group, rest = ClassCounts.of(10, 20, 155), ClassCounts.of(0, 0, 15)
    whole = group + rest
    found, turned = (
        overlapping_score_difference(whole, group, group),
        overlapping_score_difference(group, whole, group),
    )
    expected = versus_total(group, rest)
    assert turned.flags == (*expected.flags, "overlap")
    assert [turned.points, turned.low, turned.high, turned.p] == pytest.approx(
        [expected.points, expected.low, expected.high, expected.p]
    )
    assert known(turned.p) > 0.05
    assert [found.points, found.low, found.high, found.p] == pytest.approx(
        [-known(turned.points), -known(turned.high), -known(turned.low), turned.p]
    )


def test_shares_of_a_group_against_one_that_holds_it_too() -> None:
    hit, base = (Tally.of(110), Tally.of(95), Tally.of(95)), (Tally.of(120), Tally.of(100), Tally.of(100))
    found = overlapping_share_difference(hit, base)
    rest = share_difference(Tally.of(15), Tally.of(20), Tally.of(95), Tally.of(100))
    assert [found.points, found.p] == pytest.approx([100 * (110 / 120 - 95 / 100), rest.p])
    assert [found.low, found.high] == pytest.approx([known(rest.low) / 6, known(rest.high) / 6])
    turned = overlapping_share_difference((hit[1], hit[0], hit[2]), (base[1], base[0], base[2]))
    assert [turned.points, turned.low, turned.p] == pytest.approx([-known(found.points), -known(found.high), found.p])


def test_weighted_groups_that_hold_one_another_keep_their_points() -> None:
    group = ClassCounts(Tally(20, 30.0, 50.0), Tally(10, 9.0, 9.0), Tally(15, 20.0, 30.0))
    rest = ClassCounts(Tally(12, 6.0, 4.0), Tally(30, 40.0, 60.0), Tally(9, 9.0, 9.0))
    found = overlapping_score_difference(group + rest, group, group)
    assert known(found.points) == pytest.approx(known(net(group + rest)) - known(net(group)))
    assert known(found.p) == pytest.approx(known(score_difference(group, rest).p))


def test_nothing_is_said_where_too_few_are_left() -> None:
    group, rest = ClassCounts.of(30, 30, 30), ClassCounts.of(0, 0, 9)
    assert overlapping_score_difference(group + rest, group, group).points is None
