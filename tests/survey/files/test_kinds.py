from __future__ import annotations

import io
import zipfile

import pytest

from loyalty_desktop.errors import DamagedFile, UnknownFormat, UnusableFile
from loyalty_desktop.survey.files.kinds import Kind, kind_of
from tests.survey.files.containers import locked_xls, ods, ods_table, old_office, packed, xls, xlsb


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x" * 100)
    return buffer.getvalue()


ROWS = (("満足度",), (5,))
OASIS = "application/vnd.oasis.opendocument."
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive("xl/workbook.xml"), Kind.XLSX),
        (archive("xl\\Workbook.xml"), Kind.XLSX),
        (archive("xl/workbook.xml", "xl/vbaProject.bin"), Kind.XLSM),
        (xlsb({"a": ROWS}), Kind.XLSB),
        (xls({"a": ROWS}), Kind.XLS),
        (locked_xls({"a": ROWS}, "x"), Kind.LOCKED),
        (old_office({"EncryptionInfo": b"", "EncryptedPackage": b""}), Kind.LOCKED),
        (ods(ods_table(ROWS)), Kind.ODS),
        (archive("survey.csv"), Kind.ZIP),
        (b"$FL2@(#) SPSS DATA FILE", Kind.SAV),
        (b"$FL3@(#) SPSS DATA FILE", Kind.SAV),
        (b"\xef\xbb\xbf\r\n <HTML><table>", Kind.HTML),
        ("<table><tr>".encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?><html>', Kind.HTML),
        (XML_2003, Kind.XML),
        (b"a,b\n1,2\n", Kind.TEXT),
        ("満足度,推奨度\n".encode("cp932"), Kind.TEXT),
        ("満足度\t推奨度\r\n".encode("utf-16"), Kind.TEXT),
        ("id\t推奨度\r\n1\t2\r\n".encode("utf-16-le"), Kind.TEXT),
        (b"PKW,score\n1,2\n", Kind.TEXT),
        (b"a,b\0\n" + b"1,2\n" * 50, Kind.TEXT),
        (b"BMI,score\n1,2\n", Kind.TEXT),
        (b'{"id": 1}\n{"id": 2}\n', Kind.TEXT),
    ],
)
def test_kind_is_seen_from_the_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "survey.doc") is kind


@pytest.mark.parametrize(
    ("data", "error", "sentence"),
    [
        (b"", DamagedFile, "file_empty"),
        (bytes(5000), DamagedFile, "file_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), DamagedFile, "file_damaged"),
        (xls({"a": ROWS})[:700], DamagedFile, "file_damaged"),
        (old_office({"WordDocument": b""}), UnknownFormat, "file_document"),
        (old_office({"PowerPoint Document": b""}), UnknownFormat, "file_document"),
        (old_office({"Contents": b""}), UnknownFormat, "file_unknown_format"),
        (old_office({"EncryptedPackage": b"", "DRMEncryptedTransform": b""}), UnknownFormat, "file_rights"),
        (old_office({"Workbook": b"", "\tDRMContent": b""}), UnknownFormat, "file_rights"),
        (archive("Index/Document.iwa", "Data/x.png"), UnknownFormat, "file_numbers"),
        (archive("word/document.xml", "[Content_Types].xml"), UnknownFormat, "file_document"),
        (packed({"mimetype": OASIS + "text", "content.xml": "<a/>"}), UnknownFormat, "file_document"),
        (archive("[Content_Types].xml", "visio/document.xml"), UnknownFormat, "file_unknown_format"),
        (
            packed(
                {"mimetype": OASIS + "spreadsheet", "META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "?"}
            ),
            UnknownFormat,
            "file_encrypted_otherwise",
        ),
        (archive("xl/workbook.xml")[:-30], DamagedFile, "file_damaged"),
        (b"%PDF-1.7 ...", UnknownFormat, "file_pdf"),
        (b"\x89PNG\r\n\x1a\n", UnknownFormat, "file_picture"),
        (b"\xff\xd8\xff\xe0", UnknownFormat, "file_picture"),
        (b"{\\rtf1 a}", UnknownFormat, "file_document"),
        (b"Rar!\x1a\x07", UnknownFormat, "file_archive"),
        (b"7z\xbc\xaf\x27\x1c", UnknownFormat, "file_archive"),
        (b"\x1f\x8b\x08", UnknownFormat, "file_archive"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", UnknownFormat, "file_web_archive"),
        (b'{"url": "https://docs.google.com/open", "doc_id": "1"}', UnknownFormat, "file_link"),
        (bytes(range(256)) * 8, UnknownFormat, "file_unknown_format"),
    ],
)
def test_other_files_are_refused_with_their_sentence(data: bytes, error: type[UnusableFile], sentence: str) -> None:
    with pytest.raises(error) as raised:
        kind_of(data, "survey.xlsx")
    assert raised.value.message.id == sentence
    assert str(raised.value)
