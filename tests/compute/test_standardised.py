"""A wave's score with an earlier wave's mix: by hand, and what must hold for any counts."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.comparison import Comparison
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.net_score import net, net_score
from loyalty_desktop.compute.standardised import standardised, standardised_counts
from loyalty_desktop.journey.model import Filter
from tests.compute.reference import SURVEY, close
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, WEIGHT, small_counter
from tests.compute.strategies import any_counts, invariant, known, scaled

A, B = ("A",), ("B",)


def test_by_hand() -> None:
    # First wave half A, half B; later 80 % A. Scores later: A +50, B -50: as it is +30, with the first mix 0.
    first = [(A, ClassCounts.of(20, 10, 20)), (B, ClassCounts.of(10, 30, 10))]
    second = [(A, ClassCounts.of(10, 20, 50)), (B, ClassCounts.of(12, 6, 2))]
    found = standardised_counts(first, second)
    assert found.score.value == close((50 + 2 - 10 - 12) / 100 * 100)
    assert found.standardised.value == close((0.5 * 40 / 80 + 0.5 * -10 / 20) * 100)
    assert found.composition_moved
    assert [(one.name, one.first, one.second, one.moved) for one in found.segments] == [
        (A, 0.5, 0.8, close(30)),
        (B, 0.5, 0.2, close(-30)),
    ]
    assert found.missing == ()


@pytest.mark.parametrize(("share", "flags"), [(40, ("small_base",)), (5, ())])
def test_a_score_that_rests_on_a_handful_is_for_reference(share: int, flags: tuple[str, ...]) -> None:
    """One answer alone stands for two fifths of everybody: n = 201 would not tell."""
    first = [(A, ClassCounts.of(0, 100 - share, 0)), (B, ClassCounts.of(0, share, 0))]
    found = standardised_counts(first, [(A, ClassCounts.of(50, 50, 100)), (B, ClassCounts.of(1, 0, 0))])
    assert (found.standardised.n, found.standardised.flags, found.score.flags) == (201, flags, ())


@pytest.mark.parametrize("weighted", [False, True])
def test_waves_of_the_data_set_by_rows(weighted: bool) -> None:
    def wave(name: str) -> Comparison:
        journey = msgspec.structs.replace(
            JOURNEY, filters=(Filter(WAVE, (name,)),), weight=WEIGHT if weighted else None
        )
        return compare(small_counter(), journey, SEGMENT)

    found = standardised(wave("1"), wave("2"))
    expected = 0.0
    total = SURVEY.counts(SURVEY.group("wave1"), weighted=weighted).total.w
    for name in "ABC":
        then = SURVEY.counts(SURVEY.group(name) & SURVEY.group("wave1"), weighted=weighted)
        now = SURVEY.counts(SURVEY.group(name) & SURVEY.group("wave2"), weighted=weighted)
        expected += then.total.w / total * known(net(now))
    assert found.standardised.value == close(expected)
    assert found.score.value == close(net(SURVEY.counts(SURVEY.group("wave2"), weighted=weighted)))
    moved = [abs(one.second - one.first) > 0.05 for one in found.segments]
    assert found.composition_moved == any(moved)


@pytest.mark.parametrize(("later", "moved"), [((55, 45), False), ((56, 44), True)])
def test_composition_has_moved_from_more_than_five_points_on(later: tuple[int, int], moved: bool) -> None:
    first = [(A, ClassCounts.of(0, 50, 0)), (B, ClassCounts.of(0, 50, 0))]
    second = [(name, ClassCounts.of(0, count, 0)) for name, count in zip((A, B), later, strict=True)]
    assert standardised_counts(first, second).composition_moved is moved


def test_a_segment_that_is_gone_leaves_no_standardised_score() -> None:
    first = [(A, ClassCounts.of(5, 5, 5)), (B, ClassCounts.of(5, 5, 5))]
    found = standardised_counts(first, [(A, ClassCounts.of(5, 5, 10))])
    assert found.missing == (B,)
    assert (found.standardised.value, found.standardised.flags) == (None, ("no_base",))
    assert found.score.value == close(25)
    assert found.composition_moved


def test_a_new_segment_is_told_and_has_no_weight() -> None:
    found = standardised_counts(
        [(A, ClassCounts.of(5, 5, 5))], [(A, ClassCounts.of(0, 0, 20)), (B, ClassCounts.of(20, 0, 0))]
    )
    assert found.standardised.value == close(100)
    assert [(one.name, one.first, one.second) for one in found.segments] == [(A, 1.0, 0.5), (B, 0.0, 0.5)]


def test_names_are_matched_tidied() -> None:
    found = standardised_counts([(("Ａ ",), ClassCounts.of(5, 5, 5))], [(("a",), ClassCounts.of(5, 5, 10))])
    assert len(found.segments) == 1
    assert found.missing == ()


def test_small_waves_keep_their_n() -> None:
    found = standardised_counts([(A, ClassCounts.of(5, 5, 5))], [(A, ClassCounts.of(3, 3, 3))])
    assert (found.standardised.n, found.standardised.value, found.score.value) == (9, None, None)
    assert found.standardised.flags == ("suppressed",)


def test_no_first_wave_has_no_mix() -> None:
    found = standardised_counts([], [(A, ClassCounts.of(5, 5, 5))])
    assert found.standardised.value is None


def test_groups_that_overlap_have_no_mix() -> None:
    comparison = msgspec.structs.replace(compare(small_counter(), JOURNEY, SEGMENT), overlapping=True)
    with pytest.raises(ValueError, match="overlap"):
        standardised(comparison, comparison)


segments = st.lists(any_counts(min_size=4), min_size=1, max_size=5).map(
    lambda many: [((f"s{at}",), counts) for at, counts in enumerate(many)]
)


@invariant
@given(segments)
def test_the_same_mix_changes_nothing(wave: list[tuple[tuple[str, ...], ClassCounts]]) -> None:
    found = standardised_counts(wave, wave)
    assert not found.composition_moved
    assert found.standardised.value == (
        None if found.score.value is None else pytest.approx(found.score.value, abs=1e-9)
    )


@invariant
@given(any_counts(min_size=10))
def test_one_segment_has_the_interval_of_the_score(counts: ClassCounts) -> None:
    found, plain = standardised_counts([(A, counts)], [(A, counts)]), net_score(counts)
    for one in (found.standardised, found.score):
        assert (one.n, one.flags) == (plain.n, plain.flags)
        assert [one.value, one.low, one.high] == pytest.approx([plain.value, plain.low, plain.high], abs=1e-9)


@invariant
@given(segments, segments, st.floats(0.01, 100))
def test_the_scale_of_weights_does_not_matter(
    first: list[tuple[tuple[str, ...], ClassCounts]],
    second: list[tuple[tuple[str, ...], ClassCounts]],
    factor: float,
) -> None:
    heavier = [(name, scaled(counts, factor)) for name, counts in second]
    one, other = standardised_counts(first, second), standardised_counts(first, heavier)
    assert one.missing == other.missing
    if one.standardised.value is not None:
        assert other.standardised.value == pytest.approx(one.standardised.value)
        low, high = known(one.standardised.low), known(one.standardised.high)
        assert -100 <= low <= one.standardised.value <= high <= 100
