"""Icons: one drawing each in resources/icons, coloured by role."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from loyalty_desktop.desktop.look import Look


def pixmap(look: Look, name: str, role: str, size: int = 20, ratio: float = 2.0) -> QPixmap:
    """Return the drawing `name` in the colour of `role`, `size` pixels wide; an unknown name raises OSError."""
    return _drawn(name, look.colour(role).name(), size, ratio)


def icon(look: Look, name: str, role: str = "ink", size: int = 20) -> QIcon:
    """Return the drawing `name` as an icon for buttons and menus, faint while disabled."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - its many names take long to make, the first paint needs none

    made = QIcon(pixmap(look, name, role, size))
    made.addPixmap(pixmap(look, name, "disabled", size), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
