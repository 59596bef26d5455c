"""What is dragged onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.readiness import expect_file

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def dragged(event: QDropEvent) -> bool:
    """Say whether a file is being dragged; a process stands by for it, should it be dropped."""
    if dropped(event) is None:
        return False
    expect_file()
    return True


def dropped(event: QDropEvent) -> Path | None:
    """Return the first local file that is dragged, a project before others."""
    from loyalty_desktop.journey.project import is_project  # noqa: PLC0415 - nothing is dragged before the first paint

    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in files if is_project(path)), next(iter(files), None))
