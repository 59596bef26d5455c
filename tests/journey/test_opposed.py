"""Two groups of one's own while they are being built: every edit is a new value."""

from __future__ import annotations

from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.opposed import (
    Opposed,
    against_others,
    drop_condition,
    put_condition,
    turned_round,
    with_side,
)
from loyalty_desktop.survey.reading import ColumnKey

ONE, TWO, THREE = (Filter(ColumnKey(name)) for name in ("one", "two", "three"))


def test_conditions_are_added_changed_and_taken_away() -> None:
    built = put_condition(put_condition(Opposed(), "first", ONE), "first", TWO)
    assert built == Opposed((ONE, TWO))
    assert put_condition(built, "first", THREE, 0) == Opposed((THREE, TWO))
    assert put_condition(built, "first", THREE, 7) == Opposed((ONE, TWO, THREE))
    assert put_condition(built, "first", ONE) == built  # nothing holds twice
    assert drop_condition(built, "first", 0) == Opposed((TWO,))
    assert put_condition(built, "second", ONE) == Opposed((ONE, TWO), (ONE,))


def test_everybody_else_and_a_group_of_its_own() -> None:
    others = Opposed((ONE,))
    own = against_others(others, others=False)
    assert own == Opposed((ONE,), ())
    assert against_others(own, others=False) is own
    assert against_others(with_side(own, "second", (TWO,)), others=True) == others
    assert turned_round(others) is others  # everybody else cannot be A
    assert turned_round(Opposed((ONE,), (TWO,))) == Opposed((TWO,), (ONE,))
