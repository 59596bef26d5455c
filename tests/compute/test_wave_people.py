from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.lift_change import lift_change
from loyalty_desktop.compute.wave_counts import WaveInput, count_wave
from loyalty_desktop.compute.wave_difference import Wave, overlap_difference
from loyalty_desktop.compute.wave_people import Answers, Both, Term, both_of, change_of
from loyalty_desktop.compute.wave_results import Overlap, verdict_of
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.compute.strategies import any_counts, invariant, known
from tests.surveys import survey_from

few = settings(invariant, max_examples=40)
SHOW_ALL = Limits(suppress=0)
ASKED, ID = "おすすめ度 (0-10)", "会員番号"

answers = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from([-100.0, 0.0, 100.0]), st.floats(0.05, 20)), min_size=2, max_size=30
)
Rows = list[tuple[int, float, float]]
NOBODY = Overlap(0, 0, 0, 0)


def side(rows: Rows) -> Answers:
    people, values, weights = (np.array(column) for column in zip(*rows, strict=True))
    answered = np.ones(len(rows), dtype=bool)
    at = np.arange(len(rows))
    return Answers(None, at, people.astype(np.int64), weights, values, answered)  # type: ignore[arg-type]


def everybody(sign: int, of: Answers) -> Term:
    cells = []
    for value in (100.0, 0.0, -100.0):
        assert of.weights is not None
        own = of.weights[of.loyalty == value]
        cells.append((value, Tally(len(own), float(own.sum()), float(own @ own))))
    return Term(sign, of, tuple(cells), of.loyalty, of.answered)


@few
@given(answers, answers)
def test_the_same_people_are_allowed_for_as_row_by_row(one: Rows, other: Rows) -> None:
    earlier, later = side(one), side(other)
    both = Both.of(earlier, later, 13, NOBODY)
    found = change_of(both, [everybody(-1, earlier), everybody(1, later)], limits=SHOW_ALL)
    if not set(earlier.people.tolist()) & set(later.people.tolist()):
        assert found is None  # METHOD 1.3 is for them
        return
    assert found is not None
    waves = [Wave(each.people, each.loyalty, each.weights) for each in (earlier, later)]
    expected = overlap_difference(*waves, limits=SHOW_ALL).difference
    assert known(found.points) == pytest.approx(known(expected.points), abs=1e-9)
    if expected.p is None or found.p is None:
        assert expected.p is None or expected.p == pytest.approx(1, abs=1)  # no error to test with
        return
    assert (found.low, found.high, found.p) == pytest.approx(
        (expected.low, expected.high, expected.p), rel=1e-6, abs=1e-6
    )


@few
@given(any_counts(), any_counts(), any_counts(), any_counts())
def test_15_change_of_a_lift_turns_round_and_is_not_tested(
    a: ClassCounts, b: ClassCounts, c: ClassCounts, d: ClassCounts
) -> None:
    there, back = lift_change((a, b), (c, d), limits=SHOW_ALL), lift_change((c, d), (a, b), limits=SHOW_ALL)
    assert known(there.points) == pytest.approx(-known(back.points), abs=1e-9)
    assert (there.low, there.high, there.p, verdict_of(there)) == (None, None, None, "")


def test_change_of_a_lift_is_the_difference_of_two_differences() -> None:
    """By hand: 20/20/10 of 50 is a score of 20 or −20, 5/10/25 of 40 one of 50 or −50."""
    one, other = ClassCounts.of(20, 20, 10), ClassCounts.of(5, 10, 25)
    lifts = [score_difference(other, one), score_difference(one, other)]
    found = lift_change((one, other), (other, one))
    assert known(found.points) == pytest.approx(known(lifts[0].points) - known(lifts[1].points))
    assert abs(known(found.points)) == pytest.approx(140)
    assert lift_change((ClassCounts.of(3, 3, 3), other), (other, one)).flags == ("suppressed",)


def test_ids_are_the_same_however_they_are_written_and_blanks_are_others() -> None:
    waves = [
        count_wave(
            WaveInput(
                "w", Counter(survey_from([[ID, ASKED], *rows])), Journey(Measure(ColumnKey(ASKED))), ids=ColumnKey(ID)
            )
        )
        for rows in (
            [[f"C{at:03}", at % 11] for at in range(40)],
            [*([f"ｃ{at:03}", at % 11] for at in range(20, 50)), [None, 9], [None, 8], ["C020", 3]],
        )
    ]
    both = both_of(*waves)
    assert both is not None
    assert both.overlap == Overlap(30, 40, 20, 2)
    # Rows of one person only are counted, not looked at; two without an id are two people.
    assert sorted(both.later.people.tolist()) == sorted([*range(20), 0])
    assert both_of(waves[0], count_wave(WaveInput("x", waves[1].given.counter, waves[1].given.journey))) is None


def of_members(ids: Sequence[Cell]) -> WaveInput:
    rows: list[list[Cell]] = [[one, at % 11] for at, one in enumerate(ids)]
    made = Counter(survey_from([[ID, ASKED], *rows]))
    return WaveInput("w", made, Journey(Measure(ColumnKey(ASKED))), ids=ColumnKey(ID))


def test_ids_that_lost_their_zeros_are_the_same_people_and_are_counted() -> None:
    """00012 in one wave is 12 in the other, as a spreadsheet writes it; the test is that for the same people."""
    kept = of_members([f"{7 * at:05}" for at in range(1, 41)])
    lost = of_members([7 * at for at in range(21, 61)])
    whole = of_members([f"{7 * at:05}" for at in range(21, 61)])
    found, expected = (both_of(*(count_wave(one) for one in (kept, other))) for other in (lost, whole))
    assert found is not None
    assert expected is not None
    assert (found.overlap, expected.overlap) == (Overlap(40, 40, 20, 0, 20), Overlap(40, 40, 20, 0))
    changes = [compare_waves([kept, other]).waves[1].score.change for other in (lost, whole)]
    assert changes[0] == changes[1]
    assert changes[0] is not None
    assert "overlap" in changes[0].flags


def test_an_id_that_may_be_two_people_without_its_zeros_is_nobody_else() -> None:
    """Both 012 and 12 are in the first wave: 12 is the one that is written so, and 0012 is none of them."""
    both = both_of(*(count_wave(of_members(ids)) for ids in (["012", "12", "005"], ["12", "0012", "5"])))
    assert both is not None
    assert both.overlap == Overlap(3, 3, 2, 0, 1)  # 12 as it stands, 5 for 005
