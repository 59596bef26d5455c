"""What is done for many values at once is what is done for each."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey import in_bulk, one_type
from loyalty_desktop.survey.cells import counts_things, has_currency, is_date, number_in, text_of
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.missing import reason_of, reason_words
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Cell

ROOT = Path(__file__).parents[2]
WRITTEN = (
    *("", " ", "007", "1,234", "1.5", ".5", "5.", "-3", "△500", "(500)", "¥1,200", "jpy 500", "USD5", "1.2万円", "3回"),
    *("５", "①", "★★★☆☆", "★4", "2泊", "約3回", "1e5", "9" * 41, "٣", "٣回", "５点", "Us", "EURO", "50%", "1/2", "+5"),
    *("2025/04/01 10:00:00", "2025年4月", "令和7年4月1日", "H31.4.1", "Apr 3, 2025", "3-Apr-25", "10:30", "午前9時"),
    *(
        "無回答",
        "N/A",
        "n / a",
        "6: 無回答",
        "分からない/無回答",
        "99=No answer",
        "-",
        "特になし",
        "利用していない",
        "？",
    ),
    *("a  b", " a", "a ", "a\nb", "<b>x</b>", "&amp;", "&amp;lt;", "&#xFF11;", "x\u200by", "ﾊﾟｰﾄ", "が", "〜", "◯", "✔"),
    *(
        "don’t",
        "Straße",
        "İ",
        "ﬁne",
        "㈱",
        "\u3000全角\u3000",
        "a\u0301",
        "\u0301",
        "a\u2028b",
        "x\0y",
        "A0001",
        "ＡＢＣ",
    ),
)
typed: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(WRITTEN),
    st.text(max_size=12),
    st.text(alphabet="0123456789.,-/:%年月日円 ", max_size=10),
    st.none(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@pytest.fixture(autouse=True)
def every_number_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_bulk, "MANY", 0)
    monkeypatch.setattr(in_bulk, "_AT_ONCE", 5)
    monkeypatch.setattr(one_type, "_AT_ONCE", 3)
    monkeypatch.setattr(one_type, "_MOST_OTHERS", 2)


def check(values: tuple[Cell, ...]) -> None:
    texts = in_bulk.texts_of(values)
    assert texts == tuple(map(text_of, values))
    assert in_bulk.keys_of(texts) == tuple(map(match_text, texts))
    assert in_bulk.reasons_of(texts) == tuple(map(reason_of, texts))
    numbers = in_bulk.numbers_of(values, texts)
    assert numbers == tuple(number_in(value, text) for value, text in zip(values, texts, strict=True))
    dates = tuple(
        isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta) or (isinstance(value, str) and is_date(text))
        for value, text in zip(values, texts, strict=True)
    )
    assert in_bulk.dates_of(values, texts) == dates


@settings(max_examples=400, deadline=None, suppress_health_check=[])
@given(st.lists(typed, max_size=12))
def test_any_values(values: list[Cell]) -> None:
    check(tuple(values))


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        *(st.lists(kind, min_size=3, max_size=9) for kind in (st.integers(), st.floats(), st.datetimes(), st.dates())),
        *(st.lists(kind, min_size=3, max_size=9) for kind in (st.times(), st.timedeltas(), st.booleans())),
    ),
    st.lists(st.tuples(st.integers(0, 9), typed), max_size=2),
)
def test_values_nearly_all_of_one_type(values: list[Cell], others: list[tuple[int, Cell]]) -> None:
    for at, other in others:
        values.insert(at, other)
    check(tuple(values))


def test_numbers_beyond_every_float() -> None:
    check((10**400, 1, 2, -(10**400)))


def test_what_people_write() -> None:
    check(WRITTEN)
    check(tuple(f"{one}{other}" for one in WRITTEN for other in WRITTEN))
    check(tuple(f"{number}. {word}" for number in (1, 99) for word in reason_words()))


def test_what_people_write_without_a_sign_beyond_ascii() -> None:
    check(tuple(one for one in WRITTEN if one.isascii()))
    check((*(one for one in WRITTEN if "\0" not in one), None))


@given(st.lists(st.text(alphabet="令和7年4月1日平成昭午前後rhsJan.tT0-/: 無かなABSſ’Σ", max_size=14), max_size=12))
def test_texts_that_begin_like_dates(texts: list[str]) -> None:
    check(tuple(texts))


@pytest.mark.parametrize("file", ["resources/samples/toyama_2025.csv", "tests/data/sfo-2017/sfo-2017.csv"])
def test_real_surveys(file: str) -> None:
    for column in read_here(ROOT / file, None, lambda _share: None).sheets[0].columns:
        check(column.values)


def test_shapes_say_what_their_texts_say() -> None:
    texts = [text_of(value) for value in WRITTEN if "\0" not in value]
    random.Random(1).shuffle(texts)
    shapes = in_bulk.shapes_of(texts)
    assert any(map(has_currency, shapes)) == any(map(has_currency, texts))
    for text in texts:
        (shape,) = in_bulk.shapes_of([text])
        assert (has_currency(shape), counts_things(shape)) == (has_currency(text), counts_things(text)), text


def test_an_empty_column_has_nothing() -> None:
    check(())
    assert in_bulk.shapes_of([]) == {""}
