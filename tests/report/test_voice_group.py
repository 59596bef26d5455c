"""Groups of those who wrote: their conditions, their names, and what becomes of them when the journey changes."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.whom import InCells, Lived, Loyal, Rated
from loyalty_desktop.journey.economics import CELLS
from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure, Stage
from loyalty_desktop.report.measure_words import ClassCode
from loyalty_desktop.report.voice_group import (
    EVERYBODY,
    VoiceGroup,
    cell_choices,
    cell_offers,
    class_choices,
    class_offers,
    codes_of,
    driver_choices,
    driver_offers,
    experience_choices,
    experience_offers,
    group_name,
    still_there,
    whom_of,
    with_cell,
    with_class,
    with_driver,
    with_experience,
)
from loyalty_desktop.survey.reading import ColumnKey

DRIVER = Driver("d", "Staff", ColumnKey("staff"))
LIVED = Experience("e", "was rushed", ColumnKey("rushed"))
JOURNEY = Journey(
    Measure(ColumnKey("score"), negative_max=5, positive_min=8),
    (Stage("s", "Shop", (DRIVER, Driver("x", "only drawn"))),),
    (LIVED, Experience("y", "only drawn")),
)
FULL = VoiceGroup("negative", ("d", "rest"), ("e", "had"), "negative_high")


def test_conditions_follow_the_cut_offs() -> None:
    measure = JOURNEY.measure
    assert whom_of(EVERYBODY, measure) is None
    assert whom_of(FULL, measure) == (Loyal(0, 5), Rated("d", "rest"), Lived("e", "had"), InCells(("negative_high",)))
    assert whom_of(VoiceGroup("passive"), measure) == (Loyal(6, 7),)
    assert whom_of(VoiceGroup("positive"), measure) == (Loyal(8, 10),)


def test_every_choice_leads_to_its_group_and_back() -> None:
    lists = (
        class_choices(JOURNEY.measure),
        driver_choices(JOURNEY),
        experience_choices(JOURNEY),
        cell_choices(JOURNEY),
    )
    changes = (with_class, with_driver, with_experience, with_cell)
    assert [len(one) for one in lists] == [1 + len(get_args(ClassCode)), 3, 3, 1 + len(CELLS)]
    for at, (choices, change) in enumerate(zip(lists, changes, strict=True)):
        for _text, code in choices:
            assert codes_of(change(FULL, code))[at] == code
        assert change(FULL, "") != FULL


@pytest.mark.parametrize(
    ("journey", "has_grid", "left"),
    [
        (JOURNEY, True, FULL),
        (JOURNEY, False, replace(FULL, cell=None)),
        (replace(JOURNEY, stages=(), experiences=()), True, VoiceGroup("negative", cell="negative_high")),
    ],
)
def test_what_is_gone_falls_out_of_a_group(journey: Journey, has_grid: bool, left: VoiceGroup) -> None:
    assert still_there(FULL, journey, has_grid=has_grid) == left


def test_names_say_all_that_is_set() -> None:
    assert group_name(EVERYBODY, JOURNEY) == ""
    assert group_name(FULL, JOURNEY).endswith("not satisfied with Staff × had “was rushed”")


def test_offers_lead_to_groups_of_what_has_answers() -> None:
    assert [one[2] for one in driver_offers(JOURNEY, "d")] == [
        VoiceGroup(driver=("d", "top")),
        VoiceGroup(driver=("d", "rest")),
    ]
    assert [one[2].experience for one in experience_offers(JOURNEY, "e")] == [("e", "had")]
    assert [one[2].loyalty for one in class_offers(JOURNEY.measure)] == ["negative", "passive", "positive"]
    assert cell_offers(JOURNEY, "positive_low")[0][2] == VoiceGroup(cell="positive_low")
    for nobody in (driver_offers(JOURNEY, None), driver_offers(JOURNEY, "x"), experience_offers(JOURNEY, "y")):
        assert nobody == ()
