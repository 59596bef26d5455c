"""Rows that a survey tool itself marks as no real answer: tests, previews, spam, unfinished ones (I13, I15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.tools import tool_of
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import RawColumn, Sheet

_TEST_CODES = frozenset({1, 2, 8, 9, 12, 17, 40})
"""Status of Qualtrics: 1 preview, 2 test, 8 and 9 spam, 12 imported spam, 17 offline preview, 40 EX spam."""
_MOST_TESTS = 0.5
"""Where more rows are marked so, answers from paper were typed into the preview: nothing is left out unasked."""
_WHOLE = 100
"""Progress of somebody who came to the end, in percent."""
_NEVER = "1980-01-01"
"""LimeSurvey's date of an answer that was never sent."""


class Unfit(NamedTuple):
    """A rule with the rows below the headings that it is about; `usual` says whether it leaves them out unasked."""

    rule: str
    usual: bool
    rows: npt.NDArray[np.bool_]


def unfit_rows(sheet: Sheet, heading_rows: tuple[int, ...]) -> tuple[Unfit, ...]:
    """Return the rows that the tool which wrote `sheet` marks as tests or as unfinished; () for any other file."""
    tool = tool_of(sheet, heading_rows)
    if tool is None or tool.id not in {"qualtrics", "limesurvey"}:
        return ()
    first = heading_rows[-1] + 1
    named = {
        match_text(text_of(sheet.columns[at].cell(row))): at
        for row in reversed(heading_rows)
        for at in range(len(sheet.columns))
    }
    found = []
    if tool.id == "qualtrics":
        if "status" in named:
            tests = _rows(sheet, named["status"], first, _is_test)
            few = np.count_nonzero(tests) <= _MOST_TESTS * len(tests)
            found.append(Unfit("rows_test_answers", usual=bool(few), rows=tests))
        ended = next((name for name in ("finished", "progress") if name in named), None)
        if ended is not None:
            holds = _is_unfinished if ended == "finished" else _is_short
            found.append(Unfit("rows_unfinished", usual=False, rows=_rows(sheet, named[ended], first, holds)))
    else:
        sent = next((at for name, at in named.items() if name in keys("marks", "sent")), None)
        if sent is not None:
            rows = _rows(sheet, sent, first, _is_unsent)
            # A survey that keeps no dates sends blanks only.
            found.append(Unfit("rows_unfinished", usual=False, rows=rows & ~rows.all()))
    return tuple(one for one in found if one.rows.any())


def _rows(sheet: Sheet, at: int, first: int, holds: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
    column: RawColumn = sheet.columns[at]
    return np.array([holds(text_of(value)) for value in column.values], dtype=bool)[column.codes[first:]]


def _is_test(text: str) -> bool:
    return number_of(text) in _TEST_CODES or match_text(text) in keys("marks", "test_answers")


def _is_unfinished(text: str) -> bool:
    return bool(text) and (number_of(text) == 0 or match_text(text) in {"false", "no", "いいえ", "偽"})


def _is_short(text: str) -> bool:
    number = number_of(text)
    return number is not None and number < _WHOLE


def _is_unsent(text: str) -> bool:
    return not text or text.startswith(_NEVER)
