"""Telling those who hear the screen that something appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget) -> None:
    """Have the accessible name of a widget that just appeared read out."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - costs milliseconds before the first paint

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
