from __future__ import annotations

from collections.abc import Iterator

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Filter, Group, Grouping, Measure
from loyalty_desktop.report.filter_words import base_words, filter_words
from loyalty_desktop.survey.reading import ColumnKey

CITY, AGE, DAY, VOICE, ASKED = (ColumnKey(name) for name in ("City", "Age", "Day", "Comment", "Recommend"))
MEASURE = Measure(ASKED)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Filter(CITY, ("Kyoto", "Osaka")), "City: Kyoto, Osaka"),
        (Filter(CITY, ("Kyoto",), inverted=True), "Not City: Kyoto"),
        (Filter(AGE, low=20, high=29), "Age: 20–29"),
        (Filter(AGE, low=1_000), "Age: from 1,000 on"),
        (Filter(AGE, high=29), "Age: up to 29"),
        (Filter(AGE, low=29, high=29), "Age: 29"),
        (Filter(DAY, since="2025-04-01", until="2025-04-30"), "Day: 1 Apr 2025–30 Apr 2025"),
        (Filter(VOICE, contains="staff"), "Comment: holds “staff”"),
        (Filter(ASKED, classes=("positive", "passive")), "Promoters, Passives"),
        (Filter(ASKED, classes=("negative",), inverted=True), "Not Detractors"),
        (Filter(CITY), "City: answered"),
    ],
)
def test_filters_in_words(one: Filter, said: str) -> None:
    assert filter_words(one, MEASURE) == said


def test_a_group_of_ones_own_is_called_by_its_name() -> None:
    west = Grouping("g", "Region", CITY, (Group("West", ("Kyoto", "Osaka")), Group("East", ("Tokyo",))))
    assert filter_words(Filter(CITY, ("Kyoto", "Osaka")), MEASURE, (west,)) == "City: West"
    assert filter_words(Filter(CITY, ("Kyoto",)), MEASURE, (west,)) == "City: Kyoto"
    assert (
        base_words((Filter(CITY, ("Tokyo",)), Filter(AGE, low=20)), MEASURE, (west,)) == "City: East · Age: from 20 on"
    )


def test_japanese() -> None:
    i18n.use("ja")
    assert filter_words(Filter(CITY, ("京都", "大阪")), MEASURE) == "City：京都、大阪"
    assert filter_words(Filter(CITY, ("京都",), inverted=True), MEASURE) == "City：京都 以外"
    assert filter_words(Filter(AGE, low=20, high=29), MEASURE) == "Age：20～29"
    assert filter_words(Filter(VOICE, contains="接客"), MEASURE) == "Comment：「接客」を含む"
    assert filter_words(Filter(ASKED, classes=("positive",)), MEASURE) == "推奨者"
