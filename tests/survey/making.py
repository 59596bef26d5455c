"""Sheets, workbooks and columns made in memory, as the readers of files hand them over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.recognise import Context, recognise
from loyalty_desktop.survey.scale import RATINGS, Scale
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import Column, Survey, survey


def raw_column(cells: Iterable[Cell]) -> RawColumn:
    """Dictionary-encode cells as the readers do: 1, 1.0, True and "1" are kept apart."""
    places: dict[tuple[type, Cell], int] = {}
    codes = [places.setdefault((type(cell), cell), len(places)) for cell in cells]
    values = tuple(cell for _type, cell in places)
    return RawColumn(values, smallest_codes(np.array(codes, dtype=np.int64), max(1, len(values))))


def cells(*row: Cell) -> list[Cell]:
    """Return a row of cells, typed as one."""
    return list(row)


def sheet_of(rows: Sequence[Sequence[Cell]], name: str = "Sheet1", *, hidden: bool = False) -> Sheet:
    width = max(len(row) for row in rows)
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    return Sheet(name, tuple(raw_column(cells) for cells in zip(*filled, strict=True)), len(rows), hidden)


def book_of(rows: Sequence[Sequence[Cell]]) -> Workbook:
    return Workbook((sheet_of(rows),), None, "survey.xlsx")


def survey_of(rows: Sequence[Sequence[Cell]], *corrections: Correction) -> Survey:
    return survey(book_of(rows), Reading(corrections=corrections))


def of_columns(columns: dict[str, Sequence[Cell]], *corrections: Correction) -> Survey:
    """Read a survey of one heading row and these answers, column by column."""
    rows = [list(columns), *(list(row) for row in zip(*columns.values(), strict=True))]
    return survey_of(rows, *corrections)


def column_of(answers: Sequence[Cell], heading: str, *beside: tuple[str, Sequence[Cell]]) -> Column:
    """Read one question beside a running number (a survey is never one column wide)."""
    read = of_columns({"No": list(range(1, len(answers) + 1)), heading: answers, **dict(beside)})
    return next(column for column in read.columns if column.index == 1)


def distinct_of(answers: Iterable[Cell]) -> Distinct:
    return Distinct.of(raw_column(answers))


def scale_of(answers: Iterable[Cell], heading: str = "", *, loyal: bool = False, **corrected: object) -> Scale:
    correction = Correction(ColumnKey(heading), **corrected)  # type: ignore[arg-type]
    return recognise(distinct_of(answers), Context(heading_words(heading), loyal, correction=correction))


def coded(answers: Sequence[Cell], scale: Scale) -> dict[str, float | str]:
    """Return what each answer became: its code, or the reason why it has none."""
    found: dict[str, float | str] = {}
    distinct = distinct_of(answers)
    for text, code, reason in zip(distinct.labels, scale.codes.tolist(), scale.reasons, strict=True):
        found[text] = reason if reason is not None else code
    return found


def column(read: Survey, heading: str, occurrence: int = 1) -> Column:
    found = read.column(ColumnKey(heading, occurrence))
    assert found is not None, [one.heading for one in read.columns]
    return found


def roles(read: Survey) -> dict[str, str]:
    return {one.heading: one.role for one in read.columns}


def observed(read: Survey) -> list[object]:
    """Return all that a reader of the survey can see, as plain values."""
    return [
        (
            one.key,
            one.own,
            one.group,
            one.role,
            one.guess,
            one.correction,
            one.scale.kind,
            [None if code != code else code for code in one.scale.codes.tolist()],  # noqa: PLR0124
            one.scale.reasons,
            (one.scale.low, one.scale.high, one.scale.reversed, one.scale.family, one.scale.unsure),
            [(option.text, option.count, option.members.tolist()) for option in one.scale.options],
            one.distinct.counts.tolist(),
        )
        for one in read.columns
    ]


def codes_of(column: Column) -> dict[str, float | str]:
    """Return the code of each answer, or why it has none."""
    scale, texts = column.scale, column.distinct.texts
    return {
        text: reason or code
        for text, code, reason in zip(texts, scale.codes.tolist(), scale.reasons, strict=True)
        if text != column.heading
    }


def used(column: Column) -> int:
    """Return how many cells figures can be made of: answers, with a number where the scale gives each one."""
    scale = column.scale
    numbered = scale.kind in RATINGS | {"yes_no", "bands", "money", "number"}
    rows = zip(scale.codes.tolist(), scale.reasons, column.distinct.counts.tolist(), strict=True)
    return sum(n for code, reason, n in rows if reason is None and (code == code or not numbered))  # noqa: PLR0124
