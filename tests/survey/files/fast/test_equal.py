"""The fast reader is held equal to openpyxl, cell by cell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from tests.survey.files.fast.by_hand import FORMATS, HANDS, Piece, assert_equal, by_hand
from tests.survey.files.workbooks import saved

WORDS = ("満足", "不満", "", " a ", "x & y <b>", "_x0041_", "_x000D_", "2行\n目", "é", "😀", "#N/A", "1", "a" * 40)
TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12),
)
ODD_NUMBERS = (
    "1.0", "-0", "-0.0", "007", "5.", ".5", "1e5", "1E-05", "-3.25E+02", "1e999", "NaN", "1,5", " 7", "+3", "", "-",
    "1.5.2", "12345678901234567890", "99999999999", "-268435456", "268435455", "268435456", "999999999", "1_000",
     "0.1", ".", "45748.395833333336", "60", "59.5", "0.5", "0.9999999999", "-1.5", "2958465.9999999999", "2958466",
    "1e10", "123456789012345", "1234567890123456", "0.30000000000000004", "9007199254740993", "100.456", "３",
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 10).map(str),
    st.integers(-(10**12), 10**12).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(-9999, 9999, places=2).map(str),
    st.sampled_from(ODD_NUMBERS),
)
STYLES = st.integers(0, len(FORMATS) - 1)
FORMULAS = ("<f>A1+1</f>", '<f t="shared" si="0"/>', '<f aca="false">SUM(A1:A3)</f>', "<f/>", "")


def value(text: str) -> str:
    return f"<v>{text}</v>" if text else "<v/>"


NUMBER = st.builds(lambda text, s: Piece(s=s, inside=value(text)), NUMBERS, STYLES)
RESULT = st.builds(
    lambda f, text, t, s: Piece(t, s, f + text),
    st.sampled_from(FORMULAS),
    st.one_of(
        st.sampled_from(("", "<v></v>", "<v/>", "<v>満足</v>", "<v>1</v>", "<v>a&amp;b</v>")), NUMBERS.map(value)
    ),
    st.sampled_from(("", "str", "e", "b", "n", "z")),
    STYLES,
)
OTHER = st.sampled_from(
    (
        *(Piece("b", 0, f"<v>{text}</v>") for text in ("1", "0", "2", "true")),
        *(Piece("s", 0, f"<v>{text}</v>") for text in ("0", "1", "2", "3", "x", "")),
        *(Piece("d", 3, f"<v>{text}</v>") for text in ("2025-04-01T09:30:00", "2025-04-01", "soon")),
        *(Piece("inlineStr", 0, inside) for inside in ("<is/>", "<f>A1</f><is><t>x</t></is>", "<f>A1</f>", "<v>1</v>")),
        *(Piece("str", 0, inside) for inside in ("<v xml:space='preserve'> a </v>", "<f>A1</f><v></v>", "<f>A1</f>")),
        Piece("inlineStr", 0, "<is><r><t>とても</t></r><r><t>満足</t></r><rPh sb='0' eb='1'><t>ト</t></rPh></is>"),
        Piece("inlineStr", 0, "<is><t>性別</t><rPh sb='0' eb='2'><t>セイベツ</t></rPh></is>"),
        Piece("e", 0, "<v>#N/A</v>"),
        Piece("e", 3, "<f>1/0</f><v>#DIV/0!</v>"),
        Piece("", 2, ""),
        Piece("s", 1, ""),
        Piece("", 0, "<f>A1</f>"),
    )
)
ITEMS = (
    "<si><t>満足</t></si>",
    "<si><t>満足</t><rPh sb='0' eb='2'><t>マンゾク</t></rPh><phoneticPr fontId='1'/></si>",
    "<si><r><rPr><b/></rPr><t>とても</t></r><r><t xml:space='preserve'> 不満</t></r></si>",
    "<si><t/></si>",
)
PIECE = st.one_of(st.none(), NUMBER, NUMBER, TEXTS.map(lambda text: Piece(text=text)), RESULT, OTHER)
TABLE = st.lists(st.lists(PIECE, max_size=9), max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE, st.sampled_from(sorted(HANDS)), st.booleans())
def test_whatever_is_written_by_hand_is_read_alike(table: list[list[Piece | None]], hand: str, from_1904: bool) -> None:
    assert_equal(by_hand(table, HANDS[hand], ITEMS, from_1904))


CELL = st.one_of(
    st.none(),
    st.integers(-(10**10), 10**10),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    TEXTS.filter(lambda text: not text.startswith("=")),
    st.datetimes(dt.datetime(1905, 1, 1), dt.datetime(2100, 1, 1)),
    st.times(),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=99)),
    st.sampled_from(("=A1", "=1/0", "#N/A")),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELL, max_size=8), max_size=12), st.booleans())
def test_whatever_openpyxl_writes_is_read_alike(table: list[list[object]], from_1904: bool) -> None:
    book = Workbook()
    if from_1904:
        book.epoch = MAC_EPOCH
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append(row)
    assert_equal(saved(book))


@pytest.mark.parametrize("hand", sorted(HANDS))
def test_large_sheets_come_in_many_pieces(hand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loyalty_desktop.survey.files.fast.window.BLOCK", 4_000)
    rows: list[list[Piece | None]] = [[Piece(text="id"), Piece(text="満足度")]]
    for number in range(1_200):
        score = None if number % 7 == 0 else Piece(inside=f"<v>{number % 11}</v>")
        amount = Piece(s=7, inside=f"<v>{number * 12.5}</v>")
        day = Piece(s=3, inside=f"<v>{45_748 + number / 7!r}</v>")
        rows.append([Piece(s=1, inside=f"<v>{number}</v>"), score, Piece(text=f"答え{number % 40}"), amount, day])
    (sheet,) = assert_equal(by_hand(rows, HANDS[hand]))
    assert sheet.rows == 1_201
    assert [column.number_format for column in sheet.columns] == ["00000", "", "", "#,##0.00", ""]
    assert sheet.row(1_200)[:3] == (1_199, None if 1_199 % 7 == 0 else 0, "答え39")
