"""Counts against counting by hand: whatever path they take, tables hold exactly who answered what."""

from __future__ import annotations

from collections import Counter as Tallies
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.bitsets import MOST_PLANES
from loyalty_desktop.compute.counter import Counter, outcome_groups
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.surveys import survey_from

Rows: TypeAlias = Sequence[tuple[Cell, ...]]
SCORE, DRIVER, MANY, CITY, WEIGHT = (ColumnKey(name) for name in ("score", "driver", "many", "city", "weight"))

answers = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 11)),
        st.one_of(st.none(), st.integers(1, 6), st.sampled_from(["５", "満足"])),
        st.integers(0, 60),
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from([None, 0, 0.25, 1, 1.5, 3]),
    ),
    min_size=1,
    max_size=300,
)


def make(rows: Rows) -> Survey:
    return survey_from([["score", "driver", "many", "city", "weight"], *rows])


def column(of: Survey, key: ColumnKey) -> Column:
    found = of.column(key)
    assert found is not None
    return found


def by_hand(of: Survey, key: ColumnKey, outcome: ColumnKey | None, rows: list[int]) -> dict[tuple[int, int], list[int]]:
    """Return the rows of each cell (raw code, outcome group)."""
    raw = column(of, key).raw.codes
    groups = outcome_groups(column(of, outcome))[column(of, outcome).raw.codes] if outcome else np.zeros(of.rows, int)
    cells: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        cells.setdefault((int(raw[row]), int(groups[row])), []).append(row)
    return cells


@settings(max_examples=60, deadline=None)
@given(answers, st.sampled_from([SCORE, None]), st.sets(st.sampled_from(["A", "B"]), max_size=2), st.booleans())
def test_tables_hold_who_answered_what(
    rows: Rows,
    outcome: ColumnKey | None,
    cities: set[str],
    weighted: bool,
) -> None:
    of = make(rows)
    counter = Counter(of)
    filters = (Filter(CITY, tuple(sorted(cities))),) if cities else ()
    base = counter.base(filters, WEIGHT if weighted else None)
    weights = [float(str(row[4] or 0)) if weighted else 1.0 for row in rows]
    chosen = [
        at for at, row in enumerate(rows) if (not cities or row[3] in cities) and (not weighted or weights[at] > 0)
    ]
    assert base.count == len(chosen)
    outcome_column = column(of, outcome) if outcome else None
    for key in (DRIVER, MANY, SCORE):
        (table,) = counter.tables((column(of, key),), outcome_column, base)
        cells = by_hand(of, key, outcome, chosen)
        assert int(table.n.sum()) == len(chosen)
        for (code, group), members in cells.items():
            assert table.n[code, group] == len(members)
            if weighted:
                assert table.w is not None
                assert table.w2 is not None
                assert table.w[code, group] == pytest.approx(sum(weights[at] for at in members))
                assert table.w2[code, group] == pytest.approx(sum(weights[at] ** 2 for at in members))


def test_a_column_with_many_values_is_counted_row_by_row_with_the_same_result() -> None:
    rng = np.random.default_rng(3)
    rows = [(int(s), int(d), int(m), "A", 1) for s, d, m in rng.integers(0, [11, 5, 200], (2000, 3))]
    of = make(rows)
    assert len(column(of, MANY).raw.values) > MOST_PLANES
    counter = Counter(of)
    (table,) = counter.tables((column(of, MANY),), column(of, SCORE), counter.base((), None))
    cells = by_hand(of, MANY, SCORE, list(range(of.rows)))
    assert {cell: int(table.n[cell]) for cell in cells} == {cell: len(members) for cell, members in cells.items()}


def test_an_outcome_with_very_many_values_is_grouped_by_code() -> None:
    rows = [(f"free text {at}" if at % 3 else at % 11, 1 + at % 5, 0, "A", 1) for at in range(300)]
    of = survey_from(
        [["score", "driver", "many", "city", "weight"], *rows],
        Reading(corrections=(Correction(SCORE, role="loyalty"),)),
    )
    outcome = column(of, SCORE)
    groups = outcome_groups(outcome)
    assert groups.max() + 1 < len(outcome.raw.values)
    by_code = Tallies(zip(groups.tolist(), (str(code) for code in outcome.scale.codes), strict=True))
    assert len({group for group, _code in by_code}) == len(by_code)


def test_nothing_is_counted_again_for_another_reading() -> None:
    of = make([(at % 11, 1 + at % 5, 0, "A", 1) for at in range(50)])
    counter = Counter(of)
    base = counter.base((), None)
    (table,) = counter.tables((column(of, DRIVER),), column(of, SCORE), base)
    changed = survey(of.workbook, Reading(corrections=(Correction(DRIVER, missing=(("5", "not_used"),)),)), of)
    again = counter.of(changed)
    assert again is not counter
    (same,) = again.tables((column(changed, DRIVER),), column(changed, SCORE), again.base((), None))
    assert same is table


def test_another_sheet_starts_from_nothing() -> None:
    counter = Counter(make([(1, 1, 1, "A", 1)]))
    counter.base((), None)
    assert counter.of(make([(1, 1, 1, "A", 1)])).base((), None) is not counter.base((), None)


@pytest.mark.parametrize("bad", [-1, -0.5, "heavy", "#N/A"])
def test_a_weight_that_is_no_weight_is_refused_with_its_place(bad: Cell) -> None:
    of = make([(1, 1, 1, "A", 1), (2, 2, 2, "B", bad)])
    with pytest.raises(UnusableJourney) as caught:
        Counter(of).base((), WEIGHT)
    assert dict(caught.value.message.args)["answer"] == 2
    assert dict(caught.value.message.args)["column"] == "weight"


def test_respondents_without_a_weight_are_counted_apart() -> None:
    of = make([(1, 1, 1, "A", 1), (2, 2, 2, "B", None), (3, 3, 3, "A", 0)])
    base = Counter(of).base((), WEIGHT)
    assert (base.count, base.unweighted) == (1, 2)


def test_filters_compare_answers_not_their_spelling() -> None:
    of = make([(1, "５", 1, "A", 1), (2, 5, 2, "B", 1), (3, "5 ", 3, "A", 1), (4, 4, 4, "A", 1)])
    assert Counter(of).base((Filter(DRIVER, ("5",)),), None).count == 3


def test_a_filter_on_a_missing_column_is_refused() -> None:
    with pytest.raises(UnusableJourney):
        Counter(make([(1, 1, 1, "A", 1)])).base((Filter(ColumnKey("gone"), ("x",)),), None)


def test_what_was_counted_for_a_measure_no_longer_kept_is_let_go() -> None:
    of = make([(at % 11, 1 + at % 5, at % 7, "A", 1) for at in range(50)])
    counter = Counter(of)
    base = counter.base((), None)
    for key in (SCORE, DRIVER, MANY, CITY, None, SCORE):
        counter.tables((column(of, DRIVER),), column(of, key) if key else None, base)
    assert len({order for _raw, order in base.tables}) <= 2


def test_a_filter_by_answers_follows_the_labels_that_codes_are_given() -> None:
    rows: Rows = [(at % 11, 1 + at % 2, at, "A", 1) for at in range(20)]
    first = make(rows)
    counter, women = Counter(first), (Filter(DRIVER, ("women",)),)
    assert counter.base(women, None).count == 0
    labels = (Correction(DRIVER, labels=(("1", "men"), ("2", "women"))),)
    labelled = survey(first.workbook, Reading(corrections=labels), first)
    assert labelled.cut is first.cut
    assert counter.of(labelled).base(women, None).count == 10


def test_a_weight_that_the_user_calls_missing_is_none() -> None:
    first = make([(at % 11, 3, at, "A", 999 if at < 5 else 2) for at in range(20)])
    counter = Counter(first)
    assert counter.base((), WEIGHT).count == 20
    told = (Correction(WEIGHT, missing=(("999", "not_used"),)),)
    base = counter.of(survey(first.workbook, Reading(corrections=told), first)).base((), WEIGHT)
    assert (base.count, base.unweighted) == (15, 5)
    assert base.weights is not None
    assert set(base.weights.tolist()) == {0.0, 2.0}
