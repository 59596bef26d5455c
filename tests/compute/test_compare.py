"""Groups beside one another: METHOD's reference figures, and counting by hand."""

from __future__ import annotations

import csv
import json
from itertools import product

import msgspec
import numpy as np
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.comparison import Comparison
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.multiplicity import benjamini_hochberg
from loyalty_desktop.compute.net_score import net, net_score
from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.journey.model import Filter, Margin
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.invented import CITY, INVENTED, alike, block, group, invented, same
from tests.compute.reference import DRIVERS, EXPERIENCES, LETTERS, R, close
from tests.compute.reference import SURVEY as ROWS
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, WEIGHT, small_counter
from tests.compute.strategies import known
from tests.surveys import DATA, SFO, SFO_TOLD, TOYAMA, survey_of

# Reference figures (METHOD 9)


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_groups_and_rest_as_r_has_them(name: str) -> None:
    expected = R["two_sample_data"][f"{name}_vs_rest"]
    found = group(compare(small_counter(), JOURNEY, SEGMENT), name)
    difference = found.versus_rest
    assert (difference.points, [difference.low, difference.high], difference.p) == (
        close(expected["diff"]),
        close(expected["aw"]),
        close(expected["aw_p"]),
    )
    own, rest = (ClassCounts.of(*expected[key]) for key in ("k1", "k2"))
    assert (found.counts, found.rest) == (own, rest)
    assert found.score == net_score(own)


@pytest.mark.parametrize(("reference", "weight"), [("A_unw", None), ("A_w", WEIGHT), ("C_w", WEIGHT)])
def test_group_and_total_as_r_has_them(reference: str, weight: ColumnKey | None) -> None:
    expected = R["subgroup_vs_total"][reference]
    comparison = compare(small_counter(), msgspec.structs.replace(JOURNEY, weight=weight), SEGMENT)
    found = group(comparison, reference[0])
    assert found.share == close(expected["share"])
    assert found.score.value == close(expected["S_group"])
    assert net(found.rest) == close(expected["S_rest"])
    assert comparison.everybody.score.value == close(expected["S_total"])
    assert found.versus_total.points == close(expected["diff_total"])
    assert (found.versus_total.p, found.versus_total.p_adjusted) == (
        found.versus_rest.p,
        found.versus_rest.p_adjusted,
    )


def test_weighted_group_and_rest_as_r_has_them() -> None:
    expected = R["two_sample_weighted"]["A_vs_rest"]
    found = group(compare(small_counter(), msgspec.structs.replace(JOURNEY, weight=WEIGHT), SEGMENT), "A")
    assert (found.versus_rest.points, found.versus_rest.p) == (close(expected["diff"]), close(expected["aw_p"]))
    assert [found.versus_rest.low, found.versus_rest.high] == close(expected["aw"])


def test_pairs_of_the_data_set_as_r_has_them() -> None:
    pairs = compare(small_counter(), JOURNEY, SEGMENT).pairs
    found = {"ABC"[one.first] + "-" + "ABC"[one.second]: one.difference for one in pairs}
    assert {name: one.p for name, one in found.items()} == close(R["segments"]["p"])
    assert {name: one.p_adjusted for name, one in found.items()} == close(R["segments"]["holm"])


@pytest.fixture(scope="module")
def letters() -> Comparison:
    counts: dict[str, list[int]] = LETTERS["letters"]["groups"]
    rows = [row for name, one in counts.items() for row in block(one, name)]
    return compare(Counter(invented(rows)), INVENTED, CITY)


def test_letters_as_the_market_prints_them(letters: Comparison) -> None:
    expected = LETTERS["letters"]
    assert {one.names[0]: one.score.value for one in letters.groups} == close(expected["scores"])
    pairs = {f"{'ABCD'[one.first]}-{'ABCD'[one.second]}": one.difference for one in letters.pairs}
    for name, found in pairs.items():
        reference = expected["pairs"][name]
        assert (found.points, found.p) == (close(reference["diff"]), close(reference["p"]))
        assert [found.low, found.high] == close(reference["aw"])
        assert found.p_adjusted == close(expected["holm"][name])
    assert [(one.letter, "".join(one.above)) for one in letters.groups] == [
        ("A", ""),
        ("B", ""),
        ("C", "AB"),
        ("D", "AB"),
    ]


def test_groups_against_the_rest_with_their_family_as_r_has_them(letters: Comparison) -> None:
    expected = LETTERS["vs_rest"]
    for one in letters.groups:
        reference = expected["tests"][one.names[0]]
        assert (one.versus_rest.points, one.versus_rest.p) == (close(reference["diff"]), close(reference["p"]))
        assert [one.versus_rest.low, one.versus_rest.high] == close(reference["aw"])
        assert one.versus_rest.p_adjusted == close(expected["BH"][one.names[0]])
    assert letters.everybody.score.value == close(expected["total"])
    assert [one.arrow for one in letters.groups] == ["down", "down", "up", "up"]


@pytest.mark.parametrize("driver", ["d1", "d5"])
def test_heads_and_hearts_of_everybody_as_r_has_them(driver: str) -> None:
    comparison = compare(small_counter(), JOURNEY, SEGMENT)
    found = next(one for one in comparison.everybody.drivers if one.driver == driver)
    results = analyze(small_counter(), JOURNEY)
    whole = next(one for one in results.drivers if one.driver.id == driver)
    assert (found.head, found.heart) == (whole.head, whole.heart)
    assert found.heart.value == close({"d1": 42.10526315789474, "d5": 8.411214953271028}[driver])


# Real surveys


CITIES = [
    row
    for row in csv.DictReader(
        (DATA / "toyama-2025" / "published-nps-city-2025.csv").read_text(encoding="utf-8-sig").splitlines()
    )
    if row["pref"] == "富山県"
]


def test_toyama_cities_agree_with_what_others_published() -> None:
    survey = survey_of(TOYAMA)
    comparison = compare(Counter(survey), suggest_journey(survey), ColumnKey("回答場所"))
    assert len(CITIES) == 8
    for city in CITIES:
        found = group(comparison, city["city"])
        assert found.score.n == int(city["cnt"])
        assert round_half_away(known(found.score.value), 1) == pytest.approx(float(city["NPS"]))
    assert comparison.everybody.respondents + sum(count for _why, count in comparison.left_out) == survey.rows


def test_toyama_experiencers_are_the_groups_of_an_option() -> None:
    survey = survey_of(TOYAMA)
    expected = json.loads((DATA / "toyama-2025" / "expected.json").read_text(encoding="utf-8"))
    options = expected["experiences"]["訪問目的"]["options"]
    comparison = compare(Counter(survey), suggest_journey(survey), ColumnKey("訪問目的"))
    assert comparison.overlapping
    assert comparison.everybody.respondents == expected["experiences"]["訪問目的"]["answered"]
    for option, figures in options.items():
        one = group(comparison, option)
        assert (one.respondents, one.score.n) == (figures["count"], figures["with"]["n"])
        if figures["with"]["score"] is None:
            assert one.score.value is None
            assert one.letter == ""
        else:
            assert one.score.value == pytest.approx(figures["with"]["score"], abs=1e-6)


def test_sfo_weighted_score_is_made_of_its_groups() -> None:
    survey = survey_of(SFO, SFO_TOLD)
    journey = msgspec.structs.replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))
    expected = json.loads((DATA / "sfo-2017" / "expected.json").read_text(encoding="utf-8"))["overall"]
    comparison = compare(Counter(survey), journey, ColumnKey("Q4BAGS"))
    # Nobody is left out but who gave no usable answer to the question.
    left_out = sum(count for _why, count in comparison.left_out)
    assert comparison.everybody.respondents + left_out == survey.rows
    whole = sum((one.counts for one in comparison.groups), ClassCounts())
    assert net(whole) == pytest.approx(comparison.everybody.score.value)
    if not left_out:
        assert net(whole) == pytest.approx(expected["nps_weighted"], abs=1e-6)
    by_method = compare(Counter(survey), journey, ColumnKey("METHOD"))
    assert by_method.left_out == ()
    assert by_method.everybody.score.value == pytest.approx(expected["nps_weighted"], abs=1e-6)
    assert by_method.everybody.score.n == expected["n"]


# Every figure against counting the rows of the data set by hand


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_drivers_and_experiences_as_counted_row_by_row(name: str, weighted: bool) -> None:
    journey = msgspec.structs.replace(JOURNEY, weight=WEIGHT if weighted else None)
    found = group(compare(small_counter(), journey, SEGMENT), name)
    inside = ROWS.group(name)
    for driver, one in zip(DRIVERS, found.drivers, strict=True):
        rated, top = ~np.isnan(ROWS.answers[driver]), ROWS.top_two(driver)
        tallies = [
            ROWS.tally(rows, weighted=weighted)
            for rows in (top & inside, rated & inside, top & ~inside, rated & ~inside)
        ]
        same(one.head.share, share(tallies[0], tallies[1]))
        alike(one.head.versus_rest, share_difference(*tallies))
        hearts = [ROWS.counts(rows, weighted=weighted) for rows in (top & inside, top & ~inside)]
        same(one.heart.score, net_score(hearts[0]))
        alike(one.heart.versus_rest, score_difference(*hearts))
    for experience, each in zip(EXPERIENCES, found.experiences, strict=True):
        answered, had = ~np.isnan(ROWS.answers[experience]), ROWS.answers[experience] == 1
        tallies = [
            ROWS.tally(rows, weighted=weighted)
            for rows in (had & inside, answered & inside, had & ~inside, answered & ~inside)
        ]
        same(each.incidence.share, share(tallies[0], tallies[1]))
        alike(each.incidence.versus_rest, share_difference(*tallies))


def test_every_metric_is_a_family_of_its_own() -> None:
    comparison = compare(small_counter(), JOURNEY, SEGMENT)
    families = [[one.versus_rest for one in comparison.groups]]
    for at in range(len(DRIVERS)):
        families.append([one.drivers[at].head.versus_rest for one in comparison.groups])
        families.append([one.drivers[at].heart.versus_rest for one in comparison.groups])
    families += [[one.experiences[at].incidence.versus_rest for one in comparison.groups] for at in range(6)]
    for family in families:
        assert tuple(one.p_adjusted for one in family) == benjamini_hochberg([one.p for one in family])


def test_crossed_groups_as_counted_row_by_row() -> None:
    comparison = compare(small_counter(), JOURNEY, SEGMENT, crossed=WAVE)
    assert [one.names for one in comparison.groups] == list(product("ABC", "12"))
    for one in comparison.groups:
        rows = ROWS.group(one.names[0]) & ROWS.group(f"wave{one.names[1]}")
        assert one.counts == ROWS.counts(rows)
        assert one.rest == ROWS.counts(~rows)
        assert one.respondents == rows.sum()
    assert len(comparison.pairs) == 15


def test_crossing_the_other_way_round_gives_the_same_groups() -> None:
    one, other = (
        compare(small_counter(), JOURNEY, *order[:1], crossed=order[1]) for order in ((SEGMENT, WAVE), (WAVE, SEGMENT))
    )
    for found in one.groups:
        turned = group(other, *reversed(found.names))
        assert (turned.score, turned.drivers, turned.experiences) == (found.score, found.drivers, found.experiences)


def test_filters_narrow_every_group() -> None:
    journey = msgspec.structs.replace(JOURNEY, filters=(Filter(WAVE, ("2",)),))
    for one in compare(small_counter(), journey, SEGMENT).groups:
        assert one.counts == ROWS.counts(ROWS.group(one.names[0]) & ROWS.group("wave2"))


def test_raked_weights_reach_every_group() -> None:
    journey = msgspec.structs.replace(JOURNEY, raking=(Margin(SEGMENT, (("A", 20.0), ("B", 30.0), ("C", 50.0))),))
    found = compare(small_counter(), journey, WAVE)
    score = analyze(small_counter(), journey).loyalty.score
    same(found.everybody.score, score)
    parts = [ROWS.counts(ROWS.group(name)) for name in "ABC"]
    members = [int(ROWS.group(name).sum()) for name in "ABC"]
    expected = sum(
        wish / count * known(net(part)) * part.total.n
        for wish, count, part in zip((0.2, 0.3, 0.5), members, parts, strict=True)
    ) / sum(wish / count * part.total.n for wish, count, part in zip((0.2, 0.3, 0.5), members, parts, strict=True))
    assert score.value == close(expected)
