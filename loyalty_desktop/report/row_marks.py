"""Which rows of answers a check of quality is about, as signs beside their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.rule_words import rule_sign, rule_title

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey


class RowMarks:
    """Rows that a rule names and that are shown all the same; they are looked up when somebody looks at them."""

    def __init__(self, survey: Survey) -> None:
        quality = survey.quality
        stay = None if quality.without is None else ~quality.without
        self._marks: list[tuple[str, str, npt.NDArray[np.bool_]]] = []
        for check in quality.checks:
            rows = check.rows if stay is None else check.rows[stay]
            if rows.any():
                self._marks.append((rule_sign(check.rule), rule_title(check.said), rows))

    def __bool__(self) -> bool:
        return bool(self._marks)

    def sign(self, row: int) -> str:
        """Return the sign of the gravest rule that names a row of answers, '' for none."""
        return next((sign for sign, _title, rows in self._marks if rows[row]), "")

    def key(self, among: npt.NDArray[np.intp]) -> str:
        """Return what the signs stand for that mark some of these rows, "" where none does."""
        there = [(sign, title) for sign, title, rows in self._marks if sign and rows[among].any()]
        return "   ".join(_("{sign}: {title}").format(sign=sign, title=title) for sign, title in there)

    def told(self, row: int) -> str:
        """Return the rules that name a row of answers, in words."""
        return ", ".join(title for _sign, title, rows in self._marks if rows[row])
