from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.experience_verdict import Contribution, Verdict, classify, contribution
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.opportunity import size_opportunity
from tests.compute.reference import EXPERIENCES, OWN, SURVEY, close
from tests.compute.strategies import any_counts, invariant, known

# reference.json calls METHOD 4.2's undetermined what the product calls undecided.
WORDS = {"undetermined": "undecided"}


def split(name: str) -> tuple[ClassCounts, ClassCounts]:
    base, had = SURVEY.answered(name), SURVEY.answers[name] == 1
    return SURVEY.counts(base & had), SURVEY.counts(base & ~had)


def test_experiences_are_classified_as_in_the_reference() -> None:
    lifts = adjust_family([score_difference(*split(name)) for name in EXPERIENCES])
    for name, lift in zip(EXPERIENCES, lifts, strict=True):
        expected = OWN["experience_class"][name]
        assert lift.p_adjusted == close(expected["p_bh"])
        assert classify(lift) == WORDS.get(expected["sign"], expected["sign"])
        assert lift.flags == ((expected["flag"],) if expected["flag"] else ())


@pytest.mark.parametrize(
    ("points", "low", "high", "p_adjusted", "verdict"),
    [
        # METHOD 4.2 line by line; delta is 10 points, alpha .05.
        (20.0, 5.0, 35.0, 0.049, "positive"),
        (-20.0, -35.0, -5.0, 0.049, "negative"),
        (20.0, 1.0, 39.0, 0.05, "undecided"),
        (2.0, -6.0, 10.0, 0.6, "neutral"),
        (-2.0, -10.0, 6.0, 0.6, "neutral"),
        (2.0, -6.0, 10.1, 0.6, "undecided"),
        (-2.0, -10.1, 6.0, 0.6, "undecided"),
        # Significant yet small: an effect all the same, not "no influence".
        (5.0, 1.0, 9.0, 0.01, "positive"),
        # Significant without a direction: neither a sign nor "no influence" can be claimed.
        (0.0, -5.0, 5.0, 0.01, "undecided"),
        # Raw p would be significant, the family's is not.
        (9.0, 0.5, 17.0, 0.2, "undecided"),
    ],
)
def test_verdict_follows_the_adjusted_p_and_the_interval(
    points: float, low: float, high: float, p_adjusted: float, verdict: Verdict
) -> None:
    assert classify(Difference(points, low, high, 0.01, p_adjusted)) == verdict


def test_delta_and_alpha_are_the_user_s() -> None:
    lift = Difference(8.0, 1.0, 15.0, 0.03, 0.03)
    assert classify(lift) == "positive"
    assert classify(lift, alpha=0.01) == "undecided"
    assert classify(lift, alpha=0.01, delta=15) == "neutral"


@pytest.mark.parametrize("counts", [(0, 0, 0), (3, 3, 3)])
def test_too_few_when_a_group_is_suppressed(counts: tuple[int, int, int]) -> None:
    small, large = ClassCounts.of(*counts), ClassCounts.of(20, 20, 20)
    assert classify(*adjust_family([score_difference(small, large)])) == "too_few"
    assert classify(*adjust_family([score_difference(large, small)])) == "too_few"


def test_raw_p_is_never_a_verdict() -> None:
    with pytest.raises(ValueError, match="adjust"):
        classify(Difference(20.0, 5.0, 35.0, 0.001))


# Contribution (METHOD 4.4)


@pytest.mark.parametrize("name", EXPERIENCES)
def test_contribution_is_what_eliminating_would_cost(name: str) -> None:
    # METHOD 4.4: it is minus the change of "eliminated" (reference: full_potential_down).
    with_it, without = split(name)
    found = contribution(with_it, SURVEY.counts().total, score_difference(with_it, without))
    assert found.points == close(-OWN["opportunity_experience"][name]["full_potential_down"])


def test_contribution_by_hand() -> None:
    # 20 of 100 valid outcomes had it: a fifth of 30 (10 to 50) points.
    found = contribution(ClassCounts.of(5, 5, 10), Tally.of(100), Difference(30.0, 10.0, 50.0, 0.01))
    assert (found.points, found.low, found.high) == close((6.0, 2.0, 10.0))


def test_no_lift_or_no_outcome_gives_no_contribution() -> None:
    hidden = Difference(None, None, None, None, None, ("suppressed",))
    nothing = Contribution(None, None, None)
    assert contribution(ClassCounts.of(1, 1, 1), Tally.of(100), hidden) == nothing
    assert contribution(ClassCounts(), Tally(), Difference(1.0, 0.0, 2.0, 0.5)) == nothing


@invariant
@given(any_counts(10), any_counts(10), st.floats(0, 500))
def test_contribution_mirrors_the_elimination(with_it: ClassCounts, without: ClassCounts, not_asked: float) -> None:
    lift = score_difference(with_it, without)
    everybody = with_it.total + without.total + Tally(1, not_asked, not_asked**2)
    found = contribution(with_it, everybody, lift)
    sized = size_opportunity(with_it, without, everybody, lift)
    assert sized is not None
    assume(found.points is not None)
    assert (found.points, found.low, found.high) == pytest.approx(
        (-known(sized.nobody.points), -known(sized.nobody.high), -known(sized.nobody.low)), abs=1e-9
    )
