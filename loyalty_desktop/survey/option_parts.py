"""The options of cells with several answers looked at closely: which stand side by side, where else cells could part.

This is for the eye of somebody who corrects them by hand; nothing here changes how a column is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.multi import joined, pieces_of_option, split_at
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.separators import SEPARATORS, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.scale import Option

_SAMPLE = 400
_LEAST_TOGETHER, _MOSTLY = 4, 0.9
_SURE = 10
"""From so many cells on two parts that nearly always stand together may be one; fewer must always do so."""


@dataclass(frozen=True, slots=True)
class Together:
    """Two options side by side, in the order of the cells: how many cells hold them so."""

    first: str
    second: str
    count: int


def cells_of(column: Column) -> tuple[tuple[str, ...], ...]:
    """Return the parts of each distinct cell in their order, as written: glued and parted, not yet named."""
    scale, distinct = column.scale, column.distinct
    split = split_at(distinct, scale.separator)
    tokens, _rejoined = joined(split, scale.valid, distinct.counts, column.correction)
    return tokens


def side_by_side(column: Column, texts: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the order in which parts stand side by side most often, and in how many cells; ((), 0) if in none."""
    wanted, found = {match_text(text) for text in texts}, Counter[tuple[str, ...]]()
    size, counts = len(wanted), column.distinct.counts.tolist()
    if size < 2 or not column.scale.separator:
        return (), 0
    for parts, n, valid in zip(cells_of(column), counts, column.scale.valid.tolist(), strict=True):
        if not n or not valid:
            continue
        for at in range(len(parts) - size + 1):
            piece = parts[at : at + size]
            if {match_text(one) for one in piece} == wanted:
                found[piece] += n
    if not found:
        return (), 0
    order = max(found, key=lambda piece: found[piece])
    names = [match_text(one) for one in order]
    return order, sum(n for piece, n in found.items() if [match_text(one) for one in piece] == names)


def fused(column: Column) -> tuple[Together, ...]:
    """Return options that always, or nearly always, stand side by side: they may be one that holds the separator."""
    if column.scale.kind != "multi" or not column.scale.separator:
        return ()
    alone, pairs = Counter[str](), Counter[tuple[str, str]]()
    counts = column.distinct.counts.tolist()
    for parts, n, valid in zip(cells_of(column), counts, column.scale.valid.tolist(), strict=True):
        if n and valid:
            alone.update(dict.fromkeys(parts, n))
            pairs.update(dict.fromkeys(pairwise(parts), n))
    separator, told = column.scale.separator, column.correction.parted
    parted = {match_text(text) for text in told}
    apart = {match_text(piece) for text in told for piece in pieces_of_option(text, separator)}
    options = {match_text(one.text) for one in column.scale.options if not one.written}
    found = [
        Together(first, second, n)
        for (first, second), n in pairs.items()
        if _stick(n, alone[first], alone[second])
        and {match_text(first), match_text(second)} <= options
        and match_text(first + separator + second) not in parted
        and not {match_text(first), match_text(second)} <= apart
    ]
    return tuple(sorted(found, key=lambda one: -one.count))


def _stick(together: int, first: int, second: int) -> bool:
    if together < _LEAST_TOGETHER:
        return False
    return together >= (_MOSTLY if together >= _SURE else 1) * max(first, second)


def pieces_of(option: Option, column: Column) -> tuple[str, ...]:
    """Return what an option can be split into: what was put together, or what stands at a separator; () for neither."""
    if len(option.written) > 1:
        return option.written
    pieces = pieces_of_option(option.text, column.scale.separator)
    return pieces if len(pieces) > 1 else ()


def separators_in(column: Column) -> tuple[tuple[str, float], ...]:
    """Return the signs that cells could be split at, each with the share of cells that hold several answers then.

    Of very many different cells the commonest are looked at.
    """
    texts, counts = column.distinct.cells, column.distinct.counts
    common = [int(at) for at in np.argsort(-counts, kind="stable")[:_SAMPLE] if counts[at]]
    total = int(counts[common].sum())
    sample = "\0".join(texts[at] for at in common)
    found: dict[str, float] = {}
    for separator in SEPARATORS:
        if separator in sample:
            held = [at for at in common if separator in texts[at] and len(tokens_of(texts[at], separator)) > 1]
            share = int(counts[held].sum()) / total if held else 0.0
            if share and found.get(f"{separator} ") != share:  # each comma has a space behind it
                found[separator] = share
    return tuple(found.items())
