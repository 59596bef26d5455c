"""A table as it stands on screen, as a table of a report: for the clipboard, where figures have to be numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from loyalty_desktop.desktop.widgets.figure_model import SORT_ROLE
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.figure_texts import figure_text
from loyalty_desktop.report.document.model import Cell, Column, Figure, Row, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

_FIGURE = re.compile(
    r"(?P<mark>[▲▼]?) ?(?P<sign>[+−-]?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<share> ?%?) ?(?P<after>[▲▼]?)"
)
_BETWEEN, _BOTH = " / ", 2
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def screen_table(view: QTableView, title: str, rows: Sequence[int] | None = None) -> Table:
    """Return what a table shows, in the order in which it shows it; of all rows, or of these.

    A text that is a figure from beginning to end becomes one, if it is written then as it is shown; all else stays
    text, and so do names, though one may be called 007 or 2024: what stands first, and what sorts by its letters.
    """
    model = view.model()
    columns = [at for at in _places(view) if not view.isColumnHidden(at)]
    listed = range(model.rowCount()) if rows is None else rows
    texts = [[_text(model.index(row, at)) for at in columns] for row in listed]
    titles = [str(model.headerData(at, _ACROSS) or "") for at in columns]
    letters = [_is_name(model.index(0, at)) for at in columns]
    if view.verticalHeader().isVisible():
        texts = [[str(model.headerData(row, _DOWN) or ""), *line] for row, line in zip(listed, texts, strict=True)]
        titles, letters = ["", *titles], [True, *letters]
    titles, letters, texts = _one_value_a_cell(titles, letters, texts)
    found = [
        Column(name) if at == 0 or letters[at] else _column(name, [line[at] for line in texts])
        for at, name in enumerate(titles)
    ]
    cells = [tuple(_cell(text, column) for text, column in zip(line, found, strict=True)) for line in texts]
    return Table("screen", title, tuple(found), tuple(Row(one) for one in cells))


def _one_value_a_cell(
    titles: list[str], letters: list[bool], texts: list[list[str]]
) -> tuple[list[str], list[bool], list[list[str]]]:
    """Return the columns with those parted that hold two values in a cell: a share and its rank, 1,146 / 665."""
    parted = [() if letters[at] else _parted([line[at] for line in texts]) for at in range(len(titles))]
    if not any(parted):
        return titles, letters, texts
    names: list[str] = []
    for title, parts in zip(titles, parted, strict=True):
        both = title.split(_BETWEEN)
        ranked = any(second and not _FIGURE.fullmatch(second) for _first, second in parts)
        second = [_("Rank")] if ranked else both[1:] if len(both) == _BOTH else [title]
        names += [title if ranked else both[0], *second] if parts else [title]
    held = [one for letter, parts in zip(letters, parted, strict=True) for one in [letter] * (_BOTH if parts else 1)]
    lines = [
        [cell for text, parts in zip(line, parted, strict=True) for cell in (parts[row] if parts else (text,))]
        for row, line in enumerate(texts)
    ]
    return names, held, lines


def _parted(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """Return both values of each cell of a column; () where cells hold one value, or something else too."""
    rank = re.compile(re.escape(_("#{rank}")).replace(re.escape("{rank}"), r"\d+"))
    found: list[tuple[str, str]] = []
    for text in texts:
        first, between, second = text.partition(_BETWEEN)
        if not between:
            first, _space, second = text.rpartition(" ")
            if not rank.fullmatch(second):
                first, second = text, ""
        elif not _FIGURE.fullmatch(second):
            return ()
        if second and not _FIGURE.fullmatch(first):
            return ()
        found.append((first, second))
    return tuple(found) if any(second for _first, second in found) else ()


def _places(view: QTableView) -> list[int]:
    """Return the columns from left to right as they stand."""
    header = view.horizontalHeader()
    return [header.logicalIndex(at) for at in range(view.model().columnCount())]


def _text(index: QModelIndex) -> str:
    return " ".join(str(index.data() or "").split())


def _is_name(index: QModelIndex) -> bool:
    return isinstance(index.data(SORT_ROLE), str)


def _column(title: str, texts: list[str]) -> Column:
    """Return how the figures of a column are written, by what is written in it."""
    found = [match for text in texts if (match := _FIGURE.fullmatch(text)) is not None]
    if not found:
        return Column(title)
    places = [len(one["digits"].partition(".")[2]) for one in found]
    digits = max(places, key=places.count)
    unit: Unit = "count" if digits == 0 else "number"
    if any(one["share"].strip() for one in found):
        unit = "share"
    elif any(one["sign"] for one in found):
        unit = "score"
    return Column(title, unit, digits=digits)


def _cell(text: str, column: Column) -> Cell:
    match = _FIGURE.fullmatch(text)
    if match is None or column.unit == "text" or (column.unit == "share") is not bool(match["share"].strip()):
        return text
    value = float(match["digits"].replace(",", ""))
    value = -value if match["sign"] in {"−", "-"} else value
    made = Figure(value / 100 if column.unit == "share" else value, mark=match["mark"] or match["after"])
    shown = f"{match['sign'].replace('-', '−')}{match['digits']}{match['share'].rstrip()}"
    return made if figure_text(made.value or 0.0, column) == shown else text
