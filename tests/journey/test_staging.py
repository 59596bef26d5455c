"""Stages that the names of drivers show: only words that are there, only where several begin so."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure, Stage
from loyalty_desktop.journey.parts import faults
from loyalty_desktop.journey.staging import beginnings, lone_stage, staged


def named(*names: str) -> tuple[Driver, ...]:
    return tuple(Driver(name, name) for name in names)


@pytest.mark.parametrize(
    ("names", "stages"),
    [
        (
            ("店舗接客", "サイトの速さ", "店舗の雰囲気", "サイトの見やすさ", "配送料", "配送の速さ"),
            ["店舗", "サイト", "配送"],
        ),
        (("公式サイトの色", "公式サイトの速さ", "お店：接客", "お店：価格"), ["公式サイト", "お店"]),
        (("Room size", "Check-in staff", "Room view", "Check-in speed", "Wi-Fi"), ["Room", "Check-in"]),
        (("Store - staff", "Store - choice", "Delivery speed", "Delivery: price"), ["Store", "Delivery"]),
        (("Quality of food", "Quality of beds", "Ease of use", "Ease of booking"), []),  # what is rated comes after
        (("交通", "食べ物・料理", "宿泊施設", "買い物"), []),
        (("Room size", "Room view", "Room price", "Wi-Fi"), []),  # one stage is none
        (("A b", "A c", "B d", "B e"), []),  # letters say nothing
    ],
)
def test_names_that_begin_alike_make_stages(names: tuple[str, ...], stages: list[str]) -> None:
    assert [name for name, _drivers in beginnings(named(*names))] == stages


def test_the_rest_stays_where_it_is_and_experiences_stay_at_their_drivers() -> None:
    drivers = named("店舗接客", "価格", "サイトの速さ", "店舗の雰囲気", "サイトの色")
    journey = Journey(Measure(), (Stage("stage 1", "", drivers),), (Experience("e", "待った", driver="店舗接客"),))
    new = staged(journey)
    assert [(one.name, [driver.name for driver in one.drivers]) for one in new.stages] == [
        ("店舗", ["店舗接客", "店舗の雰囲気"]),
        ("サイト", ["サイトの速さ", "サイトの色"]),
        ("", ["価格"]),
    ]
    assert new.experiences == journey.experiences
    assert not faults(new)
    assert staged(new) is new  # parted already


def test_few_drivers_and_parted_ones_are_left_alone() -> None:
    assert lone_stage(Journey(Measure(), (Stage("a", "", named("x", "y")),))) is None
    assert lone_stage(Journey(Measure(), (Stage("a", "", named("x", "y")), Stage("b", "", named("z"))))) is None
    several = Stage("a", "", named("x", "y", "z"))
    assert lone_stage(Journey(Measure(), (several, Stage("b", "後", ())))) is several
