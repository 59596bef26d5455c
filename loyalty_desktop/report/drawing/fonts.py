"""The fonts of everything that is drawn or set: Japanese ones, whose Latin letters go along, then Latin ones.

The first that a machine has is used; nothing is downloaded. Slides and workbooks name one font, since Office knows no
lists.
"""

from __future__ import annotations

FAMILIES: tuple[str, ...] = (
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
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
)
