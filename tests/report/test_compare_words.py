"""What is said about a group claims no more than was tested."""

from __future__ import annotations

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.report.compare_view import compare_view, heat_table
from loyalty_desktop.report.compare_words import cell_told, group_told
from tests.compute.invented import CITY, INVENTED, block, invented


def said(others: list[int]) -> tuple[str, tuple[str, ...], str]:
    """Return what is said of a group of 200 that is less loyal than `others`, and of the driver there."""
    comparison = compare(Counter(invented([*block([150, 30, 20], "A"), *block(others, "B")])), INVENTED, CITY)
    view = compare_view(comparison, "file", "All")
    heat = heat_table(comparison, INVENTED, view, "head")
    told = group_told(view.groups[0], INVENTED.measure)
    return (
        told.sentence,
        told.lines,
        cell_told(heat.rows[0], heat.rows[0].cells[0], view.groups[0], "head", "x").sentence,
    )


def test_enough_others_give_a_verdict() -> None:
    sentence, lines, driver = said([10, 20, 70])
    assert sentence == "A: clearly less loyal than everybody else."
    assert "Difference from everybody else" in lines[-1]
    assert driver == "A: satisfied here about as often as everybody else."


def test_few_others_give_a_figure_and_no_verdict() -> None:
    sentence, lines, driver = said([1, 4, 15])
    assert sentence == driver == "Few answers (fewer than 30): for reference only"
    assert "Difference from everybody else" in lines[-1]


def test_hardly_any_others_are_not_compared_with() -> None:
    sentence, lines, driver = said([1, 2, 3])
    assert sentence == driver == "There are too few others to compare with."
    assert not any("Difference" in line for line in lines)


def test_differences_of_scores_are_points_and_those_of_shares_percentage_points() -> None:
    comparison = compare(Counter(invented([*block([150, 30, 20], "A"), *block([10, 20, 70], "B")])), INVENTED, CITY)
    view = compare_view(comparison, "file", "All")
    heat, hearts = (heat_table(comparison, INVENTED, view, kind) for kind in ("head", "heart"))
    told = group_told(view.groups[0], INVENTED.measure)
    head = cell_told(heat.rows[0], heat.rows[0].cells[0], view.groups[0], "head", "NPS")
    heart = cell_told(hearts.rows[0], hearts.rows[0].cells[0], view.groups[0], "heart", "NPS")
    assert "−125.0 points (95% interval" in told.lines[-1]
    assert told.lines[-1].endswith("below .05 is more than chance)")
    assert " percentage points (95% interval" in head.lines[-1]
    assert "percentage" not in heart.lines[-1]
