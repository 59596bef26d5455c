from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Experience, Filter, Group, Grouping, Journey, Measure
from loyalty_desktop.report.answer_search import answer_places, answers_found, with_ticked
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.filter_choices import filter_columns
from loyalty_desktop.report.filter_words import base_words, filter_words
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

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
        (Filter(CITY, ("city",)), "city"),
        (Filter(CITY, ("City",), inverted=True), "Not City"),
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
    assert filter_words(Filter(AGE, low=20, high=29), MEASURE) == "Age：20〜29"
    assert filter_words(Filter(VOICE, contains="接客"), MEASURE) == "Comment：「接客」を含む"
    assert filter_words(Filter(ASKED, classes=("positive",)), MEASURE) == "推奨者"


def grid() -> tuple[Survey, Journey]:
    """Four events of one grid question, as Google Forms writes them, and a journey that names two of them."""
    stem = "今回のご利用で次のことはありましたか？"
    events = (
        "料理を20分以上お待たせした",
        "注文を間違えられた",
        "スタッフが名前を呼んでくれた",
        "誕生日サービスを受けた",
    )
    rows = [
        [f"{stem} [{one}]" for one in events],
        *([["はい", "いいえ"][(at + each) % 2] for each in range(4)] for at in range(40)),
    ]
    survey = survey_from(rows)
    keys = [one.key for one in survey.columns]
    return survey, Journey(
        experiences=(Experience("e1", "20分以上待たされた", keys[0]), Experience("e2", "注文違い", keys[1]))
    )


def test_columns_of_a_grid_are_told_apart_in_filters() -> None:
    survey, journey = grid()
    i18n.use("ja")
    names = short_columns(survey, journey)
    said = [filter_words(Filter(one.key, ("はい",)), MEASURE, (), names) for one in survey.columns]
    assert said[:2] == ["20分以上待たされた：はい", "注文違い：はい"]
    for words, event in zip(said[2:], ("スタッフが名前を呼んでくれた", "誕生日サービスを受けた"), strict=True):
        assert event in words
        assert words.endswith("：はい")
        assert "今回のご利用" not in words


def test_names_that_two_columns_would_share_stay_apart() -> None:
    survey, journey = grid()
    twice = replace(journey, experiences=tuple(replace(one, name="同じ名前") for one in journey.experiences))
    names = short_columns(survey, twice)
    assert len(set(names.values())) == len(names)


def test_an_answer_is_found_and_ticked_beside_the_others() -> None:
    survey, journey = grid()
    columns = filter_columns(survey, journey)
    places = answer_places(survey, journey, columns)
    found = answers_found(places, "はい", 30)
    assert [(one.column.key, one.text) for one in found] == [(one.key, "はい") for one in columns]
    assert answers_found(places, "", 30) == ()
    assert answers_found(places, "はい", 2) == found[:2]
    old = Filter(columns[0].key, ("いいえ",))
    assert with_ticked(old, found[0], "answers") == Filter(columns[0].key, ("いいえ", "はい"))
    assert with_ticked(old, found[0], "amounts") is old
    assert with_ticked(None, None, "answers") is None
