r"""Decisions written as text, HEADER=VALUE,VALUE: what the command line takes, and what can be pasted.

HEADER is an exact heading, or a pattern in which * and ? are wild and no other character is. The text is
split at the first = whose left side names a column; a backslash takes the meaning from a comma, colon or
equals sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

import msgspec

from loyalty_desktop.errors import UsageError
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.normal import one_line, tidy_heading
from loyalty_desktop.survey.reading import ROLES, Correction, Reading
from loyalty_desktop.survey.survey import Column, Survey

_ESCAPED = re.compile(r"\\([,:=\\])")


@dataclass(frozen=True, slots=True)
class Told:
    """What the user said about columns, as typed."""

    loyalty: str | None = None
    roles: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    reverse: tuple[str, ...] = ()
    weight: str | None = None
    filters: tuple[str, ...] = ()


def named_columns(survey: Survey, header: str) -> tuple[Column, ...]:
    """Return the columns that `header` names: those with exactly this heading, else those its wildcards fit.

    A column without a heading is named by its letter in brackets, [AZ].
    """
    named = {column: column.heading or f"[{column.letter}]" for column in survey.columns}
    exact = tuple(column for column, name in named.items() if name in {header, one_line(header)})
    if exact or not header:
        return exact
    pattern = re.compile(
        "".join(".*" if char == "*" else "." if char == "?" else re.escape(char) for char in one_line(header))
    )
    fitting = tuple(column for column in survey.columns if column.heading and pattern.fullmatch(column.heading))
    # A heading copied from the file may carry a mark that the answer is required, which tidy headings lack.
    return fitting or tuple(column for column, name in named.items() if name == tidy_heading(header))


def columns_of(survey: Survey, header: str) -> tuple[Column, ...]:
    """Return the columns that `header` names; raises UsageError when there is none."""
    found = named_columns(survey, _unescaped(header))
    if not found:
        raise UsageError(message("no_such_column", header=header, file=survey.workbook.file_name))
    return found


def one_column(survey: Survey, header: str) -> Column:
    """Return the one column that `header` names; raises UsageError when there is none or more than one."""
    found = columns_of(survey, header)
    if len(found) > 1:
        raise UsageError(message("several_columns", header=header, count=len(found)))
    return found[0]


def split_expression(survey: Survey, text: str) -> tuple[tuple[Column, ...], str]:
    """Split HEADER=REST at the first = whose left side names a column; raises UsageError if none does."""
    for found in re.finditer(r"(?<!\\)=", text):
        columns = named_columns(survey, _unescaped(text[: found.start()]))
        if columns:
            return columns, text[found.end() :]
    if re.search(r"(?<!\\)=", text) is None:
        raise UsageError(message("no_equals_sign", text=text))
    header = re.split(r"(?<!\\)=", text)[0]
    raise UsageError(message("no_such_column", header=header, file=survey.workbook.file_name))


def values_of(text: str) -> tuple[str, ...]:
    """Split VALUE,VALUE at its commas."""
    return tuple(_unescaped(part) for part in re.split(r"(?<!\\),", text) if part)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _missing_of(text: str) -> tuple[tuple[str, Reason], ...]:
    pairs: list[tuple[str, Reason]] = []
    for part in re.split(r"(?<!\\),", text):
        value, *reason = re.split(r"(?<!\\):(?=[a-z_]*$)", part)
        if len(reason) != 1 or reason[0] not in REASONS:
            raise UsageError(message("no_such_reason", text=part, reasons=", ".join(REASONS)))
        pairs.append((_unescaped(value), cast("Reason", reason[0])))
    return tuple(pairs)


def corrected(survey: Survey, told: Told) -> Reading:
    """Return the survey's reading with all that was told; later words about the same column win.

    Raises UsageError with a sentence for anything that cannot be understood.
    """
    changes: list[tuple[Column, dict[str, object]]] = []
    for text in told.roles:
        columns, role = split_expression(survey, text)
        if role not in ROLES:
            raise UsageError(message("no_such_role", role=role, roles=", ".join(ROLES)))
        changes += [(column, {"role": role}) for column in columns]
    if told.loyalty is not None:
        changes.append((one_column(survey, told.loyalty), {"role": "loyalty"}))
    for text in told.missing:
        columns, rest = split_expression(survey, text)
        changes += [(column, {"missing": _missing_of(rest)}) for column in columns]
    for text in told.yes:
        columns, rest = split_expression(survey, text)
        changes += [(column, {"yes": values_of(rest)}) for column in columns]
    for text in told.reverse:
        changes += [(column, {"reversed": True}) for column in columns_of(survey, text)]
    reading = survey.reading
    for column, change in changes:
        reading = reading.with_correction(_changed(reading.correction(column.key), change))
    return reading


def _changed(correction: Correction, change: dict[str, object]) -> Correction:
    """Add to a correction; missing values said in several places are collected, all else is replaced."""
    if "missing" in change:
        added = cast("tuple[tuple[str, Reason], ...]", change["missing"])
        values = {value for value, _reason in added}
        kept = tuple(pair for pair in correction.missing if pair[0] not in values)
        return msgspec.structs.replace(correction, missing=kept + added)
    return msgspec.structs.replace(correction, **change)


def filters_of(survey: Survey, told: Told) -> tuple[Filter, ...]:
    """Return the filters that were told; a filter that names several columns is refused."""
    filters = []
    for text in told.filters:
        columns, rest = split_expression(survey, text)
        if len(columns) > 1:
            raise UsageError(message("several_columns", header=text.split("=")[0], count=len(columns)))
        filters.append(Filter(columns[0].key, values_of(rest)))
    return tuple(filters)
