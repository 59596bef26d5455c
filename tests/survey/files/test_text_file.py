"""A text file as a workbook: encoding decided over all of it, however large, and told."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.survey.files.ahead import ahead
from loyalty_desktop.survey.files.text import LARGE
from loyalty_desktop.survey.files.text_file import read_text_file
from loyalty_desktop.survey.files.usual import Expected
from loyalty_desktop.survey.sheet import Workbook

ROW = "1,とても良い店です\r\n"
MANY = ROW * (LARGE // len(ROW.encode("cp932")) + 1)


def read(data: bytes, told: str | None = None) -> Workbook:
    return read_text_file(data, "a.csv", told, Expected(), lambda _share: None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_large_files_are_read_in_their_encoding(encoding: str) -> None:
    book = read(("id,why\r\n" + MANY).encode(encoding))
    assert (book.encoding, book.format) == (encoding, "csv")
    assert book.sheets[0].columns[1].values == ("why", "とても良い店です")
    assert [note.message.id for note in book.notes] == ["encoding_told"]


def test_a_large_file_that_only_begins_in_utf8_is_not_read_as_utf8() -> None:
    with pytest.raises(UnknownFormat) as refused:
        read(MANY.encode("utf-8") + "2,満足\r\n".encode("cp932") * 2)
    assert refused.value.message.id == "file_encoding_unknown"
    with pytest.raises(DamagedFile):
        read(MANY.encode("utf-8-sig") + b"2,\xff\r\n")


def test_an_encoding_that_was_chosen_is_told() -> None:
    book = read("id,q\r\n1,é\r\n".encode("cp1252"), "windows-1252")
    assert book.notes[0].message.id == "encoding_chosen"


def test_steps_made_ahead_come_in_order_and_fail_in_their_place() -> None:
    def steps() -> Iterator[int]:
        yield from range(5)
        raise DamagedFile(read(b"a,b\n").notes[0].message)

    made = ahead(steps())
    assert [next(made) for _step in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(DamagedFile):
        next(made)


def test_nobody_goes_on_making_steps_that_nobody_takes() -> None:
    before = threading.active_count()
    made = ahead(iter(range(1000)))
    assert next(made) == 0
    made.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.daemon and thread.name.endswith("(make)"):
            thread.join(5)
    assert threading.active_count() == before
