"""The fast reader is held equal to openpyxl, cell by cell."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from loyalty_desktop.survey.files.fast import decoded, numbers, texts, window
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError
from tests.survey.files.fast.by_hand import FORMATS, HANDS, Piece, assert_equal, by_hand, fast, told
from tests.survey.files.workbooks import changed, saved

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


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE, st.integers(1, 12), st.sampled_from(sorted(HANDS)), st.integers(40, 900), st.booleans())
def test_what_was_learnt_from_rows_before_is_not_taken_for_another(
    table: list[list[Piece | None]], times: int, hand: str, size: int, is_numerous: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "BLOCK", size)
        patch.setattr(numbers, "_WORTHWHILE", 1 if is_numerous else 200)
        assert_equal(by_hand(table * times, HANDS[hand], ITEMS))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE, st.sampled_from(sorted(HANDS)), st.integers(1, 60), st.booleans())
def test_columns_of_many_distinct_cells_are_read_alike(
    table: list[list[Piece | None]], hand: str, at_once: int, has_other_items: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoded, "_MANY", 1)
        patch.setattr(texts, "_AT_ONCE", at_once)
        data = by_hand(table, HANDS[hand], ITEMS if has_other_items else ITEMS[:1] * 4)
        assert told(pickle.loads(pickle.dumps(fast(data)))) == told(assert_equal(data))


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
    monkeypatch.setattr(window, "BLOCK", 4_000)
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


def answers(rows: int) -> list[list[Piece | None]]:
    """Return rows that are all alike."""
    return [[Piece(inside=f"<v>{row}</v>"), Piece("s", 0, f"<v>{row % 2}</v>")] for row in range(rows)]


ODD_ROWS: dict[str, list[Piece | None]] = {
    "other style": [Piece(s=2, inside="<v>1</v>"), Piece("s", 4, "<v>1</v>")],
    "formula": [Piece(inside="<f>A1</f><v>7</v>"), Piece("s", 0, "<v>1</v>")],
    "no value": [Piece(inside="<v/>"), Piece("s", 0, "<v></v>")],
    "closed": [Piece(s=1), Piece("s", 0, "<v>1</v>")],
    "spaces": [Piece("str", 0, "<v xml:space='preserve'> a </v>"), Piece("s", 0, "<v>1</v>")],
    "more columns": [*[Piece(inside="<v>3</v>")] * 60, Piece("b", 0, "<v>1</v>")],
    "three letters": [*[None] * 900, Piece(inside="<v>3</v>")],
    "text with tags": [Piece("inlineStr", 0, "<is><r><rPr><color rgb='0'/><charset/></rPr><t>a</t></r></is>")],
    "long attributes": [Piece("inlineStr", 8, "<is><t>満足</t></is>"), Piece("str", 7, "<f>A1</f><v>1</v>")],
    "no row": [],
}


@pytest.mark.parametrize("name", sorted(ODD_ROWS))
@pytest.mark.parametrize("hand", ["excel", "google", "sorted"])
def test_one_row_unlike_all_others_changes_no_other_row(name: str, hand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "BLOCK", 1_500)
    rows = answers(240)
    for at in (1, 9, 98, 150, 239):
        rows.insert(at, ODD_ROWS[name])
    (sheet,) = assert_equal(by_hand(rows, HANDS[hand], ITEMS))
    assert sheet.row(200)[0] == 196


@pytest.mark.parametrize("hand", ["excel", "google"])
def test_sheets_of_many_styles_are_read_alike(hand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "BLOCK", 6_000)
    kinds = (("", "<v>45748.25</v>"), ("s", "<v>1</v>"), ("str", "<f>A1</f><v>満足</v>"), ("b", "<v>1</v>"), ("", ""))
    rows: list[list[Piece | None]] = [
        [
            Piece(kinds[(row // 50 + column) % 5][0], (row // 90 * 4 + column) % 9, kinds[(row // 50 + column) % 5][1])
            for column in range(11)
        ]
        for row in range(450)
    ]
    (sheet,) = assert_equal(by_hand(rows, HANDS[hand], ITEMS))
    assert sheet.rows == 450


CHANGED = {
    "other attributes": ('<row r="120" spans="1:9">', '<row r="120" spans="1:2" ht="15">'),
    "hidden": ('<row r="120" spans="1:9">', '<row r="120" spans="1:9" hidden="1">'),
    "spaces": ('<c r="A120">', '<c  r="A120" >'),
    "other order": ('<c r="B120" t="s">', '<c t="s" r="B120">'),
    "apostrophes": ('<c r="B120" t="s">', "<c r='B120' t='s'>"),
    "lines": ('<c r="B120" t="s">', '<c r="B120" t="s">\n\t'),
    "other attribute first": ('<c r="A120">', '<c cm="1" r="A120">'),
}


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_one_tag_written_in_another_way_is_read_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "BLOCK", 1_500)
    before, after = CHANGED[name]
    data = changed(
        by_hand(answers(240), items=ITEMS), sheet1=lambda part: part.replace(before.encode(), after.encode())
    )
    (sheet,) = assert_equal(data)
    assert sheet.rows == 240
    assert sheet.hidden_rows == ((119,) if name == "hidden" else ())


WRONG = {
    "other row": ('<c r="A1120">', '<c r="A1121">'),
    "other digits": ('<c r="A1120">', '<c r="A1130">'),
    "row twice": ('<row r="1120"', '<row r="1119"'),
    "same column": ('<c r="B1120"', '<c r="A1120"'),
    "no letter": ('<c r="B1120"', '<c r="[1120"'),
    "no space": ('<c r="B1120"', '<c.r="B1120"'),
    "other element": ('<c r="B1120"', '<cell r="B1120"'),
    "comment": ('<c r="B1120"', '<!-- --><c r="B1120"'),
    "element": ('<c r="B1120"', '<d/><c r="B1120"'),
    "element in a cell": ("<v>1119</v>", "<x/><v>1119</v>"),
    "text that is not there": ('t="s"><v>1</v></c></row><row r="1121"', 't="s"><v>9</v></c></row><row r="1121"'),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_one_wrong_tag_among_many_is_not_overlooked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "BLOCK", 1_500)
    before, after = WRONG[name]
    data = by_hand(answers(1_200), items=ITEMS)
    assert_equal(data)
    with pytest.raises(UnknownLayoutError):
        fast(changed(data, sheet1=lambda part: part.replace(before.encode(), after.encode())))
