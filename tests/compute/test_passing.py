"""Filters of every kind, against looking at each respondent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.passing import belonging, passing
from loyalty_desktop.journey.model import Filter, Group, Journey, LoyaltyClass, Measure
from loyalty_desktop.report.filter_choices import numbers_of
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Column, Survey
from tests.survey.making import of_columns

ROWS = 24
LOYALTY, CITY, SPEND, DAY, TRIED, VOICE, FALLING = (
    ColumnKey(name)
    for name in (
        "友人に勧めたいと思いますか（0〜10）",
        "都道府県",
        "購入金額",
        "回答日",
        "利用したもの",
        "ご意見",
        "満足度",
    )
)
MEASURE = Measure(LOYALTY)
CITIES = ("東京", "神奈川", "大阪", None)
USED = ("店舗, アプリ", "店舗", "アプリ, 電話", None)
VOICES = ("接客が良かった", "レジが遅い", "特になし", None)
ANSWERS: dict[str, Sequence[Cell]] = {
    "No": list(range(1, ROWS + 1)),
    LOYALTY.heading: [at % 12 if at % 12 < 11 else None for at in range(ROWS)],
    CITY.heading: [CITIES[at % 4] for at in range(ROWS)],
    SPEND.heading: [None if at == 5 else 1_000 * at for at in range(ROWS)],
    DAY.heading: [dt.datetime(2025, 4, 1 + at, 23, 59) for at in range(ROWS)],
    TRIED.heading: [USED[at % 4] for at in range(ROWS)],
    VOICE.heading: [VOICES[at % 4] for at in range(ROWS)],
    FALLING.heading: [1 + at % 5 for at in range(ROWS)],
}
SURVEY = of_columns(ANSWERS, Correction(FALLING, reversed=True), Correction(VOICE, role="comment"))


def column(key: ColumnKey, of: Survey = SURVEY) -> Column:
    found = of.column(key)
    assert found is not None
    return found


def rows(one: Filter, measure: Measure | None = MEASURE) -> list[int]:
    """Return the respondents, from 0, whom a filter lets pass."""
    found = column(one.column)
    assert isinstance(found.raw.codes, np.ndarray)
    return np.flatnonzero(passing(found, one, measure)[found.raw.codes]).tolist()


def where(key: ColumnKey, passes: object) -> list[int]:
    assert callable(passes)
    return [at for at, value in enumerate(ANSWERS[key.heading]) if value is not None and passes(value)]


def test_answers_and_options() -> None:
    assert rows(Filter(CITY, ("東京", "大阪"))) == where(CITY, lambda city: city in {"東京", "大阪"})
    assert rows(Filter(TRIED, ("アプリ",))) == where(TRIED, lambda used: "アプリ" in used)


def test_those_who_answered_otherwise_do_not_count_those_who_did_not_answer() -> None:
    assert rows(Filter(CITY, ("東京",), inverted=True)) == where(CITY, lambda city: city != "東京")
    assert rows(Filter(TRIED, ("アプリ",), inverted=True)) == where(TRIED, lambda used: "アプリ" not in used)


@given(st.one_of(st.none(), st.integers(-1, 25)), st.one_of(st.none(), st.integers(-1, 25)))
def test_amounts_between_both_ends(low: int | None, high: int | None) -> None:
    one = Filter(SPEND, low=None if low is None else 1_000.0 * low, high=None if high is None else 1_000.0 * high)
    least, most = -1 if one.low is None else one.low, 1e9 if one.high is None else one.high
    assert rows(one) == where(SPEND, lambda spent: least <= spent <= most)


def test_steps_of_a_scale_are_meant_as_they_are_written() -> None:
    assert column(FALLING).scale.reversed
    assert rows(Filter(FALLING, low=1, high=2)) == where(FALLING, lambda step: step <= 2)
    assert rows(Filter(LOYALTY, low=9)) == where(LOYALTY, lambda answer: answer >= 9)


def test_numbered_words_on_a_scale_turned_round_are_meant_as_they_are_written() -> None:
    worded = ["1 とても満足", "2 満足", "3 ふつう", "4 不満", "5 とても不満"]
    key = ColumnKey("店舗の満足度")
    survey = of_columns({key.heading: [worded[at % 5] for at in range(20)]}, Correction(key, reversed=True))
    found = column(key, survey)
    assert (found.scale.kind, found.scale.reversed) == ("numbered", True)
    passed = passing(found, Filter(key, low=1, high=2))
    assert {found.distinct.texts[at] for at in np.flatnonzero(passed)} == set(worded[:2])
    numbers = zip(found.distinct.texts, numbers_of(found).tolist(), strict=True)
    assert all(number == float(text[0]) for text, number in numbers if text in worded)


def test_days_are_whole() -> None:
    assert rows(Filter(DAY, since="2025-04-03", until="2025-04-05")) == [2, 3, 4]
    assert rows(Filter(DAY, until="2025-04-02")) == [0, 1]
    assert rows(Filter(DAY, since="2025-04-23")) == [22, 23]


def test_comments_that_hold_all_words() -> None:
    assert rows(Filter(VOICE, contains="接客")) == where(VOICE, lambda text: "接客" in text)
    assert rows(Filter(VOICE, contains="ﾚｼﾞ 遅い")) == where(VOICE, lambda text: "レジ" in text)
    assert rows(Filter(VOICE, contains="レジ 接客")) == []


@pytest.mark.parametrize(
    ("classes", "wanted"),
    [
        (("positive",), {9, 10}),
        (("passive",), {7, 8}),
        (("negative",), set(range(7))),
        (("positive", "passive"), {7, 8, 9, 10}),
    ],
)
def test_classes_by_the_cut_offs(classes: tuple[LoyaltyClass, ...], wanted: set[int]) -> None:
    assert rows(Filter(LOYALTY, classes=classes)) == where(LOYALTY, lambda answer: answer in wanted)


def test_classes_move_with_the_cut_offs_and_are_nobody_without_a_measure() -> None:
    moved = Measure(LOYALTY, negative_max=4, positive_min=8)
    assert rows(Filter(LOYALTY, classes=("positive",)), moved) == where(LOYALTY, lambda answer: answer >= 8)
    assert rows(Filter(LOYALTY, classes=("positive",)), None) == []


def test_a_filter_that_asks_for_nothing_lets_those_pass_who_answered() -> None:
    assert rows(Filter(CITY)) == where(CITY, bool)


def test_all_that_one_filter_asks_for_is_needed() -> None:
    one = Filter(SPEND, values=("3000", "20000"), low=10_000)
    assert rows(one) == [20]


def test_figures_follow_moved_cut_offs_under_a_filter_of_classes() -> None:
    counter, classes = Counter(SURVEY), (Filter(LOYALTY, classes=("positive",)),)
    nine = analyze(counter, Journey(MEASURE, filters=classes))
    eight = analyze(counter, Journey(Measure(LOYALTY, positive_min=8), filters=classes))
    assert (nine.respondents, eight.respondents) == (4, 6)


def test_figures_follow_a_new_reading_under_a_filter_of_steps() -> None:
    filters = (Filter(FALLING, low=1, high=2),)
    counter = Counter(SURVEY)
    before = counter.base(filters, None).count
    plain = of_columns(ANSWERS, Correction(FALLING, missing=(("1", "not_used"),)))
    assert counter.of(plain).base(filters, None).count == before - len(where(FALLING, lambda step: step == 1))


def test_groups_of_ones_own() -> None:
    kanto = belonging(column(CITY), Group("関東", ("東京", "神奈川")))
    codes = column(CITY).raw.codes
    assert np.flatnonzero(kanto[codes]).tolist() == where(CITY, lambda city: city in {"東京", "神奈川"})
    low = belonging(column(SPEND), Group("少", high=4_000))
    assert np.flatnonzero(low[column(SPEND).raw.codes]).tolist() == where(SPEND, lambda spent: spent <= 4_000)
    assert not belonging(column(CITY), Group("空")).any()


def test_names_have_no_amounts_whatever_their_place_in_the_list() -> None:
    # another wave may hold words where this one had numbers
    words: list[Cell] = ["毎日", "週1回", "月1回", "2", "3", "9"]
    found = column(ColumnKey("visits"), of_columns({"No": list(range(60)), "visits": words * 10}))
    assert found.scale.kind == "category"
    labels = found.distinct.labels
    assert [labels[at] for at in np.flatnonzero(passing(found, Filter(found.key, low=2, high=4)))] == ["2", "3"]
    assert [labels[at] for at in np.flatnonzero(belonging(found, Group("many", low=4)))] == ["9"]


@pytest.mark.parametrize("written", ["1999-01-01", "1999-01-01 00:00:00"])  # as it was remembered before
def test_a_day_that_the_user_calls_missing_is_none(written: str) -> None:
    given: list[Cell] = [dt.datetime(1999, 1, 1), dt.datetime(2025, 4, 2)]
    days: dict[str, Sequence[Cell]] = {"No": list(range(1, 11)), "day": given * 5}
    called = Correction(ColumnKey("day"), missing=((written, "refused"),))
    found = column(ColumnKey("day"), of_columns(days, called))
    passed = np.flatnonzero(passing(found, Filter(found.key, until="2025-04-03")))
    assert [found.distinct.labels[at] for at in passed] == ["2025-04-02"]
