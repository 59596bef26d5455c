"""Drawings as PNG, by the same typesetter and the same template as the PDF: both look alike."""

from __future__ import annotations

import msgspec

from loyalty_desktop.report.drawing.fonts import signs_among
from loyalty_desktop.report.drawing.primitives import Drawing
from loyalty_desktop.report.pages.typesetting import families, pictures

_POINTS = 72


class _Picture(msgspec.Struct, frozen=True):
    """What the template is given."""

    fonts: tuple[str, ...]
    drawing: Drawing
    signs: str = ""


def png_of(drawing: Drawing, scale: float = 2.0) -> bytes:
    """Return the drawing as a picture with `scale` pixels a point, rounded to whole pixels.

    The first one looks for the fonts of the PC, which takes a moment. Raises LoyaltyError where the typesetter fails.
    """
    known = families()
    (page,) = pictures("picture.typ", _Picture(known, drawing, signs_among(known)), _POINTS * scale)
    return page
