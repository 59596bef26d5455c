"""At the start: looks beside the window whether a program that has died left unsaved work, and offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.keeping import left_behind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.journey.recovery import Kept

_LINE = "left behind"


def offer_left_behind(parts: Parts, parent: QWidget, may_leave: Callable[[], bool]) -> None:
    """Look for unsaved work and show it, if there is any; `may_leave` says whether what is open may go for it."""
    folder = parts.keeping.file.parent
    ticket = parts.jobs.start(_LINE, lambda _running: left_behind(folder))
    ticket.done.connect(lambda left: _offer(parts, parent, may_leave, left) if left else None)


def _offer(parts: Parts, parent: QWidget, may_leave: Callable[[], bool], left: tuple[tuple[Path, Kept], ...]) -> None:
    from loyalty_desktop.desktop.rescue_dialog import RescueDialog  # noqa: PLC0415 - hardly ever needed

    def show(file: Path, kept: Kept) -> None:
        if may_leave():
            parts.documents.open_kept(kept, lambda: parts.keeping.take_over(file))

    dialog = RescueDialog(parts.look, left, parent)
    dialog.open_wanted.connect(show)
    dialog.open()
