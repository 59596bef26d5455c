"""What of a sheet stays that of the day of writing: grey, and said to be so beside it, once a filter is chosen.

Formulas follow a filter, sentences and verdicts cannot. A reader who has chosen one must not take the old ones for
those of the group that is shown now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from loyalty_desktop.report.workbook.looks import CHANGED, CHANGED_FILL, FAINT, HEADING_FILL, INK

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SIGN = "■"
"""How the line at the top of a sheet begins once a filter was chosen; the formats of the sheet look for it."""
_FIRST_FORMAT = 400
"""The numbers of formats below 164 are Excel's own; those of the cells come next."""


class Stale:
    """Remembers the cells of a sheet that do not follow a filter, and gives them their look under one."""

    def __init__(self, sheet: Worksheet, state: str) -> None:
        """Take the sheet, and the cell whose text begins with the sign where a filter was chosen: A3."""
        self._sheet, self._state = sheet, state
        self._old: list[str] = []
        self._said: list[str] = []
        self._marked: dict[str, list[str]] = {}

    def old(self, cell: str) -> None:
        """Remember a text or a figure of the day of writing."""
        self._old.append(cell)

    def said(self, cell: str) -> None:
        """Remember a remark that such a thing stands above it."""
        self._said.append(cell)

    def marked(self, cell: str, plain: str) -> None:
        """Remember a figure that follows, with an arrow before it that does not; `plain` is its format without."""
        self._marked.setdefault(plain, []).append(cell)

    def finish(self) -> None:
        """Write the formats into the sheet."""
        warned = Font(color=CHANGED, bold=True)
        self._add([self._state], DifferentialStyle(warned, fill=PatternFill(bgColor=CHANGED_FILL)))
        self._add(self._said, DifferentialStyle(warned))
        grey = PatternFill(bgColor=HEADING_FILL)  # LibreOffice colours no letters where two scripts stand together
        self._add(self._old, DifferentialStyle(Font(color=FAINT, italic=True), fill=grey))
        for at, (plain, cells) in enumerate(self._marked.items()):
            self._add(cells, DifferentialStyle(Font(color=INK), NumberFormat(_FIRST_FORMAT + at, plain)))

    def _add(self, cells: list[str], look: DifferentialStyle) -> None:
        if not cells:
            return
        column, row = self._state.rstrip("0123456789"), self._state.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        rule = Rule("expression", dxf=look, formula=[f'LEFT(${column}${row},1)="{SIGN}"'])
        self._sheet.conditional_formatting.add(" ".join(cells), rule)
