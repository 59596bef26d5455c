"""Surveys for tests: real ones, read once a run, and small ones made from rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.journey.expressions import Told, corrected
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import Survey, survey

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
TOYAMA = ROOT / "resources" / "samples" / "toyama_2025.csv"
APPAREL = ROOT / "resources" / "samples" / "apparel_ja.xlsx"
SFO = DATA / "sfo-2017" / "sfo-2017.csv"

SFO_RATINGS = (
    *("Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q7INFODOWN", "Q7INFOUP", "Q7WIFI"),
    *("Q7ROADS", "Q7PARK", "Q7AIRTRAIN", "Q7LTPARKING", "Q7RENTAL", "Q7ALL", "Q9BOARDING", "Q9AIRTRAIN"),
    *("Q9RENTAL", "Q9FOOD", "Q9RESTROOM", "Q9ALL", "Q10SAFE", "Q13GETRATE", "Q14FIND", "Q14PASSTHRU"),
)
SFO_YES_NO = ["Q4BAGS", "Q4STORE", "Q4FOOD", "Q4WIFI", "Q11TSAPRE", "Q15PROBLEM"]
# What the official code list (data/sfo-2017/dictionary.txt in the design) says of these columns.
SFO_TOLD = Told(
    loyalty="NETPRO",
    roles=tuple(f"{name}=driver" for name in SFO_RATINGS) + tuple(f"{name}=experience" for name in SFO_YES_NO),
    missing=(
        "NETPRO=11:blank",
        *(f"{name}=6:not_used,0:blank" for name in SFO_RATINGS),
        *(f"{name}=0:blank,3:dont_know,4:not_used" for name in SFO_YES_NO),
    ),
    yes=tuple(f"{name}=1" for name in SFO_YES_NO),
)


def _silent(_share: float) -> None:
    """Hear progress and say nothing."""


def work_here(
    work: Callable[..., Any],
    *arguments: object,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    meanwhile: Callable[[], object] | None = None,
    **_child: object,
) -> Any:
    """Stand for `run_in_child`: do the work in this process, since starting another takes longer than all the rest."""
    report = on_progress or _silent
    if cancelled is not None and cancelled():
        raise Cancelled(message("reading_cancelled"))
    if meanwhile is not None:
        meanwhile()
    made = work(*arguments, report)
    report(1.0)
    return made


@lru_cache(maxsize=8)
def workbook_of(path: Path) -> Workbook:
    """Read a file in this process, once a run."""
    return read_here(path, None, _silent)


@lru_cache(maxsize=8)
def survey_of(path: Path, told: Told | None = None) -> Survey:
    """Return a file's survey, with corrections if told any."""
    first = survey(workbook_of(path))
    return first if told is None else survey(first.workbook, corrected(first, told), first)


def workbook_from(rows: Sequence[Sequence[Cell]], name: str = "answers") -> Workbook:
    """Make a workbook of one sheet from rows of cells, the headings among them."""
    return Workbook((sheet_from(rows, name),), None, f"{name}.xlsx")


def sheet_from(rows: Sequence[Sequence[Cell]], name: str = "answers", *, hidden: bool = False) -> Sheet:
    """Make a sheet from rows of cells; short rows are filled up with blanks."""
    width = max((len(row) for row in rows), default=0)
    columns = tuple(_column([row[at] if at < len(row) else None for row in rows]) for at in range(width))
    return Sheet(name, columns, len(rows), hidden)


def _column(cells: Iterable[Cell]) -> RawColumn:
    places: dict[tuple[type, Cell], int] = {}
    codes = [places.setdefault((type(cell), cell), len(places)) for cell in cells]
    return RawColumn(
        tuple(cell for _type, cell in places), smallest_codes(np.array(codes, dtype=np.int64), len(places))
    )


def survey_from(rows: Sequence[Sequence[Cell]], reading: Reading | None = None) -> Survey:
    """Make a survey from rows of cells, the headings first."""
    return survey(workbook_from(rows), reading)


def rows_of(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    """Return the cells of a csv file as the csv module alone reads them."""
    return list(csv.reader(io.StringIO(path.read_text(encoding=encoding), newline="")))
