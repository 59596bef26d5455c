"""Answers from 0 to 10 that stand in the file as 1 to 11, as research agencies hand them over (INPUTS.md I18).

Where a tenth of the answers is 11 below such a heading, they are read so. Where 11 is rare it may be a slip as well:
somebody is asked, once for all columns of a grid, as they were saved alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.meanings import is_code
from loyalty_desktop.survey.missing import no_answer_codes
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.numbers import asks_zero_to_ten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column

ELEVEN = "11"
_RATED = frozenset({"driver", "overall_satisfaction", "loyalty"})
_ONE_HIGHER = frozenset(map(float, range(1, 12)))


def answers_one_lower(column: Column) -> int:
    """Return how many answers are read one lower than they stand in the file: codes of the answers 0 to 10."""
    scale = column.scale
    if (scale.low, scale.high) != (0, 10) or scale.reversed:
        return 0
    rows = zip(column.distinct.typed_texts, scale.codes.tolist(), column.distinct.counts.tolist(), strict=True)
    given = [(text, code, n) for text, code, n in rows if n and code == code]  # noqa: PLR0124 - NaN means no code
    lower = all(is_code(text) and int(text) == code + 1 for text, code, _n in given)
    return sum(n for _text, _code, n in given) if lower else 0


def may_be_one_higher(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns that may hold 1 to 11 for 0 to 10, though 11 is rare in them, in file order.

    Nobody chose 0 in any column of the group, and somebody chose 11 in one of them.
    """
    found: set[int] = set()
    open_ones = [at for at, column in enumerate(columns) if _is_open(column)]
    for at in open_ones:
        group = columns[at].question.group_key
        beside = [other for other in open_ones if other == at or (group and _is_of(columns[other], group))]
        if any(_times(columns[other], 0) for other in beside):
            continue
        if any(_times(columns[other], 11) for other in beside) or (group and _is_known(columns, group)):
            found.add(at)
    return tuple(columns[at] for at in sorted(found))


def one_higher_noted(columns: Sequence[Column]) -> tuple[Noted, ...]:
    """Ask whether the answers of columns were saved one higher than they were given."""
    if not columns:
        return ()
    first = max(columns, key=lambda column: _times(column, 11))
    count = sum(_times(column, 11) for column in columns)
    said = message("one_higher_asked", column=first.own or first.title or first.letter, n=_times(first, 11))
    return (Noted(said, count or len(columns), "asked", columns=tuple(column.key for column in columns)),)


def _is_of(column: Column, group: str) -> bool:
    return column.question.group_key == group


def _is_known(columns: Sequence[Column], group: str) -> bool:
    """Say whether a column of the group is read one lower already, without anybody having said so."""
    kin = (column for column in columns if _is_of(column, group) and column.role in _RATED)
    return any(not column.correction.codes and answers_one_lower(column) for column in kin)


def _is_open(column: Column) -> bool:
    """Say whether a heading names 0 to 10, only 1 to 11 occur, and the user has said nothing of the ends."""
    scale, correction = column.scale, column.correction
    if column.role not in _RATED or scale.kind != "zero_to_ten" or scale.reversed:
        return False
    told = correction.low is not None or correction.high is not None or correction.codes
    if told or any(value == ELEVEN for value, _reason in correction.missing):
        return False
    if not asks_zero_to_ten(column.context.words) or answers_one_lower(column):
        return False
    given = column.distinct.figures[column.distinct.counts > 0].tolist()
    return {one for one in given if one == one} <= _ONE_HIGHER | {0.0} | no_answer_codes()  # noqa: PLR0124 - NaN


def _times(column: Column, number: int) -> int:
    return int(column.distinct.counts[column.distinct.figures == number].sum())
