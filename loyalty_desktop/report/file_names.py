"""Names as files may have them on every system."""

from __future__ import annotations

import re
import unicodedata

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$)\s*(?:\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""


def file_name(name: str, otherwise: str = "comments") -> str:
    """Return `name` without what no file name may hold; `otherwise` where nothing is left."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or sign < " " else sign for sign in name)
    bare = kept.strip(" .") or otherwise
    return f"_{bare}" if _DEVICE.match(bare) else bare


def free_name(name: str, taken: set[str]) -> str:
    """Return `name`, with a number where it is taken, and take it.

    Names that differ in capitals only, or in how accents are written, are the same to some systems.
    """
    name = unicodedata.normalize("NFC", name)
    free, number = name, 2
    while _key(free) in taken:
        free, number = f"{name} {number}", number + 1
    taken.add(_key(free))
    return free


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
