"""Names as files may have them on every system."""

from __future__ import annotations


def file_name(name: str, otherwise: str = "comments") -> str:
    """Return `name` without what no file name may hold; `otherwise` where nothing is left."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or sign < " " else sign for sign in name)
    return kept.strip(" .") or otherwise
