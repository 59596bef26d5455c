"""The cards of two groups: their figures are those of the comparison, their respondents those that it counted."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare_groups
from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.report.explained_opposed import opposed_difference, opposed_figure, opposed_score
from loyalty_desktop.report.explanation import Explanation, Known
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.opposed_view import OPPOSED_KINDS, OpposedKind, opposed_table, opposed_view
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.small_survey import JOURNEY, SEGMENT, WEIGHT, small_counter

COUNTER = small_counter()
RATING = ColumnKey("nrs")
A, AB, BC = (Filter(SEGMENT, tuple(those)) for those in ("A", "AB", "BC"))
PAIRS: dict[str, tuple[Filter, Filter | None]] = {"apart": (A, None), "held": (A, AB), "shared": (AB, BC)}
METHODS = {
    "apart": "Method: adjusted Wald for two groups",
    "held": "one group lies in the other, so",
    "shared": "the same people are in both",
}


def counted(card: Explanation, journey: Journey = JOURNEY) -> int:
    assert card.whom is not None
    return len(rows_of(COUNTER, journey, card.whom))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_scores_and_their_difference_are_those_shown(pair: str) -> None:
    first, second = PAIRS[pair]
    found = compare_groups(COUNTER, JOURNEY, (first,), None if second is None else (second,))
    known, view = Known(COUNTER, JOURNEY, analyze(COUNTER, JOURNEY)), opposed_view(found, ("a", "b"), "all")
    for row in view.scores.groups:
        card = opposed_score(known, found, row)
        assert (card.figure, card.n, counted(card)) == (score_text(row.score.value, 1), row.score.n, row.score.n)
        assert f"÷ {row.score.n} × 100 = {card.figure}" in card.text
    card = opposed_difference(known, found, view)
    assert card.figure == score_text(found.score.points, 1)
    assert card.n == counted(card)
    assert METHODS[pair] in card.text
    assert f"{score_text(found.score.low, 1)} to {score_text(found.score.high, 1)} points" in card.text


@pytest.mark.parametrize("weight", [None, WEIGHT])
@pytest.mark.parametrize("kind", OPPOSED_KINDS)
def test_every_figure_of_a_row_is_the_one_shown(kind: OpposedKind, weight: ColumnKey | None) -> None:
    journey = replace(JOURNEY, weight=weight)
    found = compare_groups(COUNTER, journey, (AB,), (BC,))
    known, table = Known(COUNTER, journey, analyze(COUNTER, journey)), opposed_table(found, journey, kind)
    write = share_text if kind in ("head", "incidence") else score_text
    for row in table.rows:
        for column, figure in (("first", row.first), ("second", row.second)):
            card = opposed_figure(known, found, table, row, column)
            assert card is not None
            assert card.n == counted(card, journey) == figure.n
            assert card.figure == (f"n={figure.n}" if figure.value is None else write(figure.value, 1))
            assert card.is_reference is ("small_base" in figure.flags)
            assert ("as certain as" in card.text) is (weight is not None)
        between = opposed_figure(known, found, table, row, "difference")
        assert between is not None
        assert between.figure == score_text(row.difference.points, 1)
        assert between.n == counted(between, journey)
    if kind == "heart":
        row = table.rows[0]
        card = opposed_figure(known, found, table, row, "second_lift")
        assert card is not None
        assert row.lifts is not None
        assert card.figure == score_text(row.lifts[1].points, 1)
        assert card.n == counted(card, journey)
        assert "not corrected" in card.text


def test_who_has_no_answer_is_named_by_reason() -> None:
    found = compare_groups(COUNTER, JOURNEY, (A,), None)
    known, table = Known(COUNTER, JOURNEY, analyze(COUNTER, JOURNEY)), opposed_table(found, JOURNEY, "head")
    row = next(one for one in table.rows if one.first.n < found.first.respondents)
    card = opposed_figure(known, found, table, row, "first")
    assert card is not None
    named = re.findall(r"(?:No answer|Never used it) (\d+)", card.text)
    assert len(named) == 2
    assert sum(map(int, named)) == found.first.respondents - row.first.n
