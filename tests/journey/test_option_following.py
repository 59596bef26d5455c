"""Experiences that are options follow them: renamed, put together, joined, parted."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey import option_corrections
from loyalty_desktop.journey.model import Experience, Journey
from loyalty_desktop.journey.option_following import options_differ, with_options
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, of_columns

KEY = ColumnKey("使ったもの")
CELLS = [
    "チャット, 電話",
    "電話, 店舗",
    "お電話",
    "店舗, チャット",
    "名所, 旧跡",
    "チャット, 展示会",
    "展示会, 電話",
] * 12


@pytest.fixture
def before() -> Survey:
    return of_columns({"No": [f"a{at}" for at in range(len(CELLS))], KEY.heading: CELLS})


def journey(*options: str, driver: str | None = None) -> Journey:
    return Journey(experiences=tuple(Experience(one, one, KEY, one, driver) for one in options))


def after(before: Survey, reading: Reading) -> Survey:
    return survey(before.workbook, reading, before)


def drawn(found: Journey) -> list[tuple[str | None, str]]:
    return [(one.option, one.name) for one in found.experiences]


def test_renamed(before: Survey) -> None:
    reading = option_corrections.call_options(before.reading, column(before, KEY.heading), ("チャット",), "Chat")
    new = after(before, reading)
    assert options_differ(before, new)
    assert drawn(with_options(journey("チャット", "電話"), before, new)) == [("Chat", "Chat"), ("電話", "電話")]


def test_name_that_the_user_gave_stays(before: Survey) -> None:
    reading = option_corrections.call_options(before.reading, column(before, KEY.heading), ("チャット",), "Chat")
    own = Journey(experiences=(Experience("1", "すぐ返事が来た", KEY, "チャット"),))
    assert drawn(with_options(own, before, after(before, reading))) == [("Chat", "すぐ返事が来た")]


def test_two_that_became_one_are_one_experience(before: Survey) -> None:
    reading = option_corrections.call_options(before.reading, column(before, KEY.heading), ("お電話", "電話"), "電話")
    new = after(before, reading)
    assert drawn(with_options(journey("電話", "お電話", "店舗"), before, new)) == [("電話", "電話"), ("店舗", "店舗")]
    assert drawn(with_options(journey("お電話", "電話", "店舗"), before, new)) == [("電話", "電話"), ("店舗", "店舗")]
    apart = Journey(experiences=(*journey("電話").experiences, *journey("お電話", driver="d").experiences))
    assert len(with_options(apart, before, new).experiences) == 2, "at different drivers both are drawn"


def test_parted_goes_to_the_first_part(before: Survey) -> None:
    assert "名所, 旧跡" in column(before, KEY.heading).scale.rejoined
    reading = option_corrections.part_option(before.reading, column(before, KEY.heading), "名所, 旧跡")
    found = with_options(journey("名所, 旧跡"), before, after(before, reading))
    assert drawn(found)[0][0] in {"名所", "旧跡"}


def test_untouched_when_options_are_the_same(before: Survey) -> None:
    assert not options_differ(before, before)
    drawn_one = journey("チャット", "ない選択肢")
    assert with_options(drawn_one, before, before) is drawn_one


def test_name_told_twice_is_one_pair(before: Survey) -> None:
    one = column(before, KEY.heading)
    first = option_corrections.call_options(before.reading, one, ("お電話", "電話"), "電話")
    named = column(after(before, first), KEY.heading)
    second = option_corrections.call_options(first, named, ("電話",), "Phone")
    new = column(after(before, second), KEY.heading)
    counts = {option.text: option.count for option in new.scale.options}
    assert counts["Phone"] == 48
    assert not {"電話", "お電話"} & set(counts)
    parted = option_corrections.part_option(second, new, "Phone")
    apart = {option.text: option.count for option in column(after(before, parted), KEY.heading).scale.options}
    assert (apart["電話"], apart["お電話"]) == (36, 12)


def test_separator_is_told_with_every_correction(before: Survey) -> None:
    one = column(before, KEY.heading)
    joined = option_corrections.join_parts(before.reading, one, ("チャット", "電話"))
    assert joined.correction(KEY).separator == ", "
    assert option_corrections.as_proposed(joined, one) == before.reading
    elsewhere = option_corrections.split_cells(joined, one, "")
    assert elsewhere.correction(KEY).merged == ()
    assert column(after(before, elsewhere), KEY.heading).scale.kind == "category"
