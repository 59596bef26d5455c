"""Excel workbooks to raw cells: all sheets, by the fast reader where it knows the layout, else by openpyxl."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from loyalty_desktop.errors import DamagedFile
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.fast.reading import read_fast
from loyalty_desktop.survey.files.package import BrokenPartError, Package

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import Sheet

Report: TypeAlias = "Callable[[float], None]"

_OUT_OF_MEMORY = 1  # expat's own number for it
_BROKEN = (
    ArithmeticError, AttributeError, EOFError, ExpatError, LookupError, LZMAError, OSError, ParseError, RuntimeError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def read_xlsx(data: bytes, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all worksheets, hidden ones too; raises DamagedFile if one of them cannot be read to its end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, about parts that are not read here
            package = Package(data, file)
            if not package.sheets():
                msg = "no worksheet"
                raise BrokenPartError(msg)
            try:
                return read_fast(package, file, report)
            except _BROKEN:  # a layout that it does not know, or damage, of which openpyxl is the judge
                from loyalty_desktop.survey.files.cell_by_cell import read_cell_by_cell  # noqa: PLC0415 - slow to import

                return read_cell_by_cell(package, file, report)
    except _BROKEN as error:
        if isinstance(error, ParseError | ExpatError) and error.code == _OUT_OF_MEMORY:
            raise MemoryError from error
        raise DamagedFile(message("file_damaged", file=file)) from error
