"""All rows below the headings: which of them are answers, and why the others are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from loyalty_desktop.report.rule_words import rule_title

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.survey import Survey

Ints = npt.NDArray[np.int64]
_NONE = -1


class Why(NamedTuple):
    """Why a row is no answer: the rule that leaves it out, '' for one that cannot be switched, and its sentence."""

    rule: str
    said: Message

    @property
    def title(self) -> str:
        """The reason in a few words."""
        return rule_title(self.said)


class RowsBelow:
    """The rows of the sheet below the headings, empty ones at the end left away."""

    def __init__(self, survey: Survey) -> None:
        whole = survey.whole or survey.cut
        self.first = survey.heading_rows[-1] if survey.heading_rows else 0
        total = whole.rows if whole.kept is None else len(whole.kept)
        places = np.arange(total) if whole.kept is None else np.flatnonzero(whole.kept)
        self._why = [Why(one.rule, one.said) for one in whole.out]
        reasons = np.full(total, _NONE, dtype=np.int16)
        for at, one in enumerate(whole.out):
            reasons[one.rows & (reasons == _NONE)] = at
        reasons[places] = _NONE
        for check in survey.quality.applied:
            rows = places[check.rows]
            reasons[rows[reasons[rows] == _NONE]] = len(self._why)
            self._why.append(Why(check.rule, check.said))
        stay = np.ones(total, dtype=bool) if survey.cut.kept is None else survey.cut.kept
        reasons[stay] = _NONE
        self._rows_of_answers: Ints = np.flatnonzero(stay)
        self._answers: Ints = np.full(total, _NONE, dtype=np.int64)
        self._answers[self._rows_of_answers] = np.arange(len(self._rows_of_answers))
        self._reasons = reasons
        known = np.flatnonzero(stay | (reasons != _NONE))
        ends = [at for at, why in enumerate(self._why) if not why.rule]  # empty rows at the end are nobody's
        used = known[~np.isin(reasons[known], ends)] if ends else known
        self.rows = int(used[-1]) + 1 if len(used) else 0

    @property
    def out(self) -> int:
        """How many of the rows are no answers."""
        return int(np.count_nonzero(self._answers[: self.rows] == _NONE))

    def answer(self, row: int) -> int | None:
        """Return which of the answers a row is, None when it is left out."""
        found = int(self._answers[row])
        return None if found == _NONE else found

    def row_of(self, answer: int) -> int:
        """Return the row of an answer."""
        return int(self._rows_of_answers[answer])

    def why(self, row: int) -> Why | None:
        """Return why a row is no answer, None for an answer."""
        reason = int(self._reasons[row])
        return None if reason == _NONE else self._why[reason]

    @property
    def titles(self) -> tuple[str, ...]:
        """The reasons that occur, in a few words."""
        used = set(np.unique(self._reasons[: self.rows]).tolist())
        return tuple(why.title for at, why in enumerate(self._why) if at in used)


def has_rows_out(survey: Survey) -> bool:
    """Say whether any row below the headings is no answer; nothing is looked up for it."""
    return bool((survey.whole or survey.cut).out or survey.quality.applied)
