"""The system's own dialogs that ask for files and folders of a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_folder(parent: QWidget, now: Path) -> Path | None:
    """Ask for the folder of a report."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Choose the folder"), str(now))
    return Path(chosen) if chosen else None


def ask_template(parent: QWidget, near: Path) -> Path | None:
    """Ask for the template of slides."""
    kinds = _("PowerPoint templates") + " (*.potx *.pptx)"
    return _open(parent, _("Choose the template"), near, kinds)


def ask_deck(parent: QWidget, near: Path) -> Path | None:
    """Ask for slides made earlier."""
    return _open(parent, _("Choose the deck to update"), near, _("PowerPoint slides") + " (*.pptx)")


def ask_picture(parent: QWidget, proposed: Path) -> tuple[Path, int] | None:
    """Ask where to write a picture; return the file, and how many pixels a PNG has for each of the picture."""
    scales = {_("PNG picture, {scale}×").format(scale=scale) + " (*.png)": scale for scale in (2, 1, 3)}
    svg = _("SVG drawing") + " (*.svg)"
    chosen, kind = QFileDialog.getSaveFileName(
        parent, _("Save the picture"), str(proposed.with_suffix(".png")), ";;".join((*scales, svg))
    )
    if not chosen:
        return None
    path = Path(chosen)
    ending = ".svg" if kind == svg else ".png"
    if path.suffix.casefold() not in {".png", ".svg"}:
        path = path.with_name(path.name + ending)
    return path, scales.get(kind, 2)


def _open(parent: QWidget, title: str, near: Path, kinds: str) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(near), kinds)
    return Path(chosen) if chosen else None
