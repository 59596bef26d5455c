"""A figure explains itself with the numbers that are shown, and names exactly the respondents it counts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.whom import Lived, Loyal, Rated, Whom, classes_of, rows_of
from loyalty_desktop.journey.model import Crossed, Filter, Journey, Margin
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.messages import message
from loyalty_desktop.report.compare_choices import compare_choices
from loyalty_desktop.report.compare_view import compare_view, heat_table
from loyalty_desktop.report.customers_view import answers_view, cell_views, sales_view
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.explained_customers import grid_cell, sales_share
from loyalty_desktop.report.explained_drivers import driver_figure
from loyalty_desktop.report.explained_experiences import experience_figure
from loyalty_desktop.report.explained_groups import group_cell, group_score
from loyalty_desktop.report.explained_scores import answer_share, class_share, overall_score
from loyalty_desktop.report.explanation import Explanation, Known
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.importance_view import importance_view
from loyalty_desktop.report.money_text import money_of
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.strategies import invariant
from tests.surveys import APPAREL, ROOT, SFO, SFO_TOLD, survey_of

_FILTERS: tuple[tuple[Filter, ...], ...] = (
    (),
    (Filter(ColumnKey("性別"), ("女性",)),),
    (Filter(ColumnKey("年代"), ("60代",)),),
)


@lru_cache(maxsize=1)
def apparel() -> tuple[Counter, Journey]:
    survey = survey_of(APPAREL)
    return Counter(survey), open_project(ROOT / "resources" / "samples" / "apparel_ja.loyalty").journey


@lru_cache(maxsize=1)
def sfo() -> tuple[Counter, Journey]:
    survey = survey_of(SFO, SFO_TOLD)
    return Counter(survey), replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))


def known_of(counter: Counter, journey: Journey) -> Known:
    return Known(counter, journey, analyze(counter, journey))


def everything(known: Known) -> list[Explanation]:
    """Every figure of header, Drivers and Experiences."""
    columns = ("n", "head", "heart", "lift")
    drivers = [driver_figure(known, one.driver, key) for one in driver_rows(known.results) for key in columns]
    keys = ("contribution", "incidence", "n", "with", "without", "difference", "verdict")
    rows = experience_rows(known.results).rows
    lived = [experience_figure(known, one.experience, key) for one in rows for key in keys]
    classes = [class_share(known, code) for code in ("negative", "passive", "positive")]
    steps = [answer_share(known, one.answer, one.count, one.share) for one in answers_view(known.results.loyalty).steps]
    return [one for one in (overall_score(known), *classes, *steps, *drivers, *lived) if one is not None]


def assert_counts(known: Known, one: Explanation) -> None:
    assert one.whom is not None
    rows = rows_of(known.counter, known.journey, one.whom)
    assert len(rows) == one.n, one.text
    assert one.text.startswith(f"{one.title}: {one.figure}")
    assert all(part.lines for part in one.parts if part.caption != "How it is calculated"), one.text


@pytest.mark.parametrize("filters", _FILTERS)
def test_a_card_names_as_many_respondents_as_it_counts(filters: tuple[Filter, ...]) -> None:
    counter, journey = apparel()
    known = known_of(counter, replace(journey, filters=filters))
    found = everything(known)
    assert len(found) > 120
    for one in found:
        assert_counts(known, one)


def test_cards_say_which_known_shares_weigh_and_what_column_with_them() -> None:
    counter, journey = apparel()
    sex, age, bought = (ColumnKey(name) for name in ("性別", "年代", "年間購入回数"))
    margin = Margin(sex, (("女性", 60.0), ("男性", 40.0)), None, Crossed(age, ("30代", "40代")))
    text = overall_score(known_of(counter, replace(journey, raking=(margin,)))).text
    assert "Weight: matched to the known shares of 性別 × 年代" in text
    text = overall_score(known_of(counter, replace(journey, raking=(margin,), weight=bought))).text
    assert "Weight: “年間購入回数”, matched to the known shares of 性別 × 年代" in text


def test_weighted_cards_count_people_and_say_their_worth() -> None:
    counter, journey = sfo()
    known = known_of(counter, journey)
    for one in everything(known):
        assert_counts(known, one)
    text = overall_score(known).text
    assert "Weight: “WEIGHT”" in text
    assert f"as certain as {known.results.loyalty.score.n_eff:,.0f} unweighted" in text


def test_the_numbers_of_a_card_are_those_of_the_estimate_that_is_shown() -> None:
    counter, journey = apparel()
    known = known_of(counter, journey)
    for row in driver_rows(known.results):
        head, heart = driver_figure(known, row.driver, "head"), driver_figure(known, row.driver, "heart")
        lift = driver_figure(known, row.driver, "lift")
        assert head is not None
        assert heart is not None
        assert lift is not None
        assert head.figure == share_text(row.head.value)
        assert heart.figure == score_text(row.heart.value)
        assert lift.figure == score_text(row.lift.points)
        for text in (
            score_text(row.heart.low, 1),
            score_text(row.heart.high, 1),
            f"= {score_text(row.heart.value, 1)}",
        ):
            assert text in heart.text
        assert share_text(row.head.low, 1) in head.text
        assert f"n={row.head.n:,}" in head.text
    for line in experience_rows(known.results).rows:
        with_it = experience_figure(known, line.experience, "with")
        contribution = experience_figure(known, line.experience, "contribution")
        assert with_it is not None
        assert contribution is not None
        assert with_it.figure == score_text(line.with_it.value)
        assert contribution.figure == score_text(line.contribution.points, 1)
        assert score_text(line.with_it.low, 1) in with_it.text


@invariant
@given(st.data())
def test_scores_worked_out_from_the_named_respondents_are_the_scores_shown(data: st.DataObject) -> None:
    """Whoever is named, counted anew one by one, gives the estimate on the screen: weighted or not, filtered or not."""
    counter, journey = data.draw(st.sampled_from([apparel(), sfo()]))
    if counter is apparel()[0]:
        journey = replace(journey, filters=data.draw(st.sampled_from(_FILTERS)))
    found = analyze(counter, journey)
    driver = data.draw(st.sampled_from(found.drivers))
    pairs: list[tuple[Whom, Estimate]] = [
        ((Rated(driver.driver.id, "top"), Loyal()), driver.heart),
        ((Rated(driver.driver.id, "rest"), Loyal()), driver.rest),
    ]
    if found.experiences:
        one = data.draw(st.sampled_from(found.experiences))
        pairs += [
            ((Lived(one.experience.id), Loyal()), one.with_it),
            ((Lived(one.experience.id, "not"), Loyal()), one.without_it),
        ]
    for whom, shown in pairs:
        again = net_score(classes_of(counter, journey, whom))
        assert (again.n, again.flags) == (shown.n, shown.flags)
        assert again.value == pytest.approx(shown.value, abs=1e-9)
    reach = driver.reach
    assert len(rows_of(counter, journey, (Rated(driver.driver.id, "asked"),))) == reach.n
    assert len(rows_of(counter, journey, (Rated(driver.driver.id, "used"),))) == reach.count


def test_groups_and_their_cells_name_their_respondents() -> None:
    counter, journey = apparel()
    known = known_of(counter, journey)
    by = [one.by for one in compare_choices(counter.survey, journey)][:2]
    for found in (compare(counter, journey, by[0]), compare(counter, journey, by[0], crossed=by[1])):
        view = compare_view(found, "score", "Everybody")
        for row in (view.total, *view.groups):
            one = group_score(known, found, row)
            assert_counts(known, one)
            assert one.n == row.score.n
        for kind in ("head", "heart"):
            table = heat_table(found, journey, view, kind)
            for line in table.rows[:3]:
                for cell, group in zip((line.total, *line.cells), (view.total, *table.groups), strict=True):
                    made = group_cell(known, found, line, cell, group, kind)
                    assert made is not None
                    assert_counts(known, made)
                    assert made.n == cell.figure.n


def test_customers_figures_name_their_respondents() -> None:
    counter, journey = apparel()
    known = known_of(counter, journey)
    found = customers(counter, journey)
    assert found.profit is not None
    assert found.grid is not None
    assert found.sales is not None
    money = money_of(found.profit)
    for view in cell_views(found.grid, journey.measure, money, ()):
        one = grid_cell(known, found.grid, found.profit, view)
        assert_counts(known, one)
        assert view.people_text in one.figure
        assert view.spent_text in one.text
    for part in sales_view(found.sales, "", money).parts:
        one = sales_share(known, found.sales, found.profit, part)
        assert_counts(known, one)
        assert one.figure == part.share_text


def test_importance_is_told_with_its_rank_and_base() -> None:
    counter, journey = apparel()
    known = known_of(counter, journey)
    view = importance_view(importance(counter, journey), known.results)
    for row in view.rows:
        one = driver_figure(known, row.driver, "importance", view)
        assert one is not None
        assert_counts(known, one)
        assert one.figure == (f"n={row.share.n:,}" if row.figure is None else share_text(row.figure))
        assert message("importance_association").text() in one.text


def test_small_bases_tell_their_number_alone() -> None:
    counter, journey = apparel()
    known = known_of(
        counter, replace(journey, filters=(Filter(ColumnKey("年代"), ("60代",)), Filter(ColumnKey("性別"), ("男性",))))
    )
    hidden = [one for one in everything(known) if one.figure.startswith("n=")]
    for one in hidden:
        assert "95%" not in one.text, one.text
    assert all(np.isfinite(one.n) for one in hidden)


def test_the_share_of_a_class_has_its_interval() -> None:
    """470 of 1,238: Wilson's interval, as R's prop.test(470, 1238, correct = FALSE) has it."""
    counter, journey = apparel()
    text = class_share(known_of(counter, journey), "positive").text
    assert "470 of the 1,238 with a loyalty answer: 38.0%" in text
    assert "95% interval 35.3% to 40.7%\nMethod: Wilson" in text


@pytest.mark.parametrize(("negative_max", "said"), [(6, "answers 7 to 8"), (7, "answer 8"), (8, "no answer is in")])
def test_the_answers_of_a_class_are_told(negative_max: int, said: str) -> None:
    counter, journey = apparel()
    journey = replace(journey, measure=replace(journey.measure, negative_max=negative_max))
    card = class_share(known_of(counter, journey), "passive")
    assert_counts(known_of(counter, journey), card)
    assert f"Neutral: {said}" in card.text


def test_a_card_says_what_its_interval_is_before_it_names_methods() -> None:
    """Every card with an interval has the sentence; names of methods never stand among sentences."""
    counter, journey = apparel()
    cards = [one for one in everything(known_of(counter, journey)) if "95% interval" in one.text]
    told = [one for one in cards if any(range_told() in part.lines for part in one.parts)]
    assert len(cards) == len(told) > 50
    for one in told:
        part = next(part for part in one.parts if range_told() in part.lines)
        assert [line for line in part.lines if "95% interval" in line]
        assert not any(word in line for line in part.lines for word in ("Wald", "Wilson", "Benjamini", " p "))
        assert one.text.index(range_told()) < one.text.index("95% interval", one.text.index("How sure it is"))
