"""Corrections of the options of cells with several answers: called otherwise, put together, parted, split elsewhere.

Each takes the reading and the column as it is read, and returns the reading that says it. Whoever corrects an option
agrees that cells hold several answers: the separator is told with it, so that it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.option_names import RARE_ONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.reading import Correction, Reading
    from loyalty_desktop.survey.scale import Option
    from loyalty_desktop.survey.survey import Column


def call_options(reading: Reading, column: Column, options: Iterable[str], name: str) -> Reading:
    """Return the reading in which these options go by this name; several of one name are one option.

    The empty text among them stands for all texts that are too rare to be options.
    """
    told = _told(reading, column)
    written = tuple(text for one in options for text in _written(column, one))
    keys = {match_text(text) for text in written}
    kept = tuple(pair for pair in told.named if match_text(pair[0]) not in keys)
    added = tuple((text, name) for text in dict.fromkeys(written) if text != name)
    return reading.with_correction(msgspec.structs.replace(told, named=(*kept, *added)))


def join_parts(reading: Reading, column: Column, parts: Sequence[str]) -> Reading:
    """Return the reading in which these parts of cells, side by side in their order, are one option."""
    told, glued = _told(reading, column), match_text(column.scale.separator.join(parts))
    names = tuple(parts)
    others = tuple(one for one in told.merged if tuple(map(match_text, one)) != tuple(map(match_text, names)))
    parted = tuple(text for text in told.parted if match_text(text) != glued)
    return reading.with_correction(msgspec.structs.replace(told, merged=(*others, names), parted=parted))


def part_option(reading: Reading, column: Column, option: str) -> Reading:
    """Return the reading in which an option is several: those put together by hand, or its parts at a separator."""
    told, known = _told(reading, column), _option(column, option)
    if known is not None and len(known.written) > 1:
        keys = {match_text(text) for text in known.written}
        named = tuple(
            pair for pair in told.named if match_text(pair[0]) not in keys and match_text(pair[1]) != match_text(option)
        )
        return reading.with_correction(msgspec.structs.replace(told, named=named))
    text = known.written[0] if known is not None and known.written else option
    key, separator = match_text(text), column.scale.separator
    merged = tuple(one for one in told.merged if match_text(separator.join(one)) != key)
    named = tuple(pair for pair in told.named if match_text(pair[0]) != key)
    if len(merged) < len(told.merged):
        return reading.with_correction(msgspec.structs.replace(told, merged=merged, named=named))
    parted = tuple(dict.fromkeys((*told.parted, text)))
    return reading.with_correction(msgspec.structs.replace(told, parted=parted, named=named))


def split_cells(reading: Reading, column: Column, separator: str | None) -> Reading:
    """Return the reading in which cells are split at another separator; '' for one answer a cell, None as proposed."""
    told = reading.correction(column.key)
    if separator == told.separator:
        return reading
    return reading.with_correction(msgspec.structs.replace(told, separator=separator, merged=(), parted=()))


def as_proposed(reading: Reading, column: Column) -> Reading:
    """Return the reading in which nothing is said about the options of a column."""
    told = reading.correction(column.key)
    plain = msgspec.structs.replace(told, separator=None, merged=(), parted=(), named=())
    return reading.with_correction(plain)


def _told(reading: Reading, column: Column) -> Correction:
    """Return what is said about a column, and that its cells are split as they are."""
    told = reading.correction(column.key)
    return msgspec.structs.replace(told, separator=column.scale.separator) if told.separator is None else told


def _option(column: Column, text: str) -> Option | None:
    return next((one for one in column.scale.options if match_text(one.text) == match_text(text)), None)


def _written(column: Column, text: str) -> tuple[str, ...]:
    """Return the texts in the cells that an option stands for; rare ones that were put into it stay unnamed."""
    if text == RARE_ONES:
        return (RARE_ONES,)
    found = _option(column, text)
    if found is None or not found.written:
        return (text,)
    sources = {match_text(written): written for written, _name in column.correction.named}
    named = tuple(one for one in found.written if match_text(one) in sources or match_text(one) == match_text(text))
    gathers = any(
        source == RARE_ONES and match_text(name) == match_text(text) for source, name in column.correction.named
    )
    return (*named, *((RARE_ONES,) if gathers else ())) or (text,)
