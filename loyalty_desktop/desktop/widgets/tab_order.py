"""The place in the order of the Tab key of widgets that are made later than what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


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
