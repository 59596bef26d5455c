"""What is said of how a figure comes about: a reader with a calculator gets the figure that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.driver_detail import DriverDetail, driver_detail
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows
from loyalty_desktop.report.explained import (
    contribution_told,
    head_told,
    heart_told,
    incidence_told,
    reach_told,
    top_told,
)
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.survey.sheet import Cell
from tests.report.making import apparel, driver, experience, results, sfo, toyama
from tests.surveys import survey_from

_SUM = re.compile(r"Contribution: ([\d.]+)% × \(([-+\d.]+) - \(?([-\d.]+)\)?\) = ([-+\d.]+) points")


def row(found: Results, name: str) -> ExperienceRow:
    return next(one for one in experience_rows(found).rows if one.name == name)


def detail(found: Results, name: str) -> DriverDetail:
    id_ = next(one.driver.id for one in (*found.drivers, *found.overall) if one.driver.name == name)
    made = driver_detail(found, id_)
    assert made is not None
    return made


@pytest.mark.parametrize("make", [apparel, toyama, sfo, lambda: sfo(weighted=True)])
def test_what_is_printed_multiplies_to_the_contribution_that_is_printed(make: Callable[[], Results]) -> None:
    told = 0
    for one in experience_rows(make()).rows:
        text = contribution_told(one)
        assert bool(text) == (one.contribution.points is not None)
        if not text:
            continue
        found = _SUM.match(text.replace("−", "-"))
        assert found is not None, text
        share, with_it, without, points = (float(part) for part in found.groups())
        assert round_half_away(share / 100 * (with_it - without), 1) == points, text
        assert found[4].replace("-", "−") == score_text(one.contribution.points, 1)
        told += 1
    assert told


def test_the_sum_has_the_base_of_the_contribution_not_that_of_the_incidence() -> None:
    """Only 311 were asked whether they were rushed; the contribution counts the 28 among all 1,238 answers.

    28 / 1,238 = 2.262%, −5 / 28 = −17.857, 42 / 283 = +14.841. One decimal would make it 2.3% × 32.7 = .8.
    """
    one = row(apparel(), "急かされた")
    assert (one.n_asked, one.count) == (311, 28)
    assert round(100 * (one.incidence.value or 0), 1) == 9.0
    assert contribution_told(one).split("\n") == [
        "Contribution: 2.26% × (−17.86 − 14.84) = −0.7 points (95% interval −1.4 to −0.1)",
        "2.26%: those who had it (28) among all with a loyalty answer (n=1,238)",
    ]


def test_a_score_below_zero_is_taken_away_in_brackets() -> None:
    text = contribution_told(row(apparel(), "人に褒められた"))
    assert text.startswith("Contribution: 27.0% × (+56.9 − (−4.1)) = +16.5 points")


def test_weights_are_told_with_every_figure() -> None:
    weighted = "Shares and scores are weighted; numbers of people are not."
    for found, said in ((sfo(weighted=True), True), (sfo(), False)):
        one, shop = experience_rows(found).rows[0], next(one for one in found.drivers if one.head.value is not None)
        made = driver_detail(found, shop.driver.id)
        assert made is not None
        texts = (
            contribution_told(one),
            incidence_told(one),
            head_told(made),
            heart_told(made, found.loyalty.measure),
            reach_told(made),
        )
        assert [weighted in text for text in texts] == [said] * 5


def test_an_incidence_names_who_is_left_out() -> None:
    assert incidence_told(row(apparel(), "急かされた")).split("\n") == [
        "28 of the 311 who were asked had it: 9.0% (95% interval 6.3% to 12.7%)",
        "Left out: No answer 948",
    ]
    few = row(results(experiences=[experience("三人", (1, 1, 1), (2, 2, 1))]), "三人")
    assert incidence_told(few) == "3 of the 8 who were asked had it: too few for a share"
    some = row(results(experiences=[experience("e", (5, 0, 0), (5, 5, 5))]), "e")
    assert incidence_told(some).endswith("\nFor reference")
    assert incidence_told(replace(few, flags=("no_column",))) == ""
    assert contribution_told(few) == ""


def test_the_head_names_the_answers_that_count() -> None:
    shop = detail(apparel(), "店舗接客")
    assert head_told(shop).split("\n") == [
        "639 of the 1,012 who rated it gave one of the two best answers: 63.1% (95% interval 60.1% to 66.1%)",
        "The two best answers: 5 とても満足 / 4 やや満足",
        "Left out: No answer 29, Never used it 218",
    ]
    assert top_told(shop) == (
        "Satisfied (Top2 Box): share of those who gave one of the two best answers, 5 とても満足 / 4 やや満足"
    )
    few = detail(results([driver("窓口", (1, 1, 2), (1, 1, 1))]), "窓口")
    assert head_told(few) == "Fewer than 10 have rated it (n=7): no share is shown."


def test_a_head_without_ratings_names_no_answers() -> None:
    nothing = replace(driver("空", (0, 0, 0), (0, 0, 0), flags=("no_column",)), answers=())
    one = detail(results([nothing]), "空")
    assert top_told(one) == ""
    assert head_told(one) == "Fewer than 10 have rated it (n=0): no share is shown."


def test_the_heart_tells_both_scores_and_their_difference() -> None:
    lines = heart_told(detail(apparel(), "店舗接客"), apparel().loyalty.measure).split("\n")
    assert lines[0].startswith("NRS of those who gave one of the two best answers (n=639): +41.2, 95% interval ")
    assert lines[1].startswith("The other 373 people have −21.7; the difference is +62.9, 95% interval ")
    assert lines[2].startswith("▲▼: a difference that is more than chance")
    assert len(lines) == 3
    level = results([driver("棚", (30, 40, 30), (30, 40, 30))])
    assert "▲" not in heart_told(detail(level, "棚"), level.loyalty.measure)


def test_ratings_without_a_loyalty_answer_are_told_as_left_out() -> None:
    """60 gave a 5 or a 4; of those 8 said nothing about loyalty."""
    rows: list[list[Cell]] = [["この会社を友人に勧めますか（0～10）", "窓口の満足度（5段階）"]]
    for loyal, rated, times in ((9, 5, 30), (7, 4, 22), ("", 5, 8), (3, 2, 20), (5, 1, 20)):
        rows += [[loyal, rated]] * times
    survey = survey_from(rows)
    found = analyze(Counter(survey), suggest_journey(survey))
    one = driver_detail(found, found.drivers[0].driver.id)
    assert one is not None
    assert (one.top2, one.heart.n) == (60, 52)
    assert "\n8 more gave one of these answers but no loyalty answer, and are left out." in heart_told(
        one, found.loyalty.measure
    )


def test_the_reach_says_what_counts_as_used() -> None:
    assert reach_told(detail(apparel(), "店舗接客")).split("\n") == [
        "1,012 of the 1,230 who were asked used it: 82.3%",
        "Used: a rating, or “don't know”. Not asked: an empty cell.",
        "Left out: No answer 29",
    ]
    few = reach_told(detail(results([driver("窓口", (1, 1, 2), (1, 1, 1))]), "窓口"))
    assert few.startswith("7 of the 7 who were asked used it: too few for a share\n")
    some = reach_told(detail(results([driver("窓口", (5, 5, 2), (1, 1, 1))]), "窓口"))
    assert some.endswith("\nFor reference")


def test_the_sum_reads_in_japanese() -> None:
    spoken = i18n.language()
    i18n.use("ja")
    try:
        text = contribution_told(row(apparel(), "試着後に放置された"))
    finally:
        i18n.use(spoken)
    assert text.split("\n") == [
        "寄与の計算：14.1% ×（−32.0 − 19.7）= −7.3 点（95%信頼区間 −8.9 〜 −5.6）",
        "14.1% は、ロイヤルティに答えた 1,238 人のうち体験した 175 人の割合です。",
    ]
