"""The one door through which survey files are read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.survey.files.child import run_in_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import Cell, Workbook

Report: TypeAlias = "Callable[[float], None]"
_Column: TypeAlias = "tuple[tuple[Cell, ...], str, bytes]"
_Packed: TypeAlias = "tuple[list[tuple[str, list[_Column], int, bool]], str | None, str, str]"

_LOADED, _READ = 0.05, 0.95  # how far along the bar the file is in memory, and its cells are


def read_workbook(
    path: Path,
    *,
    encoding: str | None = None,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Return all cells of the survey file at `path`, read in a child process.

    `encoding` is the user's choice for a text file; without it the encoding is recognised. `on_progress`
    hears rising shares up to 1. When `cancelled()` turns true, reading ends at once and Cancelled is raised.
    Any other trouble is an UnusableFile with its sentence.
    """
    packed: _Packed = run_in_child(
        _read_packed, path, encoding, file=Path(path).name, on_progress=on_progress, cancelled=cancelled
    )
    return _unpack(packed)


def read_here(path: Path, encoding: str | None, report: Report) -> Workbook:
    """Return the same in this process, which a hostile or huge file can then bring down."""
    # only the child needs these, and only one of the two readers
    from loyalty_desktop.survey.files.kinds import Kind, kind_of, load  # noqa: PLC0415
    from loyalty_desktop.survey.sheet import Workbook  # noqa: PLC0415

    data = load(path)
    sha256 = hashlib.sha256(data).hexdigest()
    kind = kind_of(data, path.name)
    report(_LOADED)

    def report_cells(share: float) -> None:
        report(_LOADED + share * (_READ - _LOADED))

    if kind is Kind.XLSX:
        from loyalty_desktop.survey.files.xlsx import read_xlsx  # noqa: PLC0415

        return Workbook(read_xlsx(data, path.name, report_cells), None, path.name, sha256)
    from loyalty_desktop.survey.files.encoding import encoding_as_told, encoding_of  # noqa: PLC0415
    from loyalty_desktop.survey.files.text import read_text  # noqa: PLC0415

    codec = encoding_as_told(data, encoding, path.name) if encoding else encoding_of(data, path.name)
    return Workbook((read_text(data, codec, path.name, report_cells),), codec, path.name, sha256)


def _read_packed(path: Path, encoding: str | None, report: Report) -> _Packed:
    """Read in the child; arrays go through the pipe as bytes."""
    workbook = read_here(path, encoding, report)
    sheets = [
        (
            sheet.name,
            [(column.values, column.codes.dtype.str, column.codes.tobytes()) for column in sheet.columns],
            sheet.rows,
            sheet.hidden,
        )
        for sheet in workbook.sheets
    ]
    return sheets, workbook.encoding, workbook.file_name, workbook.sha256


def _unpack(packed: _Packed) -> Workbook:
    import numpy as np  # noqa: PLC0415 - slow to import, and the child has to start first

    from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook  # noqa: PLC0415

    sheets, encoding, file_name, sha256 = packed
    return Workbook(
        tuple(
            Sheet(
                name,
                tuple(RawColumn(values, np.frombuffer(codes, kind)) for values, kind, codes in columns),
                rows,
                hidden,
            )
            for name, columns, rows, hidden in sheets
        ),
        encoding,
        file_name,
        sha256,
    )
