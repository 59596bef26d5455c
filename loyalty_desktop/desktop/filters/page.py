"""What a way of filtering has to offer to the popover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from loyalty_desktop.compute.admission import Admission
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Filter, Measure
    from loyalty_desktop.report.filter_choices import FilterColumn, FilterKind


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what a filter is to be made: a column, in which way, counted; `old` is the filter that is being changed."""

    column: FilterColumn
    kind: FilterKind
    counted: Admission
    measure: Measure
    old: Filter | None


class Page(QWidget):
    """Makes a filter of one column in one way."""

    edited = Signal()
    """What `made` returns is another one."""

    def show_column(self, asked: Asked) -> None:
        """Offer what a column has."""
        raise NotImplementedError

    def made(self) -> Filter | None:
        """Return the filter as it stands; None while nothing is chosen."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError


def field(look: Look, parent: QWidget | None = None) -> QLineEdit:
    """Return a line to type in."""
    made = QLineEdit(parent)
    made.setFont(look.font(12.5))
    made.setMinimumHeight(30)
    return made
