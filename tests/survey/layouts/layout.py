"""A file in one layout of the catalogue and what has to come of it; see catalogue.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True)
class Layout:
    """`entries` are its numbers in INPUTS.md; either `check` looks at the survey or `refused` names the sentence."""

    entries: tuple[str, ...]
    name: str
    file: str
    make: Callable[[], bytes]
    check: Callable[[Survey], None] | None = None
    refused: str = ""
    reading: Reading = field(default_factory=Reading)
    password: str | None = None


def roles(survey: Survey) -> dict[str, str]:
    """Return heading and role of every column; a second column of one heading as `heading (2)`."""
    return {
        column.heading + (f" ({column.key.occurrence})" if column.key.occurrence > 1 else ""): column.role
        for column in survey.columns
    }


def said(survey: Survey) -> dict[str, int]:
    """Return what reading said, with its counts."""
    return {note.message.id: note.count for note in survey.notes}


def codes(survey: Survey, heading: str) -> dict[str, float | str]:
    """Return what each answer of a column is read as: its code, or why it is no answer."""
    column = next(one for one in survey.columns if one.heading == heading)
    found: dict[str, float | str] = {}
    rows: Iterable[tuple[str, float, str | None]] = zip(
        column.distinct.texts, column.scale.codes.tolist(), column.scale.reasons, strict=True
    )
    for (text, code, reason), n in zip(rows, column.distinct.counts.tolist(), strict=True):
        if n:
            found[text] = reason or code
    return found


def csv(rows: Sequence[Sequence[object]], encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Return rows as a delimited text file."""

    def quoted(cell: object) -> str:
        text = "" if cell is None else str(cell)
        needs = any(sign in text for sign in (delimiter, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if needs else text

    return "".join(delimiter.join(map(quoted, row)) + "\r\n" for row in rows).encode(encoding)
