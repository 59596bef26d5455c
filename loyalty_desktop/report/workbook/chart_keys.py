"""What the colours, marks and lines of a chart mean, in small letters below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars, Scatter
from loyalty_desktop.report.workbook.looks import MUTED, SMALL, TONES, lighter
from loyalty_desktop.report.workbook.plain_text import one_line
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Lines, Parts
    from loyalty_desktop.report.workbook.canvas import Canvas

_SQUARE, _CIRCLE, _DASHES, _GAP = "■", "●", "┄", "    "
_PALE = 0.45


def write_key(canvas: Canvas, chart: Bars | Parts | Scatter | Lines) -> None:
    """Write what the signs of a chart mean, in the colours that they have there; nothing where there are none."""
    signs = _bar_signs(chart) if isinstance(chart, Bars) else _dot_signs(chart) if isinstance(chart, Scatter) else []
    if not signs:
        return
    face, parts = canvas.looks.face, list[TextBlock]()
    for colour, sign, meaning in signs:
        parts += [_block(face, colour, sign), _block(face, MUTED, f" {one_line(meaning)}{_GAP}")]
    text = CellRichText(*parts)
    cell = canvas.cell(1)
    canvas.text(str(text), canvas.looks.font(SMALL, MUTED))
    cell.value = text
    canvas.space(4)


def _bar_signs(chart: Bars) -> list[tuple[str, str, str]]:
    found = [(TONES[tone], _SQUARE, meaning) for tone, meaning in chart.meanings]
    if any(bar.state == "reference" and bar.value is not None for bar in chart.bars):
        found.append((lighter(TONES["plain"], _PALE), _SQUARE, _("Pale: for reference, few answers (fewer than 30).")))
    return found + _lines((chart.line, chart.line_name if chart.upright else ""))


def _dot_signs(chart: Scatter) -> list[tuple[str, str, str]]:
    used = {dot.tone for dot in chart.dots}
    meanings = chart.meanings or (("experience", word("value", "experience")), ("basic", word("value", "basic")))
    found = [
        (TONES[tone], _SQUARE if tone == "basic" else _CIRCLE, meaning) for tone, meaning in meanings if tone in used
    ]
    if any(dot.hollow for dot in chart.dots):
        found.append((TONES["plain"], "○", _("Hollow: may be chance")))
    if any(dot.state == "reference" for dot in chart.dots):
        found.append((lighter(TONES["plain"], _PALE), _CIRCLE, _("Pale: for reference, few answers (fewer than 30).")))
    return found + _lines((chart.x_line, chart.x_line_name), (chart.y_line, chart.y_line_name))


def _lines(*lines: tuple[float | None, str]) -> list[tuple[str, str, str]]:
    names = dict.fromkeys(name for place, name in lines if place is not None and name)
    return [(MUTED, _DASHES, name) for name in names]


def _block(face: str, colour: str, text: str) -> TextBlock:
    return TextBlock(InlineFont(rFont=face, color=Color(rgb=f"FF{colour}"), sz=SMALL), text)
