"""In which order answers can count that nobody has put in order yet: as proposed, turned round, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import corrections
from loyalty_desktop.survey.proposed_steps import proposed_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.survey import Survey


def order_readings(survey: Survey, columns: Sequence[Column]) -> tuple[tuple[str, str, Reading], ...]:
    """Return what such answers can count as: the answer, the whole order from the worst to the best, the reading."""
    steps = proposed_steps(columns, survey.columns)
    keys = tuple(column.key for column in columns)
    out = []
    for order in (steps, steps[::-1]):
        text = _("“{good}” is the best answer, “{bad}” the worst").format(good=order[-1], bad=order[0])
        codes = tuple((answer, code) for code, answer in enumerate(order, start=1))
        reading = corrections.set_codes(survey.reading, keys, codes)
        for column in columns:
            reading = corrections.set_role(reading, (column.key,), column.role)
        out.append((text, " → ".join(order), reading))
    segment = corrections.set_role(survey.reading, keys, "segment")
    return (*out, (_("They tell customers apart"), "", segment))
