"""How figures of groups, waves and words are named: the path of `analyze --json` with names in place of numbers."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from loyalty_desktop.journey.model import Grouping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.reading import ColumnKey

_LONGEST = 40


def part(text: str) -> str:
    """Return a text of the survey as one part of a path: without slashes that would part it."""
    return text.replace("%", "%25").replace("/", "%2F")


def axis_path(by: Sequence[ColumnKey | Grouping]) -> str:
    """Return the path of one comparison in `segments`: by the heading, or the user's own groups, that it is by."""
    return f"segments/{part(' × '.join(_name(one) for one in by))}"


def axis_slug(by: Sequence[ColumnKey | Grouping]) -> str:
    """Return the letters and digits of what a comparison is by, for the name of a table; no two have the same."""
    name = "_".join(_name(one) for one in by)
    slug = re.sub(r"\W+", "_", name).strip("_")[:_LONGEST]
    return slug if slug == name else f"{slug}_{zlib.crc32(name.encode()):08x}"


def _name(by: ColumnKey | Grouping) -> str:
    if isinstance(by, Grouping):
        return f"{by.name} ({by.column.heading})"
    return by.heading if by.occurrence == 1 else f"{by.heading} ({by.occurrence})"
