"""Tables, workbooks and what is asked of a survey, shared by the layouts of several tools."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle, islice

import openpyxl

from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Column, Survey

N = 24
Rows = list[list[object]]


def again(*cells: object, n: int = N) -> list[object]:
    """Repeat cells to n answers."""
    return list(islice(cycle(cells), n))


def days(text: str, n: int = N) -> list[str]:
    """Return n moments, seven hours apart, written as `text` says."""
    first = datetime(2026, 7, 1, 15, 33, 5)
    return [(first + timedelta(hours=7 * at)).strftime(text) for at in range(n)]


def table(*columns: tuple[object, Sequence[object]]) -> Rows:
    """Return headings and answers, given column by column, as rows."""
    answers = zip(*(cells for _heading, cells in columns), strict=True)
    return [[heading for heading, _cells in columns], *(list(row) for row in answers)]


def xlsx(rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> bytes:
    """Return rows as a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tool_of(survey: Survey) -> tuple[str, str] | None:
    """Return the tool that wrote the file and the variant of its export."""
    return (survey.tool.id, survey.tool.variant) if survey.tool else None


def column(survey: Survey, heading: str, occurrence: int = 1) -> Column:
    """Return the column with this heading."""
    found = survey.column(ColumnKey(heading, occurrence))
    assert found is not None, [one.heading for one in survey.columns]
    return found


def options(survey: Survey, heading: str) -> dict[str, int]:
    """Return the options of a question with several answers."""
    found = column(survey, heading)
    assert found.scale.kind == "multi", found.scale.kind
    return {option.text: option.count for option in found.scale.options}


def ticked(survey: Survey, heading: str) -> list[float | str]:
    """Return row by row whether an option was chosen: 1, 0, or why nothing is known."""
    found = column(survey, heading)
    assert found.scale.kind == "yes_no", found.scale.kind
    pairs = list(zip(found.scale.codes.tolist(), found.scale.reasons, strict=True))
    return [pairs[code][1] or pairs[code][0] for code in found.raw.codes.tolist()]
