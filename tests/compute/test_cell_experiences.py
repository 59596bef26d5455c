from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.cell_experiences import CellExperience, cell_experiences
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.customer_grid import CELLS, CellCode, Threshold, customer_grid
from loyalty_desktop.compute.multiplicity import benjamini_hochberg
from loyalty_desktop.compute.share import share_difference
from loyalty_desktop.journey.model import Experience, Filter, Journey
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.compute.money import AMOUNT, CITY, HAD, JOURNEY, SEGMENT, SMALL, SPEND, WEIGHTED, Answers, of_answers, small
from tests.compute.reference import EXPERIENCES, SURVEY
from tests.compute.strategies import known


def found(journey: Journey, cell: CellCode) -> tuple[CellExperience, ...]:
    counter = small()
    return cell_experiences(counter, journey, customer_grid(counter, journey, SPEND), cell)


@pytest.mark.parametrize("journey", [SMALL, WEIGHTED, replace(SMALL, filters=(Filter(SEGMENT, ("A", "B")),))])
@pytest.mark.parametrize("cell", CELLS)
def test_incidence_is_that_of_the_rows_counted_by_hand(journey: Journey, cell: CellCode) -> None:
    grid = customer_grid(small(), journey, SPEND)
    inside = grid.placed == CELLS.index(cell)
    for name, one in zip(EXPERIENCES, found(journey, cell), strict=True):
        answers = SURVEY.answers[name]
        tallies: list[tuple[Tally, Tally]] = []
        for part in (inside, (grid.placed >= 0) & ~inside):
            had, asked = part & (answers == 1), part & (answers >= 0)
            weighted = journey.weight is not None
            tallies.append((SURVEY.tally(had, weighted=weighted), SURVEY.tally(asked, weighted=weighted)))
        (had_in, asked_in), (had_out, asked_out) = tallies
        assert (one.inside.n, one.inside_count) == (asked_in.n, had_in.n)
        assert (one.outside.n, one.outside_count) == (asked_out.n, had_out.n)
        assert one.inside.w == pytest.approx(asked_in.w)
        expected = share_difference(had_in, asked_in, had_out, asked_out)
        assert one.difference.points == pytest.approx(expected.points)
        assert (one.difference.low, one.difference.high) == pytest.approx((expected.low, expected.high))
        assert one.difference.p == pytest.approx(expected.p)


def test_the_experiences_of_a_cell_are_one_family() -> None:
    differences = [one.difference for one in found(SMALL, "positive_high")]
    assert [one.p_adjusted for one in differences] == list(benjamini_hochberg([one.p for one in differences]))


def _answers() -> list[tuple[Cell, ...]]:
    unhappy: list[tuple[Cell, ...]] = [(2, 900, 1, "A", "yes" if at % 5 else "no") for at in range(60)]
    others: list[tuple[Cell, ...]] = [(10, 100, 1, "B", "no" if at % 5 else "yes") for at in range(60)]
    return [*unhappy, *others]


def test_more_and_less_often_are_beyond_chance() -> None:
    counter = of_answers(_answers())
    journey = replace(JOURNEY, experiences=(Experience("x", "waited", HAD),))
    grid = customer_grid(counter, journey, AMOUNT, Threshold("amount", 500))
    (members,) = cell_experiences(counter, journey, grid, "negative_high")
    assert members.inside.value == pytest.approx(0.8)
    assert members.outside.value == pytest.approx(0.2)
    assert members.difference.points == pytest.approx(60)
    assert members.more_often
    assert not members.less_often
    (others,) = cell_experiences(counter, journey, grid, "positive_low")
    assert others.less_often
    assert not others.more_often
    assert known(others.difference.points) == pytest.approx(-60)


def test_an_empty_or_small_cell_is_not_tested() -> None:
    counter = of_answers([*_answers(), *[(8, 900, 1, "A", "yes")] * 9])
    journey = replace(JOURNEY, experiences=(Experience("x", "waited", HAD),))
    grid = customer_grid(counter, journey, AMOUNT, Threshold("amount", 500))
    for cell, n in (("positive_high", 0), ("passive_high", 9)):
        (one,) = cell_experiences(counter, journey, grid, cell)  # type: ignore[arg-type]
        assert (one.inside.n, one.inside.value, one.difference.p, one.difference.p_adjusted) == (n, None, None, None)
        assert not one.more_often


def test_one_answer_of_a_column_may_be_the_experience_and_unusable_ones_are_left_out() -> None:
    counter = of_answers(_answers())
    experiences = (
        Experience("a", "at A", CITY, option="A"),
        Experience("gone", "gone", ColumnKey("gone")),
        Experience("none", "of no column"),
        Experience("lost", "no such answer", CITY, option="Z"),
        Experience("x", "waited", HAD),
    )
    journey = replace(JOURNEY, experiences=experiences)
    grid = customer_grid(counter, journey, AMOUNT, Threshold("amount", 500))
    compared = cell_experiences(counter, journey, grid, "negative_high")
    assert [one.experience.id for one in compared] == ["a", "x"]
    assert (compared[0].inside.value, compared[0].outside.value) == (1, 0)
    assert cell_experiences(counter, JOURNEY, grid, "negative_high") == ()


def test_options_of_a_question_with_several_answers() -> None:
    choices = ["試着;相談", "試着", "相談", "配送;相談", "配送"]
    answers: Answers = [(at % 11, 100 * (at % 2), 1, choices[at % 5]) for at in range(220)]
    counter = of_answers(answers)
    column = counter.survey.column(CITY)
    assert column is not None
    assert column.scale.kind == "multi"
    journey = replace(JOURNEY, experiences=(Experience("x", "相談", CITY, option="相談"),))
    grid = customer_grid(counter, journey, AMOUNT)
    (one,) = cell_experiences(counter, journey, grid, "negative_high")
    rows = grid.rows_of("negative_high").tolist()
    assert one.inside_count == sum("相談" in choices[row % 5] for row in rows)
    assert one.inside.n == len(rows)
