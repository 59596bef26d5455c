"""Templates of companies, good and bad, made for the tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.util import Inches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[str, bytes], bytes]

MAIN = b"presentationml.presentation.main+xml"


def company(path: Path, *, east: str = "Meiryo", wide: bool = False) -> Any:
    """Write a template with fonts and colours of its own, two sample slides and sections."""
    deck = Presentation()
    if wide:
        deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    part: Any = next(one.target_part for one in deck.slide_master.part.rels.values() if "theme" in one.reltype)
    blob = part.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Georgia"/>')
    part._blob = blob.replace(b'<a:ea typeface=""/>', f'<a:ea typeface="{east}"/>'.encode()).replace(
        b"4F81BD", b"7A1FA2"
    )
    for title in ("Sample one", "Sample two"):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = title
    deck.save(str(path))
    return deck


def changed(path: Path, change: Change, *more: tuple[str, bytes]) -> None:
    """Rewrite each part of a file, and add others."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more:
            new.writestr(name, content)


def as_type(kind: bytes) -> Change:
    """Return a change of the file's main content type."""

    def change(name: str, content: bytes) -> bytes:
        return content.replace(MAIN, kind) if name == "[Content_Types].xml" else content

    return change
