"""The place in the order of the Tab key of widgets that are made later than what stands around them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def follow(place: QWidget, made: Iterable[QWidget]) -> None:
    """Have Tab come to these widgets, one after the other, where `place` stands: Qt puts what is new at the end."""
    before = place
    while not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        earlier = before.previousInFocusChain()
        if earlier is None or earlier is place:  # nothing else takes the keyboard
            return
        before = earlier
    for widget in made:
        QWidget.setTabOrder(before, widget)
        before = widget


def stop_while_it_scrolls(area: QScrollArea) -> None:
    """Have Tab come to what scrolls only as long as something in it does not fit."""

    def fit(_least: int, most: int) -> None:
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)

    fit(0, area.verticalScrollBar().maximum())
    area.verticalScrollBar().rangeChanged.connect(fit)


def as_laid_out(*layouts: QLayout) -> None:
    """Have Tab go through all that stands in these layouts from top to bottom, whenever it was made."""
    for before, after in pairwise([one for layout in layouts for one in _stops(layout)]):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    """Return what takes the keyboard in a layout, and in those inside it, one after the other."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        inside = inner if inner is not None else None if widget is None else widget.layout()
        if inside is not None:
            yield from _stops(inside)
