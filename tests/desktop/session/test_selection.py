"""What is chosen: the same thing on every screen, whichever of its sides was pointed at, and never what is gone."""

from __future__ import annotations

import pytest

from loyalty_desktop.desktop.session.selection import (
    NOTHING,
    Selection,
    column_chosen,
    driver_chosen,
    experience_chosen,
    still_there,
)
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.survey.reading import ColumnKey

SERVICE, PRICE, OVERALL, IDEAS, HURRIED, MULTI, FREE = (
    ColumnKey(name) for name in ("service", "price", "overall", "ideas", "hurried", "which of these", "comment")
)
JOURNEY = Journey(
    stages=(
        Stage("s1", "Choose", (Driver("d1", "Service", SERVICE), Driver("d2", "Price", PRICE))),
        Stage("s2", "Use", (Driver("d3", "Only drawn"),)),
    ),
    experiences=(
        Experience("e1", "Got ideas", IDEAS, driver="d1"),
        Experience("e2", "Was hurried", HURRIED),
        Experience("e3", "One of several", MULTI, "one", "d1"),
        Experience("e4", "Another of several", MULTI, "two", "d2"),
        Experience("e5", "Only drawn", None, driver="d2"),
    ),
    overall=(Driver("o1", "Overall", OVERALL),),
)


@pytest.mark.parametrize(
    ("id_", "chosen"),
    [
        ("d1", Selection("d1", None, SERVICE)),
        ("d3", Selection("d3", None, None)),
        ("o1", Selection("o1", None, OVERALL)),
        ("e1", NOTHING),
        ("gone", NOTHING),
        (None, NOTHING),
    ],
)
def test_driver_chosen_when_pointed_at(id_: str | None, chosen: Selection) -> None:
    assert driver_chosen(JOURNEY, id_) == chosen


@pytest.mark.parametrize(
    ("id_", "chosen"),
    [
        ("e1", Selection("d1", "e1", IDEAS)),
        ("e2", Selection(None, "e2", HURRIED)),
        ("e4", Selection("d2", "e4", MULTI)),
        ("e5", Selection("d2", "e5", None)),
        ("d1", NOTHING),
        (None, NOTHING),
    ],
)
def test_experience_chosen_when_pointed_at(id_: str | None, chosen: Selection) -> None:
    assert experience_chosen(JOURNEY, id_) == chosen


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        (SERVICE, Selection("d1", None, SERVICE)),
        (OVERALL, Selection("o1", None, OVERALL)),
        (IDEAS, Selection("d1", "e1", IDEAS)),
        (HURRIED, Selection(None, "e2", HURRIED)),
        (MULTI, Selection(None, None, MULTI)),  # two experiences: neither is meant more than the other
        (FREE, Selection(None, None, FREE)),
        (ColumnKey("service", 2), Selection(None, None, ColumnKey("service", 2))),
        (None, NOTHING),
    ],
)
def test_column_chosen_when_pointed_at(key: ColumnKey | None, chosen: Selection) -> None:
    assert column_chosen(JOURNEY, key) == chosen


def test_column_chosen_when_nothing_is_mapped() -> None:
    """A part that is only drawn has no column; no column must not find it."""
    assert column_chosen(JOURNEY, None) == NOTHING
    assert column_chosen(Journey(), SERVICE) == Selection(None, None, SERVICE)


EVERY = (
    *(driver_chosen(JOURNEY, one) for one in ("d1", "d2", "d3", "o1")),
    *(experience_chosen(JOURNEY, one) for one in ("e1", "e2", "e3", "e4", "e5")),
    *(column_chosen(JOURNEY, one) for one in (SERVICE, IDEAS, MULTI, FREE)),
    NOTHING,
)


@pytest.mark.parametrize("selection", EVERY)
def test_still_there_when_nothing_has_changed(selection: Selection) -> None:
    assert still_there(selection, JOURNEY) == selection


@pytest.mark.parametrize("selection", EVERY)
def test_still_there_when_the_journey_is_empty(selection: Selection) -> None:
    left = still_there(selection, Journey())
    assert left == Selection(None, None, selection.column), "the column is still in the file"


def test_still_there_when_the_driver_was_deleted() -> None:
    after = edit.remove_driver(JOURNEY, "d1")
    assert still_there(driver_chosen(JOURNEY, "d1"), after) == Selection(None, None, SERVICE)
    assert still_there(experience_chosen(JOURNEY, "e1"), after) == experience_chosen(after, "e1")


def test_still_there_when_the_driver_got_another_column() -> None:
    stage = JOURNEY.stages[0]
    drivers = (changed(stage.drivers[0], column=FREE), *stage.drivers[1:])
    after = changed(JOURNEY, stages=(changed(stage, drivers=drivers), *JOURNEY.stages[1:]))
    assert still_there(driver_chosen(JOURNEY, "d1"), after) == Selection("d1", None, FREE)


def test_still_there_when_the_experience_moved_to_another_driver() -> None:
    moved = changed(JOURNEY.experiences[0], driver="d2")
    after = changed(JOURNEY, experiences=(moved, *JOURNEY.experiences[1:]))
    assert still_there(experience_chosen(JOURNEY, "e1"), after) == Selection("d2", "e1", IDEAS)


def test_still_there_when_a_column_became_a_driver() -> None:
    stage = Stage("s3", "Ask", (Driver("d9", "Comment", FREE),))
    after = changed(JOURNEY, stages=(*JOURNEY.stages, stage))
    assert still_there(column_chosen(JOURNEY, FREE), after) == Selection("d9", None, FREE)


def test_still_there_when_the_experience_was_deleted_and_its_column_is_used_otherwise() -> None:
    stage = Stage("s3", "Ask", (Driver("d9", "Ideas", IDEAS),))
    after = changed(JOURNEY, stages=(*JOURNEY.stages, stage), experiences=JOURNEY.experiences[1:])
    assert still_there(experience_chosen(JOURNEY, "e1"), after) == Selection("d9", None, IDEAS)
