"""How loyalty, frequency and spend go together, in words that follow the figures."""

from __future__ import annotations

import pytest
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.amount_link import amounts_together
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.compute.spearman import Correlation
from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.explanation import Known
from loyalty_desktop.report.loyalty_links import Link, link_explained, links_of
from tests.surveys import APPAREL, survey_of


@pytest.mark.parametrize(
    ("value", "low", "high", "flags", "said"),
    [
        (0.21, 0.16, 0.26, (), "The loyal spend more: a little (correlation +0.21, n=40)"),
        (-0.35, -0.5, -0.2, (), "The loyal spend less: clearly (correlation −0.35, n=40)"),
        (0.7, 0.5, 0.8, (), "The loyal spend more: strongly (correlation +0.70, n=40)"),
        (0.2, -0.1, 0.4, (), "Loyalty and spend: it cannot be said whether they go together (correlation +0.20, n=40)"),
        (0.05, 0.01, 0.09, (), "Loyalty and spend: they hardly go together (correlation +0.05, n=40)"),
        (0.6, 0.3, 0.8, ("small_base",), "Loyalty and spend: for reference only (correlation +0.60, n=40)"),
        (None, None, None, ("suppressed",), "Loyalty and spend: too few to tell (n=40)"),
    ],
)
def test_words_follow_the_correlation(
    value: float | None, low: float | None, high: float | None, flags: tuple[str, ...], said: str
) -> None:
    assert Link("spend", "loyalty", "Spend", Correlation(40, value, low, high, flags), ()).sentence == said


def test_every_link_names_its_respondents_and_agrees_with_scipy() -> None:
    survey = survey_of(APPAREL)
    counter, journey = Counter(survey), open_project(APPAREL.with_suffix(".loyalty")).journey
    found = customers(counter, journey)
    assert found.sales is not None
    assert found.profit is not None
    assert found.frequency is not None
    both = amounts_together(counter, journey, found.profit, found.frequency)
    links = links_of(found.sales.spend, found.sales.frequency, both, ("spend", "visits"))
    known = Known(counter, journey, analyze(counter, journey))
    assert [one.code for one in links] == ["spend", "often", "both"]
    for link in links:
        card = link_explained(known, link)
        assert len(rows_of(counter, journey, link.whom)) == card.n == link.found.n
        assert link.sentence in card.text
        assert card.figure in link.sentence
    rows = rows_of(counter, journey, links[2].whom)
    columns = [one.scale.codes[one.raw.codes[rows]] for one in (found.profit, found.frequency)]
    assert both is not None
    assert both.value == pytest.approx(float(stats.spearmanr(*columns).statistic), abs=1e-12)
