"""The sheet of answers: one row a respondent, numbers and formulas, written straight into the saved workbook.

A cell of openpyxl takes some hundred bytes, and there are millions of them: rows are made and written in portions, so
that memory does not grow with the survey.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.sheet_rows import StoppedError
from loyalty_desktop.report.workbook.formulas import written_number
from loyalty_desktop.report.workbook.live_data import CLASS, COUNTED, FIRST_ROW, NO_CLASS, NOT_COUNTED, SQUARE, WEIGHT
from loyalty_desktop.report.workbook.live_fields import Texts
from loyalty_desktop.report.workbook.plain_text import LIKE_FORMULAS, LONGEST, sayable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loyalty_desktop.report.workbook.live_data import Data
    from loyalty_desktop.report.workbook.live_fields import Field
    from loyalty_desktop.report.workbook.live_filter import Control

GoesOn: TypeAlias = "Callable[[float], bool]"
_AT_ONCE = 1000
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of a letter."""


def headings(data: Data) -> list[tuple[str, str]]:
    """Return the column and the heading of each column of the sheet."""
    helping = [(COUNTED, _("Counted (1: yes)")), (CLASS, _("Class (number)"))]
    if data.weight is not None:
        helping += [(WEIGHT, data.weight.name), (SQUARE, _("Squared weight"))]
    return [*helping, *((data.letters[one], one.name) for one in data.fields)]


def counted_formula(data: Data, control: Control) -> str:
    """Return the formula that says of the first row whether it counts: it fits all filters that were chosen."""
    tests = []
    for one in control.filters:
        chosen, cells = one.number.there, [f"${data.letters[each]}{FIRST_ROW}" for each in one.groups.fields]
        fits = f"{cells[0]}={chosen}"
        if one.groups.overlapping:
            fits = f"INDEX({cells[0]}:{cells[-1]},1,MAX(1,{chosen}))=1"
        tests.append(f"OR({chosen}=0,{fits})")
    return f"IF(AND({','.join(tests)}),1,0)" if tests else "1"


def class_formula(data: Data, control: Control) -> str:
    """Return the formula for the class of the first row; who does not count has one below all others."""
    counts = f"${COUNTED}{FIRST_ROW}=0"
    if data.loyalty is None:
        return f"IF({counts},{NOT_COUNTED},{NO_CLASS})"
    answer, one = f"${data.letters[data.loyalty]}{FIRST_ROW}", control
    low, high, negative, positive = (each.there for each in (one.low, one.high, one.negative, one.positive))
    placed = f"IF({answer}<={negative},1,IF({answer}>={positive},3,2))"
    on_scale = f"AND(ISNUMBER({answer}),{answer}>={low},{answer}<={high})"
    return f"IF({counts},{NOT_COUNTED},IF({on_scale},{placed},{NO_CLASS}))"


def answer_rows(
    data: Data, control: Control, goes_on: GoesOn | None = None, quoted: int | None = None
) -> Iterator[bytes]:
    """Return the rows as text of the sheet; raises StoppedError when `goes_on` says no.

    `quoted` is the number of the style of texts that would be formulas once somebody has clicked into their cell.
    """
    columns = _columns(data, control, quoted)
    for start in range(0, data.count, _AT_ONCE):
        if goes_on is not None and not goes_on(start / data.count):
            raise StoppedError
        size = min(_AT_ONCE, data.count - start)
        bodies = [(letter, make(start, size)) for letter, make in columns]
        lines = []
        for at in range(size):
            row = FIRST_ROW + start + at
            cells = "".join([f'<c r="{letter}{row}"{body[at]}</c>' for letter, body in bodies if body[at]])
            lines.append(f'<row r="{row}">{cells}</row>')
        yield "".join(lines).encode()


def _columns(data: Data, control: Control, quoted: int | None) -> list[tuple[str, Callable[[int, int], Sequence[str]]]]:
    """Return each column, and what makes the cells of so many rows from one on; '' for a blank."""
    found = [
        (COUNTED, _formula(counted_formula(data, control), COUNTED, 0, data, np.ones(data.count, dtype=np.int8))),
        (CLASS, _formula(class_formula(data, control), CLASS, 1, data, data.classes)),
    ]
    if data.weight is not None:
        weights = data.weight.numbers()[data.rows]
        square = f"{WEIGHT}{FIRST_ROW}*{WEIGHT}{FIRST_ROW}"
        found.append((WEIGHT, _numbers(data.weight, data)))
        found.append((SQUARE, _formula(square, SQUARE, 2, data, weights * weights)))
    found += [
        (data.letters[one], _texts(one, data, quoted) if isinstance(one, Texts) else _numbers(one, data))
        for one in data.fields
    ]
    return found


def _formula(
    formula: str, letter: str, shared: int, data: Data, results: npt.NDArray[np.number]
) -> Callable[[int, int], Sequence[str]]:
    """Return what makes the cells of a formula that all rows share, with its results."""
    said = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    area = f"{letter}{FIRST_ROW}:{letter}{data.last_row}"
    first = f'><f t="shared" ref="{area}" si="{shared}">{said}</f>'
    others = f'><f t="shared" si="{shared}"/>'

    def make(start: int, size: int) -> Sequence[str]:
        found = [f"{others}<v>{one!r}</v>" for one in results[start : start + size].tolist()]
        if start == 0 and found:
            found[0] = first + found[0].removeprefix(others)
        return found

    return make


def _numbers(one: Field, data: Data) -> Callable[[int, int], Sequence[str]]:
    cells = np.array(
        ["" if number != number else f"><v>{written_number(number)}</v>" for number in one.of_code.tolist()],  # noqa: PLR0124
        dtype=object,
    )

    def make(start: int, size: int) -> Sequence[str]:
        found: list[str] = cells[one.codes[data.rows[start : start + size]]].tolist()
        return found

    return make


def _texts(one: Texts, data: Data, quoted: int | None) -> Callable[[int, int], Sequence[str]]:
    def make(start: int, size: int) -> Sequence[str]:
        return [_text(one.of_code[code], quoted) for code in one.codes[data.rows[start : start + size]].tolist()]

    return make


def _text(text: str, quoted: int | None) -> str:
    """Return a cell with a text as text, whatever it looks like."""
    if not text:
        return ""
    fitting = sayable(text).encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    said = _CODED.sub("_x005F_", fitting).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    style = f' s="{quoted}"' if quoted is not None and fitting.startswith(LIKE_FORMULAS) else ""
    return f'{style} t="inlineStr"><is><t xml:space="preserve">{said}</t></is>'
