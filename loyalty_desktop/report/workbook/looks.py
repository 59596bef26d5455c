"""How a workbook looks: its fonts, its colours by what they mean, its lines and fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Tone

TONES: dict[Tone, str] = {
    "head": "3B6FD4",
    "heart": "D6336C",
    "positive": "0B8A7A",
    "passive": "B6BDC9",
    "negative": "D9572B",
    "basic": "344054",
    "experience": "344054",
    "plain": "667085",
    "muted": "CBD2DD",
}
"""The colours of the product, as RRGGBB."""
INK, MUTED, FAINT, LINE = "1D2433", "667085", "98A2B3", "E2E5EA"
HEADING_FILL, GROUP_FILL, WHITE = "EEF0F4", "F5F6F8", "FFFFFF"
UP, DOWN = "08776B", "B9441B"
CHANGED, CHANGED_FILL = "9A3412", "FFE8C7"
"""What says that a filter was chosen."""
MEASURE = Font(name="Verdana", size=8)
"""Widths of columns count digits of this font, the workbook's own. Its digits are as wide as those of Calibri at 11
points, and programs without it take DejaVu or a copy with the same digits: printed pages fill alike everywhere."""
EAST_ASIAN = "Yu Gothic"
_LATIN = "Calibri"
LINE_HEIGHT = 16.5
"""Points that one line of body text takes, with Japanese fonts, which are the taller ones."""
BETWEEN = "  /  "
BODY, SMALL, LEAD, TITLE, SECTION = 10.0, 8.5, 10.5, 13.0, 16.0

HAIRLINE = Border(bottom=Side("hair", color="CBD2DD"))
UNDERLINE = Border(bottom=Side("thin", color=FAINT))
OVERLINE = Border(top=Side("thin", color=FAINT), bottom=Side("thin", color=FAINT))


class Looks(msgspec.Struct, frozen=True):
    """The fonts of a workbook in a language."""

    face: str

    def font(self, size: float = BODY, colour: str = INK, *, bold: bool = False, italic: bool = False) -> Font:
        """Return a font of the workbook; the size is in points."""
        return Font(name=self.face, size=size, color=colour, bold=bold, italic=italic)


def looks_of(language: str) -> Looks:
    """Return how a workbook in a language looks; every Windows and every Excel has these fonts."""
    return Looks(EAST_ASIAN if language.startswith("ja") else _LATIN)


def fill(colour: str) -> PatternFill:
    """Return a cell's background in a colour RRGGBB."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def lighter(colour: str, strength: float) -> str:
    """Return a colour on white paper: 1 is the colour itself, 0 is white."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * min(max(strength, 0.0), 1.0)):02X}" for part in parts)


def aligned(side: str, *, wrap: bool = False, above: str = "center", indent: int = 0) -> Alignment:
    """Return an alignment: left, center or right, on lines of its own where it is too long."""
    return Alignment(horizontal=side, vertical=above, wrap_text=wrap, indent=indent)
