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
from loyalty_desktop.survey.reading import ROLES, Correction, Reading, Role
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

    Where no heading fits, a letter in brackets, [AZ], names the column that has it in the file.
    """
    exact = tuple(column for column in survey.columns if column.heading in {header, one_line(header)})
    if not header or (exact and exact[0].heading):
        return exact if header else ()
    pattern = re.compile(
        "".join(".*" if char == "*" else "." if char == "?" else re.escape(char) for char in one_line(header))
    )
    fitting = tuple(column for column in survey.columns if column.heading and pattern.fullmatch(column.heading))
    # A heading copied from the file may carry a mark that the answer is required, which tidy headings lack.
    fitting = fitting or tuple(column for column in survey.columns if column.heading == tidy_heading(header) != "")
    letter = one_line(header).upper()
    return fitting or tuple(column for column in survey.columns if f"[{column.letter}]" == letter)


def called(column: Column) -> str:
    """Return what sentences call a column: its heading, or its letter in brackets where it has none."""
    return column.heading or f"[{column.letter}]"


def columns_of(survey: Survey, header: str) -> tuple[Column, ...]:
    """Return the columns that `header` names; raises UsageError when there is none."""
    found = named_columns(survey, _unescaped(header))
    if not found:
        raise UsageError(message("no_such_column", header=header, file=survey.workbook.file_name))
    return found


def one_column(survey: Survey, header: str) -> Column:
    """Return the one column that `header` names; raises UsageError when there is none or more than one."""
    return _only(columns_of(survey, header), header)


def _only(found: tuple[Column, ...], header: str) -> Column:
    if len(found) == 1:
        return found[0]
    if len({column.heading for column in found}) > 1:
        raise UsageError(message("several_columns", header=header, count=len(found)))
    letters = ", ".join(f"[{column.letter}]" for column in found)
    raise UsageError(message("same_headings", header=header, count=len(found), letters=letters))


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
    return tuple(_unescaped(part) for part in re.split(r"(?<!\\),", text) if part.strip())


def some_values(text: str, rest: str) -> tuple[str, ...]:
    """Return the values of `rest`, the right side of `text`; raises UsageError when there is none."""
    found = values_of(rest)
    if not found:
        raise UsageError(message("no_value", text=text))
    return found


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def missing_of(text: str, rest: str) -> tuple[tuple[str, Reason], ...]:
    """Split VALUE:REASON,VALUE:REASON, the right side of `text`; raises UsageError when it reads otherwise."""
    pairs: list[tuple[str, Reason]] = []
    for part in re.split(r"(?<!\\),", rest):
        value, *reason = re.split(r"(?<!\\):(?=\s*[a-z_]*\s*$)", part)
        if not value.strip():
            raise UsageError(message("no_value", text=text))
        if len(reason) != 1 or reason[0].strip() not in REASONS:
            raise UsageError(message("no_such_reason", text=part, reasons=", ".join(REASONS)))
        pairs.append((_unescaped(value.strip()), cast("Reason", reason[0].strip())))
    return tuple(pairs)


def corrected(survey: Survey, told: Told) -> Reading:
    """Return the survey's reading with all that was told; later words about the same column win.

    Raises UsageError with a sentence for anything that cannot be understood.
    """
    changes: list[tuple[Column, dict[str, object]]] = []
    for text in told.roles:
        columns, role = roles_of(survey, text)
        changes += [(column, {"role": role}) for column in columns]
    if told.loyalty is not None:
        changes.append((one_column(survey, told.loyalty), {"role": "loyalty"}))
    for text in told.missing:
        columns, rest = split_expression(survey, text)
        changes += [(column, {"missing": missing_of(text, rest)}) for column in columns]
    for text in told.yes:
        columns, rest = split_expression(survey, text)
        changes += [(column, {"yes": some_values(text, rest)}) for column in columns]
    for text in told.reverse:
        changes += [(column, {"reversed": True}) for column in columns_of(survey, text)]
    reading = survey.reading
    for column, change in changes:
        reading = reading.with_correction(_changed(reading.correction(column.key), change))
    return reading


def roles_of(survey: Survey, text: str) -> tuple[tuple[Column, ...], Role]:
    """Split HEADER=ROLE; raises UsageError for a column or a role that there is not."""
    columns, rest = split_expression(survey, text)
    role = rest.strip()
    if role not in ROLES:
        raise UsageError(message("no_such_role", role=role, roles=", ".join(ROLES)))
    return columns, role


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
        column = _only(columns, text[: len(text) - len(rest) - 1])
        filters.append(Filter(column.key, some_values(text, rest)))
    return tuple(filters)
