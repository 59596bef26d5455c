"""What must hold for any comparison of groups (METHOD 8, by number)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.net_score import net
from tests.compute.invented import CITY, HEAVY, INVENTED, invented
from tests.compute.strategies import invariant, known

# Invariants of METHOD 8, by number


# Each example is a whole survey, read and counted, so fewer of them do.
some = settings(invariant, max_examples=25)
cities = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 10)),
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from(["x", "y", "x, y", None]),
        st.sampled_from(["yes", "no", None]),
        st.one_of(st.none(), st.integers(1, 5)),
        st.sampled_from([0, 0.25, 1, 3]),
    ),
    min_size=25,
    max_size=120,
)


@some
@given(cities, st.booleans())
def test_13_and_14_groups_and_rest_make_the_total(rows: list[tuple[Any, ...]], weighted: bool) -> None:
    journey = msgspec.structs.replace(INVENTED, weight=HEAVY if weighted else None)
    # One of each, so that every column has its kind in any draw.
    certain = [(5, "A", "x, y", "yes", 3, 1), (9, "B", "y, z", "no", 4, 1), (7, "C", "x, z", "yes", 5, 1)]
    comparison = compare(Counter(invented([*certain, *rows])), journey, CITY)
    total = net(comparison.everybody.counts)
    for one in comparison.groups:
        own, rest = net(one.counts), net(one.rest)
        if own is None or rest is None or total is None:
            continue
        part = known(one.share)
        assert part * own + (1 - part) * rest == pytest.approx(total, abs=1e-9)
        assert own - total == pytest.approx((1 - part) * (own - rest), abs=1e-9)
        if one.versus_total.points is not None:
            assert one.versus_total.points == pytest.approx(own - total, abs=1e-9)
    if not weighted:
        assert comparison.everybody.respondents == len(rows) + 3


@some
@given(cities)
def test_16_27_and_28_of_every_family(rows: list[tuple[Any, ...]]) -> None:
    certain = [(5, "A", "x, y", "yes", 3, 1), (9, "B", "y, z", "no", 4, 1), (7, "C", "x, z", "yes", 5, 1)]
    comparison = compare(Counter(invented([*certain, *rows])), INVENTED, CITY)
    families = [[one.versus_rest for one in comparison.groups], [one.difference for one in comparison.pairs]]
    families += [[one.drivers[0].heart.versus_rest for one in comparison.groups]]
    for family in families:
        tested = sorted((one.p, one.p_adjusted) for one in family if one.p is not None and one.p_adjusted is not None)
        assert all(p <= q <= 1 for p, q in tested)
        assert [q for _p, q in tested] == sorted(q for _p, q in tested)
        if len(tested) == 1:
            assert tested[0][0] == tested[0][1]
        for one in family:
            if one.p is not None and one.low is not None and one.high is not None:
                assert (one.low > 0 or one.high < 0) == (one.p < 0.05)


@some
@given(cities, st.floats(0.1, 50))
def test_3_the_scale_of_weights_does_not_matter(rows: list[tuple[Any, ...]], factor: float) -> None:
    certain = [(5, "A", "x, y", "yes", 3, 1), (9, "B", "y, z", "no", 4, 1), (7, "C", "x, z", "yes", 5, 1)]
    journey = msgspec.structs.replace(INVENTED, weight=HEAVY)
    heavier = [(*row[:5], row[5] * factor) for row in (*certain, *rows)]
    one, other = (compare(Counter(invented(made)), journey, CITY) for made in ([*certain, *rows], heavier))
    for a, b in zip(one.groups, other.groups, strict=True):
        assert a.score.value == pytest.approx(b.score.value)
        assert a.versus_rest.p == pytest.approx(b.versus_rest.p)


@some
@given(cities)
def test_18_alike_groups_do_not_differ(rows: list[tuple[Any, ...]]) -> None:
    doubled = [(row[0], name, *row[2:]) for row in rows for name in ("A", "B")]
    certain = [(5, name, "x, y", "yes", 3, 1) for name in ("A", "B")]
    certain += [(9, name, "y, z", "no", 4, 1) for name in ("A", "B")]
    first, second = compare(Counter(invented([*certain, *doubled])), INVENTED, CITY).groups
    assert first.score == second.score
    if first.versus_rest.points is not None:
        assert (first.versus_rest.points, first.versus_rest.p) == (0, 1)
