"""Many numbers at a time come out as Python reads each."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from loyalty_desktop.survey.files.fast import encoded, numbers
from loyalty_desktop.survey.files.fast.dates import dates_of, durations_of, milliseconds_of
from loyalty_desktop.survey.files.fast.encoded import by_appearance
from loyalty_desktop.survey.files.fast.numbers import plain_numbers, whole_numbers
from loyalty_desktop.survey.files.fast.tags import Tags
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError, Window
from loyalty_desktop.survey.files.limits import MAC_EPOCH, WINDOWS_EPOCH
from loyalty_desktop.survey.files.number_formats import builtin_code, shows_date, shows_duration
from loyalty_desktop.survey.files.package import Styles

TEXTS = st.one_of(
    st.from_regex(r"-?[0-9]{0,18}(\.[0-9]{0,17})?", fullmatch=True),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.text("0123456789.-/:;", max_size=12),
)


def spread(texts: list[str]) -> tuple[Window, np.ndarray, np.ndarray]:
    ends = np.cumsum([len(text) + 1 for text in texts]).astype(np.int64)
    return Window(("<" + "<".join(texts) + "<").encode()), ends - [len(text) for text in texts], ends


@given(st.lists(TEXTS, min_size=1, max_size=40))
def test_whole_numbers_are_those_of_up_to_eight_digits(texts: list[str]) -> None:
    values, good = whole_numbers(*spread(texts))
    for text, value, is_good in zip(texts, values.tolist(), good.tolist(), strict=True):
        assert is_good is (text.isdigit() and len(text) <= 8)
        assert not is_good or value == int(text)


@given(st.lists(TEXTS, min_size=1, max_size=40))
def test_plain_numbers_are_exactly_what_python_reads(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_WORTHWHILE", 1)
        floats, integers, pointed, good = plain_numbers(*spread(texts))
    for at, text in enumerate(texts):
        if good[at] and pointed[at]:
            assert repr(float(floats[at])) == repr(float(text)).replace("-0.0", "0.0" if floats[at] == 0 else "-0.0")
        elif good[at]:
            assert int(integers[at]) == int(text)
        digits = text.removeprefix("-")
        if digits.replace(".", "", 1).isdigit() and 0 < len(digits.replace(".", "")) <= 15:
            assert good[at]


LONG = st.one_of(st.floats(1 << 10, 1 << 45).map(repr), st.decimals(1_024, 99_999, places=12).map(str))


@given(st.lists(LONG, min_size=1, max_size=40))
def test_long_numbers_are_rounded_as_python_rounds_them(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_WORTHWHILE", 1)
        floats, _, pointed, good = plain_numbers(*spread(texts))
    assert pointed.all()
    for at, text in enumerate(texts):
        assert not good[at] or float(floats[at]) == float(text)


def test_moments_are_read_many_at_a_time() -> None:
    texts = [repr(45_658 + minute / 1_440 + 1e-6) for minute in range(9_000)]
    floats, _, _, good = plain_numbers(*spread(texts))
    assert good.mean() > 0.999
    assert floats[good].tolist() == [float(text) for text, is_good in zip(texts, good, strict=True) if is_good]


SERIALS = st.one_of(
    st.floats(-1e6, 4e6),
    st.floats(0, 61),
    st.integers(-10, 3_000_000).map(float),
    st.sampled_from(
        [0.0, 0.5, 0.999999999, 1.0, 59.99999999999, 60.0, 2958465.99999999999, 2958466.0, 1e300, math.inf]
    ),
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2050, 1, 1)).map(
        lambda moment: (moment - WINDOWS_EPOCH).total_seconds() / 86_400
    ),
)


@given(st.lists(SERIALS, min_size=1, max_size=20), st.sampled_from([WINDOWS_EPOCH, MAC_EPOCH]))
def test_dates_are_those_of_openpyxl(serials: list[float], epoch: dt.datetime) -> None:
    found = dates_of(milliseconds_of(np.array(serials), epoch))
    for serial, cell in zip(serials, found, strict=True):
        try:
            wanted = from_excel(serial, epoch)
        except (OverflowError, ValueError):
            wanted = "#VALUE!"
        assert cell == wanted
        assert type(cell) is type(wanted)


@given(st.floats(-1e4, 1e4))
def test_durations_are_those_of_openpyxl(serial: float) -> None:
    assert durations_of(np.array([serial])) == [from_excel(serial, timedelta=True)]


@given(
    st.one_of(st.sampled_from(sorted(BUILTIN_FORMATS.values())), st.text('0#dmyhsDMYHS.:;/"[]\\_ @年月日RedGeneral'))
)
def test_number_formats_mean_what_they_mean_to_openpyxl(code: str) -> None:
    assert shows_date(code) is is_date_format(code)
    assert shows_duration(code) is is_timedelta_format(code)


def test_builtin_formats_are_those_of_openpyxl() -> None:
    assert {number: builtin_code(number) for number in BUILTIN_FORMATS if number} == {
        number: code for number, code in BUILTIN_FORMATS.items() if number
    }


@given(
    st.one_of(
        st.lists(st.integers(-9, 9), max_size=60),
        st.lists(st.one_of(st.integers(-9, 9), st.integers(-(2**31), 2**31 - 1)), max_size=60),
    ),
    st.sampled_from([2, 4, 100]),
)
def test_codes_come_in_order_of_appearance(cells: list[int], many: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoded, "_FIRST_ROWS", 4)
        patch.setattr(encoded, "_MANY", many)
        codes, distinct = by_appearance(np.array(cells, np.int32))
    assert distinct.tolist() == list(dict.fromkeys(cells))
    assert distinct[codes].tolist() == cells


def test_attributes_are_understood_in_any_number() -> None:
    tags = Tags(Styles(frozenset({3}), frozenset(), ("", "", "", "yyyy")))
    rests = [f' s="{style}" t="{kind}">' for style in range(150) for kind in ("n", "s", "inlineStr")] * 2
    rests += [' cm="1" vm="2" s="7" ph="0" t="inlineStr" >', ">", "/>", ' s="3"/>', " t='s' s='3'>\n "]
    window, starts, ends = spread(rests)
    found = tags.of(window, starts, ends)
    for rest, number in zip(rests, found.tolist(), strict=True):
        meant, address = tags.understood(rest.encode())
        assert not address
        assert number in {meant, -1}
    assert set(found[:300].tolist()) != {-1}
    for wrong in ("", " s=>", ' s="x">', ' s="1" <', ' s="&#49;">'):
        with pytest.raises(UnknownLayoutError):
            tags.understood(wrong.encode())


def test_attributes_that_come_often_are_found_at_once_whatever_came_before() -> None:
    tags = Tags(Styles())
    rests = [f' s="{style}">' for style in range(60)] + [' s="7" t="s">', ">"]
    numbers = [tags.understood(rest.encode())[0] for rest in rests]
    often = [10, 45, 60, 61, 30] * 50
    window, starts, _ = spread([rests[place] for place in often])
    for _ in range(8):
        found = tags.usual(window.words(starts, tags.usual_words(0)), 0)
    assert found.tolist() == [numbers[place] for place in often]
