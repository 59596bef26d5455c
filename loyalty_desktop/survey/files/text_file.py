"""A text file as a workbook of one sheet: its encoding decided, its table read, and what that took told."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.encoding import encoding_as_told, name_of, presumed, recognise_encoding
from loyalty_desktop.survey.files.text import LARGE, read_delimited
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.usual import Expected

Report: TypeAlias = "Callable[[float], None]"


def read_text_file(data: bytes, file: str, told: str | None, expecting: Expected, report: Report) -> Workbook:
    """Return the workbook in `data`.

    `told` is the encoding that the user chose; where the file leaves it open, `expecting` decides.
    """
    if not told and len(data) >= LARGE and (encoding := presumed(data)) is not None:
        with contextlib.suppress(UnicodeDecodeError):  # spares a second look at every character
            return _read(data, encoding, file, _told(encoding), report)
    if told:
        encoding = encoding_as_told(data, told, file)
        return _read(data, encoding, file, Noted(message("encoding_chosen", encoding=name_of(encoding))), report)
    encoding, others = recognise_encoding(data, file, expecting)
    note = _told(encoding)
    if others:
        names = ", ".join(name_of(other) for other in others)
        note = Noted(message("encoding_asked", encoding=name_of(encoding), others=names), state="asked")
    return _read(data, encoding, file, note, report)


def _told(encoding: str) -> Noted:
    return Noted(message("encoding_told", encoding=name_of(encoding)))


def _read(data: bytes, encoding: str, file: str, note: Noted, report: Report) -> Workbook:
    table = read_delimited(data, encoding, file, report)
    return Workbook((table.sheet,), encoding, file, format="csv", notes=(note, *table.notes))
