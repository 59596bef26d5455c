"""The fonts of everything that is drawn or set: Japanese ones, whose Latin letters go along, and Latin ones.

The first that a machine has is used; nothing is downloaded. Slides and workbooks name one font, since Office knows no
lists.
"""

from __future__ import annotations

from loyalty_desktop.i18n import language

_JAPANESE = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "Meiryo",
    "BIZ UDPGothic",
    "MS PGothic",
    "IPAexGothic",
    "IPAGothic",
    "Droid Sans Fallback",
)
_LATIN = ("Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")
_WIDE = ("DejaVu Sans",)
FAMILIES: tuple[str, ...] = (*_JAPANESE, *_LATIN, *_WIDE)


def families_in_order() -> tuple[str, ...]:
    """Return the fonts for the language in use: English begins with Latin ones, as Japanese ones have wide quotes."""
    return FAMILIES if language() == "ja" else (*_LATIN, *_JAPANESE, *_WIDE)


def signs_among(fonts: tuple[str, ...]) -> str:
    """Return which of the fonts of a PC quotes and dots are taken from where those of the first are wide, '' for none.

    English has them narrow; where it is set in a Japanese font, another one has to help.
    """
    if language() == "ja" or not fonts or fonts[0] not in _JAPANESE:
        return ""
    return next((name for name in (*_LATIN, *_WIDE) if name in fonts), "")
