"""One word of a comment as it is counted."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A word that says something: what it is counted as, and where it stands in the folded text.

    `word` is the form of the dictionary, with its negation where it has one: 良い, 良くない, not good. `near` says that
    only small words stand between it and the unit before, and `link` what they are where the two read as a phrase.
    """

    word: str
    start: int
    end: int
    near: bool
    link: str = ""
