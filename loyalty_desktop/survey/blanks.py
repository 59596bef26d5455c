"""What a blank cell of a yes/no question means, where the user says so: no, or nothing at all (INPUTS.md I14, I43)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.ticks import NOT_TICKED

if TYPE_CHECKING:
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.scale import Scale


def with_blanks(scale: Scale, distinct: Distinct, blank_is_no: bool | None) -> Scale:
    """Return the scale in which blanks mean "not chosen" (True) or that nothing is known (False)."""
    if blank_is_no is None or scale.kind not in {"yes_no", "multi", "category"}:
        return scale
    if scale.kind == "category":
        return _ticks(scale, distinct) if blank_is_no else scale
    wanted = "" if blank_is_no else NOT_TICKED
    blanks = np.array([text == wanted for text in distinct.texts], dtype=bool)
    reason: Reason | None = None if blank_is_no else "blank"
    reasons = tuple(reason if blank else one for blank, one in zip(blanks, scale.reasons, strict=True))
    codes = scale.codes.copy()
    if scale.kind == "yes_no":
        codes[blanks] = 0.0 if blank_is_no else np.nan
    return replace(scale, codes=codes, reasons=reasons, unsure=False)


def _ticks(scale: Scale, distinct: Distinct) -> Scale:
    """Read the only answer of a column as yes and its blanks as no; a column with more answers stays as it is."""
    present = (distinct.counts > 0) & ~np.isnan(scale.codes)
    chosen = set(scale.codes[present].tolist())
    if len(chosen) != 1:
        return scale
    blanks = np.array([text == "" for text in distinct.texts], dtype=bool)
    codes = np.where(blanks, 0.0, np.where(np.isnan(scale.codes), np.nan, 1.0))
    reasons = tuple(None if blank else one for blank, one in zip(blanks, scale.reasons, strict=True))
    return replace(scale, kind="yes_no", codes=codes, reasons=reasons, low=0, high=1)
