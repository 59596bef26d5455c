"""What a text file looks like in each encoding that it could be in, for the user to choose from."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.survey.files.encoding import ENCODING_NAMES, decodes, lines_not_ascii, name_of
from loyalty_desktop.survey.files.layout import layout_of
from loyalty_desktop.survey.files.plausibility import japanese, western
from loyalty_desktop.survey.normal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CELLS = 5
_LONGEST = 40
_SAMPLE_RECORDS = 500


class Preview(NamedTuple):
    """The most telling cells of a file in one encoding; `readable` says whether all of the file can be in it."""

    encoding: str
    name: str
    readable: bool
    cells: tuple[str, ...]


def previews(data: bytes, encodings: Iterable[str] = tuple(ENCODING_NAMES)) -> tuple[Preview, ...]:
    """Return what `data` looks like in each of `encodings`, those first that can be read."""
    found = [Preview(one, name_of(one), decodes(data, one), _cells(data, one)) for one in encodings]
    return tuple(sorted(found, key=lambda preview: not preview.readable))


def _cells(data: bytes, encoding: str) -> tuple[str, ...]:
    """Return the cells that look most like a language, of those with letters beyond ASCII; signs that fail as �."""
    wide = encoding.startswith("utf-16")  # the sample may cut a character, but no line does elsewhere
    sample = data[: 1 << 18] if wide or b"\x1b" in data else lines_not_ascii(data)
    text = sample.decode(encoding, "replace").lstrip("\ufeff")
    layout = layout_of(text.encode("utf-8", "replace"), "utf-8")
    records = csv.reader(text.splitlines(keepends=True), delimiter=layout.delimiter, quoting=csv.QUOTE_NONE)
    cells = dict.fromkeys(
        one_line(cell.strip(' "'))
        for record in islice(records, _SAMPLE_RECORDS)
        for cell in record
        if not cell.isascii()
    )
    ranked = sorted(cells, key=lambda cell: (-max(japanese(cell), western(cell)), -min(len(cell), _LONGEST)))
    return tuple(cell[:_LONGEST] for cell in ranked[:MOST_CELLS])
