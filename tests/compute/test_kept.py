"""Figures that are kept from edit to edit are those that a survey counted from scratch would have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import Struct, structs
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.kept import Kept
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.corrections import set_reversed
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import survey
from tests.compute.small_survey import JOURNEY, SEGMENT, WEIGHT, small_survey


def test_the_same_things_are_worked_out_once_and_others_anew() -> None:
    kept, made = Kept(), []
    thing, twin = [1], [1]  # equal, and yet two things

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept.of((thing,), ("a",), make), kept.of((thing,), ("a",), make)] == [1, 1]
    assert kept.of((twin,), ("a",), make) == 2
    assert kept.of((thing,), ("b",), make) == 3
    kept.forget()
    assert kept.of((thing,), ("a",), make) == 4


def test_what_is_kept_cannot_be_mistaken_for_something_that_came_after_it() -> None:
    """Identities of things that are gone are given to others."""
    kept = Kept()
    for at in range(200):
        assert kept.of(([at],), (), lambda at=at: at) == at  # type: ignore[misc]


@pytest.mark.parametrize("weight", [None, WEIGHT])
@pytest.mark.parametrize("work", [analyze, lambda counter, journey: compare(counter, journey, SEGMENT)])
def test_edits_one_after_the_other_show_what_a_fresh_count_shows(
    weight: ColumnKey | None, work: Callable[[Counter, Journey], object]
) -> None:
    read = small_survey()
    counter = Counter(read)
    first, segment = JOURNEY.drivers[0], read.column(SEGMENT)
    assert segment is not None
    assert first.column is not None
    option = replace(JOURNEY.experiences[0], option="1")
    steps: tuple[Journey, ...] = (
        JOURNEY,
        edit.rename_driver(JOURNEY, first.id, "another name"),
        edit.set_cut_offs(JOURNEY, 5, 8),
        replace(JOURNEY, experiences=(option, *JOURNEY.experiences[1:])),
        edit.set_driver_column(JOURNEY, first.id, None),
        edit.set_filters(JOURNEY, (Filter(first.column, ("4", "5")),)),
        JOURNEY,
    )
    for step in steps:
        journey = edit.set_weight(step, weight)
        assert _figures(work(counter, journey)) == _figures(work(Counter(read), journey))
    turned = survey(read.workbook, set_reversed(read.reading, [first.column], True), read)
    later = counter.of(turned)
    for step in steps[:3]:
        journey = edit.set_weight(step, weight)
        assert _figures(work(later, journey)) == _figures(work(Counter(turned), journey))


def _figures(result: object) -> object:
    """Return a result without the last digits: sums of weights are added in another order beside other columns."""
    match result:
        case float():
            return float(f"{result:.12g}")
        case dict():
            return {name: _figures(value) for name, value in result.items()}
        case list() | tuple():
            return [_figures(value) for value in result]
        case Struct():
            return _figures(structs.asdict(result))
    return result
