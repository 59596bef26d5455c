"""The answers that can be chosen for a filter, each with its count and whether it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.report.filter_choices import AnswerChoice

CHOICE_ROLE = Qt.ItemDataRole.UserRole
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class AnswerModel(QAbstractListModel):
    """All answers, of which a search shows some; what is ticked stays ticked while it is not shown.

    `single` lets only one answer be ticked at a time.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[AnswerChoice, ...] = ()
        self._shown: tuple[AnswerChoice, ...] = ()
        self._ticked: set[str] = set()
        self._most = 1
        self.single = False

    def show_choices(self, choices: tuple[AnswerChoice, ...], ticked: Iterable[str]) -> None:
        """Offer other answers, of which these are ticked, however they are written."""
        self.beginResetModel()
        wanted = {match_text(one) for one in ticked}
        self._all = self._shown = choices
        self._ticked = {one.value for one in choices if match_text(one.value) in wanted}
        self._most = max((one.count for one in choices), default=1) or 1
        self.endResetModel()

    def search(self, typed: str) -> None:
        """Show only the answers that hold what was typed."""
        wanted = match_text(typed)
        self.beginResetModel()
        self._shown = tuple(one for one in self._all if wanted in match_text(one.text))
        self.endResetModel()

    def values(self) -> tuple[str, ...]:
        """Return the ticked answers in the order in which they stand."""
        return tuple(one.value for one in self._all if one.value in self._ticked)

    def first_ticked(self) -> int:
        """Return the place of the first ticked answer that is shown, the first place where none is."""
        return next((at for at, one in enumerate(self._shown) if one.value in self._ticked), 0)

    def tick_shown(self, *, on: bool) -> None:
        """Tick all answers that are shown, or none of them."""
        shown = {one.value for one in self._shown}
        self._ticked = self._ticked | shown if on else self._ticked - shown
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.ticked.emit()

    def turn(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Tick an answer, or take its tick away."""
        choice = self.choice(index)
        if choice is None:
            return
        if self.single:
            self._ticked = set() if choice.value in self._ticked else {choice.value}
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        else:
            self._ticked ^= {choice.value}
            self.dataChanged.emit(self.index(index.row()), self.index(index.row()))
        self.ticked.emit()

    def choice(self, index: QModelIndex | QPersistentModelIndex) -> AnswerChoice | None:
        """Return the answer at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(  # noqa: PLR0911 - one answer a role
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        choice = self.choice(index)
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return _ON if choice.value in self._ticked else _OFF
        if role == CHOICE_ROLE:
            return choice
        if role == SHARE_ROLE:
            return choice.count / self._most
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(choice.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            counted = ngettext("{text}, {count:,} respondent", "{text}, {count:,} respondents", choice.count)
            return counted.format(text=choice.text, count=choice.count)
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick by the means of those who hear the screen."""
        if role != Qt.ItemDataRole.CheckStateRole or self.choice(index) is None:
            return False
        if Qt.CheckState(value) != self.data(index, role):
            self.turn(index)
        return True
