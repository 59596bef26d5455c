"""Tables for the clipboard: as text with tabs, which spreadsheets lay out, and as HTML, which Office and mail keep.

What is text stays text: a cell of a survey can become neither a formula nor markup. Figures are as shown, with their
sign, and with a hyphen for a minus, so that a spreadsheet takes them for numbers; what stands beside a figure (▲, for
reference) comes before it, as nothing that begins with such a sign is ever a formula.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import language
from loyalty_desktop.report.document.figure_texts import figure_text
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.drawing.fonts import FAMILIES
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.figures import NO_FIGURE

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Cell, Column, Row, Table

_STARTS = frozenset('=+-@＝＋－＠"')
"""What makes spreadsheets take a text for a formula or a quoted cell, half or full width. A minus (−) does not."""
_INTERVAL = re.compile(r"[+-][\d,]*\.?\d+%? ?(?:to|–|〜|～) ?[+−-]?[\d,]*\.?\d+%?")
"""From one figure to another: no spreadsheet can evaluate it, though it begins with a sign."""
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+%?")
_TINT = 0.3
_FONTS = ", ".join(f"'{name}'" for name in FAMILIES)


def table_text(table: Table) -> str:
    """Return headings and rows, one a line, their cells with tabs between them."""
    lines = ["\t".join(_safe(column.title) for column in table.columns)]
    lines += [
        "\t".join(_cell(cell, column) for cell, column in zip(row.cells, table.columns, strict=True))
        for row in table.rows
    ]
    return "\r\n".join(lines) + "\r\n"


def table_html(table: Table) -> str:
    """Return the table as HTML with its styles in it, and its notes below it."""
    head = "".join(_heading(column) for column in table.columns)
    tints = [_range(table, at) for at in range(len(table.columns))]
    body = "".join(_html_row(row, table.columns, tints) for row in table.rows)
    notes = "".join(
        f'<p style="margin:2px 0;font-size:9pt;color:{LIGHT.colour("muted")}">{escape(clean(note))}</p>'
        for note in table.notes
    )
    style = f"border-collapse:collapse;font-family:{_FONTS},sans-serif;font-size:10pt;color:{LIGHT.colour('ink')}"
    return (
        f'<html lang="{escape(language())}"><head><meta charset="utf-8"></head><body>'
        f'<table style="{style}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}</body></html>'
    )


def _safe(text: str) -> str:
    """Return a text in one line that no spreadsheet takes for a formula: an apostrophe before it says it is text."""
    said = clean(text)
    return f"'{said}" if said[:1] in _STARTS and said and not _INTERVAL.fullmatch(said) else said


def _cell(cell: Cell, column: Column) -> str:
    return _figure(cell, column) if isinstance(cell, Figure) else _safe(cell)


def _figure(figure: Figure, column: Column) -> str:
    """Return a figure as shown, after what stands beside it; one alone has a hyphen for a minus."""
    if figure.value is None or figure.state == "hidden":
        return " ".join(filter(None, (clean(figure.mark), NO_FIGURE)))
    said = clean(figure_text(figure.value, column))
    if not _is_beside(figure):
        number = said.replace("−", "-")
        if _NUMBER.fullmatch(number):
            return number
        return said if said.startswith("−") else _safe(said)
    tag = _("For reference") if figure.state == "reference" else ""
    return " ".join(filter(None, (clean(figure.mark), tag, said)))


def _is_beside(figure: Figure) -> bool:
    return bool(figure.mark) or figure.state != "shown"


def _heading(column: Column) -> str:
    side = "left" if column.unit == "text" else "right"
    style = f"text-align:{side};padding:4px 8px;border-bottom:1px solid {LIGHT.colour('dashed')}"
    colour = LIGHT.colour("muted")
    return f'<th style="{style};color:{colour};{_AS_TEXT}"{_KEPT}>{escape(clean(column.title))}</th>'


_AS_TEXT = "mso-number-format:'\\@'"  # Excel keeps such a cell as text, whatever it begins with
_KEPT = ' sdnum="1033;0;@"'  # and so does LibreOffice: no apostrophe is needed, which Word and mail would show


def _html_row(row: Row, columns: tuple[Column, ...], tints: list[tuple[float, float] | None]) -> str:
    cells = zip(row.cells, columns, tints, strict=True)
    return f"<tr>{''.join(_html_cell(cell, column, tint, row) for cell, column, tint in cells)}</tr>"


def _html_cell(cell: Cell, column: Column, tint: tuple[float, float] | None, row: Row) -> str:
    style = [
        f"text-align:{'right' if column.unit != 'text' else 'left'}",
        "padding:3px 8px",
        f"border-bottom:1px solid {LIGHT.colour('row')}",
    ]
    if row.kind != "row":
        style += ["font-weight:bold", f"background:{LIGHT.colour('soft' if row.kind == 'group' else 'header')}"]
    if not isinstance(cell, Figure):
        return f'<td style="{";".join((*style, _AS_TEXT))}"{_KEPT}>{escape(clean(cell))}</td>'
    if cell.state != "shown":
        style.append(f"color:{LIGHT.colour('muted')}")
    elif tint is not None and row.kind == "row" and cell.value is not None:
        low, high = tint
        strength = _TINT * (cell.value - low) / (high - low) if high > low else 0.0
        colour = LIGHT.fill("head" if column.unit == "share" else "heart")
        style.append(f"background:{LIGHT.mixed(colour, strength)}")
    kept = ""
    if _is_beside(cell):
        style.append(_AS_TEXT)
        kept = _KEPT
    return f'<td style="{";".join(style)}"{kept}>{escape(_figure(cell, column))}</td>'


def _range(table: Table, at: int) -> tuple[float, float] | None:
    """Return the lowest and the highest figure of a column whose colours say how high they are."""
    if not table.columns[at].tinted:
        return None
    cells = [row.cells[at] for row in table.rows if row.kind == "row"]
    values = [cell.value for cell in cells if isinstance(cell, Figure) and cell.value is not None]
    return (min(values), max(values)) if values else None
