"""Who belongs to which group, and what is counted in all of them at once."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from loyalty_desktop.compute import parts as module
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.parts import MOST_GROUPS, part_tables, partition, parts_of
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.surveys import survey_from

SCORE, AGE, RATED, SHOP, WEIGHT = (ColumnKey(name) for name in ("score", "age", "rated", "shop", "weight"))


def people(count: int = 300) -> Survey:
    rows: list[list[Cell]] = [
        [at * 7 % 11, ("30代", "20代", "", "40代以上")[at % 4], 1 + at % 5, ("x, y", "y", "z, x")[at % 3], 1 + at % 4]
        for at in range(count)
    ]
    return survey_from([["score", "age", "rated", "shop", "weight"], *rows])


def test_groups_stand_in_the_order_of_their_scale() -> None:
    found = partition(Counter(people()), AGE)
    assert found.names == ("20代", "30代", "40代以上")
    assert not found.overlapping


def test_options_are_groups_that_overlap() -> None:
    counter = Counter(people())
    found = partition(counter, SHOP)
    assert (set(found.names), found.overlapping) == ({"x", "y", "z"}, True)
    parts = parts_of(counter.base((), None), (found,))
    assert dict(zip(found.names, (one.count for one in parts.groups), strict=True)) == {"x": 200, "y": 200, "z": 100}
    assert parts.whole.count == 300


def test_who_is_left_out_is_counted_once_by_reason() -> None:
    counter = Counter(people())
    crossed = parts_of(counter.base((), None), (partition(counter, AGE), partition(counter, RATED)))
    assert crossed.left_out == (("blank", 75),)
    assert crossed.whole.count == sum(one.count for one in crossed.groups) == 225
    assert crossed.names[0] == ("20代", "1")


@pytest.mark.parametrize("weight", [None, WEIGHT])
@pytest.mark.parametrize("filters", [(), (Filter(RATED, ("1", "2")),)])
@pytest.mark.parametrize("most", [2_000_000, 0])
def test_groups_are_counted_as_the_base_of_a_filter_is(
    weight: ColumnKey | None, filters: tuple[Filter, ...], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_CELLS", most)
    of = people()
    counter, other = Counter(of), Counter(of)
    columns = tuple(column for key in (RATED, SHOP, SCORE) if (column := of.column(key)) is not None)
    outcome = of.column(SCORE)
    for key in (AGE, SHOP):
        groups = partition(counter, key)
        parts = parts_of(counter.base(filters, weight), (groups,))
        found = part_tables(counter, columns, outcome, parts)
        for at, name in enumerate(groups.names, start=1):
            base = other.base((*filters, Filter(key, (name,))), weight)
            expected = other.tables(columns, outcome, base)
            for tables, table in zip(found, expected, strict=True):
                assert np.array_equal(tables[at].n, table.n)
                if weight is not None:
                    assert tables[at].w == pytest.approx(table.w)
                    assert tables[at].w2 == pytest.approx(table.w2)


def test_groups_are_made_once_and_anew_for_another_reading() -> None:
    counter = Counter(people())
    base = counter.base((), None)
    first = parts_of(base, (partition(counter, RATED),))
    once_more = parts_of(base, (partition(counter, RATED),))
    assert all(a is b for a, b in zip(once_more.groups, first.groups, strict=True))
    reading = Reading(corrections=(Correction(RATED, missing=(("5", "dont_know"),)),))
    again = counter.of(survey(counter.survey.workbook, reading, counter.survey))
    changed = parts_of(again.base((), None), (partition(again, RATED),))
    assert len(changed.groups) == 4
    assert changed.left_out == (("dont_know", 60),)


def test_only_some_partitions_are_kept() -> None:
    counter = Counter(people())
    base = counter.base((), None)
    keys = (AGE, RATED, SHOP, SCORE, WEIGHT)
    for key in (*keys, *keys):
        parts_of(base, (partition(counter, key),))
    assert len(base.parts) <= 4


def test_bases_of_older_filters_let_go_of_their_groups() -> None:
    counter = Counter(people())
    bases = [counter.base((Filter(RATED, (str(answer),)),), None) for answer in range(1, 5)]
    for base in bases:
        parts_of(base, (partition(counter, AGE),))
    assert [len(base.parts) for base in bases] == [1, 1, 1, 1]  # nothing was asked for since
    counter.base((), None)
    assert [len(base.parts) for base in bases] == [0, 0, 0, 1]


def test_too_many_groups_and_none() -> None:
    rows: list[list[Cell]] = [
        [at % 11, at % (MOST_GROUPS + 1) + 0.5, f"nobody else wrote number {at} of all this"] for at in range(404)
    ]
    counter = Counter(survey_from([["score", "minutes", "comment"], *rows]))
    for name, id_ in (("minutes", "segment_too_many"), ("comment", "segment_no_groups"), ("gone", "column_missing")):
        with pytest.raises(UnusableJourney) as caught:
            partition(counter, ColumnKey(name))
        assert caught.value.message.id == id_
        assert caught.value.message.text()


def test_bases_are_parted_and_counted_by_several_threads_at_once() -> None:
    of = people(40)
    counter = Counter(of)
    partitions = [partition(counter, key) for key in (AGE, RATED, SHOP, WEIGHT, SCORE)]
    outcomes = [of.column(key) for key in (SCORE, AGE, RATED)]

    def work(seed: int) -> None:
        for at in range(300):
            base = counter.base((), WEIGHT if (at + seed) % 2 else None)
            parts = parts_of(base, (partitions[(at + seed) % 5],))
            part_tables(counter, of.columns[:2], outcomes[(at * 2 + seed) % 3], parts)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(4)))
    finally:
        sys.setswitchinterval(interval)
