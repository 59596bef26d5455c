"""A table of the report in a sheet: headings, rows with real numbers, what its signs mean, and its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.figures import NO_FIGURE
from loyalty_desktop.report.workbook.canvas import lines_of
from loyalty_desktop.report.workbook.figure_keys import key_of
from loyalty_desktop.report.workbook.looks import (
    BETWEEN,
    DOWN,
    GROUP_FILL,
    HAIRLINE,
    HEADING_FILL,
    INK,
    LEAD,
    LINE_HEIGHT,
    MUTED,
    OVERLINE,
    SMALL,
    TONES,
    UNDERLINE,
    UP,
    WHITE,
    aligned,
    fill,
    lighter,
)
from loyalty_desktop.report.workbook.number_formats import number_format

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles import Alignment

    from loyalty_desktop.report.document.model import Cell, Column, Row, Table
    from loyalty_desktop.report.workbook.canvas import Canvas
    from loyalty_desktop.report.workbook.live import Live
    from loyalty_desktop.report.workbook.places import Places

_MARKS = {"▲": UP, "▼": DOWN}
_DIVERGING = frozenset({"score", "points", "share_points"})
_TINT = 0.45
_LAST = 3
"""So many rows at least stand above the notes of a table on the last printed page."""


class Tables:
    """Writes tables into canvases; with `live`, figures that Excel can work out are formulas."""

    def __init__(self, places: Places, live: Live | None) -> None:
        self._places = places
        self._live = live

    @property
    def live(self) -> Live | None:
        """The formulas behind the figures, where there are some."""
        return self._live

    def write(self, canvas: Canvas, table: Table, *, repeats: bool = False, after: float = 0.0) -> int:
        """Write a table and return the row of its headings, which every printed page `repeats`.

        Another table has its headings again at the top of each page that it reaches. `after` points follow the
        table that are to stay on its last page.
        """
        if table.title:
            canvas.text(table.title, canvas.looks.font(LEAD, bold=True))
        heading = canvas.row
        self._write_headings(canvas, table.columns)
        if repeats:
            canvas.repeated()
        kinds = set()
        below = self._below(canvas, table) + after
        places = []
        for at in range(len(table.rows)):
            if at == max(1, len(table.rows) - _LAST):  # notes never stand on a page of their own
                canvas.keep_together(sum(_row_height(canvas, one) for one in table.rows[at:]) + below)
            if at and canvas.begins_page(_row_height(canvas, table.rows[at])) and not repeats:
                self._write_headings(canvas, table.columns)
            places.append(canvas.row)
            kinds.add(self._write_row(canvas, table, at))
        _tint(canvas, table, places)
        canvas.space(4)
        for line in self._lines(table, kinds):
            canvas.text(line, canvas.looks.font(SMALL, MUTED), of_day=line in table.notes)
        canvas.space(LINE_HEIGHT)
        return heading

    def _write_headings(self, canvas: Canvas, columns: tuple[Column, ...]) -> None:
        for at, column in enumerate(columns, 1):
            cell = canvas.cell(at)
            canvas.pen.write(cell, column.title)
            cell.font, cell.fill, cell.border = canvas.looks.font(bold=True), fill(HEADING_FILL), UNDERLINE
            cell.alignment = _side(column, at)
        canvas.advance(_headings_height(canvas, columns))

    def _lines(self, table: Table, kinds: set[str]) -> tuple[str, ...]:
        """Return what stands below a table whose rows have these kinds of figures."""
        return (*_signs(table), *self._origin(kinds), *_meanings(table.columns), *table.notes)

    def _below(self, canvas: Canvas, table: Table) -> float:
        """Return how high the notes of a table are, in points, at most."""
        lines = self._lines(table, {"fv"})
        return sum(canvas.text_height(line, SMALL) for line in lines) + LINE_HEIGHT + 4

    def height(self, canvas: Canvas, table: Table) -> float:
        """Return how high a table is with its title and its notes, about, in points."""
        rows = sum(_row_height(canvas, row) for row in table.rows)
        return rows + _headings_height(canvas, table.columns) + LINE_HEIGHT + self._below(canvas, table)

    def _write_row(self, canvas: Canvas, table: Table, number: int) -> str:
        """Write a row; return which figures it has: formulas, values, both or none ("fv")."""
        row, columns = table.rows[number], table.columns
        name = row.cells[0] if row.cells and isinstance(row.cells[0], str) else ""
        written = ""
        for at, (column, content) in enumerate(zip(columns, row.cells, strict=True), 1):
            cell = canvas.cell(at)
            cell.border = OVERLINE if row.kind == "total" else HAIRLINE
            if row.kind == "group":
                cell.fill = fill(GROUP_FILL)
            is_bold = row.kind != "row"
            if isinstance(content, Figure):
                keyed = replace(content, key=key_of(table, row, at - 1))
                written += self._write_figure(canvas, cell, column, keyed, ((table.id, number, name), is_bold))
            else:
                canvas.pen.write(cell, content)
                cell.font = canvas.looks.font(bold=is_bold)
                cell.alignment = _side(column, at)
                if at > 1 and any(isinstance(one, Figure) for one in row.cells[: at - 1]):
                    canvas.of_day(cell)  # what stands behind figures says something about them
        canvas.advance(_row_height(canvas, row))
        return "".join(sorted(set(written)))

    def _write_figure(
        self, canvas: Canvas, cell: SheetCell, column: Column, figure: Figure, at: tuple[tuple[str, int, str], bool]
    ) -> str:
        place, is_bold = at
        cell.alignment = aligned("right")
        if figure.value is None or figure.state == "hidden":
            canvas.pen.write(cell, NO_FIGURE)
            cell.font = canvas.looks.font(colour=MUTED)
            return ""
        is_reference = figure.state == "reference"
        tag = " ".join(part for part in (figure.mark, _("ref.") if is_reference else "") if part)
        cell.number_format = number_format(column, figure.value, tag)
        colour = MUTED if is_reference else _MARKS.get(figure.mark, INK)
        formula = self._live.formula(figure.key) if self._live is not None and figure.key else None
        is_value = self._live is not None and formula is None
        cell.font = canvas.looks.font(colour=colour, bold=is_bold, italic=is_value)
        cell.value = figure.value if formula is None else formula
        if is_value:
            canvas.of_day(cell)
        if figure.mark and formula is not None and canvas.stale is not None:
            plain = number_format(column, None, _("ref.") if is_reference else "")
            canvas.stale.marked(cell.coordinate, plain)
        if formula is not None:
            self._places.add(place, figure.key, figure.value)
            return "f"
        return "v"

    def _origin(self, kinds: set[str]) -> tuple[str, ...]:
        """Return what says which figures are formulas, where they could be."""
        if self._live is None or not any(kinds):
            return ()
        if "f" not in "".join(kinds):
            return (_("The figures of this table are values, not formulas."),)
        marks = _("Arrows vanish once a filter is chosen; the tag for few answers stays that of the day of writing.")
        if "v" in "".join(kinds):
            return (_("Upright figures are formulas on the answers, figures in italics are values."), marks)
        return (_("All figures of this table are formulas on the answers."), marks)


def _side(column: Column, at: int) -> Alignment:
    """Return how the texts of a column stand; those behind figures keep away from them."""
    is_text = column.unit == "text"
    return aligned("left" if is_text else "right", wrap=True, indent=int(is_text and at > 1))


def _row_height(canvas: Canvas, row: Row) -> float:
    pairs = zip(row.cells, canvas.widths, strict=False)
    return max((_lines(content, wide) for content, wide in pairs), default=1) * LINE_HEIGHT + 2


def _lines(content: Cell, wide: float) -> int:
    return lines_of(content, wide) if isinstance(content, str) else 1


def _headings_height(canvas: Canvas, columns: tuple[Column, ...]) -> float:
    pairs = zip(columns, canvas.widths, strict=False)
    return max((lines_of(column.title, wide) for column, wide in pairs), default=1) * LINE_HEIGHT + 4


def _signs(table: Table) -> tuple[str, ...]:
    """Return what the signs mean that stand in the cells of a table."""
    figures = [cell for row in table.rows for cell in row.cells if isinstance(cell, Figure)]
    found: list[str] = []
    if table.notes:
        return ()  # they say it
    if any(one.value is None or one.state == "hidden" for one in figures):
        found.append(_("–: not shown, or there is no such figure (fewer than 10 answers)."))
    if any(one.state == "reference" and one.value is not None for one in figures):
        found.append(_("{tag}: for reference, few answers (fewer than 30).").format(tag=_("ref.")))
    return tuple(found)


def _meanings(columns: tuple[Column, ...]) -> tuple[str, ...]:
    found = [f"{column.title}: {column.meaning}" for column in columns if column.meaning]
    return (BETWEEN.join(found),) if found else ()


def _tint(canvas: Canvas, table: Table, places: list[int]) -> None:
    """Have the cells of tinted columns say by their colour how high they are; those on small bases stay plain."""
    for at, column in enumerate(table.columns):
        letter = get_column_letter(at + 1)
        cells = [
            f"{letter}{row}"
            for row, content in zip(places, table.rows, strict=True)
            if content.kind == "row" and _is_firm(content.cells[at])
        ]
        if not column.tinted or len(cells) < 2:
            continue
        if column.unit in _DIVERGING:
            far = max(abs(_value(row.cells[at])) for row in table.rows) or 1.0
            low, high = (lighter(TONES[tone], _TINT) for tone in ("negative", "positive"))
            rule = ColorScaleRule("num", -far, low, "num", 0, WHITE, "num", far, high)  # type: ignore[no-untyped-call]
        else:
            high = lighter(TONES["head"], _TINT)
            rule = ColorScaleRule("min", None, WHITE, end_type="max", end_color=high)  # type: ignore[no-untyped-call]
        canvas.sheet.conditional_formatting.add(" ".join(_runs(cells)), rule)


def _is_firm(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.value is not None and cell.state == "shown"


def _value(cell: Cell) -> float:
    return cell.value if isinstance(cell, Figure) and cell.value is not None and cell.state == "shown" else 0.0


def _runs(cells: list[str]) -> list[str]:
    """Return neighbouring cells of a column as ranges."""
    letters = cells[0].rstrip("0123456789")
    rows = [int(cell[len(letters) :]) for cell in cells]
    starts = [row for at, row in enumerate(rows) if not at or rows[at - 1] != row - 1]
    ends = [row for at, row in enumerate(rows) if at + 1 == len(rows) or rows[at + 1] != row + 1]
    return [f"{letters}{start}:{letters}{end}" for start, end in zip(starts, ends, strict=True)]
