"""From the bytes of a file to its workbook: unlocked or unpacked first where needed, then the reader of its kind."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.kinds import Kind, kind_of
from loyalty_desktop.survey.files.usual import Expected
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

Report: TypeAlias = "Callable[[float], None]"

_SPREADSHEETS = frozenset({Kind.XLSX, Kind.XLSM, Kind.XLSB, Kind.XLS, Kind.ODS})


class Given(NamedTuple):
    """A file in memory and what the user said about it."""

    data: bytes
    file: str
    encoding: str | None = None
    password: str | None = None
    expecting: Expected = Expected()


def workbook_of(given: Given, report: Report, *, again: bool = False) -> Workbook:
    """Return the workbook in a file; `again` leaves it to the second reader of its kind."""
    digest = hashlib.sha256()
    hashing = threading.Thread(target=digest.update, args=(given.data,), daemon=True)  # lets go of Python's lock
    hashing.start()
    opened, kind, notes = _opened(given)
    if again and kind not in {Kind.XLSX, Kind.XLSM, Kind.ODS}:
        raise DamagedFile(message("file_damaged", file=given.file))
    workbook = _read(opened, kind, report, again=again)
    hashing.join()
    return replace(
        workbook,
        file_name=given.file,
        sha256=digest.hexdigest(),
        format=kind.value,
        notes=(*notes, *_about(opened, kind), *workbook.notes),
    )


def _opened(given: Given) -> tuple[Given, Kind, tuple[Noted, ...]]:
    """Return what is inside a locked file or an archive, with its kind; other files as they are."""
    kind = kind_of(given.data, given.file)
    notes: tuple[Noted, ...] = ()
    if kind is Kind.ZIP:
        from loyalty_desktop.survey.files.archives import only_file  # noqa: PLC0415 - each reader only where needed

        data, name = only_file(given.data, given.file)
        given, kind = given._replace(data=data), kind_of(data, name)
        notes += (Noted(message("note_from_zip", name=name)),)
    if kind is Kind.LOCKED:
        from loyalty_desktop.survey.files.encrypted import decrypted  # noqa: PLC0415

        data = decrypted(given.data, given.password, given.file)
        given, kind = given._replace(data=data), kind_of(data, given.file)
        notes += (Noted(message("note_unlocked")),) if given.password else ()
    if kind in {Kind.ZIP, Kind.LOCKED}:  # one in the other, and again
        raise UnknownFormat(message("zip_empty", file=given.file))
    return given, kind, notes


def _read(given: Given, kind: Kind, report: Report, *, again: bool) -> Workbook:
    # each reader is imported only where it is needed: a file needs one of them
    data, file = given.data, given.file
    if kind in {Kind.XLSX, Kind.XLSM} and not again:
        from loyalty_desktop.survey.files.xlsx import read_xlsx  # noqa: PLC0415

        return Workbook(read_xlsx(data, file, report))
    if kind is Kind.ODS and not again:
        from loyalty_desktop.survey.files.ods import read_ods  # noqa: PLC0415

        return Workbook(read_ods(data, file, report))
    if kind in _SPREADSHEETS:
        from loyalty_desktop.survey.files.spreadsheets import read_spreadsheet  # noqa: PLC0415

        return read_spreadsheet(data, kind, file, report)
    if kind is Kind.XML:
        from loyalty_desktop.survey.files.spreadsheet_xml import read_spreadsheet_xml  # noqa: PLC0415

        return read_spreadsheet_xml(data, file, report)
    return _read_in_encoding(given, kind, report)


def _read_in_encoding(given: Given, kind: Kind, report: Report) -> Workbook:
    """Read a kind of file whose encoding the user may have to choose."""
    data, file, encoding = given.data, given.file, given.encoding
    if kind is Kind.SAV:
        from loyalty_desktop.survey.files.spss import read_spss  # noqa: PLC0415

        return read_spss(data, encoding, file, report)
    if kind is Kind.HTML:
        from loyalty_desktop.survey.files.pages import read_page  # noqa: PLC0415

        return read_page(data, encoding, file, report)
    from loyalty_desktop.survey.files.text_file import read_text_file  # noqa: PLC0415

    return read_text_file(data, file, encoding, given.expecting, report)


def _about(given: Given, kind: Kind) -> tuple[Noted, ...]:
    """Return what a workbook holds beside its cells, which is never run or followed."""
    if kind not in _SPREADSHEETS:
        return ()
    from loyalty_desktop.survey.files.attachments import attachments  # noqa: PLC0415

    return attachments(given.data)
