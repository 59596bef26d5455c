"""How the cells of a delimited text are told apart: by a first line `sep=;`, else by what makes rows equally wide."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import Literal, NamedTuple

_CANDIDATES = "\t;|,"
_NO_DELIMITER = "\x1f"  # a sign that no text holds: everything is one column
_SAMPLE_RECORDS = 200
_SAMPLE_LINES = 5_000
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?\r?\n?\Z', re.IGNORECASE)


class Layout(NamedTuple):
    """How cells are told apart."""

    delimiter: str
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    lines_before: int = 0
    has_stray_signs: bool = False


def layout_of(data: bytes, encoding: str) -> Layout:
    """Return the layout told by a first line `sep=;`, else the one in which most rows are equally wide."""
    lines = list(islice(lines_of(data, encoding), _SAMPLE_LINES))
    is_wide = encoding.startswith("utf-16")  # there, half of the bytes are zero
    stray = b"\x1a" in data or (b"\0" in data and (not is_wide or any("\0" in line for line in lines)))
    told = _SEPARATOR_LINE.match(lines[0]) if lines else None
    if told:
        return Layout(told.group(1), lines_before=1, has_stray_signs=stray)
    best, best_rank = _NO_DELIMITER, (0.0, 0)
    for candidate in _CANDIDATES:
        rank = _rank(lines, candidate)
        if rank > best_rank:
            best, best_rank = candidate, rank
    return Layout(best, has_stray_signs=stray)


def _rank(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return the share of rows of the usual width, and that width; (0, 0) if this is no table."""
    records = islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_RECORDS)
    widths = [len(record) for record in records if record]
    several = [width for width in widths if width >= 2]
    if not several:
        return 0.0, 0
    usual, count = max(Counter(several).items(), key=lambda item: (item[1], item[0]))
    share = count / len(widths)
    has_heading = widths[0] >= 2 and len(several) >= 0.5 * len(widths)
    return (share, usual) if has_heading or share >= 0.9 else (0.0, 0)


def lines_of(data: bytes, encoding: str) -> io.TextIOWrapper:
    """Return the lines of a text with their ends as they are."""
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="strict", newline="")
