"""The answers of one column, each with what it counts as: code, meaning, or why it is no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.folding import top_code
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.for_all_else import is_for_all_else
from loyalty_desktop.survey.midpoints import Midpoint, adds_up, midpoints
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.normal import match_text, one_line
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.scale import RATINGS, Kind

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.scale import Scale
    from loyalty_desktop.survey.survey import Column

Meaning: TypeAlias = Literal["top2", "positive", "passive", "negative", "yes", "no", "option", "beyond", "left_out", ""]
"""What an answer counts as: for the head, as a class of loyalty, as had or not had; `beyond` the measure's ends."""

MOST_VALUES = 200
CODED: frozenset[Kind] = RATINGS | {"yes_no", "bands"}
_MOST_GROUPED = 3000
_AS_TYPED: frozenset[Kind] = frozenset({"id", "text", "date"})
"""Where, or from how many different values on, it is not worth finding out which are the same written otherwise."""
RATED: frozenset[Role] = frozenset({"driver", "overall_satisfaction"})


class ValueRow(msgspec.Struct, frozen=True):
    """One answer as it was typed ('' for a blank cell), what it counts as, and how many rows hold it.

    `code` is None for what has no number; `reason` says why a value is no answer, `by_user` that the user said so.
    `words` is what a code book says that the value means.
    """

    value: str
    code: float | None
    meaning: Meaning
    reason: Reason | None
    by_user: bool
    count: int
    words: str = ""
    amount: float | None = None
    """What a range counts for where answers are added up; `proposed` without the user's word."""
    proposed: float | None = None
    is_open: bool = False
    """A range without an upper end."""
    is_range: bool = False

    @property
    def shown(self) -> str:
        """The answer with its meaning, where a code book gives it one."""
        return f"{self.value}: {self.words}" if self.words else self.value


def value_rows(column: Column, measure: Measure) -> tuple[tuple[ValueRow, ...], int]:
    """Return at most MOST_VALUES answers, best or commonest first, and how many different ones there are beyond.

    `measure` says what answers to the loyalty question count as.
    """
    if column.scale.kind == "multi":
        return _options(column), 0
    distinct, scale = column.distinct, column.scale
    counts = distinct.counts
    present = np.flatnonzero(counts)
    if scale.kind in _AS_TYPED or len(present) > _MOST_GROUPED:
        groups = [[int(at)] for at in present[np.argsort(-counts[present], kind="stable")][:MOST_VALUES]]
        more = len(present) - len(groups)
    else:
        groups = _grouped(distinct, [int(at) for at in present])
        more = 0
    middles = {one.value: one for one in midpoints(distinct)} if adds_up(column) else {}
    found = (_row(column, measure, group, middles) for group in groups)
    rows = sorted(found, key=lambda row: _order(row, scale))
    return tuple(rows[:MOST_VALUES]), more + max(0, len(rows) - MOST_VALUES)


def _grouped(distinct: Distinct, present: list[int]) -> list[list[int]]:
    """Put values together that are told and read as one: the same text, or the same number; the commonest first."""
    groups: dict[str | float, list[int]] = {}
    for at in sorted(present, key=lambda at: -int(distinct.counts[at])):
        number = distinct.numbers[at]
        text = distinct.typed_texts[at]  # two codes with one label are two rows
        groups.setdefault(match_text(text) if number is None else number, []).append(at)
    return list(groups.values())


def _row(column: Column, measure: Measure, group: list[int], middles: dict[str, Midpoint]) -> ValueRow:
    distinct, scale, at = column.distinct, column.scale, group[0]
    middle = middles.get(distinct.labels[at]) if scale.reasons[at] is None else None
    reason = scale.reasons[at]
    code = float(scale.codes[at])
    has_code = scale.kind in CODED and reason is None and code == code  # noqa: PLR0124 - NaN means no code
    proposed = middle.amount if middle is not None else None
    return ValueRow(
        value=_label(distinct, at),
        code=code if has_code else None,
        meaning="left_out" if reason else _meaning(column, measure, code),
        reason=reason,
        by_user=reason is not None and _told(column, at),
        count=int(distinct.counts[group].sum()),
        words=distinct.words(at),
        amount=code if proposed is not None and column.correction.amounts else proposed,
        proposed=proposed,
        is_open=middle is not None and middle.is_open,
        is_range=middle is not None and middle.is_range,
    )


def _told(column: Column, at: int) -> bool:
    """Say whether the user called a value no answer."""
    keys = {match_text(column.distinct.texts[at]), match_text(column.distinct.typed_texts[at])}
    number = column.distinct.numbers[at]
    for value, _reason in column.correction.missing:
        if match_text(value) in keys:
            return True
        if number is not None and _is_number(value, number):
            return True
    return False


def _is_number(value: str, number: float) -> bool:
    try:
        return float(match_text(value)) == number
    except ValueError:
        return False


def _meaning(column: Column, measure: Measure, code: float) -> Meaning:
    scale = column.scale
    if scale.kind == "yes_no":
        return "yes" if code == 1 else "no"
    if scale.kind not in RATINGS:
        return ""
    if column.key == measure.column:
        if not measure.low <= code <= measure.high:
            return "beyond"
        return "negative" if code <= measure.negative_max else "positive" if code >= measure.positive_min else "passive"
    return "top2" if column.role in RATED and code >= top_code(scale) else ""


def _order(row: ValueRow, scale: Scale) -> tuple[int, float, int]:
    """Order answers with codes best first (ranges from the lowest up), then others commonest first, then no answers.

    What stands for all else is the last of the answers without codes.
    """
    if row.reason is not None:
        return (2, len(REASONS) if row.reason == "blank" else REASONS.index(row.reason), -row.count)
    if row.amount is not None:
        return (0, row.proposed or 0.0, -row.count)
    if row.code is None:
        return (1, float(is_for_all_else(row.value)), -row.count)
    return (0, row.code if scale.kind == "bands" else -row.code, -row.count)


def _options(column: Column) -> tuple[ValueRow, ...]:
    """Return the options of a question with several answers, then what is no answer."""
    distinct, scale = column.distinct, column.scale
    options = [ValueRow(one.text, None, "option", None, False, one.count) for one in scale.options]
    options.sort(key=lambda row: (is_for_all_else(row.value), -row.count))
    left: dict[Reason, list[int]] = {}
    for at, reason in enumerate(scale.reasons):
        if reason is not None and distinct.counts[at]:
            left.setdefault(reason, []).append(at)
    missing = [
        ValueRow(_label(distinct, group[0]), None, "left_out", reason, _told(column, group[0]), _sum(distinct, group))
        for reason, group in left.items()
    ]
    return (*options, *missing)[:MOST_VALUES]


def _label(distinct: Distinct, at: int) -> str:
    """Return one value as it was typed; a column of a million ids has no need of all its labels."""
    value = distinct.typed[at]
    return one_line(value) if isinstance(value, str) else text_of(value)


def _sum(distinct: Distinct, group: list[int]) -> int:
    return int(distinct.counts[group].sum())
