from __future__ import annotations

import io
import zipfile

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.survey.files import archives
from loyalty_desktop.survey.files.archives import only_file
from loyalty_desktop.survey.files.readers import Given, workbook_of
from tests.survey.files.containers import locked_xls, packed
from tests.survey.files.workbooks import ANSWERS, workbook

CSV = "会員番号,満足度\r\n1,5\r\n".encode("cp932")


def ignore(_share: float) -> None:
    """Take no interest in progress."""


def test_zip_with_one_survey_is_read_and_told() -> None:
    for data, name, kind in ((CSV, "回答.csv", "csv"), (workbook(), "a/b/answers.xlsx", "xlsx")):
        book = workbook_of(Given(packed({name: data}), "survey.zip"), ignore)
        assert (book.format, book.file_name) == (kind, "survey.zip")
        assert book.notes[0].message.text() == f"Read from the zip file: {name.rpartition('/')[2]}"
    assert book.sheets[0].row(1) == ("a", 5)


def test_clutter_of_a_mac_is_overlooked() -> None:
    data = packed({"folder/": b"", "folder/a.csv": CSV, "__MACOSX/folder/._a.csv": b"x", "folder/.DS_Store": b"x"})
    assert only_file(data, "survey.zip") == (CSV, "a.csv")


def test_locked_workbook_in_a_zip_asks_for_its_password() -> None:
    data = packed({"a.xls": locked_xls({"a": ANSWERS}, "secret")})
    book = workbook_of(Given(data, "survey.zip", None, "secret"), ignore)
    assert [note.message.id for note in book.notes] == ["note_from_zip", "note_unlocked"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({}), "zip_empty"),
        (packed({"folder/": b""}), "zip_empty"),
        (packed({"a.csv": CSV, "b.csv": CSV}), "zip_several"),
        (packed({"a.zip": packed({"b.csv": CSV})}), "zip_empty"),
        (packed({"a.pdf": b"%PDF"}), "file_pdf"),
    ],
)
def test_other_archives_are_refused_with_their_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnknownFormat) as raised:
        workbook_of(Given(data, "survey.zip"), ignore)
    assert raised.value.message.id == sentence


def test_many_files_are_named_as_far_as_fits() -> None:
    with pytest.raises(UnknownFormat, match=r"holds 7 files \(0\.csv, 1\.csv, 2\.csv, 3\.csv, 4\.csv, …\)"):
        only_file(packed({f"../../{number}.csv": CSV for number in range(7)}), "survey.zip")


def flags(data: bytes, bits: int) -> bytes:
    """Return the archive with flag bits set in both places where they stand."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.index(mark) + place
        changed[at] |= bits
    return bytes(changed)


def test_zip_with_a_password_is_told() -> None:
    with pytest.raises(UnknownFormat) as raised:
        only_file(flags(packed({"a.csv": CSV}), 1), "survey.zip")
    assert raised.value.message.id == "zip_locked"


def test_name_that_windows_in_japan_wrote_is_shown_rightly() -> None:
    data = packed({"XXXX.csv": CSV}).replace(b"XXXX", "回答".encode("cp932"))
    assert only_file(data, "survey.zip")[1] == "回答.csv"


def test_bomb_is_refused_however_small_it_says_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 1 << 20)
    data = packed({"a.csv": bytes(5 << 20)})
    with pytest.raises(FileTooLarge):
        only_file(data, "survey.zip")
    at = data.index(b"PK\x01\x02")
    lying = data[: at + 24] + (100).to_bytes(4, "little") + data[at + 28 :]
    with pytest.raises((FileTooLarge, DamagedFile)):
        only_file(lying, "survey.zip")


def test_broken_content_is_told() -> None:
    data = bytearray(packed({"a.csv": CSV * 50}))
    data[60:80] = bytes(20)
    with pytest.raises(DamagedFile):
        only_file(bytes(data), "survey.zip")


def test_unusual_compression_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", CSV)
    data = bytearray(buffer.getvalue())
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(mark) + place
        data[at] = 9  # deflate64
    with pytest.raises(UnknownFormat) as raised:
        only_file(bytes(data), "survey.zip")
    assert raised.value.message.id == "file_archive"
