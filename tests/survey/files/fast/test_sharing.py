"""A sheet that two processes share is the same as one that one process reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.files.fast import reading, window
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError
from loyalty_desktop.survey.files.package import Package
from loyalty_desktop.survey.files.partner import Partner, PartnerFailedError
from tests.survey.files.fast.by_hand import EXCEL, HANDS, Hand, Piece, by_hand, packed, told
from tests.survey.files.fast.test_equal import ITEMS, TABLE
from tests.survey.files.workbooks import MAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.fast.numbers import Flags
    from loyalty_desktop.survey.sheet import Sheet


class Here:
    """A partner that does its work in this process, and is ready when it has been asked so many times."""

    def __init__(self, asked: int = 1, failure: BaseException | None = None) -> None:
        self._left = asked
        self._failure = failure
        self._data = b""
        self.results: list[Any] = []
        self.progress = 0.0
        self.starts: list[int] = []

    def get_ready(self, data: bytes, *_modules: str) -> None:
        self._data = data

    @property
    def is_ready(self) -> bool:
        self._left -= 1
        return self._left <= 0

    def give(self, work: Callable[..., object], file: str, part: str, is_empty: Flags, start: int) -> None:
        self.starts.append(start)
        try:
            if self._failure is not None:
                raise self._failure
            self.results.append(work(self._data, file, part, is_empty, start, lambda _share: None))
        except (UnknownLayoutError, PartnerFailedError):
            self.results.clear()

    def result(self, tell: Callable[[], None]) -> Any:
        tell()
        if not self.results:
            raise PartnerFailedError
        return self.results[0]


def read(data: bytes, partner: Here | None, block: int = 200) -> tuple[Sheet, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "BLOCK", block)
        patch.setattr(reading, "_WORTH_SHARING", 0)
        patch.setattr(Partner, "present", partner)
        return reading.read_fast(Package(data, "a.xlsx"), "a.xlsx", lambda _share: None)


def assert_alike(ours: tuple[Sheet, ...], theirs: tuple[Sheet, ...]) -> None:
    assert told(ours) == told(theirs)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE, st.integers(1, 6), st.sampled_from(sorted(HANDS)), st.integers(60, 900), st.integers(1, 4))
def test_a_shared_sheet_is_read_alike(
    table: list[list[Piece | None]], times: int, hand: str, block: int, asked: int
) -> None:
    data = by_hand(table * times, HANDS[hand], ITEMS)
    try:
        alone = read(data, None, block)
    except UnknownLayoutError:
        with pytest.raises(UnknownLayoutError):
            read(data, Here(asked), block)
    else:
        assert_alike(read(data, Here(asked), block), alone)


NUMBERS = [
    [Piece(s=1, inside=f"<v>{row}</v>"), Piece(inside=f"<v>{row / 8}</v>"), Piece(text=f"{row % 3}")]
    for row in range(99)
]


def test_both_halves_come_from_where_they_were_read() -> None:
    data, partner = by_hand(NUMBERS, EXCEL, ITEMS), Here()
    sheets = read(data, partner)
    (gathered, _below, _far) = partner.results[0]
    assert 0 < gathered.above < gathered.last == sheets[0].rows == 99
    assert sheets[0].columns[0].values == tuple(range(99))
    assert_alike(sheets, read(data, None))


def test_a_partner_that_fails_leaves_all_to_this_process() -> None:
    data, partner = by_hand(NUMBERS, EXCEL, ITEMS), Here(failure=PartnerFailedError())
    assert_alike(read(data, partner), read(data, None))
    assert partner.starts


def test_a_partner_that_is_never_ready_is_given_nothing() -> None:
    partner = Here(asked=1_000_000)
    assert_alike(read(by_hand(NUMBERS, EXCEL, ITEMS), partner), read(by_hand(NUMBERS, EXCEL, ITEMS), None))
    assert not partner.starts


@pytest.mark.parametrize(
    "hand",
    [Hand(row_number=False), Hand(tail='<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>')],
    ids=["rows without numbers", "merged cells behind the rows"],
)
def test_what_only_all_rows_tell_is_not_lost(hand: Hand) -> None:
    data, partner = by_hand(NUMBERS, hand, ITEMS), Here()
    alone = read(data, None)
    assert_alike(read(data, partner), alone)
    assert partner.starts


def sheet_of(rows: str) -> bytes:
    return packed(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode())


@pytest.mark.parametrize(
    "far", ['<row r="5000"><c r="A5000"><v>1</v></c></row>', '<row r="90"><c r="XFD90"><v>1</v></c></row>']
)
def test_cells_far_below_or_to_the_right_are_left_out_all_the_same(far: str) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 90))
    data, partner = sheet_of(rows + far), Here()
    (sheet,) = read(data, partner)
    assert partner.starts
    assert (sheet.rows, len(sheet.columns), sheet.far.count) == (89, 1, 1)


def test_hidden_rows_of_the_lower_half_are_known() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 90))
    rows = rows.replace('<row r="80"', '<row r="80" hidden="1"')
    partner = Here()
    (sheet,) = read(sheet_of(rows), partner)
    assert partner.results
    assert sheet.hidden_rows == (79,)


@pytest.mark.parametrize(
    ("answers", "blanks", "more"),
    [(59, 140, 0), (59, 2400, 0), (59, 1600, 40), (799, 1400, 800)],
    ids=["few blank rows at the end", "many of them", "answers far below blank rows", "blank rows in both halves"],
)
def test_rows_of_blank_cells_are_none_wherever_the_sheet_is_cut(answers: int, blanks: int, more: int) -> None:
    rows = [f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, answers + blanks + more + 1)]
    for row in range(answers, answers + blanks):
        rows[row] = f'<row r="{row + 1}"><c r="A{row + 1}" s="0"/></row>'
    data, partner = sheet_of("".join(rows)), Here()
    assert_alike(read(data, partner), read(data, None))
    assert partner.starts
