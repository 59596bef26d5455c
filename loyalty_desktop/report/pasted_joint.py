"""Shares of two questions together as they come out of a spreadsheet: a table of one by the other, or three columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.pasted_shares import (
    Pasted,
    answer_named,
    is_total,
    lines_of,
    parted,
    pasted_shares,
    share_number,
    unit_of,
)
from loyalty_desktop.report.share_choices import CROSS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Row = list[str]


def pasted_pairs(text: str, pairs: Sequence[tuple[str, ...]], first: int = 0) -> Pasted:
    """Return the shares in the cells of a spreadsheet for these pairs of answers.

    A table has the answers to one question beside its rows and those to the other above its columns; a list has both
    and a number in each line. Headings and totals are passed over. Numbers alone are for the pairs from the place
    `first` on, in their order.
    """
    rows = _rows(text)
    mine, others = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    if rows and all(len(row) == 1 and share_number(row[0]) is not None for row in rows):
        return pasted_shares(text, [CROSS.join(one) for one in pairs], first)
    straight = sum(_is(row, 0, mine) and _is(row, 1, others) for row in rows)
    turned = sum(_is(row, 0, others) and _is(row, 1, mine) for row in rows)
    is_list = bool(straight or turned)
    cells = _listed(rows, mine, others, is_turned=turned > straight) if is_list else _table(rows, mine, others)
    known = set(pairs)
    found: dict[tuple[str, ...], tuple[str, float]] = {}
    unknown, twice, unread = [], [], []
    for one, other, names, number in cells:
        value = share_number(number)
        if one is None or other is None or (one, other) not in known:
            if value is not None and not any(is_total(name) for name in names):
                strange = names[0] if one is None else names[1] if other is None else CROSS.join(names)
                unknown.append(strange)
        elif value is None:
            unread.append(CROSS.join((one, other)))
        elif (one, other) in found:
            twice.append(CROSS.join((one, other)))
        else:
            found[one, other] = (number, value)
    unit, factor = unit_of([*found.values()])
    shares = tuple((CROSS.join(pair), value * factor) for pair, (_text, value) in found.items())
    return Pasted(shares, unit, *(tuple(dict.fromkeys(told)) for told in (unknown, twice, unread)))


def _rows(text: str) -> list[_Row]:
    """Return the cells of each line that holds something, as a spreadsheet copies or writes them."""
    lines = lines_of(text)
    between = "\t" if any("\t" in line for line in lines) else ","
    return [[cell.strip() for cell in row] for row in parted(lines, between)]


_Cell = tuple[str | None, str | None, tuple[str, str], str]


def _table(rows: list[_Row], mine: Sequence[str], others: Sequence[str]) -> Iterator[_Cell]:
    """Return the cells of a table of one question by the other, whichever stands above; none where it is no table."""
    for above, beside, is_turned in ((others, mine, False), (mine, others, True)):
        for at, head in enumerate(rows):
            below = [row for row in rows[at + 1 :] if row[0]]
            if any(_is(head, place, above) for place in range(1, len(head))) and any(_is(r, 0, beside) for r in below):
                for row in below:
                    for place in range(1, min(len(head), len(row))):
                        if head[place]:
                            yield _cell(head[place], row, place, above, beside, is_turned=is_turned)
                return


def _cell(title: str, row: _Row, place: int, above: Sequence[str], beside: Sequence[str], *, is_turned: bool) -> _Cell:
    one, other, names = answer_named(row[0], beside), answer_named(title, above), (row[0], title)
    return (other, one, (names[1], names[0]), row[place]) if is_turned else (one, other, names, row[place])


def _listed(rows: list[_Row], mine: Sequence[str], others: Sequence[str], *, is_turned: bool) -> Iterator[_Cell]:
    """Return the lines of a list; a name that is left out is that of the line above, as merged cells leave it."""
    before = ""
    for row in rows:
        if len(row) < 3:
            continue
        before = row[0] or before
        names = (row[1], before) if is_turned else (before, row[1])
        number = next((cell for cell in row[2:] if cell), "")
        yield answer_named(names[0], mine), answer_named(names[1], others), names, number


def _is(row: _Row, at: int, answers: Sequence[str]) -> bool:
    return len(row) > at and share_number(row[at]) is None and answer_named(row[at], answers) is not None
