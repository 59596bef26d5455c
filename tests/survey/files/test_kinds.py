from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge, MissingFile, UnknownFormat, UnusableFile
from loyalty_desktop.survey.files import kinds
from loyalty_desktop.survey.files.kinds import Kind, kind_of, load

if TYPE_CHECKING:
    from pathlib import Path


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive("xl/workbook.xml"), Kind.XLSX),
        (archive("xl\\Workbook.xml"), Kind.XLSX),
        (b"a,b\n1,2\n", Kind.TEXT),
        ("満足度,推奨度\n".encode("cp932"), Kind.TEXT),
        ("満足度\t推奨度\r\n".encode("utf-16"), Kind.TEXT),
        ("id\t推奨度\r\n1\t2\r\n".encode("utf-16-le"), Kind.TEXT),
        (b"PKW,score\n1,2\n", Kind.TEXT),
        (b"a,b\0\n" + b"1,2\n" * 50, Kind.TEXT),
        (b"BMI,score\n1,2\n", Kind.TEXT),
    ],
)
def test_kind_is_seen_from_the_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "survey.xls") is kind


@pytest.mark.parametrize(
    ("data", "error", "sentence"),
    [
        (b"", DamagedFile, "file_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), UnknownFormat, "file_old_excel"),
        (archive("Index/Document.iwa", "Data/x.png"), UnknownFormat, "file_numbers"),
        (archive("survey.csv"), UnknownFormat, "file_unknown_format"),
        (archive("xl/workbook.bin"), UnknownFormat, "file_unknown_format"),
        (archive("xl/workbook.xml")[:-30], DamagedFile, "file_damaged"),
        (b"%PDF-1.7 ...", UnknownFormat, "file_unknown_format"),
        (b"\x89PNG\r\n\x1a\n", UnknownFormat, "file_unknown_format"),
        (b"\xff\xd8\xff\xe0", UnknownFormat, "file_unknown_format"),
        (b"\xef\xbb\xbf\r\n <HTML><table>", UnknownFormat, "file_unknown_format"),
        ("<table><tr>".encode("utf-16"), UnknownFormat, "file_unknown_format"),
        (b'<?xml version="1.0"?><Workbook>', UnknownFormat, "file_unknown_format"),
        (bytes(range(256)) * 8, UnknownFormat, "file_unknown_format"),
    ],
)
def test_other_files_are_refused_with_their_sentence(data: bytes, error: type[UnusableFile], sentence: str) -> None:
    with pytest.raises(error) as raised:
        kind_of(data, "survey.xlsx")
    assert raised.value.message.id == sentence
    assert str(raised.value)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    for path, sentence in (
        (tmp_path / "no.csv", "file_missing"),
        (tmp_path / "a\0b", "file_missing"),
        (tmp_path, "file_is_folder"),
    ):
        with pytest.raises(MissingFile) as raised:
            load(path)
        assert raised.value.message.id == sentence


def test_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.csv"
    path.write_text("a")

    def refuse(self: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(MissingFile) as raised:
        load(path)
    assert raised.value.message.id == "file_not_readable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_without_end_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnknownFormat):
        load(tmp_path / "pipe")


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(kinds.MAX_FILE_BYTES + 1)
    with pytest.raises(FileTooLarge, match=r"1\.0 GiB"):
        load(path)
