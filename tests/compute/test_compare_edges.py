"""Groups beside one another where there is little to compare, or something missing."""

from __future__ import annotations

import msgspec
import pytest

from loyalty_desktop.compute.column_letters import letter_of
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.comparison import arrow
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Driver, Experience, Grouping, Measure, Stage
from loyalty_desktop.journey.model import Group as OwnGroup
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.invented import CITY, HEAVY, INVENTED, SHOP, block, group, invented
from tests.compute.small_survey import JOURNEY, SEGMENT, small_counter
from tests.compute.strategies import known

# Edge cases


def test_small_groups_keep_their_n_and_nothing_else() -> None:
    comparison = compare(Counter(invented(block([9, 0, 0], "few") + block([40, 40, 40], "many"))), INVENTED, CITY)
    few, many = comparison.groups
    assert (few.score.n, few.score.value, few.score.flags) == (9, None, ("suppressed",))
    assert (few.versus_rest.p, few.versus_total.points, few.arrow, few.letter) == (None, None, "", "")
    assert (few.drivers[0].head.share.n, few.drivers[0].head.share.value) == (9, None)
    assert many.versus_rest.p is None
    assert many.letter == "A"
    assert [pair.difference.p for pair in comparison.pairs] == [None]


def test_small_bases_are_tested_but_have_no_arrow_and_no_letter() -> None:
    comparison = compare(Counter(invented(block([20, 0, 0], "low") + block([0, 10, 90], "high"))), INVENTED, CITY)
    high, low = comparison.groups
    assert known(low.versus_rest.p_adjusted) < 0.05
    assert "small_base" in low.versus_rest.flags
    assert (low.arrow, high.arrow, high.above) == ("", "", ())


def test_one_group_of_everybody_has_nobody_to_be_compared_with() -> None:
    (only,) = compare(Counter(invented(block([20, 20, 20], "all"))), INVENTED, CITY).groups
    assert (only.versus_total.points, only.versus_total.p, only.versus_total.flags) == (0, None, ("degenerate",))
    assert (only.versus_rest.p, only.share, only.above) == (None, 1.0, ())


def test_who_gave_no_answer_is_not_compared_and_counted() -> None:
    rows = block([20, 20, 20], "A") + block([30, 5, 5], "B") + block([0, 0, 12], "")
    comparison = compare(Counter(invented(rows)), INVENTED, CITY)
    assert comparison.left_out == (("blank", 12),)
    assert comparison.everybody.respondents == 100
    assert comparison.everybody.score.n == 100


def test_parts_of_the_journey_without_a_column_say_so() -> None:
    journey = msgspec.structs.replace(
        INVENTED,
        stages=(Stage("s", "s", (Driver("gone", "gone"), Driver("words", "words", CITY))),),
        experiences=(Experience("e", "e"), Experience("o", "o", SHOP, "nowhere")),
    )
    comparison = compare(Counter(invented(block([20, 20, 20], "A"))), journey, CITY)
    assert [one.flags for one in comparison.groups[0].drivers] == [("no_column",), ("no_scale",)]
    assert [one.flags for one in comparison.groups[0].experiences] == [("no_column",), ("no_scale",)]
    assert [one.flags for one in comparison.everybody.drivers] == [("no_column",), ("no_scale",)]
    assert comparison.groups[0].drivers[0].heart.score.value is None


def test_without_a_loyalty_question_heads_are_still_compared() -> None:
    journey = msgspec.structs.replace(INVENTED, measure=Measure())
    comparison = compare(Counter(invented(block([20, 20, 20], "A") + block([20, 20, 20], "B"))), journey, CITY)
    assert comparison.everybody.score.flags == ("no_base",)
    assert comparison.groups[0].drivers[0].head.share.value is not None
    assert comparison.groups[0].share is None


def test_a_column_without_groups_is_refused() -> None:
    many = [(at % 11, f"place {at}", "x", "no", 3, 1) for at in range(300)]
    counter = Counter(invented(many))
    for key in (CITY, ColumnKey("nowhere")):
        with pytest.raises(UnusableJourney):
            compare(counter, INVENTED, key)
    with pytest.raises(UnusableJourney):
        compare(counter, INVENTED, SHOP, crossed=SHOP)


def test_groups_of_ones_own() -> None:
    rows = [row for at, name in enumerate("ABCD") for row in block([10 + at, 10, 10], name)]
    mine = Grouping("g", "halves", CITY, (OwnGroup("first", ("A", "B")), OwnGroup("last", ("D",))))
    comparison = compare(Counter(invented(rows)), INVENTED, mine)
    assert [one.names for one in comparison.groups] == [("first",), ("last",)]
    first, last = comparison.groups
    assert (first.counts, last.counts) == (ClassCounts.of(21, 20, 20), ClassCounts.of(13, 10, 10))
    # C belongs to no group, and to the rest of each.
    assert first.rest == ClassCounts.of(25, 20, 20)
    overlapping = msgspec.structs.replace(mine, groups=(*mine.groups, OwnGroup("all", ("A", "B", "C", "D"))))
    both = compare(Counter(invented(rows)), INVENTED, overlapping)
    assert both.overlapping
    weighted = msgspec.structs.replace(INVENTED, weight=HEAVY)
    for one, again in zip(both.groups, compare(Counter(invented(rows)), weighted, overlapping).groups, strict=True):
        assert again.counts == one.counts


def test_letters_go_on_after_z() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"),
    ]


@pytest.mark.parametrize(
    ("points", "p", "flags", "expected"),
    [
        (5.0, 0.049, (), "up"),
        (-5.0, 0.049, (), "down"),
        (5.0, 0.05, (), "weak_up"),
        (-5.0, 0.099, (), "weak_down"),
        (5.0, 0.10, (), ""),
        (5.0, 0.001, ("small_base",), ""),
        (None, None, ("suppressed",), ""),
    ],
)
def test_arrows(points: float | None, p: float | None, flags: tuple[str, ...], expected: str) -> None:
    assert arrow(Difference(points, None, None, p, p, flags)) == expected


def test_nothing_is_counted_again_for_other_cut_offs(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = small_counter()
    compare(counter, JOURNEY, SEGMENT)
    monkeypatch.setattr("loyalty_desktop.compute.counter._count", None)
    moved = msgspec.structs.replace(JOURNEY, measure=msgspec.structs.replace(JOURNEY.measure, negative_max=5))
    found = group(compare(counter, moved, SEGMENT), "A")
    assert found.counts.total.n == 84
    assert found.counts.negative.n < 37
