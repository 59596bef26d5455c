from __future__ import annotations

import io
import tempfile
from typing import NoReturn

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from loyalty_desktop.errors import DamagedFile, Locked, UnknownFormat
from loyalty_desktop.survey.files.encrypted import decrypted, is_encrypted
from loyalty_desktop.survey.files.kinds import Kind, kind_of
from loyalty_desktop.survey.files.readers import Given, workbook_of
from tests.survey.files.containers import locked_xls, old_office, xls
from tests.survey.files.workbooks import ANSWERS, workbook

PASSWORD = "秘密 Pass 1"


def ignore(_share: float) -> None:
    """Take no interest in progress."""


def locked_xlsx(password: str) -> bytes:
    buffer = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt(password, buffer)
    return buffer.getvalue()


LOCKED = {"xlsx": locked_xlsx(PASSWORD), "xls": locked_xls({"回答": ANSWERS}, PASSWORD)}


@pytest.fixture(autouse=True)
def no_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to write beside memory fail."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_locked_workbook_opens_with_its_password_alone(kind: str) -> None:
    data = LOCKED[kind]
    assert kind_of(data, "survey.xlsx") is Kind.LOCKED
    with pytest.raises(Locked) as asked:
        workbook_of(Given(data, "survey.xlsx"), ignore)
    with pytest.raises(Locked) as again:
        workbook_of(Given(data, "survey.xlsx", None, "secret"), ignore)
    assert (asked.value.message.id, again.value.message.id) == ("file_password", "file_password_wrong")
    book = workbook_of(Given(data, "survey.xlsx", None, PASSWORD), ignore)
    assert (book.format, book.sheets[0].row(1)) == (kind, ("a", 5))
    assert [note.message.id for note in book.notes] == ["note_unlocked"]
    assert PASSWORD not in repr(book.notes)


@pytest.mark.parametrize("data", [locked_xlsx("VelvetSweatshop"), locked_xls({"a": ANSWERS}, "VelvetSweatshop")])
def test_workbook_that_excel_opens_unasked_opens_here_unasked(data: bytes) -> None:
    book = workbook_of(Given(data, "survey.xlsx"), ignore)
    assert book.sheets[0].row(1) == ("a", 5)
    assert book.notes == ()


def test_old_workbook_without_a_password_is_not_locked() -> None:
    assert not is_encrypted(xls({"a": ANSWERS}))
    assert not is_encrypted(b"nothing")


def test_unknown_encryption_and_broken_files_are_told() -> None:
    agile = b"\x04\x00\x04\x00\x40\x00\x00\x00"
    for info, error, sentence in (
        (b"\x09\x00\x09\x00" + bytes(60), UnknownFormat, "file_encrypted_otherwise"),
        (agile + b"<encryption/>", DamagedFile, "file_damaged"),
        (agile + b"<!DOCTYPE a [<!ENTITY b 'c'>]><encryption/>", DamagedFile, "file_damaged"),
    ):
        data = old_office({"EncryptionInfo": info, "EncryptedPackage": bytes(100)})
        with pytest.raises(error) as raised:
            decrypted(data, PASSWORD, "survey.xlsx")
        assert raised.value.message.id == sentence
