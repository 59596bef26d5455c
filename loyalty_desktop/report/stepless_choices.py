"""What ratings without steps can count as: full points, half points as steps of their own, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import corrections
from loyalty_desktop.survey.stepless import parts_of_hundred
from loyalty_desktop.survey.stepless_columns import without_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.stepless import Stepless

_SHOWN = 3
_LOWEST = 50
"""A number times the parts of the hundred is more than half of it: it is not the zero."""


def stepless_readings(reading: Reading, columns: Sequence[Column]) -> tuple[tuple[str, str, Reading], ...]:
    """Return what such columns can count as: the answer, what becomes of some numbers, and the reading."""
    found = [(column, rated) for column in columns if (rated := without_steps(column)) is not None]
    if not found:
        return ()
    full = half = none = reading
    for column, rated in found:
        full = corrections.set_codes(full, (column.key,), rated.by_full_points())
        half = corrections.set_codes(half, (column.key,), rated.by_half_points())
        none = _left_out(none, column, rated.fractions)
    rated = found[0][1]
    text = _("Only full tens, as steps from 0 to 10") if rated.is_hundred else _("Only full points count")
    out = [*_own_steps(reading, found), (text, _shown(rated.by_full_points(), rated.numbers), full)]
    if all(one.by_half_points() for _column, one in found):
        told = _("{steps} steps instead of {before}").format(
            steps=len(rated.by_half_points()), before=rated.high - rated.low + 1
        )
        out.append((_("Half points are steps of their own"), told, half))
    return (*out, (_("Leave them in no figure"), "", none))


def _own_steps(reading: Reading, found: Sequence[tuple[Column, Stepless]]) -> list[tuple[str, str, Reading]]:
    """Return the steps of points out of a hundred that are coarser than tens: 0, 25, 50, 75, 100.

    Columns that share them are taken together: nobody may have chosen the worst in one of them. Where nobody gave 0
    in any, the lowest step may be the first one.
    """
    parts = {column.key: parts_of_hundred(number for number, _n in one.numbers) for column, one in found}
    coarse = [(column, one) for column, one in found if one.is_hundred and parts[column.key] is not None]
    if not coarse:
        return []
    given = {number for _column, one in coarse for number, _n in one.numbers}
    shared = parts_of_hundred(given)
    out = []
    for from_zero in (True, False) if shared is not None and min(given) * shared > _LOWEST else (True,):
        then = reading
        for column, one in found:
            many = shared or parts[column.key]
            own = many is not None and parts[column.key] is not None
            steps = one.by_own_steps(many, from_zero=from_zero) if own and many else one.by_full_points()
            then = corrections.set_codes(then, (column.key,), steps)
        text = _("Each question's own steps")
        column, one = coarse[0]
        steps = one.by_own_steps(shared or parts[column.key] or 0, from_zero=from_zero)
        if shared is not None and len(coarse) == len(found):
            ends = [f"{100 * place / shared:.0f}" for place in range(0 if from_zero else 1, shared + 1)]
            text = _("{count} steps: {steps}").format(count=len(ends), steps=", ".join(ends))
        out.append((text, _shown(steps, one.numbers), then))
    return out


def _left_out(reading: Reading, column: Column, fractions: Sequence[tuple[float, int]]) -> Reading:
    """Leave a column of numbers in no figure; of a scale with steps only what lies between them."""
    if column.scale.kind == "number":
        return corrections.set_role(reading, (column.key,), "unused")
    for number, _n in fractions:
        reading = corrections.mark_missing(reading, (column.key,), f"{number:.15g}", "out_of_range")
    return reading


def _shown(steps: Sequence[tuple[str, int]], numbers: Sequence[tuple[float, int]]) -> str:
    """Return what some numbers that were given become, those first that are no steps as they stand."""
    table = dict(steps)
    given = [f"{number:.15g}" for number, _n in numbers]
    changed = [text for text in given if text != f"{table[text]}"] or given
    middle = changed[:: max(1, len(changed) // _SHOWN)][:_SHOWN]
    return ", ".join(f"{text} → {table[text]}" for text in middle)
