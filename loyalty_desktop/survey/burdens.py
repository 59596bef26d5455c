"""Headings that ask for a burden: the more effort, trouble or stress there was, the worse it is."""

from __future__ import annotations

from loyalty_desktop.survey.keywords import mentions


def asks_for_burden(words: str) -> bool:
    """Say whether a heading (plain, lower case) asks how great a burden was, not how satisfied somebody is with it."""
    return mentions(words, "burden") and not mentions(words, "satisfaction")
