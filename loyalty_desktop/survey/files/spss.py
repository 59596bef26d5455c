"""SPSS files (sav, zsav) to raw codes, with what the file says of its questions, codes and missing answers (I22).

Texts are read byte by byte and decoded here: old files do not say their encoding, and those from Japan are CP932
whatever the library takes them for.
"""

from __future__ import annotations

import codecs
import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pyreadstat

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.encoding import encoding_as_told, encoding_of, name_of
from loyalty_desktop.survey.files.grid import MAX_CELLS, MAX_COLUMNS
from loyalty_desktop.survey.files.spss_book import Text, code_book, headings_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Report: TypeAlias = "Callable[[float], None]"

_BYTES = "ISO-8859-1"  # each byte is a character of the same number
_CELLS_AT_ONCE = 2_000_000
_STAMP = re.compile(
    rb"\x07\0\0\0\x14\0\0\0\x01\0\0\0(..\0\0)|\0\0\0\x07\0\0\0\x14\0\0\0\x01(\0\0..)", re.DOTALL
)  # the record that says the encoding, and its length; in either order of bytes
_NUMBERED = re.compile(r"(?:x-)?(?:windows|cp|ibm|ms|codepage)[-_ ]?(\d+)\Z", re.IGNORECASE)
_ZERO_PADDED = re.compile(r"N(\d+)\Z")
_DATES = ["MOYR", "QYR", "WKYR"]  # months, quarters and weeks: their first day
_EXACT = 1 << 53  # above that a float is not exactly the number that was typed


def read_spss(data: bytes, encoding: str | None, file: str, report: Report) -> Workbook:
    """Return the one table of the file, its variable labels as headings, its code book beside it."""
    try:
        return _Reading(data, file, report).workbook(encoding)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OverflowError, ValueError, LookupError) as error:
        if "memory" in str(error).lower():
            raise MemoryError from error
        raise DamagedFile(message("file_damaged", file=file)) from error


class _Reading:
    """One reading of a file: its values, texts in them still as bytes."""

    def __init__(self, data: bytes, file: str, report: Report) -> None:
        self._data = data
        self._file = file
        _, self._about = self._read(metadataonly=True)
        self._names: Sequence[str] = self._about.column_names
        self._check_limits()
        self._values: dict[str, list[list[Any]]] = {name: [] for name in self._names}
        self._rows = 0
        for chunk in self._chunks(report):
            for name, values in chunk.items():
                self._values[name].append(values)
            self._rows += len(next(iter(chunk.values()), ()))

    def workbook(self, told: str | None) -> Workbook:
        """Return the table and its code book, texts read as `told` or as the file says."""
        codec, stated = self._codec()
        if told:
            codec, stated = encoding_as_told(b"", told, self._file), False
        text = _text_of(codec)
        headings = headings_of(self._about, text)
        columns = tuple(self._column(name, heading, text) for name, heading in zip(self._names, headings, strict=True))
        book, notes = code_book(self._about, headings, columns, text)
        if told:
            notes += (Noted(message("encoding_chosen", encoding=name_of(codec))),)
        elif not stated and codec != "ascii":
            notes += (Noted(message("note_spss_encoding", encoding=name_of(codec)), state="asked"),)
        sheet = Sheet(PurePath(self._file).stem, columns, self._rows + 1)
        return Workbook((sheet,), None if stated or codec == "ascii" else codec, notes=notes, code_book=book)

    def _read(self, **options: Any) -> tuple[dict[str, list[Any]], Any]:
        options |= {"encoding": _BYTES, "user_missing": True, "output_format": "dict", "extra_date_formats": _DATES}
        try:
            return pyreadstat.read_sav(io.BytesIO(self._data), **options)
        except (OverflowError, ValueError):  # dates that no calendar has
            return pyreadstat.read_sav(io.BytesIO(self._data), disable_datetime_conversion=True, **options)

    def _check_limits(self) -> None:
        columns, rows = len(self._names), self._about.number_rows or 0
        if columns > MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))
        if columns * rows > MAX_CELLS:
            raise FileTooLarge(message("file_too_many_cells", file=self._file, limit=MAX_CELLS))

    def _chunks(self, report: Report) -> Any:
        """Yield the rows by the hundred thousand, so that there is progress to report."""
        told = self._about.number_rows
        at_once = max(_CELLS_AT_ONCE // max(len(self._names), 1), 1)
        if not self._names or told == 0:
            return
        if told is None or told < 0:
            yield self._read()[0]
            return
        for start in range(0, told, at_once):
            yield self._read(row_offset=start, row_limit=at_once)[0]
            report(min((start + at_once) / told, 1.0))

    def _codec(self) -> tuple[str, bool]:
        """Return the codec of all texts, and whether the file says so."""
        found = _STAMP.search(self._data)
        if found:
            length = int.from_bytes(found[1] or found[2], "little" if found[1] else "big")
            name = self._data[found.end() : found.end() + min(length, 64)].decode("ascii", "replace").strip()
            numbered = _NUMBERED.match(name)
            try:
                return codecs.lookup(f"cp{numbered[1]}" if numbered else name).name, True
            except LookupError:
                pass
        texts = b"\n".join(text.encode(_BYTES, "ignore") for text in self._texts())
        if texts.isascii():
            return "ascii", False
        try:
            return encoding_of(texts, self._file), False
        except UnknownFormat:
            return "cp1252", False

    def _texts(self) -> set[str]:
        """Return all texts of the file, as bytes are written in them."""
        about = self._about
        found = set(about.column_names) | {label for label in about.column_labels if label}
        found |= {word for labels in about.variable_value_labels.values() for word in labels.values()}
        for name in self._names:
            if about.readstat_variable_types.get(name) == "string":
                found |= {value for chunk in self._values[name] for value in chunk if value}
        return found

    def _column(self, name: str, heading: str, text: Text) -> RawColumn:
        chunks = self._values.pop(name)
        kind = self._about.original_variable_types.get(name) or ""
        if self._about.readstat_variable_types.get(name) == "string":
            encoder = ColumnEncoder()
            for chunk in chunks:
                encoder.extend([value or "" for value in chunk])
            found = encoder.column(self._rows)
            return _headed(heading, [text(str(value)) if value else None for value in found.values], found.codes)
        if any(type(value) not in {float, int, type(None)} for chunk in chunks for value in chunk):
            encoder = ColumnEncoder()
            for row, value in enumerate(value for chunk in chunks for value in chunk):
                if value is not None:
                    encoder.put(row, value)
            found = encoder.column(self._rows)
            return _headed(heading, list(found.values), found.codes)
        return _numbers(heading, chunks, kind)


def _numbers(heading: str, chunks: list[list[Any]], kind: str) -> RawColumn:
    numbers = np.concatenate([np.array(chunk, dtype=np.float64) for chunk in chunks] or [np.zeros(0)])
    values, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    cells = [None if np.isnan(value) else _number(float(value)) for value in values[order]]
    padded = _ZERO_PADDED.match(kind)
    return _headed(heading, cells, rank[inverse], "0" * min(int(padded[1]), 40) if padded else "")


def _headed(heading: str, values: list[Any], codes: Any, number_format: str = "") -> RawColumn:
    """Return the column with its heading above it; a heading that is an answer too is kept once."""
    if heading in values:
        above = np.array([values.index(heading)], dtype=np.int64)
    else:
        above, values = np.array([len(values)], dtype=np.int64), [*values, heading]
    joined = np.concatenate([above, codes.astype(np.int64)])
    order: dict[int, int] = {code: at for at, code in enumerate(dict.fromkeys(joined.tolist()))}
    kept = [values[code] for code in order]
    place = np.zeros(len(values), dtype=np.int64)
    place[list(order)] = np.arange(len(order))
    return RawColumn(tuple(kept), smallest_codes(place[joined], len(kept)), number_format)


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _text_of(codec: str) -> Text:
    """Return what reads a text; one that was cut in the middle of a character loses that character."""

    def text(written: str | None) -> str:
        try:
            data = bytes(written or "", _BYTES).rstrip()
        except UnicodeEncodeError:  # the library has decoded it already
            return written or ""
        for cut in range(4):
            try:
                return data[: len(data) - cut].decode(codec)
            except UnicodeDecodeError:
                continue
        return data.decode(codec, "replace")

    return text
