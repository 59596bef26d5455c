"""The one door through which survey files are read."""

from __future__ import annotations

import importlib
from multiprocessing import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.errors import DamagedFile, UnusableFile
from loyalty_desktop.i18n import language
from loyalty_desktop.survey.files.child import run_in_child, stand_by
from loyalty_desktop.survey.files.usual import Expected, expected

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import Workbook

Report: TypeAlias = "Callable[[float], None]"

_STARTED, _IMPORTED, _LOADED, _READ = 0.01, 0.02, 0.05, 0.95
"""How far along the bar the child runs, has its readers, the file in memory, and its cells; they are then sent."""
_LARGE, _VERY_LARGE = 4 << 20, 64 << 20
_MANY_PROCESSORS = 4
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")  # what a second reader may try: xlsx, plain or under a password

_USUAL = ("loading", "readers", "xlsx", "text_file")
_READERS = (*(f"loyalty_desktop.survey.files.{name}" for name in _USUAL), "pandas")
"""What nearly every file needs; pandas is the slowest of them, and workbooks do without."""

_CELLS = "loyalty_desktop.survey.sheet"


def expect_file() -> None:
    """Have a process stand by for the next file, so that reading it begins at once."""
    stand_by(*_READERS)


def read_workbook(
    path: Path,
    *,
    encoding: str | None = None,
    password: str | None = None,
    expecting: Expected | None = None,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Workbook:
    """Return all cells of the survey file at `path`, read in a child process.

    `encoding` is the user's choice for a text file; without it the encoding is recognised, and where the file
    leaves it open, `expecting` decides (by default the language in use). `password` opens a
    protected workbook and is not kept; Locked is raised when one is needed. `on_progress` hears rising shares
    up to 1. When `cancelled()` turns true, reading ends at once and Cancelled is raised. Any other trouble is
    an UnusableFile with its sentence. When one reader fails on a workbook or dies, the next one takes over in
    a child of its own. `meanwhile` is done beside all that, in a thread.
    """
    expecting = expecting or expected(language())
    heard = _Rising(on_progress) if on_progress is not None else None

    def beside() -> None:
        importlib.import_module(_CELLS)  # what the child will send; it takes as long as a small file
        if meanwhile is not None:
            meanwhile()

    def read(work: Callable[..., Workbook]) -> Workbook:
        name = Path(path).name
        workbook: Workbook = run_in_child(
            work,
            *(path, encoding, password, expecting),
            file=name,
            on_progress=heard,
            cancelled=cancelled,
            meanwhile=beside if work is _read else None,
            in_two=work is _read and _takes_long(Path(path)),
        )
        return workbook

    try:
        return read(_read)
    except DamagedFile as damaged:
        if not _may_be_read_otherwise(path):
            raise
        try:
            return read(_read_otherwise)
        except UnusableFile:
            raise damaged from damaged.__cause__


def read_here(path: Path, encoding: str | None, report: Report, password: str | None = None) -> Workbook:
    """Return the same in this process, which a hostile or huge file can then bring down."""
    return _read(path, encoding, password, Expected(), report)


def _read(
    path: Path,
    encoding: str | None,
    password: str | None,
    expecting: Expected,
    report: Report,
    *,
    again: bool = False,
) -> Workbook:
    report(_STARTED)
    # only the child needs these
    from loyalty_desktop.survey.files.loading import load  # noqa: PLC0415
    from loyalty_desktop.survey.files.readers import Given, workbook_of  # noqa: PLC0415

    report(_IMPORTED)
    data = load(Path(path), lambda share: report(_IMPORTED + share * (_LOADED - _IMPORTED)))
    report(_LOADED)

    def report_cells(share: float) -> None:
        report(_LOADED + share * (_READ - _LOADED))

    return workbook_of(Given(data, Path(path).name, encoding, password, expecting), report_cells, again=again)


def _read_otherwise(
    path: Path, encoding: str | None, password: str | None, expecting: Expected, report: Report
) -> Workbook:
    return _read(path, encoding, password, expecting, report, again=True)


def _may_be_read_otherwise(path: Path) -> bool:
    try:
        with Path(path).open("rb") as file:
            return file.read(4).startswith(_WORKBOOKS)
    except OSError:
        return False


def _takes_long(path: Path) -> bool:
    """Say whether a file is so large that two processes are worth it.

    One keeps two processors busy most of the time, so that a second one pays only where there are more, or much to do.
    """
    try:
        size = path.stat().st_size
        is_long = size >= (_LARGE if cpu_count() >= _MANY_PROCESSORS else _VERY_LARGE)
        return is_long and cpu_count() > 1 and _may_be_read_otherwise(path)
    except OSError:  # which is told where the file is read
        return False


class _Rising:
    """Passes on progress that rises, also when a second reader starts from nothing."""

    def __init__(self, on_progress: Callable[[float], None]) -> None:
        self._on_progress = on_progress
        self._highest = 0.0

    def __call__(self, share: float) -> None:
        if share > self._highest:
            self._highest = share
            self._on_progress(share)
