"""What every screen is: a function of the workspace and the look, drawn only while somebody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


class Screen(QWidget):
    """A screen; subclasses build their widgets in `__init__` and then implement the two methods below.

    `draw` shows `workspace.state` in the present look and language, `mark` shows `workspace.selection`. They are
    called when something changed, at once when the screen is visible, else when it is shown next.
    """

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.look = look
        self._stale = True
        workspace.changed.connect(self._on_changed)
        workspace.selection_changed.connect(self._on_selection_changed)
        look.changed.connect(self._on_changed)

    def draw(self) -> None:
        """Show the state: texts, figures, pictures, and the selection too."""
        raise NotImplementedError

    def mark(self) -> None:
        """Show what is chosen; nothing else has changed."""
        raise NotImplementedError

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._draw()

    def _on_selection_changed(self) -> None:
        if self.isVisible() and not self._stale:
            self.mark()

    def _draw(self) -> None:
        self._stale = False
        self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._draw()
        else:
            self.mark()
