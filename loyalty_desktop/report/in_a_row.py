"""Sentences one behind the other, with a space between them where the language has one."""

from __future__ import annotations

from functools import reduce

from loyalty_desktop.i18n import gettext as _


def in_a_row(*sentences: str) -> str:
    """Return sentences as one text; empty ones are passed over."""
    return reduce(_two, (one for one in sentences if one), "")


def _two(first: str, second: str) -> str:
    return _("{first} {second}").format(first=first, second=second) if first else second
