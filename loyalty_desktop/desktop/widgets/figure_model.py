"""The rows of a table of figures: what each column says, sorts by and tells those who hear the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt

from loyalty_desktop.desktop.painting import LEFT
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_ = gettext
Row = TypeVar("Row")
SortValue: TypeAlias = "float | str | None"
_Index: TypeAlias = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True)
class FigureColumn(Generic[Row]):
    """One column: its title and text in the language in use, what it sorts by, how it is painted.

    `width` is what it would like to have; it may become as narrow as `least` (0: never narrower than `width`),
    and takes `stretch` parts of what is left over. `paint` draws the cell inside the given box instead of its
    text, `paint_title` the title; `ink` names the colour of the text, `title_ink` that of the title. A column
    without `sort` cannot be sorted by; rows whose sort value is None come last in either direction. A column that
    `explains` has a figure that can be asked how it comes about; `figure_box` says where in the given box it is
    written, which is at its right end otherwise. One that `yields_last` gives up width only once all others have.
    """

    key: str
    title: Callable[[], str]
    width: int
    text: Callable[[Row], str]
    sort: Callable[[Row], SortValue] | None = None
    paint: Callable[[QPainter, QRectF, Row], None] | None = None
    align: Qt.AlignmentFlag = LEFT
    stretch: int = 0
    tip: Callable[[Row], str] | None = None
    first_descending: bool = True
    least: int = 0
    weight: int = 400
    ink: Callable[[Row], str] | None = None
    title_ink: str = "muted"
    paint_title: Callable[[QPainter, QRectF], None] | None = None
    title_tip: Callable[[], str] | None = None
    explains: bool = False
    figure_box: Callable[[QRectF, Row], QRectF] | None = None
    yields_last: bool = False

    @property
    def narrowest(self) -> int:
        """The least width that the column can be read in."""
        return min(self.least or self.width, self.width)


@dataclass(frozen=True, slots=True)
class Order:
    """What the rows are sorted by: the place of a column and the direction."""

    column: int
    descending: bool


class FigureModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order given, or sorted by one column."""

    def __init__(
        self, columns: Sequence[FigureColumn[Row]], row_id: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._given: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}
        self._order: Order | None = None

    @property
    def order(self) -> Order | None:
        """What the rows are sorted by; None in the order given."""
        return self._order

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand now."""
        return self._rows

    def id_at(self, row: int) -> str | None:
        """Return the id of the row at a place."""
        return self._row_id(self._rows[row]) if 0 <= row < len(self._rows) else None

    def place_of(self, id_: str | None) -> int | None:
        """Return where the row with this id stands, None when there is none."""
        return None if id_ is None else self._places.get(id_)

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows in the present order; say whether they are the same ones, then nothing else has moved."""
        self._given = tuple(rows)
        same = len(rows) == len(self._rows) and {self._row_id(row) for row in rows} == set(self._places)
        if not same:
            self.beginResetModel()
            self._use(self._sorted())
            self.endResetModel()
            return False
        before, after = self._rows, self._sorted()
        if any(self._row_id(old) != self._row_id(new) for old, new in zip(before, after, strict=True)):
            self._rearrange()
        self._use(after)
        self._say_changed([old != new for old, new in zip(before, after, strict=True)])
        return True

    def _say_changed(self, changed: Sequence[bool]) -> None:
        """Say which rows show something else: the others are neither painted nor read out again."""
        last, start = len(self.columns) - 1, None
        for at, is_other in enumerate((*changed, False)):
            if is_other and start is None:
                start = at
            elif not is_other and start is not None:
                self.dataChanged.emit(self.index(start, 0), self.index(at - 1, last))
                start = None

    def set_order(self, order: Order | None) -> None:
        """Sort, or show the rows in the order given."""
        self._order = order
        self._rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def titles_changed(self) -> None:
        """Say that all texts are others now: another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def _use(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._places = {self._row_id(row): at for at, row in enumerate(rows)}

    def _rearrange(self) -> None:
        """Put the same rows in their present order; what was chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.id_at(index.row()) for index in before]
        self._use(self._sorted())
        places = [self.place_of(id_) for id_ in ids]
        after = [
            QModelIndex() if place is None else self.index(place, index.column())
            for place, index in zip(places, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self) -> tuple[Row, ...]:
        if self._order is None:
            return self._given
        value = self.columns[self._order.column].sort
        if value is None:
            return self._given
        pairs: list[tuple[Any, Row]] = [(value(row), row) for row in self._given]
        found = [pair for pair in pairs if pair[0] is not None]
        found.sort(key=lambda pair: pair[0], reverse=self._order.descending)
        return (*(row for _value, row in found), *(row for value, row in pairs if value is None))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer: Any = column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._tip(column, row)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._spoken(row) if index.column() == 0 else _said(column, row)
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = column.align
            case _ if role == ROW_ROLE:
                answer = row
            case _ if role == SORT_ROLE and column.sort is not None:
                answer = column.sort(row)
            case _:
                answer = None
        return answer

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if column.title_tip is None else plain_tip(column.title_tip()) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._title_spoken(section)
        return None

    def _tip(self, column: FigureColumn[Row], row: Row) -> str | None:
        """Return the tip of a cell; that a figure can be asked stands below it."""
        told = "" if column.tip is None else column.tip(row)
        if told and column.explains and column.text(row):
            told = f"{told}\n{_('Click the figure, or press Space: how it comes about')}"
        return plain_tip(told) or None

    def _spoken(self, row: Row) -> str:
        """Return the row as one sentence: every title with its figure."""
        return ", ".join(said for said in (_said(column, row) for column in self.columns) if said)

    def _title_spoken(self, section: int) -> str:
        title = self.columns[section].title()
        if self._order is None or self._order.column != section:
            return title
        spoken = _("{column}, largest first") if self._order.descending else _("{column}, smallest first")
        return spoken.format(column=title)


def _said(column: FigureColumn[Row], row: Row) -> str:
    text = column.text(row)
    return f"{column.title()}: {text}" if text else ""
