"""The option --join of the command line: FILE:COLUMN, or FILE:COLUMN=OTHER where the table calls its ids otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import UsageError
from loyalty_desktop.journey.expressions import named_columns, one_column
from loyalty_desktop.messages import message
from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.reading import Join, Reading
    from loyalty_desktop.survey.sheet import Workbook


def join_files(texts: Sequence[str]) -> tuple[Path, ...]:
    """Return the files that are joined; raises UsageError for a text that names none."""
    return tuple(_parts(text)[0] for text in texts)


def with_told_joins(
    workbook: Workbook, reading: Reading, texts: Sequence[str], read: Callable[[Path], Workbook]
) -> tuple[Workbook, Reading]:
    """Return cells and reading with the tables that were told; raises UsageError for columns that there are not."""
    if not texts:
        return workbook, reading
    understood = survey(workbook, msgspec.structs.replace(reading, joins=()))
    for text in texts:
        path, columns = _parts(text)
        book = read(path)
        join = _join(understood, survey(book), columns)
        others = tuple(one for one in reading.joins if one.file != join.file)
        reading = msgspec.structs.replace(reading, joins=(*others, join))
        beside = tuple(one for one in workbook.beside if one.file_name != book.file_name)
        workbook = replace(workbook, beside=(*beside, book))
    return workbook, reading


def _parts(text: str) -> tuple[Path, str]:
    """Split FILE:COLUMN at the last colon before which a file is named; a drive has a colon too."""
    places = [at for at, sign in enumerate(text) if sign == ":"]
    at = next((at for at in reversed(places) if Path(text[:at]).is_file()), places[-1] if places else -1)
    if at < 1 or not text[at + 1 :].strip():
        raise UsageError(message("join_needs_file", text=text))
    return Path(text[:at]), text[at + 1 :].strip()


def _join(understood: Survey, other: Survey, columns: str) -> Join:
    key, name = columns, ""
    if not named_columns(understood, columns) and "=" in columns:
        key, name = (part.strip() for part in columns.split("=", 1))
    here = one_column(understood, key)
    there = one_column(other, name) if name else None
    join = propose_join(understood, other, here.key, there.key if there is not None else None)
    if join is None:
        raise UsageError(message("join_none", file=other.workbook.file_name))
    return join
