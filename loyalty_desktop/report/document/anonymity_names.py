"""Whom hidden figures are about, so that they are hidden in every chart, table and sentence of a section."""

from __future__ import annotations

import re

import msgspec

_SMALL_N = re.compile(
    r"n\s*=\s*(\d[\d,]*)|(?<![\d,.])(\d[\d,]*)\s?(?:people|person|respondents?|customers?|人(?!未満|以|あたり|当たり))"
)
_DIGIT = re.compile(r"\d")


class Names(msgspec.Struct, frozen=True):
    """Names of groups with how many they are, None where that is not told.

    Nothing is shown of those `found`; of those `parted` a count is hidden, which their shares and scores would tell.
    """

    found: tuple[tuple[str, int | None], ...] = ()
    parted: tuple[tuple[str, int | None], ...] = ()

    def has(self, name: str, n: int | None) -> bool:
        """Say whether nothing is shown of a group; where both say how many it is, they must say the same."""
        return _is_among(name, n, self.found)

    def touches(self, name: str, n: int | None) -> bool:
        """Say whether a group is hidden as a whole or in part."""
        return _is_among(name, n, (*self.found, *self.parted))

    def with_others(self, others: Names) -> Names:
        """Return these and the others, each once."""
        return Names(
            tuple(dict.fromkeys((*self.found, *others.found))), tuple(dict.fromkeys((*self.parted, *others.parted)))
        )

    def is_told_in(self, sentence: str, least: int) -> bool:
        """Say whether a sentence gives figures of one of them, or tells of fewer than `least` people."""
        sizes = (int("".join(one).replace(",", "")) for one in _SMALL_N.findall(sentence))
        if any(0 < one < least for one in sizes):
            return True
        return any(
            name in sentence and _DIGIT.search(sentence.replace(name, ""))
            for name, _n in (*self.found, *self.parted)
            if any(letter.isalpha() for letter in name)
        )


def _is_among(name: str, n: int | None, those: tuple[tuple[str, int | None], ...]) -> bool:
    return bool(name) and any(name == other and (n is None or size is None or n == size) for other, size in those)
