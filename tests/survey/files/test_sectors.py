"""Old workbooks whose chains of sectors come back to themselves are refused before anybody follows them."""

from __future__ import annotations

import struct
import tracemalloc

import pytest

from loyalty_desktop.errors import DamagedFile
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.files.sectors import refuse_loops
from tests.survey.files.containers import locked_xls, xls

SHEETS = {"回答": [("満足度（接客）", "ご意見"), *((at % 5 + 1, "良い" * at) for at in range(60))]}
DIFAT_AT, DIFAT_COUNT_AT, FAT_COUNT_AT = 68, 72, 44


def read(data: bytes) -> None:
    workbook_of(Given(data, "a.xls"), lambda _share: None)


def table_of(data: bytes) -> tuple[int, list[int]]:
    """Return where the table of sectors begins, and what follows each sector."""
    count = struct.unpack_from("<I", data, FAT_COUNT_AT)[0]
    first = struct.unpack_from("<I", data, 76)[0]
    at = (first + 1) << 9
    return at, list(struct.unpack_from(f"<{count * 128}I", data, at))


def with_number(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]


def looped(data: bytes) -> list[bytes]:
    """Return copies in each of which the last sector of one chain is followed by an earlier one of that chain."""
    at, following = table_of(data)
    heads = {place: place for place in range(len(following))}
    made = []
    for place, after in enumerate(following):
        if after < len(following):
            heads[after] = heads[place]
        elif after == 0xFFFFFFFE:
            made.append(with_number(data, at + 4 * place, heads[place]))
    return made


def test_honest_workbooks_are_left_alone() -> None:
    read(xls(SHEETS))
    refuse_loops(locked_xls(SHEETS, "geheim"), "a.xls")


@pytest.mark.parametrize("data", looped(xls(SHEETS)))
def test_chain_that_comes_back_is_refused_at_once(data: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(DamagedFile) as told:
            read(data)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "a.xls" in str(told.value)
    assert peak < 20 * len(data) + (8 << 20)


def test_there_are_chains_to_close() -> None:
    assert len(looped(xls(SHEETS))) >= 2


def test_list_of_tables_that_comes_back_is_refused() -> None:
    data = with_number(with_number(xls(SHEETS), DIFAT_AT, 0), DIFAT_COUNT_AT, 1 << 30)
    looping = with_number(data, (2 << 9) - 4, 0)
    with pytest.raises(DamagedFile):
        read(looping)


def test_more_tables_than_the_file_has_room_for_are_refused() -> None:
    with pytest.raises(DamagedFile):
        read(with_number(xls(SHEETS), FAT_COUNT_AT, 0x7FFFFFFF))


@pytest.mark.parametrize("length", [0, 8, 100, 511])
def test_cut_in_the_header_is_refused(length: int) -> None:
    if length >= 8:
        with pytest.raises(DamagedFile):
            read(xls(SHEETS)[:length])
    else:
        with pytest.raises(DamagedFile):
            refuse_loops(xls(SHEETS)[:length], "a.xls")
