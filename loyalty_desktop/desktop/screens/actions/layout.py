"""How the parts of the screen of actions stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.panel import Panel, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence


def head_of(title: QWidget, subtitle: QWidget, buttons: Sequence[QWidget]) -> QWidget:
    """Return the line above everything."""
    box = QWidget()
    box.setFixedHeight(32)
    head = row(box, gap=12)
    head.addWidget(title)
    head.addWidget(subtitle, 1)
    for part in buttons:
        head.addWidget(part)
    return box


def fill_content(content: QWidget, above: Sequence[QWidget], rows: Sequence[QWidget], below: Sequence[QWidget]) -> None:
    """Put the rows, with what is said where there are none, between what is above and the two parts below them."""
    parts = column(content, gap=12)
    for one in above:
        parts.addWidget(one)
    panel = Panel()
    lines = column(panel, (1, 1, 1, 6))
    table, none_here = rows
    lines.addWidget(table, 1)
    lines.addWidget(none_here, 0, Qt.AlignmentFlag.AlignCenter)
    parts.addWidget(panel, 1)
    more, verify = below
    parts.addWidget(more, 1)
    parts.addWidget(verify)
